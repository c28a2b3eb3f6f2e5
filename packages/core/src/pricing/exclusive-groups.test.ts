import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bill, line, off, rule } from './bill.fixture.ts'
import type { Bill } from './bill.ts'
import { reachOf } from './eligible-lines.ts'
import { chooseOfGroup, contestedGroups } from './exclusive-groups.ts'
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
    const rules = Array.from({ length: 24 }, (_, n) => [
      rule(`small${n}`, { kind: 'AMOUNT_OFF', amountOffMinor: 1 }, { exclusiveGroups: [`g${n}`] }),
      rule(`large${n}`, { kind: 'AMOUNT_OFF', amountOffMinor: 2 }, { exclusiveGroups: [`g${n}`] }),
    ]).flat()
    const quote = quoteBill(bill([line(1000)], rules, { maxPromotions: 30 }))
    expect(quote.applied.map(({ ruleId }) => ruleId)).toEqual(
      Array.from({ length: 24 }, (_, n) => `large${n}`).toSorted(),
    )
  })
})

describe('groups that are contested', () => {
  const lines = [line(1000, 1, { itemId: 'a' })]
  const of = (...rules: readonly PricingRule[]) =>
    contestedGroups(
      rules,
      rules.map((one) => reachOf(one, lines)),
    )
  const inGroups = (id: string, ...exclusiveGroups: readonly string[]) => rule(id, off(1), { exclusiveGroups })
  const elsewhere = { scope: { ...anyLine, itemIds: ['b'] } }

  test('are those of which more than one rule may act', () => {
    const [a, b, c] = [inGroups('a', 'g', 'h'), inGroups('b', 'g', 'i'), inGroups('c', 'h')]
    const groups = of(a, b, c, rule('d', off(1)), { ...inGroups('e', 'i'), ...elsewhere })
    expect(groups).toEqual({
      all: [
        [a, b],
        [a, c],
      ],
      of: new Map([
        [
          a,
          [
            [a, b],
            [a, c],
          ],
        ],
        [b, [[a, b]]],
        [c, [[a, c]]],
      ]),
      combined: true,
    })
  })

  test('are none where there is one rule, or one that is about the bill', () => {
    const none = { all: [], of: new Map(), combined: true }
    expect(of()).toEqual(none)
    expect(of(inGroups('a', 'g'), rule('b', off(1)))).toEqual(none)
    expect(of(inGroups('a', 'g'), { ...inGroups('b', 'g'), ...elsewhere })).toEqual(none)
  })

  test('are combined up to 256 ways', () => {
    const pairs = (count: number) =>
      Array.from({ length: count }, (_, n) => [inGroups(`a${n}`, `g${n}`), inGroups(`b${n}`, `g${n}`)]).flat()
    expect([of(...pairs(8)).combined, of(...pairs(9)).combined]).toEqual([true, false])
    const many = (count: number) => Array.from({ length: count }, (_, n) => inGroups(`r${n}`, 'g'))
    expect([of(...many(256)).combined, of(...many(257)).combined]).toEqual([true, false])
  })
})

describe('the choice for a group', () => {
  const [a, b] = [rule('a', off(1)), rule('b', off(1))]
  type Alone = readonly [rule: PricingRule, subtotal: number, left: readonly number[], off: readonly number[]]

  /** What is chosen where the bill comes to these with each rule alone, and with another choice to that. */
  function choose(otherMinor: number, ...trials: readonly Alone[]) {
    const members = trials.map(([one]) => one)
    return chooseOfGroup(members, 2, (choice) => {
      const alone = trials.find(([one]) => choice.every((other) => other === one))
      if (!alone) return { subtotalMinor: otherMinor, itemLeftMinor: [0, 0], offMinor: new Map() }
      const [one, subtotalMinor, itemLeftMinor, offMinor] = alone
      return { subtotalMinor, itemLeftMinor, offMinor: new Map(offMinor.length === 0 ? [] : [[one, offMinor]]) }
    })
  }

  test('is the rule with which the bill ends lowest, the earlier among equals', () => {
    expect(choose(99, [a, 90, [40, 50], [10, 0]], [b, 80, [50, 30], [0, 20]])).toEqual([null, b])
    expect(choose(99, [a, 80, [40, 40], [10, 10]], [b, 80, [40, 40], [10, 10]])).toEqual([a, a])
  })

  test('is another for each line where that is no dearer', () => {
    const trials: readonly Alone[] = [
      [a, 90, [40, 50], [10, 5]],
      [b, 80, [45, 35], [5, 20]],
    ]
    expect(choose(79, ...trials)).toEqual([a, b])
    expect(choose(80, ...trials)).toEqual([a, b])
    expect(choose(81, ...trials)).toEqual([b, b])
    expect(choose(99, [a, 80, [40, 40], [10, 10]], [b, 80, [30, 30], [20, 20]])).toEqual([b, b])
  })

  test('leaves a line to nobody who takes nothing off it', () => {
    expect(choose(70, [a, 80, [40, 10], [10, 0]], [b, 90, [50, 30], [5, 20]])).toEqual([a, b])
    expect(choose(70, [a, 80, [40, 10], [10, 0]], [b, 90, [45, 10], [5, 0]])).toEqual([a, null])
  })

  test('is none that takes nothing off, though the bill ended lower', () => {
    expect(choose(99, [a, 10, [5, 5], []], [b, 90, [45, 45], [5, 5]])).toEqual([b, b])
    expect(choose(99, [a, 10, [5, 5], []], [b, 90, [45, 45], []])).toEqual([null, null])
  })

  test.each([{ level: 'ORDER' }, { source: 'COUPON' }] as const)(
    'is one for all lines where %j is among them',
    (more) => {
      expect(choose(1, [a, 80, [40, 40], [10, 0]], [{ ...b, ...more }, 90, [30, 30], [20, 20]])).toEqual([a, a])
    },
  )
})

describe('what the order gives', () => {
  test('does not decide which rule is the best on an item', () => {
    const group = { exclusiveGroups: ['g'] }
    const all = rule('a', { kind: 'AMOUNT_OFF', amountOffMinor: 40 }, group)
    const one = rule(
      'b',
      { kind: 'AMOUNT_OFF', amountOffMinor: 50 },
      { ...group, scope: { ...anyLine, itemIds: ['a'] } },
    )
    // It looks at the bill as a whole, so that the group is played through.
    const dear = rule('dear', { kind: 'AMOUNT_OFF', amountOffMinor: 1 }, { minSpendMinor: 1_000_000, priority: 9 })
    const order = (id: string, amountOffMinor: number) =>
      rule(id, { kind: 'AMOUNT_OFF', amountOffMinor }, { level: 'ORDER' })
    const lines = [line(100, 1, { itemId: 'a' }), line(40, 1, { itemId: 'b' })]
    for (const orders of [[order('o', 60)], [order('o', 60), order('p', 1)]]) {
      const quote = quoteBill(bill(lines, [all, one, dear, ...orders]))
      expect(quote.lines.map(({ trace }) => trace[1]?.ruleId)).toEqual(['b', 'a'])
      expect(quote.totalMinor).toBe(0)
    }
  })

  test('so many promotions are no more for being the best on their lines', () => {
    const group = { exclusiveGroups: ['g'] }
    const lines = [line(6000, 1, { itemId: 'a' }), line(40_000, 1, { itemId: 'b' })]
    const one = rule('one', off(1000), { ...group, scope: { ...anyLine, itemIds: ['a'] } })
    const quote = quoteBill(bill(lines, [rule('both', off(500), { ...group, priority: 1 }), one], { maxPromotions: 1 }))
    expect([quote.discountMinor, quote.applied.map(({ ruleId }) => ruleId)]).toEqual([2300, ['both']])
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
