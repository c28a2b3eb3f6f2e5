import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assertQuoteAddsUp, priceBill } from './price-bill.ts'
import type { Quote, QuoteLineInput, TierDiscountRule } from './quote.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)

function off(percentOffBasisPoints: number): TierDiscountRule {
  return { kind: 'TIER', ruleId: 'tir_gold', name: 'Gold', percentOffBasisPoints }
}

function line(unitPriceMinor: number, quantity = 1): QuoteLineInput {
  return { kind: 'SERVICE', unitPriceMinor, quantity }
}

describe('the tier discount is rounded HALF_UP, once a line, on the discount', () => {
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
    [1, 1, 1, 0, 1],
    [5000, 1, 1, 1, 4999],
    [4999, 1, 1, 0, 4999],
    [33, 3, 3333, 33, 66],
    [19_900, 1, 1200, 2388, 17_512],
    [0, 1, 5000, 0, 0],
    [100, 1, 10_000, 100, 0],
    [100, 1, 0, 0, 100],
    [1_000_000_000_000, 1000, 3333, 333_300_000_000_000, 666_700_000_000_000],
    [999_999_999_999, 1000, 3333, 333_299_999_999_667, 666_699_999_999_333],
  ])('%i fen × %i at %i basis points off: %i off, %i to pay', (price, quantity, basisPoints, discount, total) => {
    const quote = priceBill({ currency: 'CNY', lines: [line(price, quantity)], tier: off(basisPoints) })
    expect([quote.discountMinor, quote.totalMinor]).toEqual([discount, total])
  })

  test('a line of three is rounded once, three lines of one each by itself', () => {
    const once = priceBill({ currency: 'CNY', lines: [line(5, 3)], tier: off(1000) })
    const each = priceBill({ currency: 'CNY', lines: [line(5), line(5), line(5)], tier: off(1000) })
    expect([once.discountMinor, each.discountMinor]).toEqual([2, 3])
  })
})

describe('priceBill', () => {
  test('leaves a trace of each step that made the price', () => {
    const quote = priceBill({ currency: 'CNY', lines: [line(12_345, 2)], tier: off(1500) })
    const base = { ruleId: null, name: 'List price', percentOffBasisPoints: null }
    expect(quote.lines[0]?.trace).toEqual([
      { source: 'LIST_PRICE', ...base, baseMinor: 12_345, amountMinor: 24_690 },
      {
        source: 'TIER',
        ruleId: 'tir_gold',
        name: 'Gold',
        baseMinor: 24_690,
        percentOffBasisPoints: 1500,
        amountMinor: -3704,
      },
    ])
  })

  test.each([
    ['no tier', null],
    ['a tier that gives nothing', off(0)],
  ])('with %s, a line costs its list price and has one step', (_, tier) => {
    const quote = priceBill({ currency: 'CNY', lines: [line(700, 3)], tier })
    expect(quote).toMatchObject({ listMinor: 2100, discountMinor: 0, totalMinor: 2100 })
    expect(quote.lines[0]?.trace.map((step) => step.source)).toEqual(['LIST_PRICE'])
  })

  test('a bill without lines is nothing', () => {
    expect(priceBill({ currency: 'CNY', lines: [], tier: off(1000) })).toEqual({
      currency: 'CNY',
      lines: [],
      listMinor: 0,
      discountMinor: 0,
      totalMinor: 0,
    })
  })

  test('adds up, is never negative, and takes off what is exact to half a fen', () => {
    const bill = fc.record({
      lines: fc.array(
        fc.record({
          kind: fc.constantFrom('SERVICE' as const, 'PRODUCT' as const),
          unitPriceMinor: fc.oneof(
            fc.nat(100),
            fc.nat(1_000_000),
            fc.maxSafeNat().map((n) => n % 1_000_000_000_001),
          ),
          quantity: fc.integer({ min: 1, max: 1000 }),
        }),
        { maxLength: 8 },
      ),
      basisPoints: fc.nat(10_000),
    })
    fc.assert(
      fc.property(bill, ({ lines, basisPoints }) => {
        const quote = priceBill({ currency: 'CNY', lines, tier: off(basisPoints) })
        assertQuoteAddsUp(quote)
        for (const [index, priced] of quote.lines.entries()) {
          const listMinor = BigInt(lines[index]?.unitPriceMinor ?? 0) * BigInt(lines[index]?.quantity ?? 0)
          expect(BigInt(priced.listMinor)).toBe(listMinor)
          expect(priced.totalMinor).toBeGreaterThanOrEqual(0)
          // |discount − list × bp / 10 000| ≤ ½, in ten-thousandths; exact halves go up.
          const error = BigInt(priced.discountMinor) * 10_000n - listMinor * BigInt(basisPoints)
          expect(error > -5000n && error <= 5000n).toBe(true)
        }
        expect(quote.totalMinor).toBe(quote.lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0))
        expect(quote.discountMinor).toBe(quote.lines.reduce((sum, { discountMinor }) => sum + discountMinor, 0))
      }),
      { numRuns: RUNS },
    )
  })

  test('the more a tier takes off, the less there is to pay', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(10_000), fc.nat(10_000), (price, a, b) => {
        const total = (basisPoints: number): number =>
          priceBill({ currency: 'CNY', lines: [line(price)], tier: off(basisPoints) }).totalMinor
        expect(total(Math.max(a, b))).toBeLessThanOrEqual(total(Math.min(a, b)))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('assertQuoteAddsUp', () => {
  const sound = priceBill({ currency: 'CNY', lines: [line(100), line(50)], tier: off(1000) })
  const [first, ...others] = sound.lines
  if (!first) throw new Error('there is a line')
  const changed = (more: Partial<typeof first>): Quote => ({ ...sound, lines: [{ ...first, ...more }, ...others] })

  test.each([
    ['a total that is not the sum', { ...sound, totalMinor: sound.totalMinor + 1 }],
    ['a discount that is not the difference', { ...sound, discountMinor: 0 }],
    ['a line that is not list less discount', changed({ totalMinor: 91 })],
    ['a line that is not its trace', changed({ trace: [] })],
    ['a line below zero', changed({ discountMinor: 110, totalMinor: -10 })],
    ['a fraction of a fen', changed({ listMinor: 100.5, totalMinor: 90.5 })],
  ])('throws on %s', (_, quote) => {
    expect(() => assertQuoteAddsUp(quote)).toThrow(Error)
  })

  test('lets a sound quote through', () => {
    expect(() => assertQuoteAddsUp(sound)).not.toThrow()
  })
})
