import { StorageError } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMendian } from '../create-mendian.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const hourMs = 3_600_000
const startOf = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const noonMs = nineMs + 3 * hourMs
const yuan = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })

describe.each(databases)('the life of a booking on $name', ({ open }) => {
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
  })

  const visit = (clock: string, more: object = {}): object => ({
    locationId: ids.location,
    customerId: ids.wang,
    startsAt: startOf(clock),
    segments: [{ serviceId: ids.manicure }],
    ...more,
  })
  const book = (clock: string, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', visit(clock, more))
  const act = (booking: Answer, action: string, body: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/bookings/${textOf(booking, 'id')}/${action}`, body)
  const preview = (booking: Answer): Promise<Answer> =>
    salon.call(`GET /v1/bookings/${textOf(booking, 'id')}/cancellation-preview`)
  const change = (path: string, body: object): Promise<Answer> =>
    salon.call(`PATCH /v1/${path}`, body, { headers: { 'if-match': '"1"' } })
  const asksForApproval = (): Promise<Answer> => change(`services/${ids.manicure}`, { requiresApproval: true })
  const underPolicy = async (fields: object): Promise<void> => {
    const policy = await salon.call('POST /v1/cancellation-policies', { name: 'House', ...fields })
    expect(policy.status).toBe(201)
    await change(`locations/${ids.location}`, { cancellationPolicyId: policy.body.id })
  }
  const halfPolicy = {
    windows: [
      { minHoursBefore: 24, refundBasisPoints: 10_000 },
      { minHoursBefore: 0, refundBasisPoints: 5000 },
    ],
  }
  const typesOf = async (booking: Answer): Promise<readonly string[]> => {
    salon.events.length = 0
    await salon.mendian.jobs.run()
    return salon.events.filter(({ subject }) => subject.id === booking.body.id).map(({ type }) => type)
  }

  test('B18 a booking that asks for approval takes its time at once and is confirmed', async () => {
    await asksForApproval()
    const pending = await book('12:00')
    expect(pending).toMatchObject({ status: 201, body: { state: 'PENDING', pendingExpiresAt: startOf('12:00') } })
    expect(await book('12:00')).toMatchObject({ status: 409, body: { code: 'capacity_full' } })
    expect(await act(pending, 'start')).toMatchObject({ status: 409, body: { code: 'booking_state_forbids' } })
    const confirmed = await act(pending, 'confirm')
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'CONFIRMED', pendingExpiresAt: null, version: 2 } })
    expect(await act(pending, 'confirm')).toMatchObject({ status: 409, body: { code: 'booking_state_forbids' } })
    expect(await typesOf(pending)).toEqual(['booking.created', 'booking.confirmed'])
  })

  test('B18 two bookings cannot wait for the same time, so that both could be confirmed', async () => {
    await asksForApproval()
    const answers = await Promise.all(Array.from({ length: 10 }, () => book('12:00')))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  test('B18 a booking that is turned down gives its time back, and says why', async () => {
    await asksForApproval()
    const pending = await book('12:00')
    expect(await act(pending, 'decline')).toMatchObject({ status: 400 })
    expect(await act(pending, 'decline', { reason: '' })).toMatchObject({ status: 400 })
    const declined = await act(pending, 'decline', { reason: 'the chair is broken' })
    expect(declined).toMatchObject({
      status: 200,
      body: { state: 'DECLINED', settlement: { refund: yuan(19_900), fee: yuan(0), waived: false } },
    })
    expect((await book('12:00')).status).toBe(201)
    expect(await typesOf(pending)).toEqual(['booking.created', 'booking.declined'])
  })

  test('B18 a booking that nobody approves in time expires, and its time is free', async () => {
    await asksForApproval()
    await change(`locations/${ids.location}`, { pendingTimeoutMinutes: 60 })
    const pending = await book('12:00')
    expect(pending.body.pendingExpiresAt).toBe(startOf('10:00'))
    salon.clock.set(nineMs + hourMs - 1)
    expect((await salon.mendian.jobs.run()).expiredBookings).toBe(0)
    salon.clock.set(nineMs + hourMs)
    expect(await act(pending, 'confirm')).toMatchObject({ status: 409, body: { code: 'approval_expired' } })
    const moved = await act(pending, 'reschedule', { startsAt: startOf('15:00') })
    expect(moved).toMatchObject({ status: 409, body: { code: 'approval_expired' } })
    const preview = await salon.call(`GET /v1/bookings/${textOf(pending, 'id')}/cancellation-preview`)
    expect(preview.body).toMatchObject({ reschedule: { allowed: false, refusal: 'approval_expired' } })
    expect((await book('12:00')).status).toBe(409)
    expect((await salon.mendian.jobs.run()).expiredBookings).toBe(1)
    const expired = await salon.call(`GET /v1/bookings/${textOf(pending, 'id')}`)
    expect(expired.body).toMatchObject({ state: 'EXPIRED', history: [{}, { action: 'EXPIRE', actor: { id: 'jobs' } }] })
    expect((await book('12:00')).status).toBe(201)
    expect((await salon.mendian.jobs.run()).expiredBookings).toBe(0)
  })

  test('B18 a booking that cannot be ended now holds up neither the others nor the events', async () => {
    await asksForApproval()
    const stuck = await book('12:00')
    const other = await book('15:00')
    const { storage } = database
    const events: string[] = []
    const mendian = createMendian({
      clock: salon.clock,
      onEvent: ({ subject }) => void events.push(subject.id),
      storage: {
        ...storage,
        transaction: (scope, options, work) => {
          if (options.locks.some(({ id }) => id === stuck.body.id)) throw new StorageError('BUSY', 'locked by others')
          return storage.transaction(scope, options, work)
        },
      },
    })
    const states = (): Promise<unknown[]> =>
      Promise.all([stuck, other].map(async ({ body }) => (await salon.call(`GET /v1/bookings/${body.id}`)).body.state))
    salon.clock.set(nineMs + 25 * hourMs)
    await mendian.jobs.run()
    expect(await states()).toEqual(['PENDING', 'EXPIRED'])
    expect(events).toContain(other.body.id)
    await salon.mendian.jobs.run()
    expect(await states()).toEqual(['EXPIRED', 'EXPIRED'])
  })

  test('BK-11 the history shows each transition with its time', async () => {
    const booked = await book('12:00')
    salon.clock.set(noonMs)
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: booked.body.redemptionCode })
    await act(booked, 'start')
    salon.clock.set(noonMs + 2 * hourMs)
    await act(booked, 'complete')
    const { body } = await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}`)
    expect(body.history).toMatchObject([
      { action: 'BOOK', state: 'CONFIRMED', occurredAt: startOf('09:00') },
      { action: 'CHECK_IN', state: 'ARRIVED', occurredAt: startOf('12:00') },
      { action: 'START', state: 'IN_SERVICE', occurredAt: startOf('12:00') },
      { action: 'COMPLETE', state: 'COMPLETED', occurredAt: startOf('14:00') },
    ])
  })

  test('B21 who stays away has not cancelled; what is left of the time is free', async () => {
    await underPolicy({ ...halfPolicy, noShow: { feeBasisPoints: 10_000 } })
    const booked = await book('12:00')
    expect(await act(booked, 'mark-no-show')).toMatchObject({ status: 409, body: { code: 'booking_not_begun' } })
    salon.clock.set(noonMs + hourMs / 4)
    const settlement = { refund: yuan(0), fee: yuan(19_900), waived: false }
    expect(await act(booked, 'mark-no-show')).toMatchObject({ status: 200, body: { state: 'NO_SHOW', settlement } })
    expect((await book('12:30', { customerId: ids.zhao })).status).toBe(201)
    expect(await typesOf(booked)).toEqual(['booking.created', 'booking.no_show'])
  })

  test('BK-14 19900 paid: a day and an hour before all goes back, 23 hours before 9950', async () => {
    await underPolicy(halfPolicy)
    salon.clock.set(noonMs - 25 * hourMs)
    const booked = await book('12:00')
    expect(booked.body).toMatchObject({ price: yuan(19_900), cancellationTerms: [halfPolicy] })
    const inTime = { state: 'CANCELLED', refund: yuan(19_900), fee: yuan(0), waived: false }
    expect((await preview(booked)).body).toMatchObject({ price: yuan(19_900), cancellation: inTime })
    salon.clock.set(noonMs - 23 * hourMs)
    const late = { state: 'LATE_CANCELLED', refund: yuan(9950), fee: yuan(0), waived: false }
    const shown = await preview(booked)
    expect(shown.body.cancellation).toEqual(late)
    const { state, ...settlement } = late
    const cancelled = await act(booked, 'cancel', { note: 'ill' })
    expect(cancelled.body).toMatchObject({ state, settlement })
    expect(cancelled.body.history).toMatchObject([
      {},
      { action: 'LATE_CANCEL', reason: 'ill', cancelReason: 'CUSTOMER' },
    ])
    expect(await preview(booked)).toMatchObject({ status: 409, body: { code: 'booking_state_forbids' } })
  })

  test('BK-14 a policy that changes later does not change what was agreed', async () => {
    await underPolicy(halfPolicy)
    const booked = await book('12:00')
    const terms = booked.body.cancellationTerms
    const policies = rowsOf(await salon.call('GET /v1/cancellation-policies'))
    await change(`cancellation-policies/${policies[0]?.id}`, { windows: [{ minHoursBefore: 0, refundBasisPoints: 0 }] })
    expect((await preview(booked)).body.cancellation).toMatchObject({ refund: yuan(9950) })
    expect((await book('15:00')).body.cancellationTerms).not.toEqual(terms)
  })

  test('BK-13 BK-20 the merchant’s own cancellations cost nothing, and staff may let a customer off', async () => {
    await underPolicy(halfPolicy)
    const ours = await act(await book('12:00'), 'cancel', { reason: 'STAFF', note: 'Lin is ill' })
    expect(ours.body).toMatchObject({ state: 'CANCELLED', settlement: { refund: yuan(19_900) } })
    const key = await salon.call('POST /v1/api-keys', { name: 'Till', permissions: ['booking:read', 'booking:write'] })
    const booked = await book('12:00')
    const target = `POST /v1/bookings/${textOf(booked, 'id')}/cancel`
    const refused = await salon.call(target, { waive: true }, { key: textOf(key, 'secret') })
    expect(refused).toMatchObject({ status: 403, body: { details: { permission: 'booking:override' } } })
    for (const reason of ['STAFF', 'LOCATION', 'MISTAKE']) {
      const excused = await salon.call(target, { reason }, { key: textOf(key, 'secret') })
      expect(excused).toMatchObject({ status: 403, body: { details: { permission: 'booking:override' } } })
    }
    expect(await act(booked, 'cancel', { waive: true })).toMatchObject({
      status: 200,
      body: { state: 'CANCELLED', settlement: { refund: yuan(19_900), fee: yuan(0), waived: true } },
    })
    expect(await act(await book('12:00'), 'cancel', { reason: 'WEATHER' })).toMatchObject({ status: 400 })
    // What costs nothing anyway needs no excuse.
    salon.clock.set(noonMs - 30 * hourMs)
    const free = `POST /v1/bookings/${textOf(await book('15:00'), 'id')}/cancel`
    expect((await salon.call(free, { reason: 'STAFF' }, { key: textOf(key, 'secret') })).status).toBe(200)
  })

  test('B20 presets are made by name, and a service may have its own', async () => {
    const made = await salon.call('POST /v1/cancellation-policies/presets', { preset: 'STRICT' })
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Strict', noShow: { feeBasisPoints: 10_000 }, version: 1 },
    })
    await underPolicy(halfPolicy)
    await change(`services/${ids.manicure}`, { cancellationPolicyId: made.body.id })
    const booked = await book('12:00', {
      segments: [{ serviceId: ids.manicure }, { serviceId: ids.cut, staffId: ids.chen }],
    })
    // The manicure's fee, and the refund that both policies give.
    expect((await preview(booked)).body).toMatchObject({
      price: yuan(32_700),
      cancellation: { refund: yuan(16_350), fee: yuan(16_350), state: 'LATE_CANCELLED' },
    })
    const unknown = await change(`services/${ids.cut}`, { cancellationPolicyId: 'cxp_none' })
    expect(unknown).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
  })

  // Of 199 yuan: what is owed within a day of the start, and by who stays away.
  test.each([
    ['FLEXIBLE', 0, 1990],
    ['FAIR', 1990, 5970],
    ['MODERATE', 5970, 9950],
    ['STRICT', 9950, 19_900],
  ] as const)('B20 B21 %s: cancelling late costs %i, staying away %i', async (preset, late, noShow) => {
    const made = await salon.call('POST /v1/cancellation-policies/presets', { preset })
    await change(`locations/${ids.location}`, { cancellationPolicyId: made.body.id })
    const settled = (feeMinor: number): object => ({
      settlement: { fee: yuan(feeMinor), refund: yuan(19_900 - feeMinor), waived: false },
    })
    const state = late === 0 ? 'CANCELLED' : 'LATE_CANCELLED'
    expect(await act(await book('12:00'), 'cancel')).toMatchObject({ status: 200, body: { state, ...settled(late) } })
    const away = await book('12:00')
    salon.clock.set(Date.parse(startOf('12:10')))
    expect(await act(away, 'mark-no-show')).toMatchObject({
      status: 200,
      body: { state: 'NO_SHOW', ...settled(noShow) },
    })
  })

  test('BK-12 the terms limit how late and how often a visit is moved; staff may look past them', async () => {
    await underPolicy({ ...halfPolicy, rescheduleMinHours: 2, maxReschedules: 1 })
    const booked = await book('12:00')
    expect((await preview(booked)).body.reschedule).toEqual({
      allowed: true,
      refusal: null,
      minHoursBefore: 2,
      remaining: 1,
    })
    expect((await act(booked, 'reschedule', { startsAt: startOf('15:00') })).status).toBe(200)
    const again = await act(booked, 'reschedule', { startsAt: startOf('16:00') })
    expect(again).toMatchObject({ status: 409, body: { code: 'too_many_reschedules' } })
    salon.clock.set(noonMs + 2 * hourMs)
    const late = await act(booked, 'reschedule', { startsAt: startOf('16:00') })
    expect(late).toMatchObject({ status: 409, body: { code: 'reschedule_too_late', details: { minHoursBefore: 2 } } })
    expect((await preview(booked)).body.reschedule).toMatchObject({ allowed: false, refusal: 'reschedule_too_late' })
    expect((await act(booked, 'reschedule', { startsAt: startOf('16:00'), waive: true })).status).toBe(200)
  })

  test('BK-03 a blocked customer neither books nor holds', async () => {
    await change(`customers/${ids.wang}`, { blocked: true })
    expect(await book('12:00')).toMatchObject({ status: 409, body: { code: 'customer_blocked' } })
    const { channel: _none, ...hold } = { channel: 'WEB', ...visit('12:00') }
    expect(await salon.call('POST /v1/slot-holds', hold)).toMatchObject({ body: { code: 'customer_blocked' } })
    expect((await book('12:00', { customerId: ids.zhao })).status).toBe(201)
  })

  test('BK-03 a customer has at most so many visits to come, however many are booked at once', async () => {
    await change(`locations/${ids.location}`, { maxOpenBookingsPerCustomer: 2 })
    const clocks = ['10:00', '11:00', '12:00', '13:00', '14:00', '15:00']
    const cut = { segments: [{ serviceId: ids.cut }] }
    const answers = await Promise.all(clocks.map((clock) => book(clock, cut)))
    const won = answers.filter(({ status }) => status === 201)
    expect(won).toHaveLength(2)
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { code: 'too_many_open_bookings', details: { openBookings: 2, maxOpenBookings: 2 } },
    })
    expect(await salon.call('POST /v1/slot-holds', visit('16:00', cut))).toMatchObject({ status: 409 })
    expect((await book('16:00', { ...cut, customerId: ids.zhao })).status).toBe(201)
    for (const booked of won.slice(0, 1)) await act(booked, 'cancel')
    expect((await book('17:00', cut)).status).toBe(201)
    // Visits that are over count no more.
    salon.clock.set(noonMs + 6.5 * hourMs)
    const context = salon.context
    const later = { ...visit('19:00', cut), startsAt: startOf('19:00') }
    done(await salon.mendian.engine.bookings.create(context, later as never))
  })

  test('BK-03 visits that are over and moved to later count again, however many are moved at once', async () => {
    await change(`locations/${ids.location}`, { maxOpenBookingsPerCustomer: 3 })
    const cut = { segments: [{ serviceId: ids.cut }] }
    const over = [await book('10:00', cut), await book('11:00', cut), await book('12:00', cut)]
    salon.clock.set(noonMs + hourMs)
    expect((await book('14:00', cut)).status).toBe(201)
    const move = (booked: Answer, clock: string): Promise<Answer> =>
      act(booked, 'reschedule', { startsAt: startOf(clock) })
    const moved = await Promise.all(over.map((booked, index) => move(booked, `${16 + index}:00`)))
    expect(moved.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    expect(moved.find(({ status }) => status === 409)).toMatchObject({
      body: { code: 'too_many_open_bookings', details: { openBookings: 3, maxOpenBookings: 3 } },
    })
    // One that is still to come is no more for being moved.
    const counted = moved.find(({ status }) => status === 200) as Answer
    expect((await move(counted, '15:00')).status).toBe(200)
  })
})
