import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const day = { from: '2026-11-21T00:00:00+08:00', to: '2026-11-22T00:00:00+08:00' }

function startOf(clock: string, date = '2026-11-21'): string {
  return `${date}T${clock}:00+08:00`
}

describe.each(databases)('the time of a salon on $name', ({ open }) => {
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

  const shown = async (segment: object = { serviceId: ids.cut }, range: object = day): Promise<readonly string[]> => {
    const body = { locationId: ids.location, segments: [segment], ...range }
    return rowsOf(await salon.call('POST /v1/availability/search', body)).map((slot) =>
      String(slot.startsAt).slice(11, 16),
    )
  }
  const book = (startsAt: string, segment: object = { serviceId: ids.cut }): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      locationId: ids.location,
      customerId: ids.wang,
      startsAt,
      segments: [segment],
    })
  const cancel = (booking: Answer): Promise<Answer> => salon.call(`POST /v1/bookings/${textOf(booking, 'id')}/cancel`)
  const change = async (path: string, patch: object): Promise<Answer> => {
    const { body } = await salon.call(`GET ${path}`)
    return salon.call(`PATCH ${path}`, patch, { headers: { 'if-match': `"${String(body.version)}"` } })
  }
  const block = (body: object): Promise<Answer> =>
    salon.call('POST /v1/time-blocks', { type: 'OTHER', startsAt: startOf('12:00'), endsAt: startOf('14:00'), ...body })
  /** Every whole hour of the day at which a booking of the segment is taken and given back. */
  const bookable = async (segment: object): Promise<readonly string[]> => {
    const clocks: string[] = []
    for (let hour = 9; hour <= 21; hour += 1) {
      const clock = `${String(hour).padStart(2, '0')}:00`
      const booked = await book(startOf(clock), segment)
      if (booked.status !== 201) continue
      clocks.push(clock)
      await cancel(booked)
    }
    return clocks
  }
  const onTheHour = (clocks: readonly string[]): readonly string[] => clocks.filter((clock) => clock.endsWith(':00'))

  test('BK-06 of three customers at once the fourth finds no place; one cancels, and the slot is back', async () => {
    for (const name of ['p3', 'p4', 'p5']) {
      await salon.call('POST /v1/staff', { id: `stf_${name}`, name, locationIds: [ids.location] })
      const shifts = [{ date: '2026-11-21', startTime: '10:00', endTime: '20:00' }]
      await salon.call('POST /v1/shifts', { locationId: ids.location, staffId: `stf_${name}`, shifts })
    }
    const staffIds = [ids.lin, ids.chen, 'stf_p3', 'stf_p4', 'stf_p5']
    expect((await change(`/v1/services/${ids.cut}`, { staffIds })).status).toBe(200)
    // Booked before there was a limit: it counts all the same.
    const first = await book(startOf('12:00'))
    expect((await change(`/v1/locations/${ids.location}`, { maxConcurrentCustomers: 3 })).status).toBe(200)
    expect((await book(startOf('12:15'))).status).toBe(201)
    expect((await book(startOf('12:30'))).status).toBe(201)
    expect(await book(startOf('12:45'))).toMatchObject({
      status: 409,
      body: { code: 'capacity_full', details: { limit: 'LOCATION', resourceIds: [] } },
    })
    expect(await shown()).not.toContain('12:45')
    // The first has left: the peak counts, not the sum.
    expect(await shown()).toContain('13:00')
    await cancel(first)
    expect(await shown()).toContain('12:45')
    expect((await book(startOf('12:45'))).status).toBe(201)
  })

  test('BK-06 of ten bookings at once for three places exactly three win', async () => {
    const staffIds: string[] = []
    for (let n = 0; n < 10; n += 1) {
      const id = `stf_many${n}`
      await salon.call('POST /v1/staff', { id, name: id, locationIds: [ids.location] })
      const shifts = [{ date: '2026-11-21', startTime: '10:00', endTime: '20:00' }]
      await salon.call('POST /v1/shifts', { locationId: ids.location, staffId: id, shifts })
      staffIds.push(id)
    }
    await change(`/v1/services/${ids.cut}`, { staffIds })
    await change(`/v1/locations/${ids.location}`, { maxConcurrentCustomers: 3 })
    const answers = await Promise.all(
      staffIds.map((staffId) => book(startOf('12:00'), { serviceId: ids.cut, staffId })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    const lost = answers.filter(({ status }) => status !== 201)
    expect(new Set(lost.map(({ status, body }) => `${status} ${String(body.code)}`))).toEqual(
      new Set(['409 capacity_full']),
    )
  })

  test('BK-05 breaks are no working time, and a shift is changed only as far as its bookings allow', async () => {
    const shifts = [
      { date: '2026-11-22', startTime: '10:00', endTime: '16:00', breaks: [{ startTime: '12:00', endTime: '13:00' }] },
    ]
    const published = await salon.call('POST /v1/shifts', { locationId: ids.location, staffId: ids.lin, shifts })
    expect(published.status).toBe(201)
    const old = String(rowsOf(published)[0]?.id)
    const next = { from: startOf('00:00', '2026-11-22'), to: startOf('00:00', '2026-11-23') }
    const hours = async (): Promise<readonly string[]> => onTheHour(await shown({ serviceId: ids.cut }, next))
    expect(await hours()).toEqual(['10:00', '11:00', '13:00', '14:00', '15:00'])
    const booked = await book(startOf('15:00', '2026-11-22'))
    const replace = (id: string, times: object): Promise<Answer> => salon.call(`POST /v1/shifts/${id}/replace`, times)
    expect(await replace(old, { startTime: '11:00', endTime: '15:30' })).toMatchObject({
      status: 409,
      body: { code: 'shift_has_bookings', details: { bookingIds: [booked.body.id] } },
    })
    expect(await replace(old, { startTime: '11:00', endTime: '10:00' })).toMatchObject({
      body: { code: 'shift_ends_before_start' },
    })
    const lateLunch = [{ startTime: '17:30', endTime: '18:30' }]
    expect(await replace(old, { startTime: '11:00', endTime: '18:00', breaks: lateLunch })).toMatchObject({
      status: 422,
      body: { code: 'break_outside_shift', details: { index: 0, break: 0 } },
    })
    const replaced = await replace(old, { startTime: '14:00', endTime: '25:30' })
    expect(replaced).toMatchObject({ status: 200, body: { breaks: [], endsAt: startOf('01:30', '2026-11-23') } })
    expect(await hours()).toEqual(['14:00', '16:00', '17:00', '18:00', '19:00', '20:00', '21:00', '22:00', '23:00'])
    expect((await replace(old, { startTime: '10:00', endTime: '20:00' })).status).toBe(404)
  })

  test('BK-05 weekly shifts are published once, and leave what is there alone', async () => {
    const template = (staffId: string, weekday: number, more: object = {}): Promise<Answer> =>
      salon.call('POST /v1/shift-templates', {
        ...{ locationId: ids.location, staffId, weekday, startTime: '10:00', endTime: '18:00' },
        ...{ validFrom: '2026-11-01', breaks: [{ startTime: '12:00', endTime: '13:00' }], ...more },
      })
    for (const weekday of [1, 6]) expect((await template(ids.lin, weekday)).status).toBe(201)
    expect((await template(ids.chen, 7, { validTo: '2026-11-22' })).status).toBe(201)
    expect(await template(ids.chen, 7, { endTime: '09:00' })).toMatchObject({
      status: 422,
      body: { code: 'shift_ends_before_start' },
    })
    const publish = (): Promise<Answer> =>
      salon.call('POST /v1/shifts/publish-from-templates', {
        locationId: ids.location,
        fromDate: '2026-11-21',
        toDate: '2026-11-29',
      })
    const first = await publish()
    expect(first.status).toBe(201)
    expect(rowsOf(first).map((shift) => [shift.staffId, shift.date])).toEqual([
      [ids.chen, '2026-11-22'],
      [ids.lin, '2026-11-23'],
      [ids.lin, '2026-11-28'],
    ])
    expect(first.body.skipped).toMatchObject([{ staffId: ids.lin, date: '2026-11-21', reason: 'SHIFT_EXISTS' }])
    const again = await publish()
    expect(rowsOf(again)).toEqual([])
    expect(again.body.skipped).toHaveLength(4)
  })

  test('B24 holidays and opening hours limit both the search and the booking', async () => {
    const openingHours = [6, 7].flatMap((weekday) => [
      { weekday, opensAt: '11:00', closesAt: '14:00' },
      { weekday, opensAt: '15:00', closesAt: '19:00' },
    ])
    expect((await change(`/v1/locations/${ids.location}`, { openingHours })).status).toBe(200)
    const segment = { serviceId: ids.cut }
    expect(onTheHour(await shown())).toEqual(['11:00', '12:00', '13:00', '15:00', '16:00', '17:00', '18:00'])
    expect(await bookable(segment)).toEqual(onTheHour(await shown()))
    expect(await book(startOf('14:00'))).toMatchObject({ status: 409, body: { code: 'location_closed' } })
    const special = (hours: readonly object[]): Promise<Answer> =>
      change(`/v1/locations/${ids.location}`, { specialDays: [{ date: '2026-11-21', name: 'Fair', hours }] })
    expect((await special([{ opensAt: '12:00', closesAt: '13:30' }])).status).toBe(200)
    expect(await shown()).toEqual(['12:00', '12:15', '12:30'])
    await special([])
    expect(await shown()).toEqual([])
    expect(await book(startOf('12:00'))).toMatchObject({ status: 409, body: { code: 'location_closed' } })
    expect(await special([{ opensAt: '12:00', closesAt: '11:00' }])).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/specialDays/0/hours/0/closesAt' }] },
    })
  })

  test.each([15, 30, 60] as const)('B16 starts lie on a grid of %i minutes, and no others are booked', async (step) => {
    expect((await change(`/v1/locations/${ids.location}`, { slotAlignmentMinutes: step })).status).toBe(200)
    // An hour's cut from ten to eight: the last start is at seven.
    const starts = await shown()
    expect(starts).toHaveLength((9 * 60) / step + 1)
    expect(starts.slice(0, 2)).toEqual(['10:00', step === 60 ? '11:00' : `10:${step}`])
    expect(await book(startOf('12:10'))).toMatchObject({
      status: 422,
      body: { code: 'start_off_grid', details: { slotAlignmentMinutes: step } },
    })
    expect((await book(startOf('12:00'))).status).toBe(201)
  })

  test('B16 visits are booked so long before at least, and so many days ahead at most', async () => {
    // It is nine o'clock: two hours on is eleven, and a day ahead is nine tomorrow.
    await change(`/v1/locations/${ids.location}`, { minLeadMinutes: 120, maxLeadDays: 1 })
    expect((await shown())[0]).toBe('11:00')
    expect(await book(startOf('10:45'))).toMatchObject({
      status: 422,
      body: { code: 'lead_time_too_short', details: { minLeadMinutes: 120, earliest: startOf('11:00') } },
    })
    expect((await book(startOf('11:00'))).status).toBe(201)
    expect(await book('2026-11-22T09:15:00+08:00')).toMatchObject({
      status: 409,
      body: { code: 'beyond_booking_horizon', details: { maxLeadDays: 1, latest: '2026-11-22T09:00:00+08:00' } },
    })
  })

  test('B16 a person and a location take so many bookings a day', async () => {
    await change(`/v1/staff/${ids.lin}`, { maxBookingsPerDay: 2 })
    const withLin = { serviceId: ids.cut, staffId: ids.lin }
    const first = await book(startOf('10:00'), withLin)
    await book(startOf('12:00'), withLin)
    expect(await shown(withLin)).toEqual([])
    expect(await book(startOf('14:00'), withLin)).toMatchObject({
      status: 409,
      body: { code: 'daily_cap_reached', details: { limit: 'STAFF', staffIds: [ids.lin] } },
    })
    expect((await book(startOf('14:00'))).body.segments).toMatchObject([{ staffId: ids.chen }])
    await cancel(first)
    expect(await shown(withLin)).toContain('14:00')
    await change(`/v1/locations/${ids.location}`, { maxBookingsPerDay: 2 })
    expect(await shown()).toEqual([])
    expect(await book(startOf('18:00'))).toMatchObject({
      status: 409,
      body: { code: 'daily_cap_reached', details: { limit: 'LOCATION' } },
    })
    await change(`/v1/locations/${ids.location}`, { maxBookingsPerDay: 3 })
    expect((await book(startOf('18:00'))).status).toBe(201)
  })

  test('B23 blocked time of a person is not bookable, and bookings are not pushed aside', async () => {
    const withLin = { serviceId: ids.cut, staffId: ids.lin }
    const booked = await book(startOf('13:00'), withLin)
    const leave = {
      staffId: ids.lin,
      type: 'LEAVE',
      startsAt: startOf('09:00'),
      endsAt: startOf('09:00', '2026-11-25'),
    }
    expect(await block(leave)).toMatchObject({
      status: 409,
      body: { code: 'time_block_overlaps_bookings', details: { bookingIds: [booked.body.id] } },
    })
    const affected = await salon.call(
      `GET /v1/staff/${ids.lin}/affected-bookings?from=${encodeURIComponent(leave.startsAt)}&to=${encodeURIComponent(leave.endsAt)}`,
    )
    expect(rowsOf(affected)).toMatchObject([
      { bookingId: booked.body.id, customerId: ids.wang, staffRequested: true, segments: [{ ordinal: 0 }] },
    ])
    await cancel(booked)
    const made = await block(leave)
    expect(made).toMatchObject({
      status: 201,
      body: { staffId: ids.lin, type: 'LEAVE', countsAsWork: false, units: null },
    })
    expect(await shown(withLin)).toEqual([])
    expect(await book(startOf('13:00'), withLin)).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    expect(await block({ ...leave, type: 'MEETING' })).toMatchObject({
      status: 409,
      body: { code: 'time_block_overlap', details: { owners: [{ kind: 'TIME_BLOCK', id: made.body.id }] } },
    })
    const listed = await salon.call(`GET /v1/time-blocks?staffId=${ids.lin}`)
    expect(rowsOf(listed)).toEqual([made.body])
    // A shift under blocked time can go; the block stays.
    const shifts = rowsOf(
      await salon.call(
        `GET /v1/shifts?locationId=${ids.location}&fromDate=2026-11-21&toDate=2026-11-21&staffId=${ids.lin}`,
      ),
    )
    expect((await salon.call(`DELETE /v1/shifts/${String(shifts[0]?.id)}`)).status).toBe(200)
    expect((await salon.call(`DELETE /v1/time-blocks/${textOf(made, 'id')}`)).status).toBe(200)
    expect((await salon.call(`GET /v1/time-blocks/${textOf(made, 'id')}`)).status).toBe(404)
    expect(await book(startOf('13:00'), withLin)).toMatchObject({ status: 409, body: { code: 'staff_not_working' } })
  })

  test('B23 units of a resource are out of use for a time', async () => {
    const upkeep = { resourceId: ids.chair, type: 'MAINTENANCE' }
    const booked = await book(startOf('15:00'), { serviceId: ids.manicure })
    expect(await block({ ...upkeep, endsAt: startOf('15:30') })).toMatchObject({
      status: 409,
      body: { code: 'time_block_overlaps_bookings', details: { bookingIds: [booked.body.id] } },
    })
    expect(await block({ ...upkeep, units: 2 })).toMatchObject({ status: 422, body: { code: 'units_exceed_quantity' } })
    expect(await block({ ...upkeep, staffId: ids.lin })).toMatchObject({ status: 400 })
    expect(await block({ ...upkeep, endsAt: startOf('12:00') })).toMatchObject({
      status: 422,
      body: { code: 'range_empty' },
    })
    expect(await block(upkeep)).toMatchObject({ status: 201, body: { units: 1, resourceId: ids.chair, staffId: null } })
    const segment = { serviceId: ids.manicure }
    expect(onTheHour(await shown(segment))).toEqual(['10:00', '17:00', '18:00'])
    expect(await bookable(segment)).toEqual(['10:00', '17:00', '18:00'])
    expect(await book(startOf('13:00'), segment)).toMatchObject({
      status: 409,
      body: { code: 'capacity_full', details: { limit: 'RESOURCE', resourceIds: [ids.chair] } },
    })
  })

  test('a person on shift at one location is not bookable at another then', async () => {
    const other = { id: 'loc_other', name: 'Other', timeZone: 'Asia/Tokyo', currency: 'CNY' }
    await salon.call('POST /v1/locations', other)
    await change(`/v1/staff/${ids.lin}`, { locationIds: [ids.location, other.id] })
    const publish = (date: string): Promise<Answer> =>
      salon.call('POST /v1/shifts', {
        locationId: other.id,
        staffId: ids.lin,
        shifts: [{ date, startTime: '10:00', endTime: '20:00' }],
      })
    expect(await publish('2026-11-21')).toMatchObject({ status: 409, body: { code: 'shift_overlap' } })
    expect((await publish('2026-11-22')).status).toBe(201)
    const withLin = { serviceId: ids.cut, staffId: ids.lin }
    const sunday = { from: startOf('00:00', '2026-11-22'), to: startOf('00:00', '2026-11-23') }
    expect(await shown(withLin, sunday)).toEqual([])
    expect((await shown(withLin, { ...sunday, locationId: other.id }))[0]).toBe('10:00')
  })
})
