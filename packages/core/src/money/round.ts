import { assert } from '../base/assert.ts'

/**
 * How an inexact quotient becomes a whole number.
 * HALF_UP: to the nearest, a half away from zero (2.5 → 3, -2.5 → -3). HALF_EVEN: to the nearest, a half to the even
 * neighbour. FLOOR: towards minus infinity. CEILING: towards plus infinity. TOWARD_ZERO: cut off.
 */
export type RoundingMode = 'HALF_UP' | 'HALF_EVEN' | 'FLOOR' | 'CEILING' | 'TOWARD_ZERO'

/** What is left of a quotient cut towards zero; `half` is the sign of |remainder| − ½ |denominator|. */
interface CutQuotient {
  readonly negative: boolean
  readonly odd: boolean
  readonly half: -1 | 0 | 1
}

/** `numerator / denominator` as a whole number; `denominator` is positive. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  assert(denominator > 0n, 'divideRounded: the denominator is positive')
  const quotient = numerator / denominator
  const remainder = numerator - quotient * denominator
  if (remainder === 0n) return quotient
  const negative = numerator < 0n
  const twice = 2n * (negative ? -remainder : remainder)
  const half = twice < denominator ? -1 : twice > denominator ? 1 : 0
  if (!roundsAway(mode, { negative, odd: (quotient & 1n) === 1n, half })) return quotient
  return negative ? quotient - 1n : quotient + 1n
}

/** {@link divideRounded} on safe integers, without the cost of big ones. Never answers -0. */
export function divideRoundedSafe(numerator: number, denominator: number, mode: RoundingMode): number {
  assert(Number.isSafeInteger(numerator), 'divideRoundedSafe: the numerator is a safe integer')
  assert(Number.isSafeInteger(denominator) && denominator > 0, 'divideRoundedSafe: the denominator is positive')
  // Exact: of safe integers a quotient below a whole number is at least 1 / denominator below it, which is more than
  // what a double is off there. The remainder operator is many times slower.
  const quotient = Math.trunc(numerator / denominator) + 0
  const remainder = numerator - quotient * denominator
  if (remainder === 0) return quotient
  const negative = numerator < 0
  const rest = Math.abs(remainder)
  // Compared with what is missing instead of doubled, which could pass the safe range.
  const missing = denominator - rest
  const half = rest < missing ? -1 : rest > missing ? 1 : 0
  if (!roundsAway(mode, { negative, odd: quotient % 2 !== 0, half })) return quotient
  return negative ? quotient - 1 : quotient + 1
}

function roundsAway(mode: RoundingMode, cut: CutQuotient): boolean {
  switch (mode) {
    case 'HALF_UP':
      return cut.half >= 0
    case 'HALF_EVEN':
      return cut.half > 0 || (cut.half === 0 && cut.odd)
    case 'FLOOR':
      return cut.negative
    case 'CEILING':
      return !cut.negative
    case 'TOWARD_ZERO':
      return false
  }
}
