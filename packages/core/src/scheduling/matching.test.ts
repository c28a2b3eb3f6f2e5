import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canMatch } from './matching.ts'

function byTrying(items: readonly (readonly number[])[], free: ReadonlyMap<number, number>): boolean {
  const [first, ...rest] = items
  if (first === undefined) return true
  return first.some((option) => {
    const left = free.get(option) ?? 1
    return left > 0 && byTrying(rest, new Map(free).set(option, left - 1))
  })
}

describe('canMatch', () => {
  test.each<[string, readonly (readonly number[])[], boolean]>([
    ['nothing to match', [], true],
    ['no option', [[]], false],
    ['a chain of moves', [[1], [1, 2], [2, 3]], true],
    [
      'three for two',
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      false,
    ],
  ])('%s', (_, items, expected) => {
    expect(canMatch(items)).toBe(expected)
  })

  test('agrees with trying everything', () => {
    const items = fc.array(fc.uniqueArray(fc.nat(4), { maxLength: 4 }), { maxLength: 6 })
    fc.assert(
      fc.property(items, fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), (options, capacities) => {
        const free = new Map(capacities.map((capacity, option) => [option, capacity]))
        expect(canMatch(options, (option) => capacities[option] ?? 1)).toBe(byTrying(options, free))
      }),
    )
  })

  test('ten for nine is settled at once', () => {
    const everybody = Array.from({ length: 9 }, (_, option) => option)
    const beganMs = performance.now()
    expect(canMatch(Array.from({ length: 10 }, () => everybody))).toBe(false)
    expect(performance.now() - beganMs).toBeLessThan(50)
  })
})
