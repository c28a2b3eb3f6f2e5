import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, cumulativeShare } from './allocate.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)
const weightList = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 10 ** 12 })), {
    minLength: 1,
    maxLength: 20,
  })
  .filter((weights) => weights.some((weight) => weight > 0))
const total = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -(10 ** 13), max: 10 ** 13 }))

/** As the books have it: floors first, then the units that are left by the size of what the floors cut off. */
function largestRemainder(totalMinor: number, weights: readonly number[]): readonly number[] {
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  const products = weights.map((weight) => BigInt(totalMinor) * BigInt(weight))
  const floors = products.map((product) => product / weightSum)
  const left = BigInt(totalMinor) - floors.reduce((sum, floor) => sum + floor, 0n)
  const byRemainder = products
    .map((product, index) => ({ index, remainder: product % weightSum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  const rounded = new Set(byRemainder.slice(0, Number(left)).map(({ index }) => index))
  return floors.map((floor, index) => Number(floor) + (rounded.has(index) ? 1 : 0))
}

describe('allocate', () => {
  test.each<[totalMinor: number, weights: readonly number[], parts: readonly number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [5, [3, 7], [2, 3]],
    [10, [1], [10]],
    [0, [1, 2], [0, 0]],
    [1, [0, 0, 1], [0, 0, 1]],
    [7, [0, 1, 0, 1], [0, 4, 0, 3]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [-1, [1, 2], [0, -1]],
    [2, [1, 1, 1, 1], [1, 1, 0, 0]],
    [1_000, [6_999, 3_001, 10_000], [350, 150, 500]],
    [Number.MAX_SAFE_INTEGER, [1, 1], [4_503_599_627_370_496, 4_503_599_627_370_495]],
    // Past what plain numbers multiply exactly, with and without a remainder.
    [Number.MAX_SAFE_INTEGER, [2, 3, 6], [1_637_672_591_771_089, 2_456_508_887_656_634, 4_913_017_775_313_268]],
    [9_007_199_254_740_984, [9, 3], [6_755_399_441_055_738, 2_251_799_813_685_246]],
    [-9_007_199_254_740_984, [9, 3], [-6_755_399_441_055_738, -2_251_799_813_685_246]],
  ])('%i by %j', (totalMinor, weights, parts) => {
    expect(allocate(totalMinor, weights)).toEqual(parts)
  })

  test.each<[totalMinor: number, weights: readonly number[], message: RegExp]>([
    [1, [], /above zero/],
    [1, [0, 0], /above zero/],
    [1, [1, -1], /not negative/],
    [1, [0.5], /safe integers/],
    [0.5, [1], /safe integer/],
    [2 ** 53, [1], /safe integer/],
    [1, [Number.MAX_SAFE_INTEGER, 1], /sum of the weights/],
  ])('asserts: %d by %j', (totalMinor, weights, message) => {
    expect(() => allocate(totalMinor, weights)).toThrow(message)
  })

  test('parts sum to the total, each within one unit of exact, none on the other side of zero', () => {
    fc.assert(
      fc.property(total, weightList, (totalMinor, weights) => {
        const parts = allocate(totalMinor, weights)
        const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(totalMinor)
        parts.forEach((part, index) => {
          const difference = BigInt(part) * weightSum - BigInt(totalMinor) * BigInt(weights[index] ?? 0)
          expect((difference < 0n ? -difference : difference) < weightSum).toBe(true)
          expect(part === 0 || part < 0 === totalMinor < 0).toBe(true)
          expect(Object.is(part, -0)).toBe(false)
        })
      }),
      { numRuns: RUNS },
    )
  })

  test('is the largest remainder method, however large the numbers', () => {
    const large = fc.tuple(fc.maxSafeNat(), weightList)
    const divisible = large.map(([totalMinor, weights]): [number, readonly number[]] => {
      const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
      return [totalMinor - (totalMinor % weightSum), weights]
    })
    fc.assert(
      fc.property(fc.oneof(large, divisible), ([totalMinor, weights]) => {
        expect(allocate(totalMinor, weights)).toEqual(largestRemainder(totalMinor, weights))
      }),
      { numRuns: RUNS },
    )
  })

  test('equal weights differ by one unit at most, the lower index first', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.integer({ min: 1, max: 30 }), (totalMinor, count) => {
        const parts = allocate(totalMinor, Array<number>(count).fill(7))
        const low = Math.floor(totalMinor / count)
        expect(parts).toEqual(parts.map((_, index) => low + (index < totalMinor - low * count ? 1 : 0)))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('cumulativeShare', () => {
  test.each<[totalMinor: number, whole: number, shares: readonly number[]]>([
    [100, 3, [0, 33, 67, 100]],
    [1, 2, [0, 1, 1]],
    [-100, 3, [0, -33, -67, -100]],
    [999, 4, [0, 250, 500, 749, 999]],
    [0, 1, [0, 0]],
  ])('%i over %i units', (totalMinor, whole, shares) => {
    expect(shares.map((_, part) => cumulativeShare(totalMinor, part, whole))).toEqual(shares)
  })

  test('asserts a part within the whole', () => {
    expect(() => cumulativeShare(100, 4, 3)).toThrow(/within the whole/)
    expect(() => cumulativeShare(100, -1, 3)).toThrow(/within the whole/)
    expect(() => cumulativeShare(100, 0.5, 3)).toThrow(/numerator/)
    expect(() => cumulativeShare(100, 0, 0)).toThrow(/denominator/)
    expect(() => cumulativeShare(100, 1, 1.5)).toThrow(/denominator/)
  })

  test('refunds in batches give back the total exactly, and never take', () => {
    const batches = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.nat(10 ** 12), batches, (totalMinor, sizes) => {
        const whole = sizes.reduce((sum, size) => sum + size, 0)
        let returned = 0
        let refundedMinor = 0
        for (const size of sizes) {
          returned += size
          const refundMinor = cumulativeShare(totalMinor, returned, whole) - refundedMinor
          expect(refundMinor).toBeGreaterThanOrEqual(0)
          refundedMinor += refundMinor
        }
        expect(refundedMinor).toBe(totalMinor)
      }),
      { numRuns: RUNS },
    )
  })
})
