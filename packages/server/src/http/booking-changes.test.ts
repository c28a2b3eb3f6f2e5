import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const startOf = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const noonMs = nineMs + 3 * 3_600_000

describe.each(databases)('staff change bookings on $name', ({ open }) => {
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

  const book = async (clock: string, ...segments: readonly object[]): Promise<Answer> => {
    const visit = { locationId: ids.location, customerId: ids.wang, startsAt: startOf(clock), segments }
    const booked = await salon.call('POST /v1/bookings', visit)
    expect(booked.status).toBe(201)
    return booked
  }
  const act = (booking: Answer, action: string, body: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/bookings/${textOf(booking, 'id')}/${action}`, body)
  const serve = async (booked: Answer): Promise<void> => {
    salon.clock.set(noonMs)
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: booked.body.redemptionCode })
    expect((await act(booked, 'start')).status).toBe(200)
  }
  const extend = (booking: Answer, minutes: number, segment = 0): Promise<Answer> =>
    act(booking, 'extend-segment', { segment, minutes })
  const cutBy = (staffId: string): object => ({ serviceId: ids.cut, staffId })
  const manicure = (): object => ({ serviceId: ids.manicure })

  test('a running segment goes on, and the rest of the visit with it', async () => {
    const booked = await book('12:00', manicure(), cutBy(ids.lin))
    await serve(booked)
    const extended = await extend(booked, 30)
    expect(extended).toMatchObject({
      status: 200,
      body: {
        endsAt: startOf('15:30'),
        segments: [{ endsAt: startOf('14:30') }, { startsAt: startOf('14:30'), endsAt: startOf('15:30') }],
        history: [{}, {}, {}, { action: 'EXTEND', state: 'IN_SERVICE' }],
      },
    })
    // Both the time that was added and the time that moved are taken now.
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt: startOf('15:00') }
    const late = await salon.call('POST /v1/bookings', { ...visit, segments: [cutBy(ids.lin)] })
    expect(late).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
  })

  test('others do not serve past their shift for it, unless somebody who may says so', async () => {
    const booked = await book('17:00', cutBy(ids.lin), cutBy(ids.chen), cutBy(ids.lin))
    await serve(booked)
    expect((await extend(booked, 30)).status).toBe(200)
    expect(await extend(booked, 45)).toMatchObject({
      status: 409,
      body: { code: 'staff_not_working', details: { segment: 1, startsAt: startOf('19:15') } },
    })
    // Lin would go on, and agreed to.
    const { body } = await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}`)
    expect(body).toMatchObject({ endsAt: startOf('20:30') })
    const key = await salon.call('POST /v1/api-keys', { name: 'Till', permissions: ['booking:read', 'booking:write'] })
    const target = `POST /v1/bookings/${textOf(booked, 'id')}/extend-segment`
    const past = { segment: 0, minutes: 45, pastWorkingTime: true }
    expect(await salon.call(target, past, { key: textOf(key, 'secret') })).toMatchObject({
      status: 403,
      body: { details: { permission: 'booking:override' } },
    })
    expect(await salon.call(target, past)).toMatchObject({ status: 200, body: { endsAt: startOf('21:15') } })
  })

  test('a segment does not go on into the time of others, and nothing changes then', async () => {
    const booked = await book('12:00', manicure())
    const next = await book('14:30', manicure())
    expect(await extend(booked, 15)).toMatchObject({ status: 409, body: { code: 'booking_state_forbids' } })
    await serve(booked)
    expect(await extend(booked, 45)).toMatchObject({ status: 409 })
    const { body } = await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}`)
    expect(body).toMatchObject({ endsAt: startOf('14:00'), version: 3 })
    expect((await extend(booked, 30)).status).toBe(200)
    expect(await extend(booked, 5)).toMatchObject({ status: 409 })
    await act(next, 'cancel')
    expect((await extend(booked, 5)).status).toBe(200)
    expect(await extend(booked, 5, 1)).toMatchObject({ status: 422, body: { code: 'segment_not_found' } })
  })

  test('a visit that goes on keeps its place at the location, where there is one', async () => {
    const path = `/v1/locations/${ids.location}`
    const allow = async (maxConcurrentCustomers: number): Promise<void> => {
      const { body } = await salon.call(`GET ${path}`)
      const headers = { 'if-match': `"${String(body.version)}"` }
      expect((await salon.call(`PATCH ${path}`, { maxConcurrentCustomers }, { headers })).status).toBe(200)
    }
    await allow(1)
    const booked = await book('12:00', cutBy(ids.lin))
    await book('14:30', manicure())
    await serve(booked)
    const full = { status: 409, body: { code: 'capacity_full', details: { limit: 'LOCATION', segment: 0 } } }
    expect((await extend(booked, 30)).status).toBe(200)
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt: startOf('13:15') }
    expect(await salon.call('POST /v1/bookings', { ...visit, segments: [cutBy(ids.chen)] })).toMatchObject(full)
    expect(await extend(booked, 90)).toMatchObject(full)
    await allow(2)
    expect((await extend(booked, 90)).status).toBe(200)
  })

  test('of an extension and a booking of the same time exactly one wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const fresh = await openSalon(database.storage)
      const own = await furnish(fresh.mendian, fresh)
      await publishDay(fresh.mendian, fresh, own)
      const visit = (clock: string): object => ({
        locationId: own.location,
        customerId: own.wang,
        startsAt: startOf(clock),
        segments: [{ serviceId: own.cut, staffId: own.lin }],
      })
      const running = await fresh.call('POST /v1/bookings', visit('12:00'))
      fresh.clock.set(noonMs)
      await fresh.call('POST /v1/bookings/redeem', { redemptionCode: running.body.redemptionCode })
      await fresh.call(`POST /v1/bookings/${running.body.id}/start`, {})
      const answers = await Promise.all([
        fresh.call(`POST /v1/bookings/${running.body.id}/extend-segment`, { segment: 0, minutes: 15 }),
        fresh.call('POST /v1/bookings', visit('13:00')),
      ])
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
      expect(answers.find(({ status }) => status >= 300)).toMatchObject({ body: { code: 'slot_taken' } })
    }
  })

  test('a segment is given to another person, but not over the customer’s head', async () => {
    const booked = await book('12:00', cutBy(ids.lin))
    const toChen = { segment: 0, staffId: ids.chen }
    const refused = await act(booked, 'reassign', toChen)
    expect(refused).toMatchObject({ status: 409, body: { code: 'staff_requested', details: { staffId: ids.lin } } })
    const agreed = await act(booked, 'reassign', { ...toChen, customerAgreed: true })
    expect(agreed.body).toMatchObject({ segments: [{ staffId: ids.chen, staffRequested: false }], version: 2 })
    await book('12:00', cutBy(ids.lin))
    const back = await act(booked, 'reassign', { segment: 0, staffId: ids.lin })
    expect(back).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    const nobody = await act(booked, 'reassign', { segment: 0, staffId: 'stf_none' })
    expect(nobody).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
  })

  test('B25 B05 all of an absent person’s segments go to others, except those who were asked for', async () => {
    const asked = await book('10:00', cutBy(ids.lin))
    const blocked = await book('12:00', cutBy(ids.chen))
    const free = await book('12:00', { serviceId: ids.cut })
    const given = await book('14:00', { serviceId: ids.cut })
    const absent = [free, given].map((each) => (each.body.segments as { staffId: string }[])[0]?.staffId)
    expect(absent[0]).toBe(ids.lin)
    await act(given, 'reassign', { segment: 0, staffId: ids.lin })
    const answer = await salon.call('POST /v1/bookings/reassign-many', {
      staffId: ids.lin,
      from: startOf('00:00'),
      to: startOf('23:00'),
      reason: 'ill',
    })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        results: [
          { bookingId: asked.body.id, segment: 0, outcome: 'STAFF_REQUESTED', staffId: ids.lin },
          { bookingId: free.body.id, segment: 0, outcome: 'NOBODY_FREE', staffId: ids.lin },
          { bookingId: given.body.id, segment: 0, outcome: 'REASSIGNED', staffId: ids.chen },
        ],
      },
    })
    await act(blocked, 'cancel')
    const again = { staffId: ids.lin, from: startOf('11:00'), to: startOf('23:00') }
    const second = await salon.call('POST /v1/bookings/reassign-many', again)
    expect(second.body.results).toMatchObject([{ bookingId: free.body.id, outcome: 'REASSIGNED' }])
    expect((await salon.call('POST /v1/bookings/reassign-many', again)).body.results).toEqual([])
    const empty = await salon.call('POST /v1/bookings/reassign-many', { ...again, to: again.from })
    expect(empty).toMatchObject({ status: 422, body: { code: 'range_empty' } })
  })

  test('a visit whose resource has become smaller is refused more time, and nothing fails', async () => {
    const path = `PATCH /v1/resources/${ids.chair}`
    await salon.call(path, { quantity: 2 }, { headers: { 'if-match': '"1"' } })
    const booked = await book('12:00', manicure(), cutBy(ids.lin))
    await book('12:00', manicure())
    await salon.call(path, { quantity: 1 }, { headers: { 'if-match': '"2"' } })
    await serve(booked)
    const full = await extend(booked, 30, 1)
    expect(full).toMatchObject({ status: 409, body: { code: 'capacity_full', details: { segment: 0 } } })
    const { body } = await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}`)
    expect(body).toMatchObject({ endsAt: startOf('15:00'), version: 3 })
  })

  test('a visit of days keeps all its time when one segment of it goes to another', async () => {
    const stay = { id: 'svc_stay', name: 'Stay', durationMinutes: 1200, staffIds: [ids.chen] }
    await salon.call('POST /v1/services', { ...stay, price: { amountMinor: 100, currency: 'CNY' } })
    const publish = (person: string, shifts: readonly object[]): Promise<Answer> =>
      salon.call('POST /v1/shifts', { locationId: ids.location, staffId: person, shifts })
    await publish(ids.chen, [
      { date: '2026-11-21', startTime: '20:00', endTime: '48:00' },
      { date: '2026-11-23', startTime: '00:00', endTime: '48:00' },
    ])
    await publish(ids.lin, [{ date: '2026-11-24', startTime: '10:00', endTime: '20:00' }])
    const stays = [1, 2, 3, 4].map(() => ({ serviceId: stay.id }))
    const booked = await book('10:00', ...stays, cutBy(ids.chen))
    await act(booked, 'reassign', { segment: 4, staffId: ids.lin, customerAgreed: true })
    const answer = await salon.call('POST /v1/bookings/reassign-many', {
      staffId: ids.lin,
      from: '2026-11-24T17:00:00+08:00',
      to: '2026-11-24T23:00:00+08:00',
    })
    expect(answer.body.results).toMatchObject([{ segment: 4, outcome: 'REASSIGNED', staffId: ids.chen }])
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt: startOf('11:00') }
    const beside = await salon.call('POST /v1/bookings', { ...visit, segments: [cutBy(ids.chen)] })
    expect(beside).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
  })
})
