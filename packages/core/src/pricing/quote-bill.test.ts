import { describe, expect, test } from 'vitest'
import { allDay, bill, clock, line, off, rule } from './bill.fixture.ts'
import { anyLine } from './line-scope.ts'
import type { PricingRule } from './pricing-rule.ts'
import { quoteBill } from './quote-bill.ts'

const tier = (basisPoints: number, more: Partial<PricingRule> = {}): PricingRule =>
  rule('tir_gold', off(basisPoints), { source: 'TIER', ...more })
const coupon = (id: string, amountOffMinor: number, more: Partial<PricingRule> = {}): PricingRule =>
  rule(id, { kind: 'AMOUNT_OFF', amountOffMinor }, { source: 'COUPON', level: 'ORDER', ...more })
const totals = (quote: ReturnType<typeof quoteBill>): number[] => quote.lines.map(({ totalMinor }) => totalMinor)

describe('a percentage is rounded HALF_UP, once a line, on the discount', () => {
  test.each([
    // unit price, quantity, basis points off → discount, total
    [12_345, 1, 1500, 1852, 10_493],
    [12_345, 1, 1000, 1235, 11_110],
    [12_344, 1, 1500, 1852, 10_492],
    [12_343, 1, 1500, 1851, 10_492],
    [1, 1, 5000, 1, 0],
    [1, 2, 5000, 1, 1],
    [1, 3, 5000, 2, 1],
    [3, 1, 5000, 2, 1],
    [1, 1, 4999, 0, 1],
    [5000, 1, 1, 1, 4999],
    [4999, 1, 1, 0, 4999],
    [33, 3, 3333, 33, 66],
    [19_900, 1, 1200, 2388, 17_512],
    [0, 1, 5000, 0, 0],
    [100, 1, 10_000, 100, 0],
    [1_000_000_000_000, 1000, 3333, 333_300_000_000_000, 666_700_000_000_000],
    [999_999_999_999, 1000, 3333, 333_299_999_999_667, 666_699_999_999_333],
  ])('%i fen × %i at %i basis points off: %i off, %i to pay', (price, quantity, basisPoints, discount, total) => {
    const quote = quoteBill(bill([line(price, quantity)], [tier(basisPoints)]))
    expect([quote.discountMinor, quote.totalMinor]).toEqual([discount, total])
  })

  test('a line of three is rounded once, three lines of one each by itself', () => {
    const once = quoteBill(bill([line(5, 3)], [tier(1000)]))
    const each = quoteBill(bill([line(5), line(5), line(5)], [tier(1000)]))
    expect([once.discountMinor, each.discountMinor]).toEqual([2, 3])
  })
})

describe('the steps', () => {
  const mornings = { ...allDay, isoWeekdays: [1, 2, 3, 4, 5], startMinute: 540, endMinute: 720 }
  const hair = rule('morning', off(3000), {
    source: 'TIMED_PRICE',
    windows: [mornings],
    scope: { ...anyLine, categoryIds: ['hair'] },
  })

  test.each([
    ['Tuesday 09:00', clock(24, '09:00'), 'hair', 7000],
    ['Tuesday 11:59', clock(24, '11:59'), 'hair', 7000],
    ['Tuesday 08:59', clock(24, '08:59'), 'hair', 10_000],
    ['Tuesday 12:00', clock(24, '12:00'), 'hair', 10_000],
    ['Saturday 09:00', clock(28, '09:00'), 'hair', 10_000],
    ['Tuesday 09:00, nails', clock(24, '09:00'), 'nails', 10_000],
  ])('MC-03 weekday mornings are half-open and of one category: %s', (_, startsAt, category, total) => {
    const quote = quoteBill(bill([line(10_000, 1, { startsAt, categoryIds: [category] })], [hair]))
    expect(quote.totalMinor).toBe(total)
  })

  test('MC-03 what has no start is in no window', () => {
    expect(quoteBill(bill([line(10_000, 1, { categoryIds: ['hair'] })], [hair])).totalMinor).toBe(10_000)
  })

  test('MC-04 a member day is a day of the month, or a date', () => {
    const eighth = { ...allDay, monthDays: [8] }
    const festival = { ...allDay, fromDate: '2026-11-11', toDate: '2026-11-12' }
    const day = rule('day', off(1500), { source: 'MEMBER_DAY', windows: [eighth, festival] })
    const on = (date: number): number =>
      quoteBill(bill([line(10_000, 1, { startsAt: clock(date, '15:00') })], [day])).totalMinor
    expect([on(7), on(8), on(10), on(11), on(12), on(13)]).toEqual([10_000, 8500, 10_000, 8500, 8500, 10_000])
  })

  test('come in the published order, whatever the order of the rules, each on what the earlier ones left', () => {
    const rules = [
      coupon('cpn', 500),
      rule('order', off(1000), { level: 'ORDER' }),
      rule('fixed', { kind: 'AMOUNT_OFF', amountOffMinor: 300 }),
      rule('percent', off(1000)),
      tier(1000),
      rule('morning', off(3000), { source: 'TIMED_PRICE' }),
      rule('upgrade', { kind: 'UNIT_PRICE', unitPriceMinor: 10_000 }, { source: 'BENEFIT' }),
    ]
    const quote = quoteBill(bill([line(20_000)], rules))
    expect(quote.lines[0]?.trace.map((step) => [step.ruleId, step.baseMinor, step.amountMinor])).toEqual([
      [null, 20_000, 20_000],
      ['upgrade', 20_000, -10_000],
      ['morning', 10_000, -3000],
      ['tir_gold', 7000, -700],
      ['percent', 6300, -630],
      ['fixed', 5670, -300],
      ['order', 5370, -537],
      ['cpn', 4833, -500],
    ])
    expect(quoteBill(bill([line(20_000)], rules.toReversed())).lines).toEqual(quote.lines)
  })

  test('a rule may count from the list price instead of what is left', () => {
    const quote = quoteBill(bill([line(10_000)], [tier(1000), rule('p', off(1000), { base: 'LIST' })]))
    expect(quote.totalMinor).toBe(8000)
  })

  test('cards cover their units after the price of members and before promotions', () => {
    const coverage = [{ cardId: 'crd_1', name: 'Ten cuts', units: 2 }]
    const quote = quoteBill(bill([line(1001, 3, { coverage })], [tier(1000), rule('p', off(5000))]))
    // 3003 less 300; two of three units of 2703 are 1802; half of the rest is 451 (450.5 rounded up).
    expect(quote.lines[0]).toMatchObject({ discountMinor: 751, coveredMinor: 1802, totalMinor: 450 })
  })

  test('amounts off items count each unit that cards do not cover', () => {
    const coverage = [{ cardId: 'crd_1', name: 'Ten cuts', units: 1 }]
    const quote = quoteBill(
      bill([line(1000, 3, { coverage })], [rule('p', { kind: 'AMOUNT_OFF', amountOffMinor: 100 })]),
    )
    expect(quote.lines[0]).toMatchObject({ discountMinor: 200, coveredMinor: 1000, totalMinor: 1800 })
  })

  test('free units are of the earlier lines first', () => {
    const free = rule('free', { kind: 'FREE_UNITS', units: 3 }, { source: 'BENEFIT' })
    expect(totals(quoteBill(bill([line(1000, 2), line(500, 2), line(200)], [free])))).toEqual([0, 500, 200])
  })

  test('a dearer unit price than the list price changes nothing', () => {
    const upgrade = rule('up', { kind: 'UNIT_PRICE', unitPriceMinor: 2000 }, { source: 'BENEFIT' })
    const quote = quoteBill(bill([line(1000)], [upgrade]))
    expect([quote.totalMinor, quote.rejected]).toEqual([1000, [{ ruleId: 'up', reason: 'NO_EFFECT' }]])
  })
})

describe('coupons and promotions (MC-07)', () => {
  test.each([
    [9999, 9999],
    [10_000, 7000],
    [20_000, 17_000],
  ])('MC-02 30 off from 100: %i fen come to %i', (price, total) => {
    const quote = quoteBill(bill([line(price)], [coupon('cpn', 3000, { minSpendMinor: 10_000 })]))
    expect(quote.totalMinor).toBe(total)
  })

  test('a minimum counts what earlier steps have left of the lines in scope, and says what is missing', () => {
    const scope = { ...anyLine, kinds: ['SERVICE'] } as const
    const asked = coupon('cpn', 3000, { minSpendMinor: 10_000, scope })
    const quote = quoteBill(bill([line(11_000), line(5000, 1, { kind: 'PRODUCT' })], [tier(1000), asked]))
    expect(quote.rejected).toEqual([
      { ruleId: 'cpn', reason: 'MIN_SPEND_NOT_REACHED', minSpendMinor: 10_000, spendMinor: 9900 },
    ])
  })

  test.each([
    ['nothing is in scope', { scope: { ...anyLine, itemIds: ['svc_dye'] } }, 'NO_ELIGIBLE_LINE'],
    ['it is another time', { windows: [{ ...allDay, endMinute: 60 }] }, 'OUTSIDE_WINDOW'],
    ['it costs too little', { minSpendMinor: 1001 }, 'MIN_SPEND_NOT_REACHED'],
    ['nothing is left', {}, 'NO_EFFECT'],
  ])('a coupon is turned down with a reason when %s', (_, more, reason) => {
    const free = reason === 'NO_EFFECT' ? [tier(10_000)] : []
    const quote = quoteBill(bill([line(1000)], [...free, coupon('cpn', 500, more)]))
    expect(quote.rejected.map((rejection) => rejection.reason)).toEqual([reason])
  })

  test('what the shop gives by itself is not turned down, it just does not act', () => {
    expect(quoteBill(bill([line(1000)], [rule('p', off(1000), { minSpendMinor: 5000 })])).rejected).toEqual([])
  })

  test('MC-01 20 % off is 8000 of 10000, and a cap holds for all lines together', () => {
    expect(quoteBill(bill([line(10_000)], [rule('first', off(2000), { source: 'COUPON' })])).totalMinor).toBe(8000)
    const capped = quoteBill(bill([line(10_000), line(5000), line(5000)], [rule('p', off(2000, 1001))]))
    expect([capped.discountMinor, ...totals(capped)]).toEqual([1001, 9499, 4750, 4750])
  })

  test('what the order gives is shared out by largest remainder, to the fen', () => {
    const quote = quoteBill(bill([line(3333), line(3333), line(3334)], [coupon('cpn', 1000)]))
    expect(totals(quote)).toEqual([3000, 3000, 3000])
    expect(totals(quoteBill(bill([line(1), line(1), line(1)], [coupon('cpn', 2)])))).toEqual([0, 0, 1])
  })

  test('a coupon is worth no more than what it is for', () => {
    const quote = quoteBill(bill([line(500), line(800, 1, { discountable: false })], [coupon('cpn', 5000)]))
    expect([quote.totalMinor, quote.applied[0]?.amountOffMinor]).toEqual([800, 500])
  })

  test('so many act on one bill, the others are told', () => {
    const rules = ['a', 'b', 'c'].map((id) => coupon(id, 100))
    const quote = quoteBill(bill([line(1000)], rules, { maxPromotions: 2 }))
    expect(quote.applied.map(({ ruleId }) => ruleId)).toEqual(['a', 'b'])
    expect(quote.rejected).toEqual([{ ruleId: 'c', reason: 'TOO_MANY_PROMOTIONS', maxPromotions: 2 }])
  })
})

describe('stacking', () => {
  test('of a group the best acts on each line', () => {
    const group = { exclusiveGroups: ['price'] }
    const rules = [
      tier(1000, group),
      rule('card', off(2000), { source: 'DISCOUNT_CARD', scope: { ...anyLine, itemIds: ['svc_dye'] }, ...group }),
    ]
    const quote = quoteBill(bill([line(1000), line(1000, 1, { itemId: 'svc_dye' })], rules))
    expect(quote.lines.map(({ trace }) => trace.at(-1)?.ruleId)).toEqual(['tir_gold', 'card'])
  })

  test('of a group of coupons the best acts on the bill, and the others name it', () => {
    const group = { exclusiveGroups: ['coupons'] }
    const rules = [coupon('small', 100, group), rule('big', off(2000), { source: 'COUPON', ...group })]
    const quote = quoteBill(bill([line(1000), line(2000)], rules))
    expect(quote.totalMinor).toBe(2400)
    expect(quote.rejected).toEqual([{ ruleId: 'small', reason: 'NOT_STACKABLE', ruleIdInstead: 'big' }])
  })

  test('a rule of a group that is out of the question excludes no other', () => {
    const group = { exclusiveGroups: ['coupons'] }
    const rules = [coupon('big', 900, { minSpendMinor: 5000, ...group }), coupon('small', 100, group)]
    const quote = quoteBill(bill([line(1000)], rules))
    expect([quote.totalMinor, quote.applied.map(({ ruleId }) => ruleId)]).toEqual([900, ['small']])
  })

  test.each([
    [3000, 7000, ['alone']],
    [1500, 8100, ['tir_gold', 'p']],
  ])('a rule that takes %i off alone acts instead of all others if that is cheaper', (amount, total, applied) => {
    const alone = coupon('alone', amount, { exclusive: true })
    const quote = quoteBill(bill([line(10_000)], [tier(1000), alone, rule('p', off(1000))]))
    expect([quote.totalMinor, quote.applied.map(({ ruleId }) => ruleId)]).toEqual([total, applied])
  })

  test('what gave way is named', () => {
    const alone = coupon('alone', 500, { exclusive: true })
    const quote = quoteBill(bill([line(10_000)], [tier(1000), alone]))
    expect(quote.rejected).toEqual([{ ruleId: 'alone', reason: 'NOT_STACKABLE', ruleIdInstead: null }])
    const instead = quoteBill(bill([line(10_000)], [coupon('x', 100), coupon('alone', 500, { exclusive: true })]))
    expect(instead.rejected).toEqual([{ ruleId: 'x', reason: 'NOT_STACKABLE', ruleIdInstead: 'alone' }])
  })
})

describe('tax, service charge, tip and rounding', () => {
  const taxed = (price: number, rate: number) => line(price, 1, { taxRateBasisPoints: rate })

  test('tax within the prices is told, once a rate, and changes nothing to pay', () => {
    const quote = quoteBill(bill([taxed(10_600, 600), taxed(106, 600), taxed(5000, 0)]))
    expect(quote).toMatchObject({ taxMinor: 606, totalMinor: 15_706 })
    expect(quote.taxes).toEqual([{ rateBasisPoints: 600, baseMinor: 10_706, taxMinor: 606 }])
    expect(quote.lines.map(({ taxMinor }) => taxMinor)).toEqual([600, 6, 0])
  })

  test('tax on top of the prices is added, rates ascending', () => {
    const quote = quoteBill(bill([taxed(999, 1900), taxed(999, 700), taxed(1, 1900)], [], { taxInclusive: false }))
    expect(quote.taxes.map((tax) => [tax.rateBasisPoints, tax.baseMinor, tax.taxMinor])).toEqual([
      [700, 999, 70],
      [1900, 1000, 190],
    ])
    expect(quote).toMatchObject({ subtotalMinor: 1999, totalMinor: 2259 })
    expect(quote.lines.map(({ taxMinor }) => taxMinor)).toEqual([190, 70, 0])
  })

  test('the service charge is on the discounted bill and bears its own tax; a tip bears none', () => {
    const serviceCharge = { rateBasisPoints: 1000, taxRateBasisPoints: 1000 }
    const more = { taxInclusive: false, serviceCharge, tipMinor: 77 }
    const quote = quoteBill(bill([taxed(1000, 1000)], [tier(5000)], more))
    expect(quote).toMatchObject({ subtotalMinor: 500, serviceChargeMinor: 50, taxMinor: 55, tipMinor: 77 })
    expect(quote.totalMinor).toBe(682)
    expect(quote.lines[0]?.taxMinor).toBe(50)
  })

  test.each([
    ['FLOOR', 12_345, 100, 12_300, -45],
    ['HALF_UP', 12_350, 100, 12_400, 50],
    ['HALF_UP', 12_349, 100, 12_300, -49],
    ['CEILING', 12_301, 100, 12_400, 99],
    ['FLOOR', 12_345, 10, 12_340, -5],
  ] as const)('rounding %s of %i to %i comes to %i', (mode, price, unitMinor, total, rounding) => {
    const quote = quoteBill(bill([line(price)], [], { cashRounding: { unitMinor, mode } }))
    expect([quote.totalMinor, quote.roundingMinor]).toEqual([total, rounding])
  })

  test('a bill without lines is nothing', () => {
    expect(quoteBill(bill([], [tier(1000)]))).toMatchObject({ lines: [], listMinor: 0, taxMinor: 0, totalMinor: 0 })
  })
})
