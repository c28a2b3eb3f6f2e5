import type { EventEnvelope } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMendian } from '../create-mendian.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()

const nothingElse = {
  expiredBookings: 0,
  expiredOrders: 0,
  expiredLots: 0,
  reviewedTiers: 0,
  tendedWaitlistEntries: 0,
  tendedCards: 0,
  purgedHolds: 0,
  pulledCalendars: 0,
  failedCalendars: 0,
}

describe.each(databases)('events on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let failing: (event: EventEnvelope) => boolean
  let seen: EventEnvelope[]

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    seen = []
    salon = await openSalon(database.storage, {
      onEvent: async (event) => {
        if (failing(event)) throw new Error('the receiver is down')
        seen.push(event)
      },
    })
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    // What an earlier test left: the outbox is one for all tenants.
    failing = () => false
    await salon.mendian.jobs.run()
    seen.length = 0
  })

  const book = (clock: string): Promise<Answer> =>
    salon.call(
      'POST /v1/bookings',
      {
        locationId: ids.location,
        customerId: ids.wang,
        startsAt: `2026-11-21T${clock}:00+08:00`,
        segments: [{ serviceId: ids.cut, staffId: ids.lin }],
      },
      { headers: { 'x-request-id': 'req-book' } },
    )

  test('tell the whole booking as the caller saw it, and what was before', async () => {
    const made = await book('12:00')
    const path = `POST /v1/bookings/${textOf(made, 'id')}`
    const moved = await salon.call(`${path}/reschedule`, { startsAt: '2026-11-21T15:00:00+08:00' })
    expect(await salon.mendian.jobs.run()).toEqual({
      delivered: 2,
      failed: 0,
      purgedIdempotencyRecords: 0,
      ...nothingElse,
    })
    expect(seen[0]).toEqual({
      id: expect.stringMatching(/^evt_[0-9a-z]{26}$/),
      type: 'booking.created',
      schemaVersion: 1,
      tenantId: salon.tenantId,
      locationId: ids.location,
      subject: { kind: 'BOOKING', id: made.body.id, version: 1 },
      occurredAt: '2026-11-21T01:00:00.000Z',
      actor: { kind: 'API_KEY', id: expect.stringMatching(/^key_/) },
      requestId: 'req-book',
      data: { booking: made.body },
    })
    expect(seen[1]).toMatchObject({
      type: 'booking.rescheduled',
      subject: { version: 2 },
      data: { booking: moved.body, previous: made.body },
    })
  })

  test('come of every step of a visit and its bill, in order', async () => {
    const made = await book('12:00')
    const id = textOf(made, 'id')
    const lines = [{ kind: 'BOOKING_SEGMENT', bookingId: id }]
    const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.wang, lines })
    const tenders = [{ kind: 'CASH', tenderedMinor: 100_000 }]
    const key = { headers: { 'idempotency-key': 'pay' } }
    await salon.call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders }, key)
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: made.body.redemptionCode })
    await salon.call(`POST /v1/bookings/${id}/start`)
    await salon.call(`POST /v1/bookings/${id}/complete`)
    await salon.mendian.jobs.run()
    const of = (kind: string): unknown[] =>
      seen
        .filter(({ type }) => type.startsWith(`${kind.toLowerCase()}.`))
        .map(({ type, subject }) => [type, subject.version])
    expect(of('BOOKING')).toEqual([
      ['booking.created', 1],
      ['booking.arrived', 2],
      ['booking.started', 3],
      ['booking.completed', 4],
    ])
    expect(of('ORDER')).toEqual([
      ['order.created', 1],
      ['order.paid', 2],
      ['order.completed', 3],
    ])
  })

  test('come of what was done, once: not of refusals, nor of replays', async () => {
    await book('12:00')
    expect((await book('12:00')).status).toBe(409)
    await salon.mendian.jobs.run()
    expect(await salon.mendian.jobs.run()).toEqual({
      delivered: 0,
      failed: 0,
      purgedIdempotencyRecords: 0,
      ...nothingElse,
    })
    expect(seen).toHaveLength(1)
  })

  test('that a receiver fails on come again with the same id, later and later', async () => {
    await book('12:00')
    const attempts: number[] = []
    failing = () => {
      attempts.push(salon.clock.nowMs() - nineMs)
      return true
    }
    for (let second = 0; second <= 40; second += 1) {
      salon.clock.set(nineMs + second * 1000)
      await salon.mendian.jobs.run()
    }
    expect(attempts).toEqual([0, 5000, 15_000, 35_000])
    failing = () => false
    salon.clock.set(nineMs + 3_600_000)
    expect(await salon.mendian.jobs.run()).toMatchObject({ delivered: 1, failed: 0 })
    expect(seen.map(({ type }) => type)).toEqual(['booking.created'])
  })

  test('that a receiver fails on hold no others back', async () => {
    const first = await book('12:00')
    const second = await book('14:00')
    failing = ({ subject }) => subject.id === first.body.id
    expect(await salon.mendian.jobs.run()).toMatchObject({ delivered: 1, failed: 1 })
    expect(seen.map(({ subject }) => subject.id)).toEqual([second.body.id])
  })

  test('of more than one batch all arrive in one run', async () => {
    const lines = [{ kind: 'PRODUCT', productId: ids.shampoo }]
    for (let n = 0; n < 130; n += 1)
      await salon.mendian.engine.orders.create(salon.context, { locationId: ids.location, lines } as never)
    expect(await salon.mendian.jobs.run()).toMatchObject({ delivered: 130, failed: 0 })
    expect(new Set(seen.map(({ id }) => id)).size).toBe(130)
  })

  test('are handed to one of two workers at a time', async () => {
    for (const clock of ['10:00', '11:00', '12:00', '13:00', '14:00']) await book(clock)
    await Promise.all([salon.mendian.jobs.run(), salon.mendian.jobs.run(), salon.mendian.jobs.run()])
    expect(seen).toHaveLength(5)
  })

  test('left of a batch that outlasts its lease are left to whoever leases them next', async () => {
    for (const clock of ['10:00', '11:00', '12:00']) await book(clock)
    const handled: EventEnvelope[] = []
    const onEvent = (event: EventEnvelope): void => void handled.push(event)
    const next = createMendian({ storage: database.storage, clock: salon.clock, onEvent })
    const slow = createMendian({
      storage: database.storage,
      clock: salon.clock,
      onEvent: async (event) => {
        handled.push(event)
        salon.clock.set(salon.clock.nowMs() + 30_000)
        await next.jobs.run()
      },
    })
    await slow.jobs.run()
    const times = new Map<string, number>()
    for (const { tenantId, subject } of handled) {
      if (tenantId === salon.tenantId) times.set(subject.id, (times.get(subject.id) ?? 0) + 1)
    }
    expect([...times.values()]).toEqual([2, 1, 1])
  })

  test('arrive although another job fails, which is told of in the end', async () => {
    await book('12:00')
    const { storage } = database
    const platform = { ...storage.platform, ordersOverdue: () => Promise.reject(new Error('it took too long')) }
    const handled: EventEnvelope[] = []
    const onEvent = (event: EventEnvelope): void => void handled.push(event)
    const troubled = createMendian({ storage: { ...storage, platform }, clock: salon.clock, onEvent })
    await expect(troubled.jobs.run()).rejects.toThrow('expire orders: Error: it took too long')
    expect(handled).toHaveLength(1)
  })

  test('stay in the outbox, unleased, where nobody handles them', async () => {
    await book('12:00')
    const silent = createMendian({ storage: database.storage, clock: salon.clock })
    expect(await silent.jobs.run()).toMatchObject({ delivered: 0, failed: 0 })
    expect(await salon.mendian.jobs.run()).toMatchObject({ delivered: 1 })
  })

  test('are handed over by the clock once the jobs are started, and no more once they are stopped', async () => {
    const { jobs } = salon.mendian
    jobs.start(5)
    jobs.start(5)
    await book('12:00')
    await expect.poll(() => seen.length).toBe(1)
    await jobs.stop()
    await book('14:00')
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(seen).toHaveLength(1)
  })
})
