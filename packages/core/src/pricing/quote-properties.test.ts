import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assertQuoteAddsUp } from './assert-quote.ts'
import { allDay, bill, clock, line, off, rule } from './bill.fixture.ts'
import { type Bill, type BillLine, billLineKinds } from './bill.ts'
import { canonicalQuote } from './canonical-quote.ts'
import { anyLine } from './line-scope.ts'
import { type PricingRule, ruleSources } from './pricing-rule.ts'
import type { Quote } from './quote.ts'
import { quoteBill } from './quote-bill.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)

const amount = fc.oneof(fc.nat(100), fc.nat(100_000), fc.nat(1_000_000_000))

const lineOf: fc.Arbitrary<BillLine> = fc
  .record({
    kind: fc.constantFrom(...billLineKinds),
    itemId: fc.constantFrom('a', 'b', 'c'),
    categoryIds: fc.subarray(['hair', 'nails']),
    unitPriceMinor: amount,
    quantity: fc.integer({ min: 1, max: 9 }),
    startsAt: fc.option(fc.constantFrom(clock(24, '09:30'), clock(28, '20:00'))),
    taxRateBasisPoints: fc.constantFrom(0, 600, 1300),
    covered: fc.nat(3),
  })
  .map(({ covered, ...fields }) => ({
    ...line(0),
    ...fields,
    discountable: fields.kind !== 'TOP_UP',
    coverage:
      covered > 0 && fields.kind === 'SERVICE'
        ? [{ cardId: 'crd_1', name: 'Card', units: Math.min(covered, fields.quantity) }]
        : [],
  }))

const effectOf = fc.oneof(
  fc.record({
    kind: fc.constant('PERCENT_OFF' as const),
    percentOffBasisPoints: fc.nat(10_000),
    maxOffMinor: fc.option(amount),
  }),
  fc.record({ kind: fc.constant('AMOUNT_OFF' as const), amountOffMinor: amount }),
)
const itemEffectOf = fc.oneof(
  effectOf,
  fc.record({ kind: fc.constant('UNIT_PRICE' as const), unitPriceMinor: amount }),
  fc.record({ kind: fc.constant('FREE_UNITS' as const), units: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant('BUY_X_GET_Y' as const),
    buyUnits: fc.integer({ min: 1, max: 3 }),
    getUnits: fc.integer({ min: 1, max: 3 }),
    percentOffBasisPoints: fc.nat(10_000),
  }),
)

const ruleOf: fc.Arbitrary<PricingRule> = fc
  .record({
    level: fc.constantFrom('ITEM' as const, 'ORDER' as const),
    source: fc.constantFrom(...ruleSources),
    order: effectOf,
    item: itemEffectOf,
    itemIds: fc.option(fc.subarray(['a', 'b', 'c'])),
    windows: fc.option(fc.constant([{ ...allDay, isoWeekdays: [2] }])),
    minSpendMinor: fc.oneof(fc.constant(0), amount),
    priority: fc.nat(3),
    exclusiveGroups: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray(['g', 'h'])),
    exclusive: fc.boolean(),
    base: fc.constantFrom('LIST' as const, 'DISCOUNTED' as const),
  })
  .map(({ order, item, itemIds, ...fields }) => ({
    ...rule('', off(0)),
    ...fields,
    exclusive: fields.exclusive && fields.priority === 0,
    scope: { ...anyLine, itemIds },
    effect: fields.level === 'ITEM' ? item : order,
  }))

const billOf: fc.Arbitrary<Bill> = fc
  .record({
    lines: fc.array(lineOf, { maxLength: 8 }),
    rules: fc.array(ruleOf, { maxLength: 8 }),
    maxPromotions: fc.nat(4),
    taxInclusive: fc.boolean(),
    serviceCharge: fc.option(fc.record({ rateBasisPoints: fc.nat(2000), taxRateBasisPoints: fc.constantFrom(0, 600) })),
    tipMinor: amount,
    cashRounding: fc.option(
      fc.record({
        unitMinor: fc.constantFrom(1, 10, 100),
        mode: fc.constantFrom('FLOOR' as const, 'HALF_UP' as const, 'CEILING' as const),
      }),
    ),
  })
  .map(({ rules, ...fields }) => ({ ...bill([]), ...fields, rules: rules.map((one, n) => ({ ...one, id: `r${n}` })) }))

describe('any bill', () => {
  test('adds up at every step, and no line is ever below zero', () => {
    fc.assert(
      fc.property(billOf, (any) => {
        const quote = quoteBill(any)
        assertQuoteAddsUp(quote)
        for (const { trace, listMinor } of quote.lines) {
          let leftMinor = 0
          for (const step of trace) {
            leftMinor += step.amountMinor
            expect(leftMinor).toBeGreaterThanOrEqual(0)
            expect(leftMinor).toBeLessThanOrEqual(listMinor)
          }
        }
        const offByRules = quote.applied.reduce((total, { amountOffMinor }) => total + amountOffMinor, 0)
        expect(offByRules).toBe(quote.discountMinor)
      }),
      { numRuns: RUNS },
    )
  })

  test('comes to the same whatever the order of its rules', () => {
    fc.assert(
      fc.property(billOf, fc.infiniteStream(fc.nat()), (any, keys) => {
        const shuffled = any.rules
          .map((one) => ({ one, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(canonicalQuote(quoteBill({ ...any, rules: shuffled }))).toBe(canonicalQuote(quoteBill(any)))
      }),
      { numRuns: RUNS },
    )
  })

  test('what is as good as money keeps its price, and at most so many promotions act', () => {
    fc.assert(
      fc.property(billOf, (any) => {
        const quote = quoteBill(any)
        for (const [index, { kind }] of any.lines.entries()) {
          if (kind === 'TOP_UP') expect(quote.lines[index]?.discountMinor).toBe(0)
        }
        const promotions = quote.applied.filter(({ source }) => source === 'PROMOTION' || source === 'COUPON')
        expect(promotions.length).toBeLessThanOrEqual(any.maxPromotions)
      }),
      { numRuns: RUNS },
    )
  })

  test('of a group at most one rule acts on a line', () => {
    fc.assert(
      fc.property(billOf, (any) => {
        const groupsOf = new Map(any.rules.map((one) => [one.id, one.exclusiveGroups]))
        for (const { trace } of quoteBill(any).lines) {
          const groups = trace.flatMap((step) => groupsOf.get(step.ruleId ?? '') ?? [])
          expect(new Set(groups).size).toBe(groups.length)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('a rule asked for either acts or is turned down, never both', () => {
    fc.assert(
      fc.property(billOf, (any) => {
        const quote = quoteBill(any)
        const applied = quote.applied.map(({ ruleId }) => ruleId)
        const rejected = quote.rejected.map(({ ruleId }) => ruleId)
        const asked = any.rules
          .filter(({ source }) => source === 'COUPON' || source === 'BENEFIT' || source === 'MANUAL')
          .map(({ id }) => id)
        expect([...applied, ...rejected].filter((id) => asked.includes(id)).sort()).toEqual(asked.sort())
      }),
      { numRuns: RUNS },
    )
  })

  test('the more one percentage takes off, the less there is to pay', () => {
    fc.assert(
      fc.property(amount, fc.nat(10_000), fc.nat(10_000), (price, a, b) => {
        const total = (basisPoints: number): number =>
          quoteBill(bill([line(price)], [rule('p', off(basisPoints))])).totalMinor
        expect(total(Math.max(a, b))).toBeLessThanOrEqual(total(Math.min(a, b)))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('assertQuoteAddsUp', () => {
  const sound = quoteBill(bill([line(100), line(50)], [rule('p', off(1000))]))
  const [first, ...others] = sound.lines
  if (!first) throw new Error('there is a line')
  const changed = (more: Partial<typeof first>): Quote => ({ ...sound, lines: [{ ...first, ...more }, ...others] })

  const { totalMinor } = sound

  test.each([
    ['a total that is not the sum', { ...sound, totalMinor: totalMinor + 1 }, 'the total is the sum of its parts'],
    ['a total without the tip', { ...sound, tipMinor: 1 }, 'the total is the sum of its parts'],
    ['a total without the service', { ...sound, serviceChargeMinor: 1 }, 'the total is the sum of its parts'],
    ['a total without the rounding', { ...sound, roundingMinor: 1 }, 'the total is the sum of its parts'],
    ['a subtotal that is not the sum', { ...sound, subtotalMinor: sound.subtotalMinor + 1 }, 'the subtotal is the sum'],
    ['a discount that is not the difference', { ...sound, discountMinor: 0 }, 'the discount is the sum of the lines'],
    ['a tax that is not of its rates', { ...sound, taxMinor: 1 }, 'the tax is the sum of its rates'],
    ['a list price that is not the sum', { ...sound, listMinor: 0 }, 'the list total is the sum of the lines'],
    ['a cover that is not the sum', { ...sound, coveredMinor: 1 }, 'what cards cover is the sum of the lines'],
    ['a total below zero', { ...sound, roundingMinor: -totalMinor - 1, totalMinor: -1 }, 'the total is whole'],
    ['half a fen to pay', { ...sound, roundingMinor: 0.5, totalMinor: totalMinor + 0.5 }, 'the total is whole'],
    ['a line that is not list less discount', changed({ totalMinor: 91 }), 'less what comes off'],
    ['a line that is not list less discount and cover', changed({ coveredMinor: 1 }), 'less what comes off'],
    ['a line that is not its trace', changed({ trace: [] }), 'a line is the sum of its traced steps'],
    ['a line below zero', changed({ discountMinor: 110, totalMinor: -10 }), 'no part of a line is negative'],
    ['a discount below zero', changed({ discountMinor: -1, totalMinor: 101 }), 'no part of a line is negative'],
    ['a cover below zero', changed({ coveredMinor: -1, totalMinor: 91 }), 'no part of a line is negative'],
    ['a tax below zero', changed({ taxMinor: -1 }), 'no part of a line is negative'],
    ['a list price of half a fen', changed({ listMinor: 100.5 }), 'a line is whole minor units'],
    ['a line of half a fen', changed({ totalMinor: 90.5 }), 'a line is whole minor units'],
  ])('throws on %s', (_, quote, message) => {
    expect(() => assertQuoteAddsUp(quote)).toThrow(message)
  })

  test('counts tax that is added, and no tax that prices contain', () => {
    const taxes = [{ rateBasisPoints: 600, baseMinor: totalMinor, taxMinor: 8 }]
    const taxed = { ...sound, taxes, taxMinor: 8 }
    expect(() => assertQuoteAddsUp({ ...taxed, taxInclusive: true })).not.toThrow()
    expect(() => assertQuoteAddsUp({ ...taxed, taxInclusive: false, totalMinor: totalMinor + 8 })).not.toThrow()
    expect(() => assertQuoteAddsUp({ ...taxed, taxInclusive: false })).toThrow('the total is the sum of its parts')
    expect(() => assertQuoteAddsUp({ ...taxed, taxMinor: 0 })).toThrow('the tax is the sum of its rates')
  })

  test('lets a sound quote through', () => {
    expect(() => assertQuoteAddsUp(sound)).not.toThrow()
    expect(() => assertQuoteAddsUp(quoteBill(bill([line(0)])))).not.toThrow()
  })
})

describe('canonicalQuote', () => {
  const quoted = bill([line(100), line(50)], [rule('p', off(1000))])
  const text = canonicalQuote(quoteBill(quoted))

  test('is the same for the same price, whatever things are called', () => {
    expect(canonicalQuote(quoteBill({ ...quoted, rules: [rule('p', off(1000), { name: 'Other' })] }))).toBe(text)
  })

  test.each([
    ['another price', bill([line(101), line(50)], quoted.rules)],
    ['another version of a rule', bill(quoted.lines, [rule('p', off(1000), { version: 2 })])],
    ['another rule of the same effect', bill(quoted.lines, [rule('q', off(1000))])],
    ['another currency', { ...quoted, currency: 'EUR' as const }],
    ['a tip', { ...quoted, tipMinor: 1 }],
    ['the order of the lines', bill(quoted.lines.toReversed(), quoted.rules)],
  ])('tells %s', (_, other) => {
    expect(canonicalQuote(quoteBill(other))).not.toBe(text)
  })

  const quote = quoteBill(quoted)
  const amounts = [
    'listMinor',
    'discountMinor',
    'coveredMinor',
    'subtotalMinor',
    'serviceChargeMinor',
    'taxMinor',
    'tipMinor',
    'roundingMinor',
    'totalMinor',
  ] as const
  const ofLine = ['listMinor', 'discountMinor', 'coveredMinor', 'totalMinor', 'taxMinor'] as const
  const lineWith = (more: Partial<(typeof quote.lines)[number]>): Quote => ({
    ...quote,
    lines: quote.lines.map((one, index) => (index === 0 ? { ...one, ...more } : one)),
  })

  test.each(amounts)('tells another %s', (name) => {
    expect(canonicalQuote({ ...quote, [name]: quote[name] + 1 })).not.toBe(text)
  })

  test.each(ofLine)('tells another %s of a line', (name) => {
    expect(canonicalQuote(lineWith({ [name]: (quote.lines[0]?.[name] ?? 0) + 1 }))).not.toBe(text)
  })

  test('tells other taxes of the same amount, and whether prices contain them', () => {
    const taxed = (rateBasisPoints: number, baseMinor: number, taxMinor: number): string =>
      canonicalQuote({ ...quote, taxes: [{ rateBasisPoints, baseMinor, taxMinor }] })
    expect(new Set([text, taxed(1, 2, 3), taxed(2, 2, 3), taxed(1, 3, 3), taxed(1, 2, 4)]).size).toBe(5)
    expect(canonicalQuote({ ...quote, taxInclusive: false })).not.toBe(text)
  })

  test.each([{ source: 'MANUAL' as const }, { ruleId: 'x' }, { ruleVersion: 7 }, { baseMinor: 7 }, { amountMinor: 7 }])(
    'tells another step: %j',
    (more) => {
      const [first, ...others] = quote.lines[0]?.trace ?? []
      if (!first) throw new Error('there is a step')
      expect(canonicalQuote(lineWith({ trace: [{ ...first, ...more }, ...others] }))).not.toBe(text)
      expect(canonicalQuote(lineWith({ trace: [{ ...first, name: 'Other', level: 'ORDER' }, ...others] }))).toBe(text)
    },
  )
})
