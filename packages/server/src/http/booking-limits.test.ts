import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const dayMs = 86_400_000
const saturday = Date.parse('2026-11-21T00:00:00+08:00')
/** That wall-clock time so many days after the salon's Saturday. */
const at = (clock: string, days = 0): string =>
  new Date(saturday + days * dayMs + Date.parse(`1970-01-01T${clock}:00Z`)).toISOString()

describe.each(databases)('limits on bookings on $name', ({ open }) => {
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

  const visit = (startsAt: string, more: object = {}): object => ({
    locationId: ids.location,
    startsAt,
    segments: [{ serviceId: ids.cut }],
    ...more,
  })
  const book = (startsAt: string, customerId: string = ids.wang, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', visit(startsAt, { customerId, ...more }))
  /** The starts shown on that day after Saturday, to that customer or to anybody. */
  const shown = async (customerId?: string, days = 0, more: object = {}): Promise<readonly number[]> => {
    const { locationId, segments } = visit('') as { locationId: string; segments: object }
    const range = { from: at('00:00', days), to: at('00:00', days + 1) }
    const found = await salon.call('POST /v1/availability/search', {
      locationId,
      segments,
      ...range,
      ...(customerId === undefined ? {} : { customerId }),
      ...more,
    })
    expect(found.status, found.text).toBe(200)
    return rowsOf(found).map((slot) => Date.parse(String(slot.startsAt)))
  }
  const shows = async (startsAt: string, customerId?: string, days = 0): Promise<boolean> =>
    (await shown(customerId, days)).includes(Date.parse(startsAt))
  let versions: Record<string, number> = {}
  beforeEach(() => {
    versions = {}
  })
  const patch = async (path: string, fields: object): Promise<void> => {
    const version = versions[path] ?? 1
    const headers = { 'if-match': `"${version}"` }
    const answer = await salon.call(`PATCH /v1/${path}`, fields, { headers })
    expect(answer.status, answer.text).toBe(200)
    versions[path] = version + 1
  }
  const workOn = async (days: number): Promise<void> => {
    const date = new Date(saturday + days * dayMs + dayMs / 2).toISOString().slice(0, 10)
    for (const staffId of [ids.lin, ids.chen]) {
      const shifts = [{ date, startTime: '10:00', endTime: '20:00' }]
      done(await salon.mendian.engine.shifts.publish(salon.context, { locationId: ids.location, staffId, shifts }))
    }
  }

  describe('BK-18 priority booking', () => {
    test('a tier that may book 30 days ahead sees and books day 20, a tier with 14 does neither', async () => {
      await workOn(20)
      const { engine } = salon.mendian
      const silver = done(await engine.tiers.create(salon.context, { name: 'Silver', rank: 0, bookingWindowDays: 14 }))
      await patch(`tiers/${ids.gold}`, { bookingWindowDays: 30 })
      await patch(`customers/${ids.zhao}`, { tierId: silver.id })
      await patch(`locations/${ids.location}`, { maxLeadDays: 7 })
      expect(await shows(at('12:00', 20), ids.wang, 20)).toBe(true)
      expect(await shown(ids.zhao, 20)).toEqual([])
      expect(await shown(undefined, 20)).toEqual([])
      expect(await book(at('12:00', 20), ids.zhao)).toMatchObject({
        status: 409,
        body: {
          code: 'tier_window',
          details: {
            opensAt: '2026-11-27T12:00:00+08:00',
            bookingWindowDays: 14,
            minimumTier: { tierId: ids.gold, rank: 1, bookingWindowDays: 30 },
          },
        },
      })
      const held = await salon.call('POST /v1/slot-holds', visit(at('12:00', 20)))
      expect(held).toMatchObject({ status: 409, body: { code: 'tier_window' } })
      const booked = await book(at('12:00', 20))
      expect(booked.status, booked.text).toBe(201)
      const moved = await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/reschedule`, {
        startsAt: at('14:00', 20),
      })
      expect(moved.status, moved.text).toBe(200)
      expect(await book(at('12:00', 40))).toMatchObject({ status: 409, body: { code: 'beyond_booking_horizon' } })
    })

    test('the last places of a day are kept for a tier until they are released', async () => {
      await workOn(10)
      const tierReserve = { minimumTierRank: 1, shareBasisPoints: 5000, releaseDaysBefore: 3 }
      await patch(`locations/${ids.location}`, { tierReserve, maxBookingsPerDay: 3 })
      // Two of three are kept: one is for anybody.
      expect((await book(at('10:00', 10), ids.zhao)).status).toBe(201)
      expect(await shown(ids.zhao, 10)).toEqual([])
      expect(await shown(undefined, 10)).toEqual([])
      expect(await shows(at('12:00', 10), ids.wang, 10)).toBe(true)
      expect(await book(at('12:00', 10), ids.zhao)).toMatchObject({
        status: 409,
        body: {
          code: 'reserved_for_tiers',
          details: {
            limit: 'BOOKINGS_OF_DAY',
            opensAt: '2026-11-28T00:00:00+08:00',
            minimumTierRank: 1,
            tierIds: [ids.gold],
          },
        },
      })
      expect((await book(at('12:00', 10))).status).toBe(201)
      salon.clock.set(Date.parse('2026-11-28T00:00:00+08:00') - 1)
      expect(await book(at('14:00', 10), ids.zhao)).toMatchObject({ body: { code: 'reserved_for_tiers' } })
      salon.clock.set(Date.parse('2026-11-28T00:00:00+08:00'))
      expect(await shows(at('14:00', 10), ids.zhao, 10)).toBe(true)
      expect((await book(at('14:00', 10), ids.zhao)).status).toBe(201)
      expect(await book(at('16:00', 10))).toMatchObject({
        body: { code: 'daily_cap_reached', details: { limit: 'LOCATION' } },
      })
    })

    test('places at one time are kept too, and a held one stays its holder’s', async () => {
      await workOn(10)
      const tierReserve = { minimumTierRank: 1, shareBasisPoints: 5000, releaseDaysBefore: 3 }
      await patch(`locations/${ids.location}`, { tierReserve, maxConcurrentCustomers: 2 })
      const held = await salon.call('POST /v1/slot-holds', visit(at('12:00', 10)))
      expect(held.status, held.text).toBe(201)
      expect(await book(at('12:15', 10), ids.zhao)).toMatchObject({
        body: { code: 'reserved_for_tiers', details: { limit: 'CUSTOMERS_AT_ONCE' } },
      })
      expect((await book(at('12:00', 10))).status).toBe(201)
      const hold = { id: textOf(held, 'id'), token: textOf(held, 'holdToken') }
      expect(await shown(undefined, 10, { holdToken: hold.token })).toContain(Date.parse(at('12:00', 10)))
      expect((await book(at('12:00', 10), ids.zhao, { hold })).status).toBe(201)
    })
  })

  describe('BK-06 customers per slot', () => {
    test('of a service: three at once, the fourth is refused until one cancels', async () => {
      const { engine } = salon.mendian
      const staffIds = [ids.lin, ids.chen] as string[]
      for (const name of ['Ann', 'Bo']) {
        const person = done(await engine.staff.create(salon.context, { name, locationIds: [ids.location] }))
        staffIds.push(person.id)
        const shifts = [{ date: '2026-11-21', startTime: '10:00', endTime: '20:00' }]
        done(
          await engine.shifts.publish(salon.context, { locationId: ids.location, staffId: person.id as never, shifts }),
        )
      }
      await patch(`services/${ids.cut}`, { staffIds, maxConcurrentBookings: 3 })
      const starts = ['12:00', '12:15', '12:30']
      const booked: Answer[] = []
      for (const clock of starts) booked.push(await book(at(clock)))
      expect(booked.map(({ status }) => status)).toEqual([201, 201, 201])
      expect(await shows(at('12:30'))).toBe(false)
      expect(await book(at('12:30'))).toMatchObject({
        status: 409,
        body: { code: 'capacity_full', details: { limit: 'SERVICE', segment: 0 } },
      })
      expect((await salon.call(`POST /v1/bookings/${textOf(booked[1] as Answer, 'id')}/cancel`, {})).status).toBe(200)
      expect(await shows(at('12:30'))).toBe(true)
      expect((await book(at('12:30'))).status).toBe(201)
    })

    test('of a service on a day, and of a customer on a day, holds included', async () => {
      await patch(`services/${ids.cut}`, { maxBookingsPerDay: 3 })
      await patch(`locations/${ids.location}`, { maxBookingsPerDayPerCustomer: 2 })
      const held = await salon.call('POST /v1/slot-holds', visit(at('10:00'), { customerId: ids.wang }))
      expect(held.status, held.text).toBe(201)
      const second = await book(at('12:00'))
      expect(second.status, second.text).toBe(201)
      expect(await shown(ids.wang)).toEqual([])
      expect(await shows(at('14:00'))).toBe(true)
      expect(await book(at('14:00'))).toMatchObject({
        status: 409,
        body: { code: 'daily_cap_reached', details: { limit: 'CUSTOMER' } },
      })
      const hold = { id: textOf(held, 'id'), token: textOf(held, 'holdToken') }
      expect((await book(at('10:00'), ids.wang, { hold })).status).toBe(201)
      expect((await book(at('14:00'), ids.zhao)).status).toBe(201)
      expect(await shown(ids.zhao)).toEqual([])
      expect(await book(at('16:00'), ids.zhao)).toMatchObject({
        status: 409,
        body: { code: 'daily_cap_reached', details: { limit: 'SERVICE' } },
      })
      const moved = await salon.call(`POST /v1/bookings/${textOf(second, 'id')}/reschedule`, { startsAt: at('16:00') })
      expect(moved.status, moved.text).toBe(200)
    })
  })

  describe('BK-03 bogus bookings', () => {
    test('only customers whose number is verified hold and book, where the location wants it', async () => {
      await patch(`locations/${ids.location}`, { requireVerifiedContact: true })
      for (const customerId of [ids.wang, ids.zhao]) {
        expect(await book(at('12:00'), customerId)).toMatchObject({
          status: 409,
          body: { code: 'contact_not_verified', details: { customerId } },
        })
      }
      const guest = await salon.call('POST /v1/slot-holds', visit(at('12:00')))
      expect(guest).toMatchObject({
        status: 409,
        body: { code: 'contact_not_verified', details: { customerId: null } },
      })
      expect(await shown(ids.wang)).toEqual([])
      const verify = (phone: string): Promise<Answer> =>
        salon.call(`POST /v1/customers/${ids.wang}/verify-contact`, { phone })
      expect(await verify('+8613800000009')).toMatchObject({ status: 409, body: { code: 'contact_changed' } })
      expect(await verify('+8613800000001')).toMatchObject({
        status: 200,
        body: { contactVerifiedAt: '2026-11-21T01:00:00.000Z', version: 2 },
      })
      expect(await shows(at('12:00'), ids.wang)).toBe(true)
      expect((await book(at('12:00'))).status).toBe(201)
      versions[`customers/${ids.wang}`] = 2
      await patch(`customers/${ids.wang}`, { note: 'regular' })
      expect((await book(at('14:00'))).status).toBe(201)
      // Another number is another contact.
      await patch(`customers/${ids.wang}`, { phone: '+8613800000003' })
      expect(await salon.call(`GET /v1/customers/${ids.wang}`)).toMatchObject({ body: { contactVerifiedAt: null } })
      expect(await book(at('16:00'))).toMatchObject({ body: { code: 'contact_not_verified' } })
    })

    test('nobody says that a contact is verified by writing the customer, or without the permission', async () => {
      const claimed = await salon.call('POST /v1/customers', { name: 'X', contactVerifiedAt: '2026-11-21T01:00:00Z' })
      expect(claimed).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
      const weak = done(
        await salon.mendian.engine.apiKeys.create(salon.context, {
          name: 'Shop window',
          permissions: ['customer:write', 'customer:read'],
        }),
      )
      const body = { phone: '+8613800000001' }
      const refused = await salon.call(`POST /v1/customers/${ids.wang}/verify-contact`, body, { key: weak.secret })
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
      expect(await salon.call('POST /v1/customers/cus_unknown/verify-contact', body)).toMatchObject({ status: 404 })
    })

    test('a search for a customer who is blocked, has enough visits or is unknown', async () => {
      await patch(`locations/${ids.location}`, { maxOpenBookingsPerCustomer: 1 })
      expect((await book(at('12:00'))).status).toBe(201)
      expect(await shown(ids.wang)).toEqual([])
      expect(await book(at('14:00'))).toMatchObject({ status: 409, body: { code: 'too_many_open_bookings' } })
      expect((await shown(ids.zhao)).length).toBeGreaterThan(0)
      await patch(`customers/${ids.zhao}`, { blocked: true })
      expect(await shown(ids.zhao)).toEqual([])
      expect(await book(at('14:00'), ids.zhao)).toMatchObject({ status: 409, body: { code: 'customer_blocked' } })
      const { locationId, segments } = visit('') as { locationId: string; segments: object }
      const search = { locationId, segments, from: at('00:00'), to: at('20:00') }
      const unknown = await salon.call('POST /v1/availability/search', { ...search, customerId: 'cus_unknown' })
      expect(unknown).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
    })
  })
})
