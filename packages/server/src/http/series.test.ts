import { addDays } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, type SalonIds } from '../testing/open-salon.ts'

const weekly = { unit: 'WEEKS', count: 4 }
const weeks = Array.from({ length: 12 }, (_, week) => addDays('2026-11-21', 7 * week))
const startOf = (clock: string, week = 0): string => `${weeks[week]}T${clock}:00+08:00`

type Rows = readonly Readonly<Record<string, unknown>>[]

describe.each(databases)('series on $name', ({ open }) => {
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
    const shifts = weeks.map((date) => ({ date, startTime: '10:00', endTime: '20:00' }))
    for (const staffId of [ids.lin, ids.chen]) {
      done(await salon.mendian.engine.shifts.publish(salon.context, { locationId: ids.location, staffId, shifts }))
    }
  })

  const visit = (more: object = {}): object => ({
    ...{ locationId: ids.location, customerId: ids.wang, startsAt: startOf('12:00'), note: 'as always' },
    ...{ segments: [{ serviceId: ids.cut, staffId: ids.lin }], channel: 'PHONE' },
    ...more,
  })
  const book = (more: object = {}): Promise<Answer> => salon.call('POST /v1/bookings', visit(more))
  const bookSeries = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/booking-series', visit({ rule: weekly, ...more }))
  const idOf = (answer: Answer): string => String((answer.body.series as { id: string }).id)
  const occurrences = (answer: Answer): Rows => answer.body.occurrences as Rows
  const codes = (answer: Answer): readonly unknown[] =>
    occurrences(answer).map(({ refusal }) => (refusal as { code: string } | null)?.code ?? null)
  const rest = (series: Answer, verb: string, body: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/booking-series/${idOf(series)}/${verb}`, body)
  const bookingsOf = async (series: Answer): Promise<Rows> =>
    rowsOf(await salon.call(`GET /v1/bookings?seriesId=${idOf(series)}`))

  test('B12 a series books ordinary bookings, each saying which it is', async () => {
    const series = await bookSeries()
    expect(series).toMatchObject({ status: 201, body: { series: { customerId: ids.wang, note: 'as always' } } })
    expect(occurrences(series)).toMatchObject(
      [0, 1, 2, 3].map((week) => ({ occurrence: week + 1, startsAt: startOf('12:00', week), refusal: null })),
    )
    const bookings = await bookingsOf(series)
    expect(bookings).toMatchObject(
      occurrences(series).map(({ bookingId, occurrence }) => ({
        ...{ id: bookingId, occurrence, seriesId: idOf(series), state: 'CONFIRMED', channel: 'PHONE' },
      })),
    )
    // One is edited as any booking is.
    const [first, second] = bookings
    await salon.call(`POST /v1/bookings/${first?.id}/reschedule`, { startsAt: startOf('15:00') })
    await salon.call(`POST /v1/bookings/${second?.id}/cancel`)
    expect(occurrences(await salon.call(`GET /v1/booking-series/${idOf(series)}`))).toMatchObject([
      { occurrence: 1, startsAt: startOf('15:00'), state: 'CONFIRMED' },
      { occurrence: 2, state: 'CANCELLED' },
      { occurrence: 3, state: 'CONFIRMED' },
      { occurrence: 4, state: 'CONFIRMED' },
    ])
    await salon.mendian.jobs.run()
    const created = salon.events.filter(
      ({ type, tenantId }) => type === 'booking.created' && tenantId === salon.tenantId,
    )
    expect(created).toHaveLength(4)
  })

  test('B12 all or nothing tells what stands in the way and changes nothing; skipping books the rest', async () => {
    await book({ startsAt: startOf('12:30', 2), customerId: ids.zhao })
    const before = await database.dump()
    const refused = await bookSeries()
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'series_conflict',
        details: { conflicts: [{ occurrence: 3, startsAt: startOf('12:00', 2), code: 'slot_taken' }] },
      },
    })
    expect(await database.dump()).toBe(before)
    const skipped = await bookSeries({ mode: 'SKIP_CONFLICTS' })
    expect(skipped.status).toBe(201)
    expect(codes(skipped)).toEqual([null, null, 'slot_taken', null])
    expect(occurrences(skipped)[2]).toMatchObject({ bookingId: null, state: null })
    expect((await bookingsOf(skipped)).map(({ occurrence }) => occurrence)).toEqual([1, 2, 4])
    // The others are taken now: nothing is left to book.
    const again = await bookSeries({ mode: 'SKIP_CONFLICTS' })
    expect(again).toMatchObject({ status: 409, body: { code: 'series_conflict' } })
    expect((again.body.details as { conflicts: Rows }).conflicts).toHaveLength(4)
  })

  test('B12 refusals of the request itself are told as they are', async () => {
    const refusals = [
      [{ locationId: 'loc_none' }, 422, 'reference_not_found'],
      [{ customerId: 'cus_none' }, 422, 'reference_not_found'],
      [{ rule: { unit: 'WEEKS' } }, 422, 'recurrence_invalid'],
      [{ rule: { unit: 'WEEKS', count: 61 } }, 400, 'invalid_request'],
      [{ rule: { unit: 'DAYS', until: '2028-01-01' } }, 422, 'recurrence_invalid'],
      [{ segments: [{ serviceId: 'svc_none' }] }, 422, 'reference_not_found'],
    ] as const
    for (const [more, status, code] of refusals)
      expect(await bookSeries(more)).toMatchObject({ status, body: { code } })
    // The horizon of ninety days counts for each: the last of fourteen weeks lies beyond it.
    const far = await bookSeries({ rule: { unit: 'WEEKS', count: 14 }, mode: 'SKIP_CONFLICTS' })
    expect(codes(far)).toEqual([...Array(12).fill(null), 'staff_not_working', 'beyond_booking_horizon'])
  })

  test('B12 the rest moves to another time and person, and is cancelled', async () => {
    const series = await bookSeries()
    salon.clock.set(nineMs + 4 * 3_600_000)
    expect(await rest(series, 'reschedule-rest')).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    const moved = await rest(series, 'reschedule-rest', { fromOccurrence: 3, startTime: '12:30', staffId: ids.chen })
    expect(moved.status).toBe(200)
    expect(occurrences(moved)).toMatchObject([
      { occurrence: 3, startsAt: startOf('12:30', 2), refusal: null },
      { occurrence: 4, startsAt: startOf('12:30', 3), refusal: null },
    ])
    const bookings = await bookingsOf(series)
    expect(bookings.map(({ startsAt }) => startsAt)).toEqual([
      startOf('12:00', 0),
      startOf('12:00', 1),
      startOf('12:30', 2),
      startOf('12:30', 3),
    ])
    expect(bookings[3]).toMatchObject({ version: 2, segments: [{ staffId: ids.chen, staffRequested: true }] })
    expect((await book({ startsAt: startOf('12:00', 3), customerId: ids.zhao })).status).toBe(201)
    const back = { startTime: '12:00', staffId: ids.lin, fromOccurrence: 3 }
    expect(await rest(series, 'reschedule-rest', back)).toMatchObject({
      status: 409,
      body: { code: 'series_conflict', details: { conflicts: [{ occurrence: 4, code: 'slot_taken' }] } },
    })
    const some = await rest(series, 'reschedule-rest', { ...back, mode: 'SKIP_CONFLICTS' })
    expect([some.status, codes(some)]).toEqual([200, [null, 'slot_taken']])
    expect(await rest(series, 'reschedule-rest', { staffId: 'stf_none' })).toMatchObject({
      status: 422,
      body: { code: 'reference_not_found' },
    })
    // The first has begun; it stays.
    const cancelled = await rest(series, 'cancel-rest', { note: 'moved away' })
    expect(occurrences(cancelled)).toMatchObject([2, 3, 4].map((occurrence) => ({ occurrence, state: 'CANCELLED' })))
    expect((await bookingsOf(series)).map(({ state }) => state)).toEqual([
      'CONFIRMED',
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
    ])
    expect(await rest(series, 'cancel-rest')).toMatchObject({ status: 409, body: { code: 'series_over' } })
    expect((await book({ startsAt: startOf('12:00', 1), customerId: ids.zhao })).status).toBe(201)
  })

  test('B12 cancelling the rest for the merchant’s own reasons needs the right to waive what it would cost', async () => {
    const policy = await salon.call('POST /v1/cancellation-policies/presets', { preset: 'STRICT' })
    const cancellationPolicyId = textOf(policy, 'id')
    const headers = { 'if-match': '"1"' }
    const under = await salon.call(`PATCH /v1/locations/${ids.location}`, { cancellationPolicyId }, { headers })
    expect(under.status, under.text).toBe(200)
    const series = await bookSeries({ rule: { unit: 'WEEKS', count: 2 } })
    const key = await salon.call('POST /v1/api-keys', { name: 'Till', permissions: ['booking:read', 'booking:write'] })
    const target = `POST /v1/booking-series/${(series.body.series as { id: string }).id}/cancel-rest`
    const excused = await salon.call(target, { reason: 'STAFF' }, { key: textOf(key, 'secret') })
    expect(excused).toMatchObject({ status: 403, body: { details: { permission: 'booking:override' } } })
    expect((await bookingsOf(series)).map(({ state }) => state)).toEqual(['CONFIRMED', 'CONFIRMED'])
    expect((await rest(series, 'cancel-rest', { reason: 'STAFF' })).status).toBe(200)
  })

  test('B12 what is paid for is given back with the rest, as cancelling each would, to who says so by a key', async () => {
    const series = await bookSeries({ rule: { unit: 'WEEKS', count: 3 } })
    const paid = occurrences(series).slice(1)
    const lines = paid.map(({ bookingId }) => ({ kind: 'BOOKING_SEGMENT', bookingId }))
    const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.wang, lines })
    const id = textOf(order, 'id')
    const { totalMinor } = order.body
    const tenders = [{ kind: 'CASH', tenderedMinor: totalMinor }]
    const headers = { 'idempotency-key': `pay-${id}` }
    expect((await salon.call(`POST /v1/orders/${id}/pay`, { tenders }, { headers })).status).toBe(200)
    expect(await rest(series, 'cancel-rest')).toMatchObject({
      status: 400,
      body: { code: 'idempotency_key_required' },
    })
    expect((await bookingsOf(series)).map(({ state }) => state)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED'])
    const target = `POST /v1/booking-series/${(series.body.series as { id: string }).id}/cancel-rest`
    const all = await salon.call(target, {}, { headers: { 'idempotency-key': `rest-${id}` } })
    expect(codes(all)).toEqual([null, null, null])
    expect((await salon.call(`GET /v1/orders/${id}`)).body).toMatchObject({
      ...{ state: 'CANCELLED', refundedMinor: totalMinor, refundState: 'FULL' },
    })
    const refunds = await salon.call(`GET /v1/refunds?orderId=${id}`)
    expect((refunds.body.data as readonly object[]).length).toBe(2)
  })

  test('B13 a class repeats for ten weeks, and keeps clear of what is there', async () => {
    await book({ startsAt: startOf('18:30', 4) })
    const plan = (more: object = {}): Promise<Answer> =>
      salon.call('POST /v1/class-sessions/series', {
        ...{ locationId: ids.location, serviceId: ids.cut, staffId: ids.lin, startsAt: startOf('18:00') },
        ...{ name: 'Yoga', capacity: 8, rule: { unit: 'WEEKS', count: 10 }, ...more },
      })
    expect(await plan()).toMatchObject({
      status: 409,
      body: { code: 'series_conflict', details: { conflicts: [{ occurrence: 5, code: 'slot_taken' }] } },
    })
    const planned = await plan({ mode: 'SKIP_CONFLICTS' })
    expect(planned.status).toBe(201)
    expect(codes(planned)).toEqual([null, null, null, null, 'slot_taken', null, null, null, null, null])
    const listed = rowsOf(await salon.call(`GET /v1/class-sessions?seriesId=${textOf(planned, 'seriesId')}`))
    expect(listed.map(({ occurrence }) => occurrence)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10])
    expect(listed[8]).toMatchObject({ startsAt: startOf('18:00', 9), endsAt: startOf('19:00', 9), seatsLeft: 8 })
    expect(await plan({ staffId: ids.lin, startsAt: startOf('18:15'), mode: 'SKIP_CONFLICTS' })).toMatchObject({
      status: 409,
    })
    expect(await plan({ serviceId: 'svc_none' })).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
    expect(await plan({ rule: { unit: 'DAYS' } })).toMatchObject({ status: 422, body: { code: 'recurrence_invalid' } })
  })

  test.each([
    ['Europe/Berlin', '2027-03-14T10:00:00+01:00', ['+01:00', '+01:00', '+02:00', '+02:00']],
    ['America/New_York', '2027-02-28T10:00:00-05:00', ['-05:00', '-05:00', '-04:00', '-04:00']],
  ])('B12 ten o’clock in %s stays ten o’clock when the clocks change', async (timeZone, startsAt, offsets) => {
    salon.clock.set(Date.parse('2027-02-25T12:00:00Z'))
    const { id } = done(
      await salon.mendian.engine.locations.create(salon.context, { name: 'Away', timeZone, currency: 'CNY' }),
    )
    const shifts = offsets.map((_, week) => ({
      ...{ date: addDays(startsAt.slice(0, 10), 7 * week), startTime: '09:00', endTime: '12:00' },
    }))
    const person = done(await salon.mendian.engine.staff.create(salon.context, { name: 'Kim', locationIds: [id] }))
    done(await salon.mendian.engine.shifts.publish(salon.context, { locationId: id, staffId: person.id, shifts }))
    const headers = { 'if-match': '"1"' }
    await salon.call(`PATCH /v1/services/${ids.cut}`, { staffIds: [person.id] }, { headers })
    const series = await bookSeries({ locationId: id, startsAt, segments: [{ serviceId: ids.cut }] })
    expect(series.status).toBe(201)
    expect(occurrences(series).map((each) => String(each.startsAt).slice(11))).toEqual(
      offsets.map((offset) => `10:00:00${offset}`),
    )
    const moved = await rest(series, 'reschedule-rest', { startTime: '10:30' })
    expect(occurrences(moved).map((each) => String(each.startsAt).slice(11))).toEqual(
      offsets.map((offset) => `10:30:00${offset}`),
    )
  })
})
