import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const percentOff = (percentOffBasisPoints: number): object => ({ kind: 'PERCENT_OFF', percentOffBasisPoints })
const amountOff = (amountOffMinor: number): object => ({ kind: 'AMOUNT_OFF', amountOffMinor })
const at = (text: string): number => Date.parse(`${text}+08:00`)
const dayMs = 86_400_000

let salon: OpenSalon
let database: OpenDatabase

const service = (serviceId: string, quantity = 1): object => ({ kind: 'SERVICE', serviceId, quantity })
const hair = service('svc_hair')
const bill = (lines: readonly object[], more: object = {}): object => ({ locationId: ids.location, lines, ...more })
const calculate = (lines: readonly object[], more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/orders/calculate', bill(lines, more))
const create = (lines: readonly object[], more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/orders', bill(lines, more))
const total = async (lines: readonly object[], more: object = {}): Promise<unknown> =>
  (await calculate(lines, more)).body.totalMinor
const lineTotals = ({ body }: Answer): readonly unknown[] =>
  (body.lines as readonly { readonly totalMinor: number }[]).map(({ totalMinor }) => totalMinor)
const made: string[] = []

/** Makes a record that the next test does not see any more. */
async function offer(folder: string, body: object): Promise<string> {
  const answer = await salon.call(`POST /v1/${folder}`, { name: 'Offer', ...body })
  expect(answer.status).toBe(201)
  made.push(`${folder}/${textOf(answer, 'id')}`)
  return textOf(answer, 'id')
}

async function member(name: string, more: object = {}): Promise<string> {
  return textOf(await salon.call('POST /v1/customers', { name, ...more }), 'id')
}

describe.each(databases)('discounts on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    for (const [id, price] of [
      ['svc_hair', 10_000],
      ['svc_nails', 10_000],
      ['svc_face', 10_000],
      ['svc_wash', 2000],
    ] as const) {
      await salon.call('POST /v1/services', { id, name: id, durationMinutes: 60, price: cny(price) })
    }
    const place = { id: 'loc_west', name: 'West', timeZone: 'Asia/Shanghai', currency: 'CNY' }
    await salon.call('POST /v1/locations', place)
  })
  beforeEach(async () => {
    salon.clock.set(nineMs)
    for (const record of made.splice(0)) await salon.call(`POST /v1/${record}/archive`)
  })
  afterAll(() => database.close())

  test('B32 a rule has its time, its set of items with exceptions, its minimum and its group of customers', async () => {
    const { body: group } = await salon.call('POST /v1/customer-groups', { name: 'Neighbours' })
    await offer('promotions', {
      level: 'ORDER',
      effect: percentOff(2000),
      scope: { kinds: ['SERVICE'], excludedItemIds: ['svc_face'] },
      windows: [{ weekdays: [2], fromDate: '2026-12-01', toDate: '2026-12-31', startTime: '09:00', endTime: '12:00' }],
      minSpendMinor: 12_000,
      customers: { groupIds: [group.id] },
    })
    const [inside, outside] = [await member('Near', { groupIds: [group.id] }), await member('Far')]
    const lines = [hair, service('svc_wash'), service('svc_face'), { kind: 'PRODUCT', productId: ids.shampoo }]
    const listMinor = 10_000 + 2000 + 10_000 + 6900
    salon.clock.set(at('2026-12-01T11:59:59'))
    expect(lineTotals(await calculate(lines, { customerId: inside }))).toEqual([8000, 1600, 10_000, 6900])
    expect(await total([hair], { customerId: inside })).toBe(10_000)
    expect([await total(lines, { customerId: outside }), await total(lines)]).toEqual([listMinor, listMinor])
    const times = ['2026-11-24T10:00:00', '2026-12-01T12:00:00', '2026-12-02T10:00:00', '2027-01-05T10:00:00']
    for (const time of times) {
      salon.clock.set(at(time))
      expect(await total(lines, { customerId: inside })).toBe(listMinor)
    }
    salon.clock.set(at('2026-12-29T09:00:00'))
    expect(await total(lines, { customerId: inside })).toBe(listMinor - 2400)
  })

  test('B32 a window comes again by a rule of a calendar: every other Tuesday morning, the last Friday of a month', async () => {
    const everyOther = { fromDate: '2026-11-24', recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20261231' }
    const lastFridays = { fromDate: '2026-11-01', recurrence: 'FREQ=MONTHLY;BYDAY=-1FR' }
    await offer('timed-price-rules', {
      ...{ effect: percentOff(3000), scope: { itemIds: ['svc_hair'] } },
      windows: [{ ...everyOther, startTime: '09:00', endTime: '12:00' }, lastFridays],
    })
    const cheaper: string[] = []
    for (let day = 0; day < 70; day += 1) {
      salon.clock.set(at('2026-11-20T10:00:00') + day * dayMs)
      if ((await total([hair])) === 7000) cheaper.push(new Date(salon.clock.nowMs()).toISOString().slice(5, 10))
    }
    expect(cheaper).toEqual(['11-24', '11-27', '12-08', '12-22', '12-25'])
    salon.clock.set(at('2026-11-24T12:00:00'))
    expect([await total([hair]), await total([service('svc_nails')])]).toEqual([10_000, 10_000])
    salon.clock.set(at('2026-11-27T23:59:59'))
    expect(await total([hair])).toBe(7000)
  })

  test.each([
    { recurrence: 'FREQ=MONTHLY;BYDAY=-1FR' },
    { fromDate: '2026-11-01', recurrence: 'FREQ=MONTHLY;BYDAY=-6FR' },
    { fromDate: '2026-11-01', recurrence: 'FREQ=DAILY;COUNT=3' },
  ])('B32 %j is no window', async (window) => {
    const rule = { name: 'X', effect: percentOff(1000), windows: [window] }
    expect(await salon.call('POST /v1/timed-price-rules', rule)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    })
  })

  test('B33 percentages and amounts off items, then off the order, whatever the order they were made in', async () => {
    const orderAmount = await offer('promotions', { level: 'ORDER', effect: amountOff(500) })
    const orderPercent = await offer('promotions', { level: 'ORDER', effect: percentOff(1000) })
    const itemAmount = await offer('promotions', { level: 'ITEM', effect: amountOff(300) })
    const itemPercent = await offer('promotions', { level: 'ITEM', effect: percentOff(1000) })
    const quote = await calculate([service('svc_hair', 2)])
    const [line] = quote.body.lines as { trace: { ruleId: string; baseMinor: number; amountMinor: number }[] }[]
    expect(line?.trace.slice(1).map(({ ruleId, baseMinor, amountMinor }) => [ruleId, baseMinor, amountMinor])).toEqual([
      [itemPercent, 20_000, -2000],
      [itemAmount, 18_000, -600],
      [orderPercent, 17_400, -1740],
      [orderAmount, 15_660, -500],
    ])
    const order = await create([service('svc_hair', 2)], { quoteHash: quote.body.quoteHash })
    expect(order).toMatchObject({ status: 201, body: { totalMinor: 15_160 } })
  })

  test('B34 of one group the best acts, groups act together, and what is exclusive acts alone where that is better', async () => {
    const order = { level: 'ORDER' }
    await offer('promotions', { ...order, effect: percentOff(1000), exclusiveGroup: 'SEASON' })
    const best = await offer('promotions', { ...order, effect: percentOff(2000), exclusiveGroup: 'SEASON' })
    expect(await total([hair])).toBe(8000)
    const joint = await offer('promotions', { ...order, effect: amountOff(500), exclusiveGroup: 'WEEK' })
    const quote = await calculate([hair])
    expect(quote.body).toMatchObject({ totalMinor: 7500, applied: [{ ruleId: best }, { ruleId: joint }] })
    const alone = { ...order, exclusive: true }
    const poor = await offer('promotions', { ...alone, effect: amountOff(2400) })
    expect(await total([hair])).toBe(7500)
    await salon.call(`POST /v1/promotions/${poor}/archive`)
    const rich = await offer('promotions', { ...alone, effect: amountOff(2600) })
    expect((await calculate([hair])).body).toMatchObject({ totalMinor: 7400, applied: [{ ruleId: rich }] })
  })

  test('B34 five offers act on a bill unless the location says otherwise, by priority, and what has no effect is told', async () => {
    const ruleIds: string[] = []
    for (let n = 0; n < 6; n += 1) {
      ruleIds.push(await offer('promotions', { level: 'ORDER', effect: amountOff(100), priority: 6 - n }))
    }
    const applied = async (): Promise<unknown> =>
      ((await calculate([hair])).body.applied as readonly { ruleId: string }[]).map(({ ruleId }) => ruleId)
    const byPriority = ruleIds.toReversed()
    expect(await applied()).toEqual(byPriority.slice(0, 5))
    expect(await total([hair])).toBe(9500)
    const templateId = await offer('coupon-templates', { level: 'ORDER', effect: amountOff(100), priority: 9 })
    const { body: coupon } = await salon.call('POST /v1/coupons', { templateId, customerId: ids.zhao })
    const asked = { customerId: ids.zhao, couponIds: [coupon.id] }
    const rejected = { kind: 'COUPON', id: coupon.id, reason: 'TOO_MANY_PROMOTIONS' }
    // Shown in part, but ordered as asked or not at all.
    expect((await calculate([hair], asked)).body).toMatchObject({ totalMinor: 9500, rejected: [rejected] })
    expect(await create([hair], asked)).toMatchObject({ status: 409, body: { details: rejected } })
    const { body: place } = await salon.call(`GET /v1/locations/${ids.location}`)
    const settle = (pricing: object, version: number): Promise<Answer> =>
      salon.call(`PATCH /v1/locations/${ids.location}`, { pricing }, { headers: { 'if-match': `"${version}"` } })
    await settle({ maxPromotions: 2 }, Number(place.version))
    expect(await applied()).toEqual(byPriority.slice(0, 2))
    await settle({ maxPromotions: 30 }, Number(place.version) + 1)
    expect(await total([hair], asked)).toBe(9300)
    const all = await offer('promotions', { level: 'ITEM', effect: { kind: 'FREE_UNITS', units: 1 } })
    expect((await calculate([hair], asked)).body).toMatchObject({
      totalMinor: 0,
      applied: [{ ruleId: all }],
      rejected: [{ ...rejected, reason: 'NO_EFFECT' }],
    })
    await settle({}, Number(place.version) + 2)
  })

  test.each([
    ['DISCOUNTED', 8100],
    ['LIST', 8000],
  ])('B35 the second of two discounts of a tenth is of the %s price', async (base, expected) => {
    await offer('promotions', { level: 'ITEM', effect: percentOff(1000) })
    await offer('promotions', { level: 'ITEM', effect: percentOff(1000), base, priority: 1 })
    expect(await total([hair])).toBe(expected)
  })

  test('B36 what the order gives is shared out by largest remainder, and the shares stay', async () => {
    await offer('promotions', { level: 'ORDER', effect: amountOff(1000) })
    const three = [hair, service('svc_nails'), service('svc_face')]
    expect(lineTotals(await create(three))).toEqual([9666, 9667, 9667])
    const uneven = [hair, service('svc_wash'), { kind: 'PRODUCT', productId: ids.shampoo }]
    // 1000 × 10000, 2000 and 6900 of 18900: 529.10, 105.82 and 365.08.
    const order = await create(uneven)
    expect(lineTotals(order)).toEqual([10_000 - 529, 2000 - 106, 6900 - 365])
    expect(order.body.totalMinor).toBe(17_900)
  })

  test('B38 a promotion, a coupon, a code and buying several to get one, each by itself', async () => {
    await offer('promotions', { level: 'ORDER', effect: amountOff(100) })
    expect(await total([hair])).toBe(9900)
    const templateId = await offer('coupon-templates', { level: 'ORDER', effect: amountOff(1000) })
    const { body: coupon } = await salon.call('POST /v1/coupons', { templateId, customerId: ids.zhao })
    const { body: code } = await salon.call('POST /v1/coupons', { templateId, code: 'TEN-OFF' })
    expect(await total([hair], { customerId: ids.zhao, couponIds: [coupon.id] })).toBe(8900)
    expect(await total([hair], { couponCodes: [code.code] })).toBe(8900)
  })

  test('B38 of two bought the third is free, the cheapest of them; of one the second costs half', async () => {
    const twoGetOne = { kind: 'BUY_X_GET_Y', buyUnits: 2, getUnits: 1 }
    await offer('promotions', { level: 'ITEM', effect: twoGetOne })
    expect(lineTotals(await calculate([service('svc_hair', 2), service('svc_wash')]))).toEqual([20_000, 0])
    expect(lineTotals(await calculate([service('svc_wash'), service('svc_hair', 2)]))).toEqual([0, 20_000])
    expect(await total([service('svc_hair', 2)])).toBe(20_000)
    expect(await total([service('svc_hair', 6), service('svc_wash', 2)])).toBe(60_000)
    const halves = { kind: 'BUY_X_GET_Y', buyUnits: 1, getUnits: 1, percentOffBasisPoints: 5000 }
    const templateId = await offer('coupon-templates', { level: 'ITEM', effect: halves, exclusive: true })
    const { body: coupon } = await salon.call('POST /v1/coupons', { templateId, customerId: ids.zhao })
    const asked = { customerId: ids.zhao, couponIds: [coupon.id] }
    expect(lineTotals(await calculate([hair, service('svc_nails')], asked))).toEqual([10_000, 5000])
    const refused = await salon.call('POST /v1/promotions', { name: 'X', level: 'ORDER', effect: twoGetOne })
    expect(refused).toMatchObject({ status: 422, body: { code: 'effect_not_for_orders' } })
  })

  test('B39 limits by customer and week, by location, and by location and day', async () => {
    const west = { locationId: 'loc_west' }
    const weekly = await offer('promotions', {
      level: 'ORDER',
      effect: amountOff(1000),
      limits: { perCustomerPerWeek: 1 },
    })
    const [one, two] = [await member('One'), await member('Two')]
    const buy = async (customerId: string, more: object = {}): Promise<unknown> =>
      (await create([hair], { customerId, ...more })).body.totalMinor
    // A Saturday; the week ends with the Sunday.
    expect([await buy(one), await buy(one), await buy(two)]).toEqual([9000, 10_000, 9000])
    salon.clock.set(nineMs + dayMs)
    expect(await buy(one)).toBe(10_000)
    salon.clock.set(at('2026-11-23T00:00:00'))
    expect([await buy(one), await buy(one)]).toEqual([9000, 10_000])
    await salon.call(`POST /v1/promotions/${weekly}/archive`)

    await offer('promotions', {
      level: 'ORDER',
      effect: amountOff(1000),
      limits: { perLocation: 3, perLocationPerDay: 2 },
    })
    expect([await buy(one), await buy(two), await buy(one)]).toEqual([9000, 9000, 10_000])
    expect([await buy(one, west), await buy(two, west), await buy(one, west)]).toEqual([9000, 9000, 10_000])
    salon.clock.set(at('2026-11-24T00:00:00'))
    expect([await buy(one), await buy(one)]).toEqual([9000, 10_000])
  })

  test('B40 a coupon is one open order’s until that is cancelled, and ends as if nothing had been', async () => {
    const templateId = await offer('coupon-templates', {
      level: 'ORDER',
      effect: amountOff(1000),
      validUntil: '2026-11-22T00:00:00+08:00',
    })
    const { body: coupon } = await salon.call('POST /v1/coupons', { templateId, customerId: ids.zhao })
    const asked = { customerId: ids.zhao, couponIds: [coupon.id] }
    const first = await create([hair], asked)
    expect(first.body.totalMinor).toBe(9000)
    const rejection = { kind: 'COUPON', id: coupon.id, reason: 'RESERVED' }
    expect(await create([hair], asked)).toMatchObject({
      status: 409,
      body: { code: 'discount_rejected', details: rejection },
    })
    expect((await calculate([hair], asked)).body).toMatchObject({ totalMinor: 10_000, rejected: [rejection] })
    await salon.call(`POST /v1/orders/${first.body.id}/cancel`)
    const second = await create([hair], asked)
    expect(second.body.totalMinor).toBe(9000)
    // What the bill says is what is paid, though the coupon has ended meanwhile.
    salon.clock.set(at('2026-11-22T00:00:00'))
    const tenders = [{ kind: 'CASH', tenderedMinor: 9000 }]
    const headers = { 'idempotency-key': 'b40' }
    const paid = await salon.call(`POST /v1/orders/${second.body.id}/pay`, { tenders }, { headers })
    expect(paid).toMatchObject({ status: 200, body: { paidMinor: 9000 } })
    expect((await salon.call(`GET /v1/coupons/${coupon.id}`)).body).toMatchObject({ state: 'USED' })
    const { body: late } = await salon.call('POST /v1/coupons', {
      templateId: await offer('coupon-templates', { level: 'ORDER', effect: amountOff(1000), validDaysAfterIssue: 1 }),
      customerId: ids.zhao,
    })
    const open = await create([hair], { customerId: ids.zhao, couponIds: [late.id] })
    salon.clock.set(at('2026-11-24T00:00:00'))
    await salon.call(`POST /v1/orders/${open.body.id}/cancel`)
    expect((await salon.call(`GET /v1/coupons/${late.id}`)).body).toMatchObject({ state: 'EXPIRED', orderId: null })
  })

  test('B41 a share of customers never gets a campaign, the same ones every time, and is told so', async () => {
    const promotionId = await offer('promotions', {
      level: 'ORDER',
      effect: amountOff(1000),
      customers: { holdOutBasisPoints: 5000 },
    })
    const customers = await Promise.all(Array.from({ length: 40 }, (_, n) => member(`Guest ${n}`)))
    const totals = () => Promise.all(customers.map((customerId) => total([hair], { customerId })))
    const first = await totals()
    const given = first.filter((minor) => minor === 9000).length
    expect(first.filter((minor) => minor === 10_000)).toHaveLength(40 - given)
    expect(given).toBeGreaterThan(5)
    expect(given).toBeLessThan(35)
    salon.clock.set(nineMs + 90 * dayMs)
    expect(await totals()).toEqual(first)
    expect(await total([hair])).toBe(9000)
    await salon.call(`POST /v1/promotions/${promotionId}/archive`)
    const templateId = await offer('coupon-templates', {
      level: 'ORDER',
      effect: amountOff(1000),
      customers: { holdOutBasisPoints: 10_000 },
    })
    const { body: coupon } = await salon.call('POST /v1/coupons', { templateId, customerId: ids.zhao })
    expect((await calculate([hair], { customerId: ids.zhao, couponIds: [coupon.id] })).body).toMatchObject({
      rejected: [{ id: coupon.id, reason: 'HELD_OUT' }],
    })
  })

  test('B56 tax within the prices is told and adds nothing; service charge and tip add theirs', async () => {
    const { body: place } = await salon.call(`GET /v1/locations/${ids.location}`)
    const headers = { 'if-match': `"${place.version}"` }
    const pricing = {
      taxInclusive: true,
      serviceTaxBasisPoints: 600,
      productTaxBasisPoints: 1300,
      serviceCharge: { rateBasisPoints: 1000, taxRateBasisPoints: 600 },
      cashRounding: { unitMinor: 100, mode: 'FLOOR' },
    }
    await salon.call(`PATCH /v1/locations/${ids.location}`, { pricing }, { headers })
    const lines = [hair, { kind: 'PRODUCT', productId: ids.shampoo }]
    // 10000 + 1690 of service contain 6 %: 661.70 → 662; 6900 contain 13 %: 793.81 → 794.
    expect((await calculate(lines, { tipMinor: 555, roundTotal: true })).body).toMatchObject({
      subtotalMinor: 16_900,
      serviceChargeMinor: 1690,
      taxMinor: 662 + 794,
      taxes: [
        { rateBasisPoints: 600, baseMinor: 11_690, taxMinor: 662 },
        { rateBasisPoints: 1300, baseMinor: 6900, taxMinor: 794 },
      ],
      tipMinor: 555,
      roundingMinor: -45,
      totalMinor: 16_900 + 1690 + 555 - 45,
    })
    const next = { 'if-match': `"${Number(place.version) + 1}"` }
    await salon.call(`PATCH /v1/locations/${ids.location}`, { pricing: place.pricing }, { headers: next })
  })
})
