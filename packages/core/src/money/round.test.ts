import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divideRounded, divideRoundedSafe, type RoundingMode } from './round.ts'

const MODES: readonly RoundingMode[] = ['HALF_UP', 'HALF_EVEN', 'FLOOR', 'CEILING', 'TOWARD_ZERO']
const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)

const quotients: readonly [numerator: number, denominator: number, results: readonly number[]][] = [
  // HALF_UP, HALF_EVEN, FLOOR, CEILING, TOWARD_ZERO
  [6, 3, [2, 2, 2, 2, 2]],
  [0, 7, [0, 0, 0, 0, 0]],
  [1, 2, [1, 0, 0, 1, 0]],
  [3, 2, [2, 2, 1, 2, 1]],
  [5, 2, [3, 2, 2, 3, 2]],
  [-1, 2, [-1, 0, -1, 0, 0]],
  [-3, 2, [-2, -2, -2, -1, -1]],
  [-5, 2, [-3, -2, -3, -2, -2]],
  [1, 3, [0, 0, 0, 1, 0]],
  [2, 3, [1, 1, 0, 1, 0]],
  [4, 3, [1, 1, 1, 2, 1]],
  [5, 3, [2, 2, 1, 2, 1]],
  [-1, 3, [0, 0, -1, 0, 0]],
  [-2, 3, [-1, -1, -1, 0, 0]],
  [-4, 3, [-1, -1, -2, -1, -1]],
]

describe('divideRounded', () => {
  test.each<[numerator: bigint, denominator: bigint, results: readonly bigint[]]>([
    ...quotients.map(([numerator, denominator, results]): [bigint, bigint, readonly bigint[]] => [
      BigInt(numerator),
      BigInt(denominator),
      results.map(BigInt),
    ]),
    [
      10n ** 30n + 1n,
      2n,
      [5n * 10n ** 29n + 1n, 5n * 10n ** 29n, 5n * 10n ** 29n, 5n * 10n ** 29n + 1n, 5n * 10n ** 29n],
    ],
  ])('%s / %s', (numerator, denominator, results) => {
    expect(MODES.map((mode) => divideRounded(numerator, denominator, mode))).toEqual(results)
  })

  test('asserts a positive denominator', () => {
    expect(() => divideRounded(1n, 0n, 'FLOOR')).toThrow(/positive/)
    expect(() => divideRounded(1n, -2n, 'FLOOR')).toThrow(/positive/)
  })

  test('is less than one unit off, at most a half when it rounds to the nearest', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.constantFrom(...MODES),
        (numerator, denominator, mode) => {
          const difference = divideRounded(numerator, denominator, mode) * denominator - numerator
          const distance = difference < 0n ? -difference : difference
          expect(mode.startsWith('HALF') ? 2n * distance <= denominator : distance < denominator).toBe(true)
          if (mode === 'FLOOR') expect(difference <= 0n).toBe(true)
          if (mode === 'CEILING') expect(difference >= 0n).toBe(true)
        },
      ),
      { numRuns: RUNS },
    )
  })
})

describe('divideRoundedSafe', () => {
  test.each(quotients)('%s / %s', (numerator, denominator, results) => {
    expect(MODES.map((mode) => divideRoundedSafe(numerator, denominator, mode))).toEqual(results)
  })

  test.each<[numerator: number, denominator: number, floor: number]>([
    // The quotients are the closest to a whole number from below that there are.
    [2 ** 53 - 1, 2, 2 ** 52 - 1],
    [2 ** 53 - 2, 2 ** 53 - 1, 0],
    [94906265 * 94906266 - 1, 94906266, 94906264],
    [3 * 3002399751580330 - 1, 3, 3002399751580329],
  ])('cuts %s / %s off at the largest numbers', (numerator, denominator, floor) => {
    expect(divideRoundedSafe(numerator, denominator, 'FLOOR')).toBe(floor)
    expect(divideRoundedSafe(-numerator, denominator, 'TOWARD_ZERO')).toBe(0 - floor)
  })

  test('agrees with divideRounded and never answers -0', () => {
    const integer = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1000, max: 1000 }))
    const positive = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
    fc.assert(
      fc.property(integer, positive, fc.constantFrom(...MODES), (numerator, denominator, mode) => {
        const result = divideRoundedSafe(numerator, denominator, mode)
        expect(BigInt(result)).toBe(divideRounded(BigInt(numerator), BigInt(denominator), mode))
        expect(Object.is(result, -0)).toBe(false)
      }),
      { numRuns: 2 * RUNS },
    )
  })

  test('asserts safe integers', () => {
    expect(() => divideRoundedSafe(0.5, 1, 'FLOOR')).toThrow(/safe integer/)
    expect(() => divideRoundedSafe(2 ** 53, 1, 'FLOOR')).toThrow(/safe integer/)
    expect(() => divideRoundedSafe(1, 0, 'FLOOR')).toThrow(/positive/)
  })
})
