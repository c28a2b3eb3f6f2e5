import { assert } from '../base/assert.ts'
import { multiplyRatio } from './ratio.ts'

/**
 * Splits `totalMinor` in proportion to `weights` by largest remainder. The parts sum to the total exactly and each is
 * within one unit of its exact share; equal remainders go to the lower index. A negative total is split as its mirror.
 * Asserts safe integers, weights not negative, and at least one weight above zero.
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
  assert(Number.isSafeInteger(totalMinor), 'allocate: the total is a safe integer')
  const weightSum = sumWeights(weights)
  const magnitude = Math.abs(totalMinor)
  // What the floors cut off, in units of 1 / sum of the weights.
  const remainders: number[] = []
  const parts = floorShares(magnitude, weights, weightSum, remainders)
  // Less than one unit for each part that has a remainder.
  let leftMinor = magnitude
  for (const part of parts) leftMinor -= part
  for (; leftMinor > 0; leftMinor -= 1) {
    const index = indexOfGreatest(remainders)
    parts[index] = (parts[index] ?? 0) + 1
    remainders[index] = 0
  }
  return totalMinor < 0 ? parts.map((part) => 0 - part) : parts
}

/**
 * The share of `totalMinor` that belongs to the first `part` of `whole` equal units, rounded HALF_UP. It is 0 at none,
 * the total at all, and never steps back; so refunding units in any batches (share now − share refunded before) gives
 * back exactly the total.
 */
export function cumulativeShare(totalMinor: number, part: number, whole: number): number {
  assert(part >= 0 && part <= whole, 'cumulativeShare: the part is within the whole')
  return multiplyRatio(totalMinor, { numerator: part, denominator: whole }, 'HALF_UP')
}

/** The first of the greatest; none is negative. */
function indexOfGreatest(amounts: readonly number[]): number {
  let greatest = 0
  let found = 0
  let index = 0
  for (const amount of amounts) {
    if (amount > greatest) {
      greatest = amount
      found = index
    }
    index += 1
  }
  return found
}

function sumWeights(weights: readonly number[]): number {
  let sum = 0
  for (const weight of weights) {
    assert(Number.isSafeInteger(weight), 'allocate: weights are safe integers')
    assert(weight >= 0, 'allocate: weights are not negative')
    sum += weight
    assert(Number.isSafeInteger(sum), 'allocate: the sum of the weights is a safe integer')
  }
  assert(sum > 0, 'allocate: a weight is above zero')
  return sum
}

function floorShares(magnitude: number, weights: readonly number[], weightSum: number, remainders: number[]): number[] {
  const parts: number[] = []
  // magnitude × weight ≤ magnitude × sum, so one check covers every product below.
  if (Number.isSafeInteger(magnitude * weightSum)) {
    for (const weight of weights) {
      const product = magnitude * weight
      const part = Math.floor(product / weightSum)
      parts.push(part)
      remainders.push(product - part * weightSum)
    }
    return parts
  }
  const total = BigInt(magnitude)
  const sum = BigInt(weightSum)
  for (const weight of weights) {
    const product = total * BigInt(weight)
    parts.push(Number(product / sum))
    remainders.push(Number(product % sum))
  }
  return parts
}
