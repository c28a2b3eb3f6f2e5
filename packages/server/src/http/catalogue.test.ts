import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const day = { from: '2026-11-21T00:00:00+08:00', to: '2026-11-22T00:00:00+08:00' }
const noon = '2026-11-21T12:00:00+08:00'
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })

describe.each(databases)('the catalogue of a salon on $name', ({ open }) => {
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

  const change = async (path: string, patch: object): Promise<Answer> => {
    const { body } = await salon.call(`GET ${path}`)
    const changed = await salon.call(`PATCH ${path}`, patch, { headers: { 'if-match': `"${String(body.version)}"` } })
    expect(changed.text).toContain('"version"')
    return changed
  }
  const book = (segment: object, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      locationId: ids.location,
      customerId: ids.wang,
      startsAt: noon,
      segments: [segment],
      ...more,
    })
  const search = (segment: object, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/availability/search', { locationId: ids.location, segments: [segment], ...day, ...more })
  const bill = (line: object, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/orders/calculate', { locationId: ids.location, customerId: ids.zhao, lines: [line], ...more })

  test('CT-01 a service has name, duration, price and people; without a duration it is none', async () => {
    const made = await salon.call('POST /v1/services', {
      name: 'Perm',
      durationMinutes: 90,
      price: cny(58_800),
      staffIds: [ids.lin],
    })
    expect(made).toMatchObject({ status: 201, body: { name: 'Perm', durationMinutes: 90, staffIds: [ids.lin] } })
    expect(await salon.call('POST /v1/services', { name: 'Perm', price: cny(58_800) })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ pointer: '/durationMinutes', message: 'is required' }] },
    })
  })

  test('CT-01 a price that could never apply at its locations is refused, also when it is changed', async () => {
    const usd = { amountMinor: 100, currency: 'USD' }
    const refused = (answer: Answer): unknown => [answer.body.code, answer.body.details, answer.body.errors]
    const mismatch = (pointer: string): unknown => [
      'currency_mismatch',
      { locationId: ids.location, expected: 'CNY', actual: 'USD' },
      [{ pointer, code: 'currency_mismatch', message: `must be CNY, the currency of ${ids.location}` }],
    ]
    const here = { locationIds: [ids.location] }
    const perm = { name: 'Perm', durationMinutes: 90 }
    const post = (path: string, fields: object): Promise<Answer> => salon.call(`POST /v1/${path}`, fields)
    expect(refused(await post('services', { ...perm, ...here, price: usd }))).toEqual(mismatch('/price/currency'))
    const overrides = [{ locationId: ids.location, price: usd }]
    expect(refused(await post('services', { ...perm, price: cny(1), overrides }))).toEqual(
      mismatch('/overrides/0/price/currency'),
    )
    expect(refused(await post('products', { name: 'Comb', ...here, price: usd }))).toEqual(mismatch('/price/currency'))
    const components = [{ name: 'Cut', serviceIds: [ids.cut], quantity: 10, unitValueMinor: 10 }]
    const card = { name: 'Ten', kind: 'VISIT_PASS', components, sellAtLocationIds: [ids.location] }
    expect(refused(await post('card-products', { ...card, price: usd }))).toEqual(mismatch('/price/currency'))
    const serviceOverrides = [{ serviceId: ids.cut, locationId: ids.location, price: usd }]
    expect(refused(await post('customers', { name: 'Wu', serviceOverrides }))).toEqual(
      mismatch('/serviceOverrides/0/price/currency'),
    )
    const topUp = { name: 'Gift', currency: 'USD', steps: [{ paidMinor: 100, bonusMinor: 1 }] }
    expect(refused(await post('top-up-offers', { ...topUp, ...here }))).toEqual(mismatch('/currency'))

    // What is had everywhere has any currency, until a place is named.
    const made = await post('products', { name: 'Comb', price: usd })
    expect(made.status).toBe(201)
    const changed = await salon.call(`PATCH /v1/products/${textOf(made, 'id')}`, here, {
      headers: { 'if-match': '"1"' },
    })
    expect(refused(changed)).toEqual(mismatch('/price/currency'))
  })

  test('CT-01 a place that gets another currency keeps nobody from changing what has nothing to do with it', async () => {
    const place = await salon.call('POST /v1/locations', { name: 'Pop-up', timeZone: 'Asia/Shanghai', currency: 'CNY' })
    const locationId = textOf(place, 'id')
    const patch = (path: string, made: Answer, version: number, fields: object): Promise<Answer> =>
      salon.call(`PATCH /v1/${path}/${textOf(made, 'id')}`, fields, { headers: { 'if-match': `"${version}"` } })
    const serviceOverrides = [{ serviceId: ids.cut, locationId, price: cny(1) }]
    const wu = await salon.call('POST /v1/customers', { name: 'Wu', serviceOverrides })
    const comb = await salon.call('POST /v1/products', { name: 'Comb', price: cny(1), locationIds: [locationId] })
    expect((await patch('locations', place, 1, { currency: 'USD' })).status).toBe(200)
    expect((await patch('customers', wu, 1, { note: 'x' })).status).toBe(200)
    expect((await patch('products', comb, 1, { name: 'Brush' })).status).toBe(200)
    expect((await patch('products', comb, 2, { price: cny(2) })).body.code).toBe('currency_mismatch')
    expect((await patch('products', comb, 2, { price: { amountMinor: 2, currency: 'USD' } })).status).toBe(200)
  })

  test('CT-02 a senior cut costs more than a junior one, and what a level does not offer cannot be had', async () => {
    const price = (staffId: string) => bill({ kind: 'SERVICE', serviceId: ids.cut, staffId })
    expect((await price(ids.lin)).body.totalMinor).toBe(19_800)
    expect((await price(ids.chen)).body.totalMinor).toBe(12_800)
    const byLin = await book({ serviceId: ids.cut, staffId: ids.lin })
    expect(byLin.body.price).toEqual(cny(19_800))

    // Seniors only: others cannot be asked for, and anybody means a senior.
    await change(`/v1/services/${ids.cut}`, {
      bookable: false,
      overrides: [{ staffLevelId: ids.senior, bookable: true, price: cny(22_800) }],
    })
    for (const refused of [
      await book({ serviceId: ids.cut, staffId: ids.chen }),
      await search({ serviceId: ids.cut, staffId: ids.chen }),
      await price(ids.chen),
    ]) {
      expect(refused).toMatchObject({ status: 422, body: { code: 'staff_not_qualified' } })
    }
    const slots = rowsOf(await search({ serviceId: ids.cut }, { includeStaff: true }))
    expect(new Set(slots.flatMap(({ staff }) => (staff as string[][]).flat()))).toEqual(new Set([ids.lin]))
    const anybody = await book({ serviceId: ids.cut }, { startsAt: '2026-11-21T15:00:00+08:00' })
    expect(anybody.body).toMatchObject({ price: cny(22_800), segments: [{ staffId: ids.lin }] })
  })

  test('B31 the customer goes before the person, the person before the level, the level before the location', async () => {
    const at = { locationId: ids.location, price: cny(11_000) }
    const senior = { staffLevelId: ids.senior, price: cny(21_000) }
    const lin = { staffId: ids.lin, price: cny(25_000) }
    const priceBy = async (staffId: string, customerId: string = ids.zhao): Promise<unknown> =>
      (await bill({ kind: 'SERVICE', serviceId: ids.cut, staffId }, { customerId })).body.listMinor
    await change(`/v1/services/${ids.cut}`, { overrides: [at] })
    expect([await priceBy(ids.lin), await priceBy(ids.chen)]).toEqual([11_000, 11_000])
    await change(`/v1/services/${ids.cut}`, { overrides: [at, senior] })
    expect([await priceBy(ids.lin), await priceBy(ids.chen)]).toEqual([21_000, 11_000])
    await change(`/v1/services/${ids.cut}`, { overrides: [at, senior, lin] })
    expect([await priceBy(ids.lin), await priceBy(ids.chen)]).toEqual([25_000, 11_000])
    await change(`/v1/customers/${ids.wang}`, { serviceOverrides: [{ serviceId: ids.cut, price: cny(9900) }] })
    expect([await priceBy(ids.lin, ids.wang), await priceBy(ids.lin)]).toEqual([9900, 25_000])
    expect((await book({ serviceId: ids.cut, staffId: ids.lin })).body.price).toEqual(cny(9900))
  })

  test('B31 the same order decides how long it takes', async () => {
    const at = { locationId: ids.location, durationMinutes: 70 }
    const senior = { staffLevelId: ids.senior, durationMinutes: 50 }
    const lin = { staffId: ids.lin, durationMinutes: 40 }
    const minutesBy = async (staffId: string, customerId: string = ids.zhao): Promise<number> => {
      const { body } = await book({ serviceId: ids.cut, staffId }, { customerId })
      await salon.call(`POST /v1/bookings/${String(body.id)}/cancel`)
      return (Date.parse(String(body.endsAt)) - Date.parse(String(body.startsAt))) / 60_000
    }
    expect([await minutesBy(ids.lin), await minutesBy(ids.chen)]).toEqual([60, 60])
    await change(`/v1/services/${ids.cut}`, { overrides: [at] })
    expect([await minutesBy(ids.lin), await minutesBy(ids.chen)]).toEqual([70, 70])
    await change(`/v1/services/${ids.cut}`, { overrides: [at, senior] })
    expect([await minutesBy(ids.lin), await minutesBy(ids.chen)]).toEqual([50, 70])
    await change(`/v1/services/${ids.cut}`, { overrides: [at, senior, lin] })
    expect([await minutesBy(ids.lin), await minutesBy(ids.chen)]).toEqual([40, 70])
    await change(`/v1/customers/${ids.wang}`, { serviceOverrides: [{ serviceId: ids.cut, durationMinutes: 90 }] })
    expect([await minutesBy(ids.lin, ids.wang), await minutesBy(ids.lin)]).toEqual([90, 40])
  })

  test('an override names what there is, names it once, and fits a day', async () => {
    const { body } = await salon.call(`GET /v1/services/${ids.cut}`)
    const patch = (path: string, version: unknown, fields: object) =>
      salon.call(`PATCH ${path}`, fields, { headers: { 'if-match': `"${String(version)}"` } })
    const refused = async (overrides: readonly object[]): Promise<readonly unknown[]> => {
      const answer = await patch(`/v1/services/${ids.cut}`, body.version, { overrides })
      return [answer.status, answer.body.code]
    }
    const lin = { staffId: ids.lin, price: cny(1) }
    expect(await refused([lin, { ...lin, durationMinutes: 30 }])).toEqual([422, 'duplicate_in_list'])
    expect(await refused([{ ...lin, staffId: 'stf_nobody' }])).toEqual([422, 'reference_not_found'])
    expect(await refused([{ ...lin, processingMinutes: 1400 }])).toEqual([422, 'service_too_long'])
    expect(await refused([{ staffId: ids.lin }])).toEqual([400, 'invalid_request'])
    expect(await refused([{ price: cny(1) }])).toEqual([400, 'invalid_request'])
    const own = { serviceId: ids.cut, price: cny(1) }
    const wang = await salon.call(`GET /v1/customers/${ids.wang}`)
    expect(await patch(`/v1/customers/${ids.wang}`, wang.body.version, { serviceOverrides: [own, own] })).toMatchObject(
      { status: 422, body: { code: 'duplicate_in_list' } },
    )
  })

  test('terms in another currency than the location has are refused where they apply', async () => {
    await change(`/v1/services/${ids.cut}`, {
      overrides: [{ staffId: ids.chen, price: { amountMinor: 2000, currency: 'EUR' } }],
    })
    expect((await book({ serviceId: ids.cut, staffId: ids.lin })).status).toBe(201)
    for (const refused of [
      await book({ serviceId: ids.cut, staffId: ids.chen }),
      await search({ serviceId: ids.cut }),
    ]) {
      expect(refused).toMatchObject({ status: 422, body: { code: 'currency_mismatch' } })
    }
  })

  test('overrides that each fit but together exceed a day are refused when they meet', async () => {
    await change(`/v1/services/${ids.cut}`, {
      overrides: [
        { staffLevelId: ids.senior, durationMinutes: 1000 },
        { staffId: ids.lin, processingMinutes: 1000 },
      ],
    })
    expect(await book({ serviceId: ids.cut, staffId: ids.lin })).toMatchObject({
      status: 422,
      body: { code: 'service_too_long', details: { minutes: 2000 } },
    })
  })

  /** A required choice of one colour, and care that takes ten minutes, with the cut. */
  async function offerAddOns(): Promise<void> {
    const red = { id: 'adn_red', name: 'Red', price: cny(2000) }
    const care = { id: 'adn_care', name: 'Care', price: cny(5800), durationMinutes: 30, staffIds: [ids.lin] }
    for (const addOn of [red, care]) expect((await salon.call('POST /v1/add-ons', addOn)).status).toBe(201)
    const colours = { name: 'Colours', addOnIds: ['adn_red'], minSelections: 1, maxSelections: 2 }
    await change(`/v1/services/${ids.cut}`, { addOnGroups: [colours, { name: 'Extras', addOnIds: ['adn_care'] }] })
  }
  const red = { addOnId: 'adn_red' }
  const redAndCare = [red, { addOnId: 'adn_care', quantity: 2 }]

  test('B15 add-ons make the visit longer and dearer, and go to those who perform them', async () => {
    await offerAddOns()
    const booked = await book({ serviceId: ids.cut, addOns: redAndCare })
    expect(booked).toMatchObject({
      status: 201,
      body: {
        price: cny(19_800 + 2000 + 2 * 5800),
        endsAt: '2026-11-21T14:00:00+08:00',
        segments: [
          {
            staffId: ids.lin,
            addOns: [
              { addOnId: 'adn_red', quantity: 1, durationMinutes: 0, price: cny(2000) },
              { addOnId: 'adn_care', quantity: 2, durationMinutes: 30, price: cny(5800) },
            ],
          },
        ],
      },
    })
    // Lin is taken to the end of the care; the care is not Chen's.
    const starts = rowsOf(await search({ serviceId: ids.cut, addOns: redAndCare })).map((slot) => slot.startsAt)
    expect(starts).not.toContain('2026-11-21T13:45:00+08:00')
    expect(starts).toContain('2026-11-21T14:00:00+08:00')
    expect(await book({ serviceId: ids.cut, staffId: ids.chen, addOns: redAndCare })).toMatchObject({
      status: 422,
      body: { code: 'staff_not_qualified' },
    })
    const later = { startsAt: '2026-11-21T16:00:00+08:00' }
    const moved = await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/reschedule`, later)
    expect(moved.body).toMatchObject({
      endsAt: '2026-11-21T18:00:00+08:00',
      segments: [{ addOns: [{ addOnId: 'adn_red' }, { addOnId: 'adn_care' }] }],
    })
    const order = await salon.call('POST /v1/orders', {
      locationId: ids.location,
      lines: [{ kind: 'BOOKING_SEGMENT', bookingId: textOf(booked, 'id') }],
    })
    expect(order.body).toMatchObject({
      listMinor: 33_400,
      lines: [
        {
          unitPriceMinor: 33_400,
          addOns: [
            { addOnId: 'adn_red', name: 'Red', quantity: 1, unitPriceMinor: 2000 },
            { addOnId: 'adn_care', name: 'Care', quantity: 2, unitPriceMinor: 5800 },
          ],
        },
      ],
    })
  })

  test('B15 a group is chosen from as often as it says, whether booked, searched, held or billed', async () => {
    await offerAddOns()
    const faults: readonly (readonly [addOns: object[], code: string])[] = [
      [[], 'add_on_group_incomplete'],
      [[{ addOnId: 'adn_care' }], 'add_on_group_incomplete'],
      [[{ addOnId: 'adn_red', quantity: 3 }], 'add_on_limit_exceeded'],
      [[red, { addOnId: 'adn_none' }], 'reference_not_found'],
      [[red, red], 'invalid_request'],
    ]
    const hold = { locationId: ids.location, startsAt: noon }
    for (const [addOns, code] of faults) {
      const segment = { serviceId: ids.cut, addOns }
      const answers = [
        await book(segment),
        await search(segment),
        await salon.call('POST /v1/slot-holds', { ...hold, segments: [segment] }),
        await bill({ kind: 'SERVICE', ...segment }),
      ]
      expect(answers.map(({ body }) => body.code)).toEqual([code, code, code, code])
    }
    expect(await book({ serviceId: ids.manicure, addOns: [red] })).toMatchObject({
      status: 422,
      body: { code: 'add_on_not_offered', details: { addOnId: 'adn_red' } },
    })
    expect((await bill({ kind: 'SERVICE', serviceId: ids.cut, addOns: [red] })).body.totalMinor).toBe(14_800)
  })

  test('B15 a hold is booked with the add-ons it was made for', async () => {
    await offerAddOns()
    const segment = { serviceId: ids.cut, addOns: redAndCare }
    const visit = { locationId: ids.location, startsAt: noon, segments: [segment] }
    const held = await salon.call('POST /v1/slot-holds', visit)
    expect(held.body).toMatchObject({ endsAt: '2026-11-21T14:00:00+08:00' })
    const hold = { id: textOf(held, 'id'), token: textOf(held, 'holdToken') }
    expect((await book({ serviceId: ids.cut, addOns: [red] }, { hold })).body.code).toBe('hold_mismatch')
    const reordered = { ...segment, addOns: [...redAndCare].reverse() }
    expect((await book(reordered, { hold })).status).toBe(201)
  })

  test('B15 an add-on may need a resource of its own', async () => {
    await offerAddOns()
    const { body } = await salon.call('GET /v1/add-ons/adn_red')
    const headers = { 'if-match': `"${String(body.version)}"` }
    await salon.call('PATCH /v1/add-ons/adn_red', { resourceRequirements: [{ resourceIds: [ids.chair] }] }, { headers })
    const segment = { serviceId: ids.cut, addOns: [red] }
    expect((await book(segment)).body.segments).toMatchObject([{ resourceIds: [ids.chair] }])
    expect((await book(segment)).body.code).toBe('capacity_full')
    // The manicure needs the chair as well: two of it, with the add-on, are more than there are.
    await change(`/v1/services/${ids.manicure}`, { addOnGroups: [{ name: 'Colours', addOnIds: ['adn_red'] }] })
    const evening = { startsAt: '2026-11-21T17:00:00+08:00' }
    expect((await book({ serviceId: ids.manicure, addOns: [red] }, evening)).body.code).toBe('capacity_full')
    expect((await book({ serviceId: ids.manicure }, evening)).status).toBe(201)
  })

  test('CT-03 media and steps come back as they were given', async () => {
    const media = [{ kind: 'IMAGE', url: 'https://img.example/after.jpg', caption: '完成' }]
    const steps = [
      { name: 'Wash', description: 'Warm water.\nNo hurry.', durationMinutes: 10, media },
      { name: 'Cut', description: '', durationMinutes: null, media: [] },
    ]
    await change(`/v1/services/${ids.cut}`, { media, steps })
    expect((await salon.call(`GET /v1/services/${ids.cut}`)).body).toMatchObject({ media, steps })
    const { body } = await salon.call(`GET /v1/services/${ids.cut}`)
    const headers = { 'if-match': `"${String(body.version)}"` }
    const insecure = { media: [{ url: 'javascript:alert(1)' }] }
    expect((await salon.call(`PATCH /v1/services/${ids.cut}`, insecure, { headers })).status).toBe(400)
  })

  test('CT-07 an item is sold where it is offered, and shown where it says', async () => {
    await salon.call('POST /v1/locations', {
      id: 'loc_pudong',
      name: 'Pudong',
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
    })
    const offer = { channels: ['WEB', 'MINI_PROGRAM'], locationIds: ['loc_pudong'] }
    expect((await change(`/v1/services/${ids.cut}`, offer)).body).toMatchObject(offer)
    expect((await change(`/v1/products/${ids.shampoo}`, offer)).body).toMatchObject(offer)
    for (const refused of [
      await book({ serviceId: ids.cut }),
      await search({ serviceId: ids.cut }),
      await bill({ kind: 'SERVICE', serviceId: ids.cut }),
      await bill({ kind: 'PRODUCT', productId: ids.shampoo }),
    ]) {
      expect(refused).toMatchObject({
        status: 422,
        body: { code: 'not_offered_at_location', details: { locationId: ids.location } },
      })
    }
    const there = await bill({ kind: 'PRODUCT', productId: ids.shampoo }, { locationId: 'loc_pudong' })
    expect(there.body.totalMinor).toBe(6900)
    await change(`/v1/services/${ids.cut}`, { locationIds: null })
    expect(textOf(await book({ serviceId: ids.cut }), 'state')).toBe('CONFIRMED')
  })
})
