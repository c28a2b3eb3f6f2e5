import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const day = { from: '2026-11-21T00:00:00+08:00', to: '2026-11-22T00:00:00+08:00' }
const noon = '2026-11-21T12:00:00+08:00'
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const address = { line: '1 Nanjing Road', city: 'Shanghai', latitude: 31.2357, longitude: 121.48, note: 'Ring twice.' }
const home = { locationType: 'CUSTOMER_ADDRESS', address }

describe.each(databases)('where a salon serves, on $name', ({ open }) => {
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

  const change = async (path: string, patch: object): Promise<void> => {
    const { body } = await salon.call(`GET ${path}`)
    const { status } = await salon.call(`PATCH ${path}`, patch, {
      headers: { 'if-match': `"${String(body.version)}"` },
    })
    expect(status).toBe(200)
  }
  const book = (serviceId: string, more: object = {}, staffId: string = ids.lin): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.wang, startsAt: noon, segments: [{ serviceId, staffId }] },
      ...more,
    })
  const shown = async (serviceId: string, more: object = {}, staffId: string = ids.lin): Promise<readonly string[]> => {
    const body = { locationId: ids.location, segments: [{ serviceId, staffId }], ...day, ...more }
    return rowsOf(await salon.call('POST /v1/availability/search', body)).map((slot) =>
      String(slot.startsAt).slice(11, 16),
    )
  }
  const everywhere = { locationTypes: ['LOCATION', 'CUSTOMER_ADDRESS', 'ONLINE'] }

  test('B26 a visit at the customer needs the address, and staff are on their way before and after', async () => {
    await change(`/v1/locations/${ids.location}`, { travelMinutes: 30 })
    await change(`/v1/services/${ids.cut}`, everywhere)
    expect(await book(ids.cut, { locationType: 'CUSTOMER_ADDRESS' })).toMatchObject({
      status: 422,
      body: { code: 'address_required' },
    })
    expect(await book(ids.cut, { address })).toMatchObject({ status: 422, body: { code: 'address_not_expected' } })
    const booked = await book(ids.cut, home)
    expect(booked).toMatchObject({
      status: 201,
      body: { ...home, startsAt: noon, endsAt: '2026-11-21T13:00:00+08:00', meetingUrl: null },
    })
    // From 11:30 to 13:30 Lin is with this customer or on the way.
    const starts = await shown(ids.cut)
    expect(starts).toContain('10:30')
    expect(starts).not.toContain('10:45')
    expect(starts).not.toContain('13:15')
    expect(starts).toContain('13:30')
    // The next customer away from here is another half hour off.
    const away = await shown(ids.cut, { locationType: 'CUSTOMER_ADDRESS' })
    expect(away).not.toContain('13:45')
    expect(away).toContain('14:00')
    const moved = await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/reschedule`, {
      startsAt: '2026-11-21T16:00:00+08:00',
    })
    expect(moved.body).toMatchObject(home)
    const lines = [{ kind: 'BOOKING_SEGMENT', bookingId: textOf(booked, 'id') }]
    const order = await salon.call('POST /v1/orders', { locationId: ids.location, lines })
    expect(order.body.listMinor).toBe(19_800)
  })

  test('B26 a visit elsewhere takes no place at the location, and of its resources what is carried along', async () => {
    await change(`/v1/locations/${ids.location}`, { maxConcurrentCustomers: 1 })
    await change(`/v1/services/${ids.cut}`, everywhere)
    await change(`/v1/services/${ids.manicure}`, everywhere)
    expect((await book(ids.manicure, home)).body.segments).toMatchObject([{ resourceIds: [] }])
    expect((await book(ids.manicure, {}, ids.chen)).body.segments).toMatchObject([{ resourceIds: [ids.chair] }])
    const evening = { startsAt: '2026-11-21T17:00:00+08:00' }
    await change(`/v1/services/${ids.manicure}`, {
      resourceRequirements: [{ resourceIds: [ids.chair], carriedAlong: true }],
    })
    expect((await book(ids.manicure, { ...home, ...evening })).body.segments).toMatchObject([
      { resourceIds: [ids.chair] },
    ])
    expect((await book(ids.manicure, evening, ids.chen)).body.code).toBe('capacity_full')
    expect((await book(ids.cut, evening, ids.chen)).status).toBe(201)
  })

  test('B26 a service is had where it says, and lists tell visits apart', async () => {
    const refused = { status: 422, body: { code: 'location_type_not_offered' } }
    expect(await book(ids.cut, home)).toMatchObject(refused)
    const request = { locationId: ids.location, segments: [{ serviceId: ids.cut }] }
    expect(
      await salon.call('POST /v1/availability/search', { ...request, ...day, locationType: 'ONLINE' }),
    ).toMatchObject(refused)
    await change(`/v1/services/${ids.cut}`, everywhere)
    const there = await book(ids.cut, home)
    const here = await book(ids.cut, {}, ids.chen)
    const listed = async (type: string): Promise<readonly unknown[]> =>
      rowsOf(await salon.call(`GET /v1/bookings?locationType=${type}`)).map(({ id }) => id)
    expect(await listed('CUSTOMER_ADDRESS')).toEqual([there.body.id])
    expect(await listed('LOCATION')).toEqual([here.body.id])
    expect(await listed('ONLINE')).toEqual([])
  })

  test('B26 an online visit gets its web address from staff', async () => {
    await change(`/v1/services/${ids.cut}`, everywhere)
    const booked = await book(ids.cut, { locationType: 'ONLINE' })
    const path = `POST /v1/bookings/${textOf(booked, 'id')}/set-meeting-url`
    const meetingUrl = 'https://meet.example/room-1'
    expect((await salon.call(path, { meetingUrl })).body).toMatchObject({ meetingUrl, state: 'CONFIRMED', version: 2 })
    expect((await salon.call(path, { meetingUrl: 'ftp://x' })).status).toBe(400)
    expect((await salon.call(path, { meetingUrl: null })).body.meetingUrl).toBeNull()
    const here = await book(ids.cut, {}, ids.chen)
    expect(await salon.call(`POST /v1/bookings/${textOf(here, 'id')}/set-meeting-url`, { meetingUrl })).toMatchObject({
      status: 422,
      body: { code: 'booking_not_online' },
    })
  })

  test('B26 a hold of a visit at the customer is booked as one', async () => {
    await change(`/v1/services/${ids.cut}`, everywhere)
    const segments = [{ serviceId: ids.cut, staffId: ids.lin }]
    const wish = { locationId: ids.location, startsAt: noon, segments, locationType: 'CUSTOMER_ADDRESS' }
    const held = await salon.call('POST /v1/slot-holds', wish)
    const hold = { id: textOf(held, 'id'), token: textOf(held, 'holdToken') }
    expect((await book(ids.cut, { hold })).body).toMatchObject({
      code: 'hold_mismatch',
      details: { field: 'locationType' },
    })
    expect((await book(ids.cut, { hold, ...home })).status).toBe(201)
  })

  test('CT-10 a cleaning service works at customers only: it is set up, booked and paid', async () => {
    const cleaning = await salon.call('POST /v1/services', {
      ...{ name: 'Deep clean', durationMinutes: 180, travelMinutes: 45, price: cny(39_900) },
      ...{ staffIds: [ids.lin], locationTypes: ['CUSTOMER_ADDRESS'] },
    })
    const serviceId = textOf(cleaning, 'id')
    expect((await book(serviceId)).body.code).toBe('location_type_not_offered')
    const booked = await book(serviceId, home)
    expect(booked.body).toMatchObject({ ...home, price: cny(39_900) })
    const lines = [{ kind: 'BOOKING_SEGMENT', bookingId: textOf(booked, 'id') }]
    const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.wang, lines })
    const paid = await salon.call(
      `POST /v1/orders/${textOf(order, 'id')}/pay`,
      { tenders: [{ kind: 'CASH', tenderedMinor: order.body.totalMinor }] },
      { headers: { 'idempotency-key': 'pay-cleaning' } },
    )
    expect(paid).toMatchObject({ status: 200, body: { paymentState: 'PAID' } })
  })

  test('B30 a customer abroad reads slots and bookings on their own clock', async () => {
    const timeZone = 'Europe/Berlin'
    const request = { locationId: ids.location, segments: [{ serviceId: ids.cut }], ...day }
    const there = await salon.call('POST /v1/availability/search', { ...request, timeZone })
    const here = await salon.call('POST /v1/availability/search', request)
    expect([there.body.timeZone, here.body.timeZone]).toEqual([timeZone, 'Asia/Shanghai'])
    expect(rowsOf(there)[0]?.startsAt).toBe('2026-11-21T03:00:00+01:00')
    const instants = (answer: Answer): readonly number[] =>
      rowsOf(answer).map((slot) => Date.parse(String(slot.startsAt)))
    expect(instants(there)).toEqual(instants(here))
    const id = textOf(await book(ids.cut), 'id')
    const read = await salon.call(`GET /v1/bookings/${id}?timeZone=${timeZone}`)
    expect(read.body).toMatchObject({ startsAt: '2026-11-21T05:00:00+01:00' })
    const listed = rowsOf(await salon.call(`GET /v1/bookings?timeZone=${timeZone}`))
    expect(listed).toMatchObject([{ startsAt: '2026-11-21T05:00:00+01:00' }])
    expect((await salon.call(`GET /v1/bookings/${id}?timeZone=Mars/Base`)).status).toBe(400)
  })

  test('CT-08 the menu shows what a location offers, at its prices, with levels and add-ons', async () => {
    await salon.call('POST /v1/add-ons', { id: 'adn_care', name: 'Care', price: cny(5800), durationMinutes: 10 })
    await change(`/v1/services/${ids.cut}`, {
      overrides: [
        { locationId: ids.location, price: cny(11_800) },
        { staffLevelId: ids.senior, price: cny(19_800), durationMinutes: 50 },
      ],
      addOnGroups: [{ name: 'Extras', addOnIds: ['adn_care'] }],
    })
    await change(`/v1/services/${ids.manicure}`, { channels: ['WEB'] })
    const menu = await salon.call(`GET /v1/menu?locationId=${ids.location}&channel=PHONE`)
    expect(menu.body).toMatchObject({
      locationId: ids.location,
      currency: 'CNY',
      nextCursor: null,
      data: [
        {
          serviceId: ids.cut,
          price: cny(11_800),
          visitMinutes: 60,
          levels: [{ staffLevelId: ids.senior, name: 'Senior', price: cny(19_800), visitMinutes: 50 }],
          addOnGroups: [
            { name: 'Extras', minSelections: 0, maxSelections: null, addOns: [{ addOnId: 'adn_care', name: 'Care' }] },
          ],
        },
      ],
    })
    const whole = rowsOf(await salon.call(`GET /v1/menu?locationId=${ids.location}`))
    expect(whole.map(({ serviceId }) => serviceId).sort()).toEqual([ids.cut, ids.manicure].sort())
    await change(`/v1/services/${ids.cut}`, { locationIds: [] })
    expect(rowsOf(await salon.call(`GET /v1/menu?locationId=${ids.location}&channel=PHONE`))).toEqual([])
  })
})
