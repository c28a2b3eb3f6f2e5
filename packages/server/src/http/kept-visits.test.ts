import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { done, furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const at = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const noon = at('12:00')
const address = { line: '1 Nanjing Road', city: 'Shanghai', latitude: null, longitude: null, note: '' }

/** What is kept of a visit, with who waits or has it again, is what booking it asks for. */
describe.each(databases)('visits that are kept, on $name', ({ open }) => {
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
  })

  const change = async (path: string, patch: object): Promise<void> => {
    const { body } = await salon.call(`GET ${path}`)
    const headers = { 'if-match': `"${String(body.version)}"` }
    expect(await salon.call(`PATCH ${path}`, patch, { headers })).toMatchObject({ status: 200 })
  }
  const book = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.zhao, startsAt: noon, segments: [{ serviceId: ids.cut }] },
      ...more,
    })
  const wait = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/waitlist-entries', {
      locationId: ids.location,
      customerId: ids.wang,
      ranges: [{ from: noon, to: at('12:15') }],
      ...more,
    })
  const repeat = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/booking-series', {
      ...{ locationId: ids.location, customerId: ids.wang, startsAt: noon, rule: { unit: 'DAYS', count: 1 } },
      ...more,
    })
  const join = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/queue-entries', { locationId: ids.location, label: 'Wang and son', ...more })
  const of = (kind: string, entry: Answer, command: string, body: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/${kind}/${textOf(entry, 'id')}/${command}`, body)
  const readEntry = (entry: Answer): Promise<Answer> => salon.call(`GET /v1/waitlist-entries/${textOf(entry, 'id')}`)
  const later = async (seconds: number): Promise<void> => {
    salon.clock.set(salon.clock.nowMs() + seconds * 1000)
    await salon.mendian.jobs.run()
  }

  const two = {
    guests: [
      { name: 'Wang', segments: [{ serviceId: 'svc_cut', staffId: 'stf_lin' }] },
      { name: 'Son', segments: [{ serviceId: 'svc_cut' }] },
    ],
  }
  const keptTwo = {
    guests: [{ name: 'Wang' }, { name: 'Son' }],
    guestArrangement: 'TOGETHER',
    maxWaitMinutes: 0,
    segments: [
      { guest: 0, serviceId: 'svc_cut', staffId: 'stf_lin', addOns: [] },
      { guest: 1, serviceId: 'svc_cut', addOns: [] },
    ],
  }
  const bookedTwo = {
    startsAt: noon,
    endsAt: at('13:00'),
    guests: keptTwo.guests,
    segments: [
      { guest: 0, staffId: 'stf_lin', startsAt: noon },
      { guest: 1, staffId: 'stf_chen', startsAt: noon },
    ],
  }

  test('B11 B14 a party waits for a time for all of them, is offered it and books it', async () => {
    const taken = await book()
    const entry = await wait(two)
    expect(entry).toMatchObject({ status: 201, body: { ...keptTwo, locationType: 'LOCATION', address: null } })
    await later(10)
    // One of the two stylists is taken: one guest could come, and that is not enough.
    expect((await readEntry(entry)).body.state).toBe('WAITING')
    await of('bookings', taken, 'cancel')
    await later(10)
    expect((await readEntry(entry)).body).toMatchObject({ state: 'OFFERED', offer: { endsAt: at('13:00') } })
    expect(await book()).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    expect(await of('waitlist-entries', entry, 'accept')).toMatchObject({ status: 201, body: bookedTwo })
  })

  test('B14 a party in the queue is called together, and the one picked serves the first of them', async () => {
    salon.clock.set(Date.parse(noon))
    const entry = await join(two)
    expect(entry).toMatchObject({ status: 201, body: { ...keptTwo, estimatedWaitMinutes: 0 } })
    const next = await join({ label: 'Next', segments: [{ serviceId: ids.cut }] })
    expect(next.body).toMatchObject({ estimatedWaitMinutes: 60 })
    const anybody = [{ segments: [{ serviceId: ids.cut }] }, { segments: [{ serviceId: ids.cut }] }]
    const called = await of('queue-entries', entry, 'call')
    expect(called).toMatchObject({ status: 201, body: { ...bookedTwo, state: 'ARRIVED' } })
    await of('queue-entries', next, 'leave')
    salon.clock.set(Date.parse(at('14:00')))
    const others = await join({ label: 'Others', guests: anybody })
    const picked = await of('queue-entries', others, 'call', { staffId: ids.chen })
    expect(picked.body.segments).toMatchObject([
      { guest: 0, staffId: ids.chen, assignmentSource: 'ON_SPOT_PICK', staffRequested: false },
      { guest: 1, staffId: ids.lin },
    ])
  })

  test('B12 B14 a party comes again and again', async () => {
    const made = await repeat(two)
    expect(made).toMatchObject({ status: 201, body: { series: keptTwo, occurrences: [{ refusal: null }] } })
    const [first] = made.body.occurrences as readonly { readonly bookingId: string }[]
    expect((await salon.call(`GET /v1/bookings/${first?.bookingId}`)).body).toMatchObject(bookedTwo)
    const id = String((made.body.series as { readonly id: string }).id)
    const moved = await salon.call(`POST /v1/booking-series/${id}/reschedule-rest`, { startTime: '15:00' })
    expect(moved.status).toBe(200)
    expect((await salon.call(`GET /v1/bookings/${first?.bookingId}`)).body).toMatchObject({
      endsAt: at('16:00'),
      segments: [{ startsAt: at('15:00') }, { startsAt: at('15:00') }],
    })
    const withChen = await salon.call(`POST /v1/booking-series/${id}/reschedule-rest`, { staffId: ids.chen })
    expect(withChen.status).toBe(200)
    expect((await salon.call(`GET /v1/bookings/${first?.bookingId}`)).body.segments).toMatchObject([
      { staffId: ids.chen, staffRequested: true },
      { staffId: ids.lin, staffRequested: false },
    ])
  })

  test('B26 who waits at home, or is visited again and again, says where, of a service that is had there', async () => {
    const home = { locationType: 'CUSTOMER_ADDRESS', segments: [{ serviceId: ids.cut, staffId: ids.lin }] }
    const refused = async (code: string, more: object): Promise<void> => {
      for (const answer of [await wait(more), await repeat(more)]) {
        expect(answer).toMatchObject({ status: 422, body: { code } })
      }
    }
    await refused('address_required', home)
    await refused('address_not_expected', { segments: home.segments, address })
    await refused('location_type_not_offered', { ...home, address })
    await change(`/v1/services/${ids.cut}`, { locationTypes: ['LOCATION', 'CUSTOMER_ADDRESS'] })
    await change(`/v1/locations/${ids.location}`, { travelMinutes: 30 })
    const entry = await wait({ ...home, address })
    expect(entry).toMatchObject({ status: 201, body: { locationType: 'CUSTOMER_ADDRESS', address } })
    expect(await of('waitlist-entries', entry, 'offer', { startsAt: noon })).toMatchObject({ status: 200 })
    expect(await of('waitlist-entries', entry, 'accept')).toMatchObject({
      status: 201,
      body: { startsAt: noon, locationType: 'CUSTOMER_ADDRESS', address },
    })
    // Lin is on the way until half past one; the next one away begins another half hour later.
    expect(await repeat({ ...home, address, startsAt: at('13:45') })).toMatchObject({
      status: 409,
      body: { code: 'series_conflict', details: { conflicts: [{ code: 'slot_taken' }] } },
    })
    const made = await repeat({ ...home, address, startsAt: at('14:00') })
    expect(made).toMatchObject({ status: 201, body: { series: { address } } })
    const id = String((made.body.series as { readonly id: string }).id)
    expect(await salon.call(`POST /v1/booking-series/${id}/reschedule-rest`, { startTime: '16:00' })).toMatchObject({
      status: 200,
      body: { occurrences: [{ startsAt: at('16:00'), refusal: null }] },
    })
  })

  test('a customer’s own time for a service counts while they wait, in the queue and in series', async () => {
    await change(`/v1/customers/${ids.wang}`, {
      serviceOverrides: [{ serviceId: ids.cut, durationMinutes: 90 }],
    })
    const segments = [{ serviceId: ids.cut, staffId: ids.lin }]
    const taken = await book({ startsAt: at('13:00'), segments })
    const entry = await wait({ segments })
    await later(10)
    // An hour is free at noon, which is what others need.
    expect((await readEntry(entry)).body.state).toBe('WAITING')
    await of('bookings', taken, 'cancel')
    await later(10)
    expect((await readEntry(entry)).body.offer).toMatchObject({ startsAt: noon, endsAt: at('13:30') })
    expect(await of('waitlist-entries', entry, 'accept')).toMatchObject({ status: 201, body: { endsAt: at('13:30') } })
    const made = await repeat({ segments, startsAt: at('14:00') })
    const [first] = made.body.occurrences as readonly { readonly bookingId: string }[]
    expect((await salon.call(`GET /v1/bookings/${first?.bookingId}`)).body.endsAt).toBe(at('15:30'))
    const id = String((made.body.series as { readonly id: string }).id)
    await salon.call(`POST /v1/booking-series/${id}/reschedule-rest`, { startTime: '15:00' })
    expect((await salon.call(`GET /v1/bookings/${first?.bookingId}`)).body.endsAt).toBe(at('16:30'))
    salon.clock.set(Date.parse(at('13:35')))
    const queued = { customerId: ids.wang, label: undefined, segments }
    expect((await join(queued)).body).toMatchObject({ estimatedStartsAt: at('16:30') })
    expect((await join({ segments })).body).toMatchObject({ estimatedStartsAt: at('13:35') })
  })

  test('two who wait for the same service with other add-ons are each offered what they asked for', async () => {
    const { engine } = salon.mendian
    const mirror = done(
      await engine.resources.create(salon.context, { locationId: ids.location, kind: 'EQUIPMENT', name: 'Steamer' }),
    )
    const price = { amountMinor: 1000, currency: 'CNY' }
    const addOn = async (name: string, more: object): Promise<string> =>
      done(await engine.addOns.create(salon.context, { name, price, durationMinutes: 15, ...more })).id
    const dry = await addOn('Dry', {})
    const steam = await addOn('Steam', { resourceRequirements: [{ resourceIds: [mirror.id] }] })
    await change(`/v1/services/${ids.cut}`, { addOnGroups: [{ name: 'Care', addOnIds: [dry, steam] }] })
    const asking = (...addOnIds: readonly string[]): object => ({
      segments: [{ serviceId: ids.cut, addOns: addOnIds.map((addOnId) => ({ addOnId, quantity: 1 })) }],
    })
    // The steamer is taken at noon, by a cut with Lin; Chen is free.
    const taken = await book(asking(steam))
    expect(taken.status).toBe(201)
    const first = await wait(asking(steam))
    const second = await wait({ ...asking(dry), customerId: ids.zhao })
    await later(10)
    expect((await readEntry(first)).body.state).toBe('WAITING')
    expect((await readEntry(second)).body).toMatchObject({ state: 'OFFERED', offer: { endsAt: at('13:15') } })
    await of('bookings', taken, 'cancel')
    await later(10)
    expect(await of('waitlist-entries', second, 'accept')).toMatchObject({ status: 201, body: { endsAt: at('13:15') } })
    const steamed = await of('waitlist-entries', first, 'accept')
    expect(steamed).toMatchObject({ status: 201, body: { segments: [{ addOns: [{ addOnId: steam }] }] } })
  })
})
