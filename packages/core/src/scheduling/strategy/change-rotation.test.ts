import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert } from '../../base/assert.ts'
import { idOf, type StaffId } from '../../base/ids.ts'
import type { Staff } from '../../people/staff.ts'
import { archived, bund, lin } from '../salon.fixture.ts'
import { changeRotation, emptyRotation, maxRotationPlaces, type RotationChange, refuseJoin } from './change-rotation.ts'
import { giveTurnBack, orderOfTurns, type RotationQueue, takeTurn } from './rotation-queue.ts'

const person = (name: string): StaffId => idOf('Staff', name)

function changed(queue: RotationQueue, name: string, change: RotationChange, nowMs = 1): RotationQueue {
  const decision = changeRotation(queue, person(name), change, nowMs)
  assert(decision.ok, decision.ok ? '' : decision.refusal.code)
  return decision.queue
}

function queueOf(names: string): RotationQueue {
  return [...names].reduce((queue, name) => changed(queue, name, { kind: 'JOIN' }), emptyRotation(bund.id, 0))
}

function order(queue: RotationQueue, nowMs = 1): string {
  return orderOfTurns(queue, nowMs)
    .map(({ staffId }) => staffId.slice(4))
    .join('')
}

function served(queue: RotationQueue, name: string): RotationQueue {
  return takeTurn(queue, person(name))?.queue ?? queue
}

describe('changeRotation', () => {
  test.each([
    ['a joins twice', 'abc', 'a', { kind: 'JOIN' }, 'already_in_rotation'],
    ['one joins too many', 'full', 'x', { kind: 'JOIN' }, 'rotation_full'],
    ['x leaves', 'abc', 'x', { kind: 'LEAVE' }, 'not_in_rotation'],
    ['x pauses', 'abc', 'x', { kind: 'PAUSE' }, 'not_in_rotation'],
    ['x moves nowhere', 'abc', 'x', { kind: 'MOVE', place: 9 }, 'not_in_rotation'],
    ['a moves behind the end', 'abc', 'a', { kind: 'MOVE', place: 4 }, 'place_out_of_range'],
    ['d joins', 'abc', 'd', { kind: 'JOIN' }, 'abcd'],
    ['b leaves', 'abc', 'b', { kind: 'LEAVE' }, 'ac'],
    ['b pauses', 'abc', 'b', { kind: 'PAUSE' }, 'ac'],
    ['b, who is not paused, resumes', 'abc', 'b', { kind: 'RESUME' }, 'abc'],
    ['c has the next turn kept', 'abc', 'c', { kind: 'RESERVE', untilMs: 2 }, 'cab'],
    ['c has a turn kept that is over', 'abc', 'c', { kind: 'RESERVE', untilMs: 1 }, 'abc'],
    ['c moves to the front', 'abc', 'c', { kind: 'MOVE', place: 1 }, 'cab'],
    ['a moves to the end', 'abc', 'a', { kind: 'MOVE', place: 3 }, 'bca'],
  ] as const)('%s', (_, names, name, change, expected) => {
    const many = Array.from({ length: maxRotationPlaces }, (_, n) => String.fromCharCode(0x4e00 + n)).join('')
    const decision = changeRotation(queueOf(names === 'full' ? many : names), person(name), change, 1)
    expect(decision.ok ? order(decision.queue) : decision.refusal.code).toBe(expected)
  })

  test('who resumes is where they were', () => {
    const paused = changed(queueOf('abc'), 'b', { kind: 'PAUSE' })
    expect(order(changed(served(paused, 'a'), 'b', { kind: 'RESUME' }))).toBe('bca')
  })

  const elsewhere: Staff = { ...lin, locationIds: [] }

  test.each([
    ['the location is archived', archived(bund), archived(lin), 'reference_archived'],
    ['the person is archived', bund, archived(elsewhere), 'reference_archived'],
    ['the person works elsewhere', bund, elsewhere, 'staff_not_at_location'],
    ['nothing speaks against it', bund, lin, undefined],
  ] as const)('joining, when %s', (_, location, staff, expected) => {
    expect(refuseJoin(location, staff)?.code).toBe(expected)
  })
})

describe('turns', () => {
  test('a turn taken is a place at the end, and a kept turn is used up with it', () => {
    expect(order(served(queueOf('abc'), 'a'))).toBe('bca')
    const kept = changed(queueOf('abc'), 'c', { kind: 'RESERVE', untilMs: 99 })
    expect(order(served(kept, 'c'))).toBe('abc')
  })

  test('a turn given back is the old place, unless the person has moved on since', () => {
    const taken = takeTurn(queueOf('abc'), person('a'))
    assert(taken, 'a is there')
    const { queue, turn } = taken
    expect(order(giveTurnBack(queue, person('a'), turn))).toBe('abc')
    expect(order(giveTurnBack(served(queue, 'b'), person('a'), turn))).toBe('acb')
    for (const since of [
      served(queue, 'a'),
      changed(queue, 'b', { kind: 'MOVE', place: 1 }),
      changed(changed(queue, 'a', { kind: 'LEAVE' }), 'a', { kind: 'JOIN' }),
    ]) {
      expect(giveTurnBack(since, person('a'), turn)).toBe(since)
    }
  })

  test('whatever is done, places stay in the order of turns, and no turn is given twice', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    const step = fc.oneof(
      fc.tuple(name, fc.constantFrom({ kind: 'JOIN' }, { kind: 'LEAVE' }, { kind: 'PAUSE' }, { kind: 'RESUME' })),
      fc.tuple(name, fc.record({ kind: fc.constant('MOVE'), place: fc.integer({ min: 1, max: 4 }) })),
      fc.tuple(name, fc.record({ kind: fc.constant('SERVE'), undo: fc.boolean() })),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let queue = emptyRotation(bund.id, 0)
        for (const [who, change] of steps) {
          if (change.kind === 'SERVE') {
            const taken = takeTurn(queue, person(who))
            if (taken)
              queue = 'undo' in change && change.undo ? giveTurnBack(taken.queue, person(who), taken.turn) : taken.queue
          } else {
            const decision = changeRotation(queue, person(who), change as RotationChange, 1)
            if (decision.ok) queue = decision.queue
          }
          const turns = queue.places.map(({ turn }) => turn)
          expect(turns).toEqual([...new Set(turns)].sort((a, b) => a - b))
          expect(queue.nextTurn).toBeGreaterThan(Math.max(0, ...turns))
        }
      }),
    )
  })
})
