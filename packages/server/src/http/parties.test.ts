import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const at = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const bedRoom = 'rsc_couple'
const massage = 'svc_massage'

describe.each(databases)('visits of several on $name', ({ open }) => {
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

  const add = async (path: string, body: object): Promise<void> => {
    expect(await salon.call(`POST /v1/${path}`, body)).toMatchObject({ status: 201 })
  }
  const change = async (path: string, body: object): Promise<void> => {
    const options = { headers: { 'if-match': '"1"' } }
    expect(await salon.call(`PATCH /v1/${path}`, body, options)).toMatchObject({ status: 200 })
  }
  const visit = (body: object): object => ({ locationId: ids.location, ...body })
  const book = (clock: string, body: object): Promise<Answer> =>
    salon.call('POST /v1/bookings', visit({ customerId: ids.wang, startsAt: at(clock), ...body }))
  const search = (body: object): Promise<Answer> =>
    salon.call('POST /v1/availability/search', visit({ from: at('10:00'), to: at('20:00'), ...body }))
  const startsOf = async (body: object): Promise<readonly string[]> =>
    rowsOf(await search(body)).map(({ startsAt }) => String(startsAt).slice(11, 16))
  const segmentsOf = (booking: Answer): readonly Readonly<Record<string, unknown>>[] =>
    rowsOf({ ...booking, body: { data: booking.body.segments } })
  const sequenceOf = (booking: Answer): readonly string[] =>
    segmentsOf(booking).map(
      ({ guest, staffId, startsAt, endsAt }) =>
        `${guest} ${staffId} ${String(startsAt).slice(11, 16)}–${String(endsAt).slice(11, 16)}`,
    )
  const cuts = (count: number): readonly object[] =>
    Array.from({ length: count }, () => ({ segments: [{ serviceId: ids.cut }] }))

  test('B14 guests together have different people, and one customer books for all', async () => {
    const guests = [{ name: 'Mei', segments: [{ serviceId: ids.cut }] }, ...cuts(1)]
    const booking = await book('12:00', { guests })
    expect(booking).toMatchObject({
      status: 201,
      body: {
        customerId: ids.wang,
        guests: [{ name: 'Mei' }, { name: null }],
        guestArrangement: 'TOGETHER',
        endsAt: at('13:00'),
      },
    })
    expect(new Set(segmentsOf(booking).map(({ staffId }) => staffId)).size).toBe(2)
    expect(await book('12:30', { segments: [{ serviceId: ids.cut }] })).toMatchObject({ status: 409 })
    expect(await book('14:00', { guests: cuts(3) })).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    expect(await startsOf({ guests: cuts(3) })).toEqual([])
    const offered = await startsOf({ guests: cuts(2) })
    expect(offered).toContain('13:00')
    expect(offered).not.toContain('12:45')
    const moved = await salon.call(`POST /v1/bookings/${textOf(booking, 'id')}/reschedule`, { startsAt: at('16:00') })
    expect(moved).toMatchObject({ status: 200, body: { guests: [{ name: 'Mei' }, { name: null }] } })
    expect(sequenceOf(moved).map((line) => line.slice(-11))).toEqual(['16:00–17:00', '16:00–17:00'])
  })

  test('B14 guests in turn follow each other, also with one person', async () => {
    const guests = cuts(2).map(() => ({ segments: [{ serviceId: ids.cut, staffId: ids.lin }] }))
    const booking = await book('12:00', { guests, guestArrangement: 'IN_TURN' })
    expect(sequenceOf(booking)).toEqual([`0 ${ids.lin} 12:00–13:00`, `1 ${ids.lin} 13:00–14:00`])
    expect(await book('12:00', { guests })).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
  })

  test('B14 each guest is one customer at the location', async () => {
    await change(`locations/${ids.location}`, { maxConcurrentCustomers: 1 })
    expect(await book('12:00', { guests: cuts(2) })).toMatchObject({
      status: 409,
      body: { code: 'capacity_full', details: { limit: 'LOCATION' } },
    })
    expect(await startsOf({ guests: cuts(2) })).toEqual([])
    expect(await book('12:00', { guests: cuts(2), guestArrangement: 'IN_TURN' })).toMatchObject({ status: 201 })
  })

  test.each([
    ['shared by the party', true, 201],
    ['of each guest’s own', false, 409],
  ])('B14 a couple in one room %s', async (_, sharedByParty, status) => {
    const room = { id: bedRoom, locationId: ids.location, kind: 'ROOM', name: 'For two' }
    await add('resources', room)
    await add('services', {
      id: massage,
      name: 'Massage',
      durationMinutes: 60,
      price: { amountMinor: 30_000, currency: 'CNY' },
      staffIds: [ids.lin, ids.chen],
      resourceRequirements: [{ resourceIds: [bedRoom], sharedByParty }],
    })
    const guests = cuts(2).map(() => ({ segments: [{ serviceId: massage }] }))
    const booking = await book('12:00', { guests })
    expect(booking.status).toBe(status)
    expect((await startsOf({ guests })).length > 0).toBe(sharedByParty)
    if (!sharedByParty) return
    expect(segmentsOf(booking).map(({ resourceIds }) => resourceIds)).toEqual([[bedRoom], [bedRoom]])
  })

  test('B04 a customer waits between people only where it must be, and no longer', async () => {
    const segments = [
      { serviceId: ids.cut, staffId: ids.lin },
      { serviceId: ids.cut, staffId: ids.chen },
    ]
    await book('13:00', { segments: [{ serviceId: ids.cut, staffId: ids.lin }] })
    await book('12:45', { customerId: ids.zhao, segments: [{ serviceId: ids.cut, staffId: ids.chen }] })
    expect(await book('12:00', { segments })).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    expect(await book('12:00', { segments, maxWaitMinutes: 40 })).toMatchObject({ status: 409 })
    expect(await startsOf({ segments, maxWaitMinutes: 40 })).not.toContain('12:00')
    const found = rowsOf(await search({ segments, maxWaitMinutes: 60 }))
    expect(found.find(({ startsAt }) => startsAt === at('12:00'))).toEqual({
      startsAt: at('12:00'),
      endsAt: at('14:45'),
      segments: [
        { startsAt: at('12:00'), endsAt: at('13:00') },
        { startsAt: at('13:45'), endsAt: at('14:45') },
      ],
    })
    expect(found.find(({ startsAt }) => startsAt === at('15:00'))).toMatchObject({ endsAt: at('17:00') })
    const hold = await salon.call('POST /v1/slot-holds', visit({ startsAt: at('12:00'), segments, maxWaitMinutes: 60 }))
    expect(hold).toMatchObject({ status: 201, body: { maxWaitMinutes: 60, endsAt: at('14:45') } })
    const held = { id: textOf(hold, 'id'), token: textOf(hold, 'holdToken') }
    expect(await book('12:00', { segments, hold: held })).toMatchObject({
      status: 422,
      body: { code: 'hold_mismatch', details: { field: 'maxWaitMinutes' } },
    })
    const booking = await book('12:00', { segments, maxWaitMinutes: 60, hold: held })
    expect(sequenceOf(booking)).toEqual([`0 ${ids.lin} 12:00–13:00`, `0 ${ids.chen} 13:45–14:45`])
  })

  test('B02 staff get ready before a service, and are not free for others then', async () => {
    await change(`services/${ids.manicure}`, { preparationMinutes: 30 })
    await book('12:00', { segments: [{ serviceId: ids.manicure, staffId: ids.lin }] })
    const offered = await startsOf({ segments: [{ serviceId: ids.cut, staffId: ids.lin }] })
    expect(offered).toContain('10:30')
    expect(offered).not.toContain('10:45')
  })

  test('B06 a customer asks for a woman, or for a level', async () => {
    await change(`staff/${ids.chen}`, { gender: 'FEMALE' })
    const booking = await book('12:00', { segments: [{ serviceId: ids.cut, staffGender: 'FEMALE' }] })
    expect(booking).toMatchObject({
      status: 201,
      body: { segments: [{ staffId: ids.chen, staffRequested: false, staffGender: 'FEMALE', staffLevelId: null }] },
    })
    expect(await book('12:00', { segments: [{ serviceId: ids.cut, staffGender: 'FEMALE' }] })).toMatchObject({
      status: 409,
      body: { code: 'slot_taken' },
    })
    expect(await book('12:00', { segments: [{ serviceId: ids.cut, staffLevelId: ids.senior }] })).toMatchObject({
      status: 201,
      body: { segments: [{ staffId: ids.lin, staffLevelId: ids.senior }] },
    })
    expect(await search({ segments: [{ serviceId: ids.cut, staffGender: 'MALE' }] })).toMatchObject({
      body: { code: 'no_qualified_staff', details: { staffGender: 'MALE', staffLevelId: null } },
    })
    const id = textOf(booking, 'id')
    expect(await salon.call(`POST /v1/bookings/${id}/reschedule`, { startsAt: at('15:00') })).toMatchObject({
      body: { segments: [{ staffId: ids.chen, staffGender: 'FEMALE' }] },
    })
    const toLin = { segment: 0, staffId: ids.lin }
    expect(await salon.call(`POST /v1/bookings/${id}/reassign`, toLin)).toMatchObject({
      body: { code: 'no_qualified_staff' },
    })
    expect(await salon.call(`POST /v1/bookings/${id}/reassign`, { ...toLin, customerAgreed: true })).toMatchObject({
      status: 200,
    })
  })

  test.each([
    ['neither segments nor guests', () => ({})],
    ['both segments and guests', () => ({ segments: [{ serviceId: ids.cut }], guests: cuts(2) })],
    [
      'more than 30 segments',
      () => ({ guests: Array.from({ length: 10 }, () => ({ segments: Array(4).fill({ serviceId: ids.cut }) })) }),
    ],
    ['eleven guests', () => ({ guests: cuts(11) })],
    ['a guest who wants nothing', () => ({ guests: [{ segments: [] }] })],
  ])('B14 a visit with %s is not understood', async (_, body) => {
    expect(await book('12:00', body())).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(await search(body())).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })
})
