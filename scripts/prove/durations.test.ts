import { expect, it } from 'vitest'
import { describeDurations, percentile } from './durations.ts'
import { createRandom } from './random.ts'

it('percentiles are durations that were seen', () => {
  const durations = [5, 1, 4, 2, 3]
  expect([0, 0.5, 0.99, 1].map((share) => percentile(durations, share))).toEqual([1, 3, 5, 5])
  expect(percentile([], 0.5)).toBe(0)
  expect(describeDurations([1, 20])).toBe('p50 20 ms, p99 20 ms, longest 20 ms')
})

it('chance is the same for the same seed, and stays within its bounds', () => {
  const drawn = (seed: number): readonly number[] => {
    const random = createRandom(seed)
    return Array.from({ length: 1000 }, () => random.between(3, 7))
  }
  expect(drawn(1)).toEqual(drawn(1))
  expect(drawn(1)).not.toEqual(drawn(2))
  expect(new Set(drawn(1))).toEqual(new Set([3, 4, 5, 6, 7]))
})
