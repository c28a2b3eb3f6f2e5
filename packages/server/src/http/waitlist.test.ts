import { StorageError } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMendian } from '../create-mendian.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const at = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const noon = at('12:00')
const anyVersion = { headers: { 'if-match': '"1"' } }

describe.each(databases)('B11 waitlist on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    await salon.mendian.jobs.run()
    salon.events.length = 0
  })

  /** A manicure at noon, or so: there is one chair for it. */
  const book = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      locationId: ids.location,
      customerId: ids.zhao,
      startsAt: noon,
      segments: [{ serviceId: ids.manicure }],
      ...more,
    })
  const wait = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/waitlist-entries', {
      locationId: ids.location,
      customerId: ids.wang,
      segments: [{ serviceId: ids.manicure }],
      ranges: [{ from: noon, to: at('12:15') }],
      ...more,
    })
  const of = (entry: Answer, command: string, body: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/waitlist-entries/${textOf(entry, 'id')}/${command}`, body)
  const read = (entry: Answer): Promise<Answer> => salon.call(`GET /v1/waitlist-entries/${textOf(entry, 'id')}`)
  const cancel = (booked: Answer): Promise<Answer> => salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/cancel`)
  const states = async (...entries: readonly Answer[]): Promise<readonly unknown[]> =>
    Promise.all(entries.map(async (entry) => (await read(entry)).body.state))
  /** What the jobs do that many seconds later. */
  const later = async (seconds: number): Promise<void> => {
    salon.clock.set(salon.clock.nowMs() + seconds * 1000)
    await salon.mendian.jobs.run()
  }
  const told = (entry: Answer): readonly string[] =>
    salon.events.filter(({ subject }) => subject.id === entry.body.id).map(({ type }) => type)
  const configure = (more: object): Promise<Answer> =>
    salon.call(`PATCH /v1/locations/${ids.location}`, more, anyVersion)

  test('the longest waiting is offered what becomes free, and the next when they let it pass', async () => {
    const booked = await book()
    const first = await wait()
    expect(first).toMatchObject({ status: 201, body: { state: 'WAITING', offer: null, expiresAt: at('12:15') } })
    salon.clock.set(nineMs + 1)
    const second = await wait({ customerId: ids.zhao })
    await later(10)
    await cancel(booked)
    await later(10)
    expect(await states(first, second)).toEqual(['OFFERED', 'WAITING'])
    const offered = await read(first)
    expect(offered.body.offer).toMatchObject({ startsAt: noon, endsAt: at('14:00') })
    // The time is kept: neither the other nor a stranger gets it.
    expect(await of(second, 'offer', { startsAt: noon })).toMatchObject({
      status: 409,
      body: { code: 'capacity_full' },
    })
    expect(await book()).toMatchObject({ status: 409, body: { code: 'capacity_full' } })
    await later(3600)
    expect(await states(first, second)).toEqual(['WAITING', 'OFFERED'])
    const accepted = await of(second, 'accept')
    expect(accepted).toMatchObject({ status: 201, body: { startsAt: noon, state: 'CONFIRMED', customerId: ids.zhao } })
    expect((await read(second)).body).toMatchObject({ state: 'BOOKED', bookingId: accepted.body.id, offer: null })
    await later(0)
    expect(told(first)).toEqual(['created', 'offered', 'offer_expired'].map((type) => `waitlist_entry.${type}`))
    expect(told(second)).toEqual(['created', 'offered', 'booked'].map((type) => `waitlist_entry.${type}`))
  })

  test('so many wait at one location at most', async () => {
    const first = await wait()
    const { tenantId } = salon.context
    await database.storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
      const entry = await tx.waitlistEntries.find(textOf(first, 'id') as never)
      if (!entry) throw new Error('somebody waits')
      for (let n = 1; n < 500; n += 1) await tx.waitlistEntries.insert({ ...entry, id: `wle_${n}` as never })
    })
    const full = { code: 'waitlist_full', details: { maxWaiting: 500 } }
    expect(await wait({ customerId: ids.zhao })).toMatchObject({ status: 409, body: full })
    await of(first, 'withdraw')
    expect((await wait({ customerId: ids.zhao })).status).toBe(201)
  })

  test('somebody who may have so many visits to come is not offered more', async () => {
    await configure({ maxOpenBookingsPerCustomer: 1 })
    const [first, second] = [await wait(), await wait({ ranges: [{ from: at('16:00'), to: at('16:15') }] })]
    await later(10)
    expect(await states(first, second)).toEqual(['OFFERED', 'WAITING'])
    await later(10)
    expect(await states(first, second)).toEqual(['OFFERED', 'WAITING'])
    await of(first, 'decline')
    await later(10)
    expect(await states(first, second)).toEqual(['DECLINED', 'OFFERED'])
  })

  test('however time becomes free, who waits gets it', async () => {
    const block = { locationId: ids.location, startsAt: noon, segments: [{ serviceId: ids.manicure }] }
    const shifts = [{ date: '2026-11-22', startTime: '10:00', endTime: '20:00' }]
    const tomorrow = { ranges: [{ from: '2026-11-22T10:00:00+08:00', to: '2026-11-22T18:00:00+08:00' }] }
    const act = (booked: Answer, command: string, body: object = {}): Promise<Answer> =>
      salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/${command}`, body)
    const approve = (requiresApproval: boolean): Promise<unknown> =>
      salon.mendian.engine.services.update(
        { ...salon.context, expectedVersion: requiresApproval ? 1 : 2 },
        { id: ids.manicure, requiresApproval },
      )
    const freed: readonly (readonly [
      how: string,
      take: () => Promise<Answer>,
      free: (taken: Answer) => Promise<unknown>,
    ])[] = [
      ['cancelled', book, cancel],
      ['moved', book, (booked) => act(booked, 'reschedule', { startsAt: at('16:00') })],
      ['lapsed', () => salon.call('POST /v1/slot-holds', { ...block, ttlSeconds: 30 }), () => later(30)],
      [
        'released',
        () => salon.call('POST /v1/slot-holds', block),
        (held) => salon.call(`POST /v1/slot-holds/${held.body.id}/release`, { holdToken: held.body.holdToken }),
      ],
    ]
    for (const [how, take, free] of freed) {
      const taken = await take()
      expect(taken.status, how).toBe(201)
      const entry = await wait()
      await later(10)
      expect(await states(entry), how).toEqual(['WAITING'])
      await free(taken)
      await later(10)
      expect(await states(entry), how).toEqual(['OFFERED'])
      await of(entry, 'withdraw')
      if (how === 'moved') await cancel(taken)
    }
    await approve(true)
    await configure({ pendingTimeoutMinutes: 1 })
    for (const how of ['declined', 'expired']) {
      const pending = await book()
      expect(pending.body.state).toBe('PENDING')
      const entry = await wait()
      await later(10)
      expect(await states(entry), how).toEqual(['WAITING'])
      if (how === 'declined') await act(pending, 'decline', { reason: 'full' })
      await later(50)
      expect(await states(entry), how).toEqual(['OFFERED'])
      await of(entry, 'withdraw')
    }
    await approve(false)
    const entry = await wait({ ...tomorrow, segments: [{ serviceId: ids.cut }] })
    await later(10)
    await salon.call('POST /v1/shifts', { locationId: ids.location, staffId: ids.lin, shifts })
    await later(10)
    expect((await read(entry)).body.offer).toMatchObject({ startsAt: '2026-11-22T10:00:00+08:00' })
  })

  test('a customer who stays away leaves what is left of their time to who waits', async () => {
    const booked = await book()
    const entry = await wait({ ranges: [{ from: noon, to: at('13:00') }] })
    salon.clock.set(Date.parse(at('12:10')))
    await later(0)
    expect(await states(entry)).toEqual(['WAITING'])
    await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/mark-no-show`)
    await later(10)
    expect((await read(entry)).body.offer).toMatchObject({ startsAt: at('12:15'), expiresAt: at('12:15') })
  })

  test('where everybody is told at once, the first to accept has the time', async () => {
    await configure({ waitlistPolicy: 'BROADCAST' })
    const booked = await book()
    const entries = [await wait(), await wait({ customerId: ids.zhao })]
    await later(10)
    await cancel(booked)
    await later(10)
    await later(10)
    for (const entry of entries) {
      expect(told(entry)).toEqual(['waitlist_entry.created', 'waitlist_entry.notified'])
      expect((await read(entry)).body).toMatchObject({ state: 'WAITING', notifiedStarts: [{ from: noon }] })
    }
    expect(await of(entries[0] as Answer, 'accept')).toMatchObject({ status: 422, body: { code: 'start_missing' } })
    const early = await of(entries[0] as Answer, 'accept', { startsAt: at('11:00') })
    expect(early).toMatchObject({ status: 422, body: { code: 'start_does_not_suit' } })
    const answers = await Promise.all(entries.map((entry) => of(entry, 'accept', { startsAt: noon })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('capacity_full')
    expect([...(await states(...entries))].sort()).toEqual(['BOOKED', 'WAITING'])
  })

  test('staff offer a start by hand, for as long as they say', async () => {
    await configure({ waitlistOfferMinutes: 5 })
    const entry = await wait({ ranges: [{ from: noon, to: at('15:00') }] })
    const offer = (body: object): Promise<Answer> => of(entry, 'offer', body)
    expect(await offer({ startsAt: at('16:00') })).toMatchObject({ status: 422, body: { code: 'start_does_not_suit' } })
    const offered = await offer({ startsAt: at('13:00') })
    expect(offered).toMatchObject({ status: 200, body: { state: 'OFFERED', offer: { expiresAt: at('09:05') } } })
    expect(await offer({ startsAt: at('13:00') })).toMatchObject({
      status: 409,
      body: { code: 'waitlist_state_forbids', details: { state: 'OFFERED', allowedFrom: ['WAITING'] } },
    })
    expect(await of(entry, 'decline', { keepWaiting: true })).toMatchObject({
      status: 200,
      body: { state: 'WAITING', offer: null, passedTimes: [{ from: at('13:00'), to: at('15:00') }] },
    })
    expect(await offer({ startsAt: at('13:00'), offerMinutes: 30 })).toMatchObject({
      body: { offer: { expiresAt: at('09:30') } },
    })
    expect(await of(entry, 'decline')).toMatchObject({ body: { state: 'DECLINED' } })
    expect(await of(entry, 'accept')).toMatchObject({ status: 409, body: { code: 'waitlist_state_forbids' } })
    expect(await book({ startsAt: at('13:00') })).toMatchObject({ status: 201 })
  })

  test('an offer is over at its end, looked after or not', async () => {
    const entry = await wait()
    await later(0)
    salon.clock.set(nineMs + 3_600_000)
    expect(await of(entry, 'accept')).toMatchObject({ status: 409, body: { code: 'hold_expired' } })
    expect(await book()).toMatchObject({ status: 201 })
    await later(0)
    expect(await states(entry)).toEqual(['WAITING'])
  })

  test('a wait ends with its last range, or when it was to end', async () => {
    const booked = await book()
    const entries = [await wait(), await wait({ expiresAt: at('10:00') })]
    expect(entries.map(({ body }) => body.expiresAt)).toEqual([at('12:15'), at('10:00')])
    salon.clock.set(Date.parse(at('10:00')))
    await later(0)
    expect(await states(...entries)).toEqual(['WAITING', 'EXPIRED'])
    salon.clock.set(Date.parse(at('12:15')))
    await later(0)
    expect(await states(...entries)).toEqual(['EXPIRED', 'EXPIRED'])
    await later(3600)
    expect(booked.status).toBe(201)
    expect(await wait()).toMatchObject({ status: 409, body: { code: 'waiting_time_over' } })
  })

  test('however many look after a list at once, nobody has two offers and nothing is offered twice', async () => {
    const booked = await book()
    const entries = await Promise.all(Array.from({ length: 6 }, (_, n) => wait({ note: `no. ${n}` })))
    await cancel(booked)
    salon.clock.set(nineMs + 10_000)
    const by = entries[3] as Answer
    await Promise.all([
      ...Array.from({ length: 4 }, () => salon.mendian.jobs.run()),
      of(by, 'offer', { startsAt: noon }),
      of(entries[5] as Answer, 'withdraw'),
    ])
    const offered = rowsOf(await salon.call(`GET /v1/waitlist-entries?locationId=${ids.location}&state=OFFERED`))
    expect(offered).toHaveLength(1)
    const entry = { ...by, body: offered[0] ?? {} }
    const answers = await Promise.all([
      of(entry, 'accept'),
      of(entry, 'accept'),
      of(entry, 'decline'),
      of(entry, 'accept'),
    ])
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
  })

  test('entries are listed by place, customer and state', async () => {
    const mine = await wait()
    await wait({ customerId: ids.zhao })
    const list = async (query: string): Promise<number> =>
      rowsOf(await salon.call(`GET /v1/waitlist-entries?locationId=${ids.location}&${query}`)).length
    expect(await list('')).toBe(2)
    expect(await list('limit=1')).toBe(1)
    expect(await list(`customerId=${ids.wang}`)).toBe(1)
    await of(mine, 'withdraw')
    expect(await list('state=WAITING')).toBe(1)
    expect(await list('state=WITHDRAWN')).toBe(1)
  })

  test('a waitlist that cannot be looked after now holds up neither the next run nor the events', async () => {
    const booked = await book()
    const entry = await wait()
    await cancel(booked)
    salon.clock.set(salon.clock.nowMs() + 10_000)
    const { storage } = database
    const delivered: string[] = []
    const mendian = createMendian({
      clock: salon.clock,
      onEvent: ({ type, subject }) => void (subject.id === booked.body.id && delivered.push(type)),
      storage: {
        ...storage,
        read: (scope, work) =>
          scope.tenantId === salon.tenantId
            ? Promise.reject(new StorageError('UNAVAILABLE', 'gone'))
            : storage.read(scope, work),
      },
    })
    await mendian.jobs.run()
    expect(delivered).toContain('booking.cancelled')
    expect(await states(entry)).toEqual(['WAITING'])
    await later(10)
    expect(await states(entry)).toEqual(['OFFERED'])
  })
})
