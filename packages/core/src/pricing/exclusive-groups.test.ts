import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bill, line, off, rule } from './bill.fixture.ts'
import type { Bill } from './bill.ts'
import { anyLine } from './line-scope.ts'
import type { PriceEffect, PricingRule } from './pricing-rule.ts'
import { quoteBill } from './quote-bill.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 500)

const amount = fc.oneof(fc.nat(100), fc.nat(20_000))
const percent = fc.nat(10_000).map((basisPoints): PriceEffect => off(basisPoints))
const amountOff = amount.map((amountOffMinor): PriceEffect => ({ kind: 'AMOUNT_OFF', amountOffMinor }))
const unitPrice = amount.map((unitPriceMinor): PriceEffect => ({ kind: 'UNIT_PRICE', unitPriceMinor }))
const freeUnits = fc.integer({ min: 1, max: 3 }).map((units): PriceEffect => ({ kind: 'FREE_UNITS', units }))
const capped = fc.tuple(fc.nat(10_000), amount).map(([basisPoints, most]): PriceEffect => off(basisPoints, most))

/** Rules for items that look at one line at a time. */
const ofOneLine = fc.record({
  level: fc.constant('ITEM' as const),
  source: fc.constantFrom('TIMED_PRICE' as const, 'TIER' as const, 'PROMOTION' as const),
  effect: fc.oneof(percent, amountOff, unitPrice),
  minSpendMinor: fc.constant(0),
})
const ofOrder = fc.record({
  level: fc.constant('ORDER' as const),
  source: fc.constantFrom('COUPON' as const, 'PROMOTION' as const),
  effect: fc.oneof(percent, amountOff),
  minSpendMinor: fc.constant(0),
})
const any = fc.oneof(
  fc.record({
    level: fc.constant('ITEM' as const),
    source: fc.constantFrom('BENEFIT' as const, 'TIER' as const, 'PROMOTION' as const, 'COUPON' as const),
    effect: fc.oneof(percent, amountOff, unitPrice, freeUnits, capped),
    minSpendMinor: fc.oneof(fc.constant(0), amount),
  }),
  fc.record({
    level: fc.constant('ORDER' as const),
    source: fc.constantFrom('COUPON' as const, 'PROMOTION' as const),
    effect: fc.oneof(percent, amountOff, capped),
    minSpendMinor: fc.oneof(fc.constant(0), amount),
  }),
)

function rulesOf(fields: fc.Arbitrary<Partial<PricingRule>>, groups: readonly string[], maxLength: number) {
  const one = fc.record({
    fields,
    itemIds: fc.option(fc.subarray(['a', 'b', 'c'], { minLength: 1 })),
    exclusiveGroups: fc.subarray([...groups]),
    priority: fc.nat(3),
    base: fc.constantFrom('LIST' as const, 'DISCOUNTED' as const),
  })
  return fc
    .array(one, { maxLength })
    .map((drawn) =>
      drawn.map(({ fields: more, itemIds, ...rest }, n) =>
        rule(`r${n}`, off(0), { ...rest, ...more, scope: { ...anyLine, itemIds } }),
      ),
    )
}

const linesOf = fc.array(
  fc
    .record({ itemId: fc.constantFrom('a', 'b', 'c'), price: amount, quantity: fc.integer({ min: 1, max: 3 }) })
    .map(({ itemId, price, quantity }) => line(price, quantity, { itemId })),
  { minLength: 1, maxLength: 4 },
)

const subtotal = (given: Bill): number => quoteBill(given).subtotalMinor

/** Every way to let one rule of each group act. */
function assignments(rules: readonly PricingRule[]): readonly (readonly PricingRule[])[] {
  const names = [...new Set(rules.flatMap(({ exclusiveGroups }) => exclusiveGroups))]
  let kept: (readonly PricingRule[])[] = [rules]
  for (const name of names) {
    kept = kept.flatMap((some) => {
      const members = some.filter(({ exclusiveGroups }) => exclusiveGroups.includes(name))
      if (members.length < 2) return [some]
      return members.map((member) => some.filter((one) => one === member || !members.includes(one)))
    })
  }
  return kept
}

describe('of a group', () => {
  const group = { exclusiveGroups: ['g'] }
  const applied = (given: Bill): readonly string[] => quoteBill(given).applied.map(({ ruleId }) => ruleId)

  test('the rule acts with which the bill ends lowest, though another takes off more in its turn', () => {
    const tier = rule('tier', off(2000), { source: 'TIER', ...group })
    const coupon = rule(
      'coupon',
      { kind: 'AMOUNT_OFF', amountOffMinor: 1900 },
      {
        source: 'COUPON',
        level: 'ORDER',
        ...group,
      },
    )
    const half = rule('half', off(5000))
    // 100.00 − 20 % − 50 % = 40.00, but 100.00 − 50 % − 19.00 = 31.00.
    expect(applied(bill([line(10_000)], [tier, half, coupon]))).toEqual(['half', 'coupon'])
    expect(applied(bill([line(10_000)], [tier, coupon]))).toEqual(['tier'])
  })

  test('bases that change before a turn are counted as they are then', () => {
    const tenOff = rule('ten', { kind: 'AMOUNT_OFF', amountOffMinor: 1000 }, { priority: 1, ...group })
    const percentOff = rule('percent', off(1500), { ...group })
    const first = rule('first', { kind: 'UNIT_PRICE', unitPriceMinor: 5000 }, { source: 'BENEFIT' })
    expect(applied(bill([line(10_000)], [tenOff, percentOff]))).toEqual(['percent'])
    expect(applied(bill([line(10_000)], [tenOff, percentOff, first]))).toEqual(['first', 'ten'])
  })

  test('one rule has all lines where that keeps a promotion with a minimum', () => {
    const a = rule('a', off(1000), { scope: { ...anyLine, itemIds: ['a'] }, ...group })
    const both = rule('both', off(500), { ...group })
    const lines = [line(6000, 1, { itemId: 'a' }), line(4000, 1, { itemId: 'b' })]
    const threshold = rule('threshold', { kind: 'AMOUNT_OFF', amountOffMinor: 3000 }, { level: 'ORDER' })
    expect(subtotal(bill(lines, [a, both]))).toBe(5400 + 3800)
    // Line by line 92.00 are left, too little for 30.00 off from 94.00 that 54.00 + 40.00 are enough for.
    expect(subtotal(bill(lines, [a, both, { ...threshold, minSpendMinor: 9400 }]))).toBe(9400 - 3000)
  })

  test('a rule in two groups acts where it is the best of both', () => {
    const timed = rule('timed', off(3000), { source: 'TIMED_PRICE', exclusiveGroups: ['g', 'h'] })
    const tier = rule('tier', off(1000), { source: 'TIER', exclusiveGroups: ['h'] })
    const sale = rule('sale', off(2500), { exclusiveGroups: ['g'] })
    expect(applied(bill([line(10_000)], [timed, tier, sale]))).toEqual(['tier', 'sale'])
    expect(applied(bill([line(10_000)], [timed, { ...tier, effect: off(500) }, sale]))).toEqual(['timed'])
  })

  test('more groups than can be combined are weighed one after another', () => {
    const rules = Array.from({ length: 9 }, (_, n) => [
      rule(`small${n}`, { kind: 'AMOUNT_OFF', amountOffMinor: 1 }, { exclusiveGroups: [`g${n}`] }),
      rule(`large${n}`, { kind: 'AMOUNT_OFF', amountOffMinor: 2 }, { exclusiveGroups: [`g${n}`] }),
    ]).flat()
    const quote = quoteBill(bill([line(1000)], rules, { maxPromotions: 20 }))
    expect(quote.applied.map(({ ruleId }) => ruleId)).toEqual(Array.from({ length: 9 }, (_, n) => `large${n}`))
  })
})

describe('beside trying everything', () => {
  const all = { maxPromotions: 99 }

  test('groups for the bill come to the least of all ways', () => {
    fc.assert(
      fc.property(linesOf, rulesOf(ofOrder, ['g', 'h', 'i'], 6), rulesOf(ofOneLine, [], 2), (lines, some, free) => {
        const rules = [...some, ...free.map((one) => ({ ...one, id: `f${one.id}` }))]
        const ways = assignments(rules).map((kept) => subtotal(bill(lines, kept, all)))
        expect(subtotal(bill(lines, rules, all))).toBe(Math.min(...ways))
      }),
      { numRuns: RUNS },
    )
  })

  test('groups for items come to the least of all ways on each line', () => {
    fc.assert(
      fc.property(linesOf, rulesOf(ofOneLine, ['g', 'h'], 6), (lines, rules) => {
        const least = lines.map((one) =>
          Math.min(...assignments(rules).map((kept) => subtotal(bill([one], kept, all)))),
        )
        expect(subtotal(bill(lines, rules, all))).toBe(least.reduce((sum, minor) => sum + minor, 0))
      }),
      { numRuns: RUNS },
    )
  })

  test('a group is never dearer than any rule of it that takes something off', () => {
    fc.assert(
      fc.property(linesOf, rulesOf(any, ['g'], 6), fc.nat(4), (lines, rules, maxPromotions) => {
        const members = rules.filter(({ exclusiveGroups }) => exclusiveGroups.length > 0)
        const total = subtotal(bill(lines, rules, { maxPromotions }))
        for (const member of members) {
          const kept = rules.filter((one) => one === member || !members.includes(one))
          const alone = quoteBill(bill(lines, kept, { maxPromotions }))
          if (alone.applied.some(({ ruleId }) => ruleId === member.id)) {
            expect(total).toBeLessThanOrEqual(alone.subtotalMinor)
          }
        }
      }),
      { numRuns: RUNS },
    )
  })
})
