import { assert } from '../base/assert.ts'
import { divideRounded, divideRoundedSafe, type RoundingMode } from './round.ts'

/** Hundredths of a percent: 10000 is the whole, 2000 is 20 %. */
export type BasisPoints = number

/** The whole, in basis points. */
export const WHOLE_BASIS_POINTS: BasisPoints = 10_000

/** An exact fraction of integers; the denominator is positive, the value may be negative or above one. */
export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

/** `amountMinor × ratio`, multiplied exactly and rounded once, in minor units. Asserts that the result is safe. */
export function multiplyRatio(amountMinor: number, ratio: Ratio, rounding: RoundingMode): number {
  const { numerator, denominator } = ratio
  assert(Number.isSafeInteger(amountMinor), 'multiplyRatio: the amount is a safe integer')
  assert(Number.isSafeInteger(numerator), 'multiplyRatio: the numerator is a safe integer')
  assert(Number.isSafeInteger(denominator) && denominator > 0, 'multiplyRatio: the denominator is a positive integer')
  const product = amountMinor * numerator
  if (Number.isSafeInteger(product)) return divideRoundedSafe(product, denominator, rounding)
  const exact = divideRounded(BigInt(amountMinor) * BigInt(numerator), BigInt(denominator), rounding)
  const result = Number(exact)
  assert(Number.isSafeInteger(result), 'multiplyRatio: the result is a safe integer')
  return result
}

/** `basisPoints` of `amountMinor`, rounded once, in minor units. Above 10000 is more than the whole; never negative. */
export function percentOf(amountMinor: number, basisPoints: BasisPoints, rounding: RoundingMode): number {
  assert(Number.isSafeInteger(basisPoints), 'percentOf: basis points are a whole number')
  assert(basisPoints >= 0, 'percentOf: basis points are not negative')
  return multiplyRatio(amountMinor, { numerator: basisPoints, denominator: WHOLE_BASIS_POINTS }, rounding)
}
