import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { multiplyRatio, percentOf } from './ratio.ts'
import { divideRounded, type RoundingMode } from './round.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)
const MODES: readonly RoundingMode[] = ['HALF_UP', 'HALF_EVEN', 'FLOOR', 'CEILING', 'TOWARD_ZERO']

describe('percentOf', () => {
  test.each<[amountMinor: number, basisPoints: number, rounding: RoundingMode, result: number]>([
    [12_800, 2_000, 'HALF_UP', 2_560],
    [999, 1_500, 'HALF_UP', 150],
    [999, 1_500, 'FLOOR', 149],
    [1, 5_000, 'HALF_UP', 1],
    [1, 5_000, 'HALF_EVEN', 0],
    [-1, 5_000, 'HALF_UP', -1],
    [10_000, 0, 'CEILING', 0],
    [10_001, 10_000, 'FLOOR', 10_001],
    [200, 15_000, 'HALF_UP', 300],
    [10_000, 2_000, 'HALF_UP', 2_000],
    [333, 1, 'CEILING', 1],
    [Number.MAX_SAFE_INTEGER, 10_000, 'HALF_UP', Number.MAX_SAFE_INTEGER],
  ])('%i × %i bp %s = %i', (amountMinor, basisPoints, rounding, result) => {
    expect(percentOf(amountMinor, basisPoints, rounding)).toBe(result)
  })

  test('asserts whole basis points, not negative', () => {
    expect(() => percentOf(100, 12.5, 'FLOOR')).toThrow(/whole number/)
    expect(() => percentOf(100, -1, 'FLOOR')).toThrow(/not negative/)
  })

  test('is never below nothing or above the whole, and never falls as the percentage grows', () => {
    const offMinor = Array.from({ length: 10_001 }, (_, basisPoints) => percentOf(9_999, basisPoints, 'HALF_UP'))
    expect([offMinor[0], offMinor[10_000]]).toEqual([0, 9_999])
    expect(offMinor.every((amountMinor, index) => amountMinor >= (offMinor[index - 1] ?? 0))).toBe(true)
  })
})

describe('multiplyRatio', () => {
  test('is exact where plain numbers are not', () => {
    const ratio = { numerator: 3, denominator: 7 }
    expect(multiplyRatio(9_007_199_254_740_991, ratio, 'FLOOR')).toBe(3_860_228_252_031_853)
    expect(multiplyRatio(-100, { numerator: 1, denominator: 3 }, 'HALF_UP')).toBe(-33)
    expect(Object.is(multiplyRatio(-1, { numerator: 0, denominator: 3 }, 'FLOOR'), 0)).toBe(true)
  })

  test('asserts its range', () => {
    const unit = { numerator: 1, denominator: 1 }
    expect(() => multiplyRatio(0.1, unit, 'FLOOR')).toThrow(/amount/)
    expect(() => multiplyRatio(1, { numerator: 0.5, denominator: 1 }, 'FLOOR')).toThrow(/numerator/)
    for (const denominator of [0, -1, 0.5, 2 ** 53]) {
      expect(() => multiplyRatio(1, { numerator: 1, denominator }, 'FLOOR')).toThrow(/multiplyRatio: the denominator/)
    }
    expect(() => multiplyRatio(2 ** 52, { numerator: 3, denominator: 1 }, 'FLOOR')).toThrow(/result/)
  })

  test('agrees with big-integer division everywhere', () => {
    const operands = fc.tuple(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.oneof(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 0, max: 10 ** 9 })),
      fc.integer({ min: 10 ** 6, max: 10 ** 9 }),
    )
    fc.assert(
      fc.property(operands, fc.constantFrom(...MODES), ([amountMinor, numerator, denominator], mode) => {
        const exact = divideRounded(BigInt(amountMinor) * BigInt(numerator), BigInt(denominator), mode)
        expect(BigInt(multiplyRatio(amountMinor, { numerator, denominator }, mode))).toBe(exact)
      }),
      { numRuns: RUNS },
    )
  })
})
