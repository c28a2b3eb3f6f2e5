import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf, type StaffId } from '../../base/ids.ts'
import { assignmentStrategies } from '../../places/assignment-strategy.ts'
import { rankStaff, type StaffFacts } from './rank-staff.ts'

const nothing = {
  bookedMs: 0,
  headStart: 0,
  assigned: 0,
  weight: 100,
  priority: 0,
  lastAssignedAtMs: null,
  reserved: 0,
  turn: null,
  uselessGaps: 0,
  uselessMs: 0,
  freeMs: 0,
}

function order(strategy: (typeof assignmentStrategies)[number], ...people: readonly StaffFacts[]): readonly string[] {
  const candidates = people.map((facts, n) => ({ staffId: idOf('Staff', `${n}`), facts: { ...nothing, ...facts } }))
  return rankStaff(strategy, candidates).map(({ staffId }) => staffId.slice('stf_'.length))
}

describe('rankStaff', () => {
  test.each([
    ['LEAST_BOOKED', [{ bookedMs: 2 }, { bookedMs: 1 }, { bookedMs: 2 }], '1 0 2'],
    ['WEIGHTED_SHARE', [{ assigned: 2, weight: 200 }, { assigned: 2 }, { assigned: 1 }], '0 2 1'],
    ['WEIGHTED_SHARE', [{ headStart: 10_001 }, { assigned: 1 }, { assigned: 2 }], '1 0 2'],
    ['WEIGHTED_SHARE', [{ priority: 1 }, { priority: 2 }, {}], '1 0 2'],
    ['WEIGHTED_SHARE', [{ lastAssignedAtMs: 9 }, { lastAssignedAtMs: 8 }, {}], '2 1 0'],
    ['WEIGHTED_SHARE', [{ assigned: 1, priority: 5 }, { lastAssignedAtMs: 9 }], '1 0'],
    ['ROTATION', [{}, { turn: 7 }, { turn: 3 }, { turn: 9, reserved: 1 }], '3 2 1 0'],
    ['ROTATION', [{ bookedMs: 2 }, { bookedMs: 1 }, { turn: 3, bookedMs: 9 }], '2 1 0'],
    ['FEWEST_GAPS', [{ uselessGaps: 2 }, { uselessGaps: 1, uselessMs: 9 }, { uselessGaps: 1, uselessMs: 8 }], '2 1 0'],
    ['FEWEST_GAPS', [{ freeMs: 2 }, { freeMs: 1, bookedMs: 9 }, { freeMs: 1, bookedMs: 8 }], '2 1 0'],
    ['CATALOGUE_ORDER', [{ bookedMs: 3 }, { bookedMs: 2 }, { turn: 1 }], '0 1 2'],
  ] as const)('%s of %j', (strategy, people, expected) => {
    expect(order(strategy, ...people)).toEqual(expected.split(' '))
  })

  test('among equals the order given decides, whatever the strategy', () => {
    for (const strategy of assignmentStrategies) expect(order(strategy, {}, {}, {})).toEqual(['0', '1', '2'])
  })

  test('who is left out changes nothing for the others', () => {
    const number = fc.nat(3)
    const person = fc.record({
      bookedMs: number,
      headStart: number,
      assigned: number,
      weight: fc.integer({ min: 1, max: 3 }),
      priority: fc.integer({ min: -1, max: 1 }),
      lastAssignedAtMs: fc.option(number),
      reserved: fc.nat(1),
      turn: fc.option(number),
      uselessGaps: number,
      uselessMs: number,
      freeMs: number,
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...assignmentStrategies),
        fc.array(person, { maxLength: 8 }),
        fc.nat(7),
        (strategy, people, out) => {
          const candidates = people.map((facts, n) => ({ staffId: idOf('Staff', `${n}`), facts }))
          const all = rankStaff(strategy, candidates).map(({ staffId }) => staffId)
          const left = (staffId: StaffId): boolean => staffId !== candidates[out]?.staffId
          const without = rankStaff(
            strategy,
            candidates.filter(({ staffId }) => left(staffId)),
          )
          expect(without.map(({ staffId }) => staffId)).toEqual(all.filter(left))
        },
      ),
    )
  })
})
