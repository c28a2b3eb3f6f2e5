import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const percentOff = (percentOffBasisPoints: number): object => ({ kind: 'PERCENT_OFF', percentOffBasisPoints })
const amountOff = (amountOffMinor: number): object => ({ kind: 'AMOUNT_OFF', amountOffMinor })
const at = (text: string): number => Date.parse(`${text}+08:00`)

let salon: OpenSalon
let database: OpenDatabase

const service = (serviceId: string): object => ({ kind: 'SERVICE', serviceId })
const bill = (lines: readonly object[], more: object = {}): object => ({ locationId: ids.location, lines, ...more })
const calculate = (body: object): Promise<Answer> => salon.call('POST /v1/orders/calculate', body)
const create = (body: object): Promise<Answer> => salon.call('POST /v1/orders', body)
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

describe.each(databases)('what the shop offers, on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    for (const [id, price] of [
      ['svc_hair', 10_000],
      ['svc_nails', 10_000],
      ['svc_small', 9999],
      ['svc_wash', 2000],
    ] as const) {
      const body = { id, name: id, durationMinutes: 60, price: cny(price), staffIds: [ids.lin, ids.chen] }
      await salon.call('POST /v1/services', body)
    }
    await salon.call('POST /v1/tiers', { id: 'tir_plain', name: 'Member', rank: 0 })
  })
  beforeEach(async () => {
    salon.clock.set(nineMs)
    for (const record of made.splice(0)) await salon.call(`POST /v1/${record}/archive`)
  })
  afterAll(() => database.close())

  test('MB-10 the tier’s discount is taken off at the till by itself', async () => {
    const { body } = await calculate(bill([service(ids.cut)], { customerId: ids.wang }))
    expect(body).toMatchObject({ listMinor: 12_800, discountMinor: 1280, totalMinor: 11_520 })
    expect(body).toMatchObject({ lines: [{ trace: [{}, { source: 'TIER', amountMinor: -1280 }] }] })
  })

  test('MB-11 who has spent more has another discount, and what went back was not spent', async () => {
    const customers = { minSpentMinor: 10_000 }
    await offer('promotions', { level: 'ORDER', effect: percentOff(500), customers })
    const [spender, newcomer] = [await member('Spender'), await member('Newcomer')]
    const first = await create(bill([service('svc_hair')], { customerId: spender }))
    const tenders = [{ kind: 'CASH', tenderedMinor: 10_000 }]
    const headers = { 'idempotency-key': 'mb-11' }
    await salon.call(`POST /v1/orders/${first.body.id}/pay`, { tenders }, { headers })
    expect((await calculate(bill([service('svc_hair')], { customerId: spender }))).body.totalMinor).toBe(9500)
    expect((await calculate(bill([service('svc_hair')], { customerId: newcomer }))).body.totalMinor).toBe(10_000)
    // What went back was not spent.
    const back = { headers: { 'idempotency-key': 'mb-11-back' } }
    expect((await salon.call(`POST /v1/orders/${first.body.id}/refunds`, { reason: 'Unhappy' }, back)).status).toBe(201)
    expect((await calculate(bill([service('svc_hair')], { customerId: spender }))).body.totalMinor).toBe(10_000)
  })

  test('MB-11 two rates for who has spent some and who has spent much', async () => {
    for (const [minSpentMinor, rate] of [
      [10_000, 500],
      [30_000, 1200],
    ] as const) {
      const terms = { level: 'ORDER', effect: percentOff(rate), exclusiveGroup: 'SPENT' }
      await offer('promotions', { ...terms, customers: { minSpentMinor } })
    }
    const spent = async (name: string, quantity: number): Promise<unknown> => {
      const customerId = await member(name)
      if (quantity > 0) {
        const lines = [{ ...service('svc_hair'), quantity }]
        const tenders = [{ kind: 'CASH', tenderedMinor: 30_000 }]
        const headers = { 'idempotency-key': `mb-11-${quantity}` }
        expect((await salon.call('POST /v1/orders', bill(lines, { customerId, tenders }), { headers })).status).toBe(
          201,
        )
      }
      return (await calculate(bill([service('svc_hair')], { customerId }))).body.totalMinor
    }
    expect([await spent('Newcomer', 0), await spent('Some', 1), await spent('Much', 3)]).toEqual([10_000, 9500, 8800])
  })

  test('MB-12 the birthday upgrade: once a year, in its month, at the base price', async () => {
    const benefits = [
      {
        kind: 'BIRTHDAY_UPGRADE',
        code: 'BIRTHDAY_UPGRADE',
        name: 'Birthday upgrade',
        upgrades: [{ baseServiceId: ids.cut, upgradedServiceId: ids.manicure }],
      },
    ]
    const { body: silver } = await salon.call('POST /v1/tiers', { name: 'Silver', rank: 2, benefits })
    const customerId = await member('Born in November', { birthday: '1990-11-30', tierId: silver.id })
    const upgraded = bill([service(ids.manicure)], { customerId, useBenefits: ['BIRTHDAY_UPGRADE'] })
    expect((await calculate(upgraded)).body).toMatchObject({ listMinor: 19_900, totalMinor: 12_800, rejected: [] })
    const byLin = { ...service(ids.manicure), staffId: ids.lin }
    const twice = bill([{ ...byLin, quantity: 2 }], { customerId, useBenefits: ['BIRTHDAY_UPGRADE'] })
    expect((await calculate(twice)).body.totalMinor).toBe(19_800 + 19_900)

    const order = await create(upgraded)
    expect(order).toMatchObject({ status: 201, body: { totalMinor: 12_800 } })
    const rejected = (reason: string): object => ({ kind: 'BENEFIT', id: 'BIRTHDAY_UPGRADE', reason })
    expect((await calculate(upgraded)).body).toMatchObject({
      totalMinor: 19_900,
      rejected: [rejected('CUSTOMER_LIMIT_REACHED')],
    })
    expect(await create(upgraded)).toMatchObject({
      status: 409,
      body: { code: 'discount_rejected', details: rejected('CUSTOMER_LIMIT_REACHED') },
    })
    await salon.call(`POST /v1/orders/${order.body.id}/cancel`)
    expect((await create(upgraded)).status).toBe(201)
    salon.clock.set(at('2026-12-01T00:00:00'))
    expect((await calculate(upgraded)).body).toMatchObject({ rejected: [rejected('NOT_BIRTHDAY_MONTH')] })
    expect(await create(upgraded)).toMatchObject({
      status: 409,
      body: { code: 'discount_rejected', details: rejected('NOT_BIRTHDAY_MONTH') },
    })
    salon.clock.set(at('2027-11-01T00:00:00'))
    expect((await calculate(upgraded)).body.totalMinor).toBe(12_800)
  })

  test('MB-13 one free item a month, by the calendar of the location', async () => {
    const benefits = [
      { kind: 'FREE_ITEM', code: 'MONTHLY', name: 'Monthly treat', itemIds: ['svc_wash'], automatic: true },
    ]
    const { body: tier } = await salon.call('POST /v1/tiers', { name: 'Gold', rank: 3, benefits })
    const customerId = await member('Treated', { tierId: tier.id })
    const wash = bill([{ ...service('svc_wash'), quantity: 2 }], { customerId })
    salon.clock.set(at('2026-11-30T23:59:59'))
    expect((await create(wash)).body).toMatchObject({ totalMinor: 2000, discountMinor: 2000 })
    expect((await create(wash)).body.totalMinor).toBe(4000)
    salon.clock.set(at('2026-12-01T00:00:00'))
    expect((await create(wash)).body.totalMinor).toBe(2000)
    expect((await calculate({ ...wash, useBenefits: ['MONTHLY'] })).body).toMatchObject({
      rejected: [{ reason: 'CUSTOMER_LIMIT_REACHED' }],
    })
    expect(
      (await calculate(bill([service(ids.cut)], { customerId: ids.wang, useBenefits: ['NONE'] }))).body,
    ).toMatchObject({
      rejected: [{ kind: 'BENEFIT', id: 'NONE', reason: 'NOT_HELD' }],
    })
  })

  test('MB-17 a free trial is for the items of its list, in its time', async () => {
    const trial = { kind: 'FREE_ITEM', code: 'TRIAL', name: 'Trial', itemIds: [ids.shampoo], quota: 1, period: 'YEAR' }
    const benefits = [{ ...trial, validUntil: '2026-11-22T00:00:00+08:00' }]
    const { body: tier } = await salon.call('POST /v1/tiers', { name: 'Trial', rank: 4, benefits })
    const customerId = await member('Trying', { tierId: tier.id })
    const asking = (line: object): object => bill([line], { customerId, useBenefits: ['TRIAL'] })
    const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }
    expect((await calculate(asking(shampoo))).body).toMatchObject({ totalMinor: 0, rejected: [] })
    expect((await calculate(asking(service(ids.cut)))).body).toMatchObject({
      rejected: [{ reason: 'NO_ELIGIBLE_LINE' }],
    })
    const taken = await create(asking({ ...shampoo, quantity: 2 }))
    expect(taken).toMatchObject({ status: 201, body: { totalMinor: 6900 } })
    expect(await create(asking(shampoo))).toMatchObject({
      status: 409,
      body: { code: 'discount_rejected', details: { reason: 'CUSTOMER_LIMIT_REACHED' } },
    })
    await salon.call(`POST /v1/orders/${taken.body.id}/cancel`)
    salon.clock.set(at('2026-11-21T23:59:59'))
    expect((await calculate(asking(shampoo))).body).toMatchObject({ totalMinor: 0, rejected: [] })
    salon.clock.set(at('2026-11-22T00:00:00'))
    expect((await calculate(asking(shampoo))).body).toMatchObject({ rejected: [{ reason: 'EXPIRED' }] })
  })

  test('MC-01 the first order at 8 折: the new customer sees it, the old one does not', async () => {
    const customers = { firstOrderOnly: true }
    await offer('promotions', { level: 'ORDER', effect: percentOff(2000), customers })
    const customerId = await member('New')
    const first = bill([service('svc_hair')], { customerId })
    expect((await calculate(first)).body.totalMinor).toBe(8000)
    const order = await create(first)
    expect(order.body.totalMinor).toBe(8000)
    expect((await calculate(first)).body.totalMinor).toBe(10_000)
    await salon.call(`POST /v1/orders/${order.body.id}/cancel`)
    expect((await calculate(first)).body.totalMinor).toBe(8000)
    expect((await calculate(bill([service('svc_hair')]))).body.totalMinor).toBe(10_000)
  })

  test('MC-02 30 off 100: 9999 is too little, 10000 is 7000', async () => {
    await offer('promotions', { level: 'ORDER', effect: amountOff(3000), minSpendMinor: 10_000 })
    expect((await calculate(bill([service('svc_small')]))).body.totalMinor).toBe(9999)
    expect((await calculate(bill([service('svc_hair')]))).body.totalMinor).toBe(7000)
  })

  test('MC-03 weekday mornings 9–12, hair at 7 折, to the second', async () => {
    const windows = [{ weekdays: [1, 2, 3, 4, 5], startTime: '09:00', endTime: '12:00' }]
    await offer('timed-price-rules', { effect: percentOff(3000), windows, scope: { itemIds: ['svc_hair'] } })
    const prices: unknown[] = []
    for (const [time, id] of [
      ['2026-11-24T08:59:59', 'svc_hair'],
      ['2026-11-24T09:00:00', 'svc_hair'],
      ['2026-11-24T11:59:59', 'svc_hair'],
      ['2026-11-24T12:00:00', 'svc_hair'],
      ['2026-11-21T10:00:00', 'svc_hair'],
      ['2026-11-24T10:00:00', 'svc_nails'],
    ] as const) {
      salon.clock.set(at(time))
      prices.push((await calculate(bill([service(id)]))).body.totalMinor)
    }
    expect(prices).toEqual([10_000, 7000, 7000, 10_000, 10_000, 10_000])
  })

  test('MC-03 what was booked is priced by when it starts, whenever it is paid', async () => {
    const windows = [{ weekdays: [6], startTime: '10:00', endTime: '12:00' }]
    await offer('timed-price-rules', { effect: percentOff(3000), windows })
    const totals: unknown[] = []
    for (const time of ['11:45', '13:00']) {
      const visit = { locationId: ids.location, customerId: ids.zhao, startsAt: `2026-11-21T${time}:00+08:00` }
      const booking = await salon.call('POST /v1/bookings', { ...visit, segments: [{ serviceId: 'svc_hair' }] })
      expect(booking.status).toBe(201)
      const line = { kind: 'BOOKING_SEGMENT', bookingId: booking.body.id }
      totals.push((await calculate(bill([line]))).body.totalMinor)
    }
    expect(totals).toEqual([7000, 10_000])
  })

  test('MC-04 member day at 8.5 折 for members', async () => {
    const windows = [{ monthDays: [8] }]
    const customers = { membersOnly: true }
    await offer('timed-price-rules', { kind: 'MEMBER_DAY', effect: percentOff(1500), windows, customers })
    const customerId = await member('Member', { tierId: 'tir_plain' })
    const total = async (more: object): Promise<unknown> =>
      (await calculate(bill([service('svc_hair')], more))).body.totalMinor
    salon.clock.set(at('2026-12-08T15:00:00'))
    expect([await total({ customerId }), await total({})]).toEqual([8500, 10_000])
    salon.clock.set(at('2026-12-09T00:00:00'))
    expect(await total({ customerId })).toBe(10_000)
  })

  test('MC-04 the tier comes off the member price too, unless the location says otherwise', async () => {
    const memberDay = { kind: 'MEMBER_DAY', effect: percentOff(1500), windows: [{ monthDays: [21] }] }
    await offer('timed-price-rules', { ...memberDay, exclusiveGroup: 'PRICE' })
    const total = async (): Promise<unknown> =>
      (await calculate(bill([service('svc_hair')], { customerId: ids.wang }))).body.totalMinor
    expect(await total()).toBe(7650)
    const version = (await salon.call(`GET /v1/locations/${ids.location}`)).body.version
    const headers = { 'if-match': `"${version}"` }
    const pricing = { tierStacksWithTimedPrices: false }
    await salon.call(`PATCH /v1/locations/${ids.location}`, { pricing }, { headers })
    expect(await total()).toBe(8500)
    const usual = { tierStacksWithTimedPrices: true }
    const next = { 'if-match': `"${Number(version) + 1}"` }
    await salon.call(`PATCH /v1/locations/${ids.location}`, { pricing: usual }, { headers: next })
  })

  test('MC-07 thresholds, percentages and gifts to newcomers, each by itself and together', async () => {
    await offer('promotions', { level: 'ORDER', effect: amountOff(1000), minSpendMinor: 5000, priority: 1 })
    await offer('promotions', { level: 'ITEM', effect: percentOff(1000), scope: { itemIds: ['svc_hair'] } })
    const templateId = await offer('coupon-templates', {
      level: 'ORDER',
      effect: amountOff(500),
      customers: { firstOrderOnly: true },
      priority: 2,
    })
    const customerId = await member('Newcomer')
    const coupon = await salon.call('POST /v1/coupons', { templateId, customerId })
    const body = bill([service('svc_hair')], { customerId, couponIds: [coupon.body.id] })
    const quote = await calculate(body)
    expect(quote.body).toMatchObject({ listMinor: 10_000, totalMinor: 7500, rejected: [] })
    const steps = (quote.body.lines as { trace: { source: string; amountMinor: number }[] }[])[0]?.trace
    expect(steps?.map(({ source, amountMinor }) => [source, amountMinor])).toEqual([
      ['LIST_PRICE', 10_000],
      ['PROMOTION', -1000],
      ['PROMOTION', -1000],
      ['COUPON', -500],
    ])
  })

  test('B37 a promotion is given as often as its limits say, and as much as its budget', async () => {
    const limits = { total: 3, perDay: 2, perCustomer: 1, budgetMinor: 5000 }
    await offer('promotions', { level: 'ORDER', effect: percentOff(2000), limits })
    const buy = async (name: string, id = 'svc_hair'): Promise<unknown> => {
      const customerId = await member(name)
      return (await create(bill([service(id)], { customerId }))).body.totalMinor
    }
    expect((await calculate(bill([service('svc_hair')]))).body.totalMinor).toBe(10_000)
    expect([await buy('A'), await buy('B'), await buy('C')]).toEqual([8000, 8000, 10_000])
    salon.clock.set(nineMs + 86_400_000)
    // 1000 of the budget are left: 2000 would be too much, 400 is not.
    expect([await buy('D'), await buy('E', 'svc_wash'), await buy('F', 'svc_wash')]).toEqual([10_000, 1600, 2000])
  })

  test('B56 taxes on top, service charge, tip and rounding stand in the quote, and the books balance', async () => {
    const { body: place } = await salon.call(`GET /v1/locations/${ids.location}`)
    const pricing = {
      taxInclusive: false,
      serviceTaxBasisPoints: 600,
      serviceCharge: { rateBasisPoints: 1000, taxRateBasisPoints: 600 },
      cashRounding: { unitMinor: 100, mode: 'FLOOR' },
    }
    const headers = { 'if-match': `"${place.version}"` }
    await salon.call(`PATCH /v1/locations/${ids.location}`, { pricing }, { headers })
    const body = bill([service('svc_small')], { tipMinor: 500, roundTotal: true })
    const quote = await calculate(body)
    expect(quote.body).toMatchObject({
      subtotalMinor: 9999,
      serviceChargeMinor: 1000,
      taxMinor: 660,
      taxes: [{ rateBasisPoints: 600, baseMinor: 10_999, taxMinor: 660 }],
      tipMinor: 500,
      roundingMinor: -59,
      totalMinor: 12_100,
      lines: [{ taxMinor: 600 }],
    })
    const order = await create({ ...body, quoteHash: quote.body.quoteHash })
    expect(order.body).toMatchObject({ totalMinor: 12_100, taxMinor: 660, roundingMinor: -59, tipMinor: 500 })
    const tenders = [{ kind: 'CASH', tenderedMinor: 12_100 }]
    const paid = await salon.call(
      `POST /v1/orders/${order.body.id}/pay`,
      { tenders },
      { headers: { 'idempotency-key': 'tax' } },
    )
    expect(paid).toMatchObject({ status: 200, body: { state: 'COMPLETED', paidMinor: 12_100 } })
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
    const next = { 'if-match': `"${Number(place.version) + 1}"` }
    await salon.call(`PATCH /v1/locations/${ids.location}`, { pricing: place.pricing }, { headers: next })
    expect(await calculate(body)).toMatchObject({ status: 422, body: { code: 'rounding_not_offered' } })
  })

  test('B37 B56 a discount by hand and rounding need their permission', async () => {
    const manualDiscount = { effect: amountOff(1500), reason: 'Waited too long' }
    const byHand = bill([service('svc_hair')], { manualDiscount })
    expect((await create(byHand)).body).toMatchObject({ totalMinor: 8500, applied: [{ ruleId: 'MANUAL' }] })
    const { secret: key } = (
      await salon.call('POST /v1/api-keys', { name: 'Till', permissions: ['order:read', 'order:write'] })
    ).body as { secret: string }
    for (const body of [byHand, bill([service('svc_hair')], { roundTotal: true })]) {
      const answers = [
        await salon.call('POST /v1/orders', body, { key }),
        await salon.call('POST /v1/orders/calculate', body, { key }),
      ]
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 403, body: { details: { permission: 'order:discount' } } })
      }
    }
  })

  test('M8 what was shown is charged, or refused with what it costs now', async () => {
    const body = bill([service('svc_hair')])
    const shown = (await calculate(body)).body
    await offer('promotions', { level: 'ORDER', effect: percentOff(1000) })
    const refused = await create({ ...body, quoteHash: shown.quoteHash })
    expect(refused).toMatchObject({ status: 409, body: { code: 'quote_changed' } })
    const { quote } = refused.body.details as { quote: { totalMinor: number; quoteHash: string } }
    expect(quote.totalMinor).toBe(9000)
    expect(quote.quoteHash).toBe((await calculate(body)).body.quoteHash)
    expect((await create({ ...body, quoteHash: quote.quoteHash })).body.totalMinor).toBe(9000)
  })

  test.each([
    ['promotions', { level: 'ORDER', effect: { kind: 'FREE_UNITS', units: 1 } }, 422, 'effect_not_for_orders'],
    [
      'coupon-templates',
      { level: 'ORDER', effect: { kind: 'UNIT_PRICE', unitPriceMinor: 1 } },
      422,
      'effect_not_for_orders',
    ],
    ['timed-price-rules', { effect: { kind: 'FREE_UNITS', units: 1 }, windows: [{}] }, 400, 'invalid_request'],
    [
      'timed-price-rules',
      { effect: percentOff(1), windows: [{ startTime: '12:00', endTime: '12:00' }] },
      400,
      'invalid_request',
    ],
    [
      'promotions',
      { level: 'ITEM', effect: percentOff(1), scope: { itemIds: ['svc_lost'] } },
      422,
      'reference_not_found',
    ],
  ] as const)('%s like %j are refused: %i %s', async (folder, body, status, code) => {
    expect(await salon.call(`POST /v1/${folder}`, { name: 'X', ...body })).toMatchObject({ status, body: { code } })
  })
})
