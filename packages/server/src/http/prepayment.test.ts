import type { Actor } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settlePrepayment } from '../engine/bookings/settle-prepayment.ts'
import type { WriteRun } from '../engine/operation.ts'
import { uuidV7Ids } from '../ids.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const noon = '2026-11-21T12:00:00+08:00'
const cashier: Actor = { kind: 'SYSTEM', id: 'cashier', permissions: [] }

describe.each(databases)('BK-03 and B19 prepayment on $name', ({ open }) => {
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
    const { engine } = salon.mendian
    const prepayment = { kind: 'DEPOSIT', percentBasisPoints: 3000 } as const
    done(await engine.locations.update({ ...salon.context, expectedVersion: 1 }, { id: ids.location, prepayment }))
  })

  const visit = (more: object = {}): Record<string, unknown> => ({
    locationId: ids.location,
    segments: [{ serviceId: ids.manicure }],
    ...more,
  })
  const book = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', visit({ customerId: ids.wang, startsAt: noon, ...more }))
  const step = (booking: Answer, name: string, key?: string): Promise<Answer> =>
    salon.call(`POST /v1/bookings/${textOf(booking, 'id')}/${name}`, {}, key === undefined ? {} : { key })
  const noonIsShown = async (): Promise<boolean> => {
    const range = { from: noon, to: '2026-11-21T12:01:00+08:00' }
    return rowsOf(await salon.call('POST /v1/availability/search', visit(range))).length > 0
  }
  /** What an operation that takes the money does. */
  const pay = (booking: Answer): Promise<unknown> => {
    const id = textOf(booking, 'id') as never
    const locks = [{ kind: 'BOOKING', id } as const]
    const run: WriteRun = {
      nowMs: salon.clock.nowMs(),
      actor: cashier,
      ids: uuidV7Ids(),
      keyed: true,
      expectedVersion: undefined,
      held: locks,
      requireLocks: () => undefined,
    }
    return database.storage.transaction({ tenantId: salon.tenantId }, { locks }, (tx) =>
      settlePrepayment(tx, id, run, 'deposit paid'),
    )
  }

  test('a booking waits for its deposit, takes its time meanwhile, and gives it back unpaid', async () => {
    const booked = await book()
    expect(booked).toMatchObject({
      status: 201,
      body: {
        state: 'PENDING',
        awaiting: 'PAYMENT',
        prepaymentDue: { amountMinor: 5970, currency: 'CNY' },
        pendingExpiresAt: '2026-11-21T09:15:00+08:00',
      },
    })
    expect(await noonIsShown()).toBe(false)
    expect(await book({ customerId: ids.zhao })).toMatchObject({ status: 409, body: { code: 'capacity_full' } })
    salon.clock.set(nineMs + 15 * 60_000 - 1)
    expect((await salon.mendian.jobs.run()).expiredBookings).toBe(0)
    salon.clock.set(nineMs + 15 * 60_000)
    expect(await step(booked, 'confirm')).toMatchObject({ status: 409, body: { code: 'prepayment_expired' } })
    expect((await salon.mendian.jobs.run()).expiredBookings).toBe(1)
    const expired = await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}`)
    expect(expired).toMatchObject({ body: { state: 'EXPIRED', awaiting: null } })
    expect(await noonIsShown()).toBe(true)
    expect((await book({ customerId: ids.zhao })).status).toBe(201)
  })

  test('a paid one stands, once, and a late payment is refused', async () => {
    const booked = await book()
    expect(await pay(booked)).toMatchObject({ ok: true, value: { state: 'CONFIRMED', awaiting: null } })
    expect(await pay(booked)).toMatchObject({ ok: false, refusal: { code: 'booking_state_forbids' } })
    salon.clock.set(nineMs + 3_600_000)
    await salon.mendian.jobs.run()
    expect(await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}`)).toMatchObject({ body: { state: 'CONFIRMED' } })
    const other = await book({ startsAt: '2026-11-21T16:00:00+08:00' })
    salon.clock.set(nineMs + 2 * 3_600_000)
    expect(await pay(other)).toMatchObject({ ok: false, refusal: { code: 'prepayment_expired' } })
  })

  test('a visit that is paid for on two bills stands with the second, whichever it is', async () => {
    const checkout = (bookingId: unknown, segment: number): Promise<Answer> => {
      const lines = [{ kind: 'BOOKING_SEGMENT', bookingId, segment }]
      const tenders = [{ kind: 'CASH', tenderedMinor: 20_000 }]
      const headers = { 'idempotency-key': `${bookingId}-${segment}` }
      return salon.call('POST /v1/orders', { locationId: ids.location, lines, tenders }, { headers })
    }
    const prepayment = { kind: 'DEPOSIT', percentBasisPoints: 8000 }
    const patch = { headers: { 'if-match': '"2"' } }
    expect((await salon.call(`PATCH /v1/locations/${ids.location}`, { prepayment }, patch)).status).toBe(200)
    const segments = [{ serviceId: ids.cut }, { serviceId: ids.manicure }]
    const booked = await book({ segments })
    const stateNow = async (): Promise<unknown> =>
      (await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}`)).body.state
    expect((await checkout(booked.body.id, 1)).status).toBe(201)
    expect(await stateNow()).toBe('PENDING')
    expect((await checkout(booked.body.id, 0)).body).toMatchObject({ state: 'AWAITING_REDEMPTION' })
    expect(await stateNow()).toBe('CONFIRMED')
    salon.clock.set(nineMs + 3_600_000)
    expect((await salon.mendian.jobs.run()).expiredBookings).toBe(0)
    expect(await stateNow()).toBe('CONFIRMED')
  })

  test('B18 approval is asked for after the deposit; declining frees the time', async () => {
    const { engine } = salon.mendian
    const patch = { ...salon.context, expectedVersion: 1 }
    done(await engine.services.update(patch, { id: ids.manicure, requiresApproval: true }))
    const booked = await book()
    expect(booked).toMatchObject({ body: { awaiting: 'PAYMENT', requiresApproval: true } })
    expect(await pay(booked)).toMatchObject({
      ok: true,
      value: { state: 'PENDING', awaiting: 'APPROVAL', pendingExpiresAt: noon },
      announcements: [{ type: 'booking.prepaid' }],
    })
    expect(await pay(booked)).toMatchObject({ ok: false, refusal: { code: 'booking_state_forbids' } })
    expect(await noonIsShown()).toBe(false)
    const declined = await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/decline`, { reason: 'fully staffed' })
    expect(declined).toMatchObject({ status: 200, body: { state: 'DECLINED', awaiting: null } })
    expect(await noonIsShown()).toBe(true)
  })

  test('only who may look past the terms confirms an unpaid booking', async () => {
    const { engine } = salon.mendian
    const desk = done(
      await engine.apiKeys.create(salon.context, { name: 'Desk', permissions: ['booking:write', 'booking:read'] }),
    )
    const booked = await book()
    expect(await step(booked, 'confirm', desk.secret)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', details: { permission: 'booking:override' } },
    })
    expect(await step(booked, 'confirm')).toMatchObject({ status: 200, body: { state: 'CONFIRMED', awaiting: null } })
  })

  test('what a policy cannot be', async () => {
    const shop = { name: 'X', timeZone: 'Asia/Shanghai', currency: 'CNY' }
    const bare = await salon.call('POST /v1/locations', { ...shop, prepayment: { kind: 'DEPOSIT' } })
    expect([bare.status, bare.body.code]).toEqual([400, 'invalid_request'])
    const bad = [
      { kind: 'DEPOSIT', percentBasisPoints: 0 },
      { kind: 'DEPOSIT', percentBasisPoints: 1000, amountMinor: 1 },
      { kind: 'FULL', amountMinor: 1 },
      { kind: 'HALF' },
      null,
    ]
    for (const prepayment of bad) {
      const headers = { 'if-match': '"2"' }
      const answer = await salon.call(`PATCH /v1/locations/${ids.location}`, { prepayment }, { headers })
      expect([answer.status, answer.body.code], JSON.stringify(prepayment)).toEqual([400, 'invalid_request'])
    }
  })
})
