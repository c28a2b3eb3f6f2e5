import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trades } from '../demo/trades.ts'
import { type Answer, rowsOf } from '../testing/call.ts'
import { type OpenTrade, openTrade } from '../testing/open-trade.ts'
import { databases, type OpenDatabase } from './testing/databases.ts'

/** When the segments of a booking are, by whom and on what. */
function planOf({ body }: Answer): readonly string[] {
  const segments = body.segments as readonly {
    readonly serviceId: string
    readonly staffId: string
    readonly resourceIds: readonly string[]
    readonly startsAt: string
    readonly endsAt: string
  }[]
  return segments.map(
    ({ serviceId, staffId, resourceIds, startsAt, endsAt }) =>
      `${startsAt.slice(11, 16)}–${endsAt.slice(11, 16)} ${[serviceId, staffId, ...resourceIds].join(' ')}`,
  )
}

const codeOf = ({ status, body }: Answer): string => `${status} ${body.code}`

describe.each(databases)('CT-10 a shop of each trade on $name', ({ name: databaseName, open }) => {
  let database: OpenDatabase
  const shop = async (name: string): Promise<OpenTrade> => openTrade(name, database.storage)

  beforeEach(async () => {
    database = await open()
  })
  afterEach(() => database.close())

  test('hair: while one customer’s colour takes, the stylist cuts another’s hair', async () => {
    const { book, starts, serve } = await shop('hair')
    const colour = await book('10:00', [{ serviceId: 'svc_colour', staffId: 'stf_lin' }])
    expect(planOf(colour)).toEqual(['10:00–12:00 svc_colour stf_lin rsc_chair'])
    const cutByLin = [{ serviceId: 'svc_cut', staffId: 'stf_lin' }]
    // She is free from 10:45 to 11:30, then finishes, and cleans up until 12:15.
    expect((await starts(cutByLin)).slice(0, 3)).toEqual(['10:45', '12:15', '12:30'])
    const cut = await book('10:45', cutByLin, { customerId: 'cus_zhao' })
    expect(planOf(cut)).toEqual(['10:45–11:30 svc_cut stf_lin rsc_chair'])
    expect(await serve(colour)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 48_800 } })
    expect(await serve(cut)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 19_800 } })
  })

  test('nails: a manicure takes two hours, so that the last one starts at 18:00, at one of two tables', async () => {
    const { book, starts, serve } = await shop('nails')
    const manicure = [{ serviceId: 'svc_manicure' }]
    const all = await starts(manicure)
    expect([all[0], all.at(-1), all.length]).toEqual(['10:00', '18:00', 17])
    const first = await book('18:00', manicure)
    expect(first).toMatchObject({ status: 201, body: { endsAt: '2026-11-21T20:00:00+08:00' } })
    expect((await book('18:00', manicure)).status).toBe(201)
    expect(codeOf(await book('17:00', manicure))).toBe('409 slot_taken')
    expect((await starts(manicure)).at(-1)).toBe('16:00')
    expect(await serve(first)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 19_900 } })
  })

  test('pet grooming: bath and clipping in one visit, the groomer free while the dog dries', async () => {
    const { book, starts, serve } = await shop('pet-grooming')
    const visit = [
      { serviceId: 'svc_bath', staffId: 'stf_tang' },
      { serviceId: 'svc_clip', staffId: 'stf_tang' },
    ]
    const booked = await book('10:00', visit)
    expect(planOf(booked)).toEqual([
      '10:00–11:15 svc_bath stf_tang rsc_cage',
      '11:15–12:15 svc_clip stf_tang rsc_table',
    ])
    const bathByTang = [{ serviceId: 'svc_bath', staffId: 'stf_tang' }]
    // From 09:30 he would bathe another, then this dog at 10:00, and dry each while the other is washed or dries.
    expect((await starts(bathByTang)).slice(0, 2)).toEqual(['09:30', '12:30'])
    expect(await serve(booked)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 26_600 } })
  })

  test('car wash: two bays, but one lift', async () => {
    const { book, serve } = await shop('car-wash')
    const wax = [{ serviceId: 'svc_wax' }]
    const first = await book('09:00', wax)
    expect(planOf(first)).toEqual(['09:00–11:00 svc_wax stf_huang rsc_bay rsc_lift'])
    expect(codeOf(await book('09:00', wax))).toBe('409 capacity_full')
    const wash = await book('09:00', [{ serviceId: 'svc_wash' }])
    expect(planOf(wash)).toEqual(['09:00–09:40 svc_wash stf_wu rsc_bay'])
    expect(codeOf(await book('12:00', wax))).toBe('409 too_many_open_bookings')
    expect(await serve(first)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 48_000 } })
  })

  test('dental: one scanner for two dentists; an implant waits for approval and holds its time meanwhile', async () => {
    const { book, starts, call, serve } = await shop('dental')
    expect((await starts([{ serviceId: 'svc_scan' }]))[0]).toBe('09:00')
    expect(codeOf(await book('08:45', [{ serviceId: 'svc_scan' }]))).toBe('422 lead_time_too_short')
    const scan = await book('09:00', [{ serviceId: 'svc_scan' }])
    expect(planOf(scan)).toEqual(['09:00–09:45 svc_scan stf_zhou rsc_chair1 rsc_scanner'])
    expect(codeOf(await book('09:30', [{ serviceId: 'svc_scan' }], { customerId: 'cus_zhao' }))).toBe(
      '409 capacity_full',
    )
    const implant = await book('14:00', [{ serviceId: 'svc_implant' }], { customerId: 'cus_zhao' })
    expect(implant).toMatchObject({ status: 201, body: { state: 'PENDING' } })
    expect(codeOf(await book('14:30', [{ serviceId: 'svc_checkup', staffId: 'stf_zhou' }]))).toBe('409 slot_taken')
    const confirmed = await call(`POST /v1/bookings/${implant.body.id}/confirm`)
    expect(confirmed.body.state).toBe('CONFIRMED')
    expect(await serve(confirmed)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 880_000 } })
  })

  test('photography: make-up and shooting by two people in one visit, moved together', async () => {
    const { call, locationId, serve } = await shop('photography')
    const at = (time: string, date = '2026-11-23'): string => `${date}T${time}:00+08:00`
    const segments = [{ serviceId: 'svc_makeup' }, { serviceId: 'svc_portrait' }]
    const visit = { locationId, customerId: 'cus_wang', segments }
    expect(codeOf(await call('POST /v1/bookings', { ...visit, startsAt: at('10:00', '2026-11-21') }))).toBe(
      '422 lead_time_too_short',
    )
    const booked = await call('POST /v1/bookings', { ...visit, startsAt: at('10:00') })
    expect(planOf(booked)).toEqual([
      '10:00–11:00 svc_makeup stf_fang rsc_dressing',
      '11:00–13:00 svc_portrait stf_gu rsc_studio',
    ])
    const other = await call('POST /v1/bookings', { ...visit, customerId: 'cus_zhao', startsAt: at('13:30') })
    expect(other.status).toBe(201)
    const path = `POST /v1/bookings/${booked.body.id}/reschedule`
    expect(codeOf(await call(path, { startsAt: at('11:30') }))).toBe('409 slot_taken')
    const moved = await call(path, { startsAt: at('09:00', '2026-11-24') })
    expect(planOf(moved)).toEqual([
      '09:00–10:00 svc_makeup stf_fang rsc_dressing',
      '10:00–12:00 svc_portrait stf_gu rsc_studio',
    ])
    expect(await serve(moved)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 158_000 } })
  })

  test('home cleaning: at the customer’s address, with the way there and back in between', async () => {
    const { book, call, locationId, serve } = await shop('home-cleaning')
    const address = { line: '88 Huaihai Road, flat 1203', city: 'Shanghai', note: 'Ring twice' }
    const segments = [{ serviceId: 'svc_cleaning', staffId: 'stf_ayi1', addOns: [{ addOnId: 'adn_oven' }] }]
    const there = { locationType: 'CUSTOMER_ADDRESS', address }
    expect((await book('09:00', segments)).status).toBe(422)
    expect((await book('09:00', segments, { locationType: 'CUSTOMER_ADDRESS' })).status).toBe(422)
    const visit = await book('09:00', segments, there)
    expect(visit).toMatchObject({ status: 201, body: { locationType: 'CUSTOMER_ADDRESS', address } })
    expect(planOf(visit)).toEqual(['09:00–12:30 svc_cleaning stf_ayi1'])
    // On the road from 12:30 to 13:00, and from 13:00 to the next address.
    const next = [{ serviceId: 'svc_cleaning', staffId: 'stf_ayi1' }]
    const range = { from: '2026-11-21T12:00:00+08:00', to: '2026-11-21T23:00:00+08:00' }
    const found = await call('POST /v1/availability/search', {
      ...{ locationId, segments: next, locationType: 'CUSTOMER_ADDRESS' },
      ...range,
    })
    expect(rowsOf(found)[0]?.startsAt).toBe('2026-11-21T13:30:00+08:00')
    const sofa = [{ serviceId: 'svc_sofa' }]
    expect(planOf(await book('09:00', sofa, there))).toEqual(['09:00–10:30 svc_sofa stf_ayi2 rsc_steamer'])
    expect(await serve(visit)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 26_000 } })
  })

  test('spa: a couple side by side in one room, each with a therapist of their own', async () => {
    const { call, locationId, book, serve } = await shop('spa')
    const couple = {
      ...{ locationId, customerId: 'cus_wang', startsAt: '2026-11-21T14:00:00+08:00' },
      guests: [
        { name: 'Wang', segments: [{ serviceId: 'svc_massage', staffGender: 'FEMALE' }] },
        { name: 'Li', segments: [{ serviceId: 'svc_massage', staffGender: 'MALE' }] },
      ],
    }
    const visit = await call('POST /v1/bookings', couple)
    expect(planOf(visit)).toEqual([
      expect.stringMatching(/^14:00–15:00 svc_massage stf_(?:mo|shu) rsc_coupleroom$/),
      '14:00–15:00 svc_massage stf_ke rsc_coupleroom',
    ])
    // The room is theirs; a bath needs none.
    expect(codeOf(await book('14:30', [{ serviceId: 'svc_massage' }], { customerId: 'cus_zhao' }))).toBe(
      '409 capacity_full',
    )
    expect((await book('14:00', [{ serviceId: 'svc_herbalbath' }], { customerId: 'cus_zhao' })).status).toBe(201)
    expect(await serve(visit)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 79_600 } })
  })

  test('gym: a class has three places, and its coach trains nobody else meanwhile', async () => {
    const { call, starts, book, locationId, serve } = await shop('gym')
    const classes = rowsOf(await call(`GET /v1/class-sessions?locationId=${locationId}&serviceId=svc_spinning`))
    expect(classes.map(({ startsAt }) => startsAt).slice(0, 3)).toEqual([
      '2026-11-24T18:30:00+08:00',
      '2026-11-26T18:30:00+08:00',
      '2026-11-28T18:30:00+08:00',
    ])
    const classSessionId = classes[0]?.id
    const enroll = (customerId: string): Promise<Answer> => call('POST /v1/enrollments', { classSessionId, customerId })
    const first = await enroll('cus_wang')
    expect([first.status, (await enroll('cus_member2')).status, (await enroll('cus_member3')).status]).toEqual([
      201, 201, 201,
    ])
    expect(codeOf(await enroll('cus_member4'))).toBe('409 class_full')
    expect((await call(`POST /v1/enrollments/${first.body.id}/cancel`)).status).toBe(200)
    expect((await enroll('cus_member4')).status).toBe(201)
    const trainingByLong = [{ serviceId: 'svc_training', staffId: 'stf_long' }]
    const evening = (await starts(trainingByLong, '2026-11-24')).filter((time) => time >= '17:00')
    expect(evening).toEqual(['17:00', '17:30', '19:30', '20:00', '20:30', '21:00'])
    const training = await book('09:00', trainingByLong)
    expect(await serve(training)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 38_000 } })
  })

  test('yoga: a series of lessons books what it can, or nothing, around the course', async () => {
    const { call, locationId, serve } = await shop('yoga')
    const series = {
      ...{ locationId, customerId: 'cus_wang', startsAt: '2026-11-25T18:00:00+08:00' },
      ...{ segments: [{ serviceId: 'svc_private' }], rule: { unit: 'WEEKS', count: 4 } },
    }
    // The course is on Wednesday from 19:00, with the same teacher in the same hall.
    const daily = { ...series, startsAt: '2026-11-24T18:30:00+08:00', rule: { unit: 'DAYS', count: 3 } }
    expect(codeOf(await call('POST /v1/booking-series', daily))).toBe('409 series_conflict')
    const some = await call('POST /v1/booking-series', { ...daily, customerId: 'cus_zhao', mode: 'SKIP_CONFLICTS' })
    const outcomes = some.body.occurrences as { refusal: { code: string } | null; state: string | null }[]
    expect(outcomes.map(({ refusal, state }) => refusal?.code ?? state)).toEqual([
      'CONFIRMED',
      'slot_taken',
      'CONFIRMED',
    ])
    const booked = await call('POST /v1/booking-series', series)
    const occurrences = booked.body.occurrences as { bookingId: string; startsAt: string }[]
    expect(occurrences.map(({ startsAt }) => startsAt.slice(0, 16))).toEqual([
      '2026-11-25T18:00',
      '2026-12-02T18:00',
      '2026-12-09T18:00',
      '2026-12-16T18:00',
    ])
    const lesson = await call(`GET /v1/bookings/${occurrences[0]?.bookingId}`)
    expect(await serve(lesson)).toMatchObject({ body: { state: 'COMPLETED', totalMinor: 42_000 } })
    const rest = await call(`POST /v1/booking-series/${lesson.body.seriesId}/cancel-rest`, { fromOccurrence: 2 })
    expect((rest.body.occurrences as { state: string }[]).map(({ state }) => state)).toContain('CANCELLED')
  })

  test.each(trades.map(({ name }) => name))(
    '%s can be loaded twice, and every service of it is on offer',
    async (name) => {
      const { call } = await shop(name)
      const again = await shop(name)
      const services = rowsOf(await call('GET /v1/services'))
      expect(services.length, databaseName).toBeGreaterThan(0)
      for (const { id, locationTypes } of services) {
        const where = (locationTypes as readonly string[])[0]
        const starts = await again.starts([{ serviceId: id }], '2026-11-24', where)
        expect(starts.length, String(id)).toBeGreaterThan(0)
      }
    },
  )
})
