import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, type Interval, intersect, normalize, overlaps, subtract, union } from './interval.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)
const HORIZON = 40

function at(startMs: number, endMs: number): Interval {
  return { startMs, endMs }
}

function members(list: readonly Interval[]): boolean[] {
  return Array.from({ length: HORIZON }, (_, ms) => list.some((item) => item.startMs <= ms && ms < item.endMs))
}

const intervals = fc.array(
  fc.tuple(fc.nat(HORIZON), fc.nat(HORIZON)).map(([startMs, endMs]) => at(startMs, endMs)),
  { maxLength: 8 },
)

describe('two intervals', () => {
  test.each<[a: Interval, b: Interval, overlapping: boolean, containing: boolean]>([
    [at(0, 10), at(5, 15), true, false],
    [at(0, 10), at(10, 20), false, false],
    [at(0, 10), at(2, 8), true, true],
    [at(0, 10), at(0, 10), true, true],
    [at(0, 10), at(5, 5), false, true],
    [at(0, 10), at(20, 20), false, true],
    [at(5, 5), at(0, 10), false, false],
  ])('%j and %j', (a, b, overlapping, containing) => {
    expect(overlaps(a, b)).toBe(overlapping)
    expect(overlaps(b, a)).toBe(overlapping)
    expect(contains(a, b)).toBe(containing)
  })
})

describe('lists', () => {
  test('normalize sorts, drops the empty and merges the touching', () => {
    expect(normalize([at(5, 7), at(9, 9), at(0, 2), at(2, 4), at(8, 6)])).toEqual([at(0, 4), at(5, 7)])
    expect(normalize([])).toEqual([])
  })

  test('subtract cuts at both ends, in the middle and whole', () => {
    expect(subtract([at(0, 10)], [at(3, 5)])).toEqual([at(0, 3), at(5, 10)])
    expect(subtract([at(0, 10), at(12, 20)], [at(8, 14)])).toEqual([at(0, 8), at(14, 20)])
    expect(subtract([at(0, 10)], [at(0, 10)])).toEqual([])
    expect(subtract([at(0, 10)], [])).toEqual([at(0, 10)])
  })

  test('each operation is the set operation of its name, and answers a normal list', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const inA = members(a)
        const inB = members(b)
        const results = {
          normalize: [normalize(a), inA],
          union: [union(a, b), inA.map((member, ms) => member || inB[ms] === true)],
          intersect: [intersect(a, b), inA.map((member, ms) => member && inB[ms] === true)],
          subtract: [subtract(a, b), inA.map((member, ms) => member && inB[ms] !== true)],
        } as const
        for (const [list, expected] of Object.values(results)) {
          expect(members(list)).toEqual(expected)
          expect(normalize(list)).toEqual(list)
        }
      }),
      { numRuns: RUNS },
    )
  })
})
