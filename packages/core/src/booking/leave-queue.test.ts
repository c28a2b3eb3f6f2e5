import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { at } from '../scheduling/salon.fixture.ts'
import { accepted, codeOf } from './booking.fixture.ts'
import { leaveQueue, moveInQueue } from './leave-queue.ts'
import { queued, queueOf } from './queue.fixture.ts'
import { type QueueEntry, queueStates } from './queue-entry.ts'

const nowMs = at('12:00')

describe('leaving the queue', () => {
  test.each(queueStates)('in the state %s is possible only while waiting', (state) => {
    const entry: QueueEntry =
      state === 'EXPIRED'
        ? { ...queued, expiresAtMs: nowMs }
        : { ...queued, state, bookingId: state === 'CALLED' ? idOf('Booking', 'one') : null }
    const expected = state === 'WAITING' ? 'accepted' : 'queue_state_forbids'
    expect(codeOf(leaveQueue(entry, 'LEAVE', nowMs))).toBe(expected)
    expect(codeOf(leaveQueue(entry, 'NO_SHOW', nowMs))).toBe(expected)
    expect(codeOf(moveInQueue(entry, [entry], { position: 1 }, nowMs))).toBe(expected)
  })

  test('says how', () => {
    expect(accepted(leaveQueue(queued, 'LEAVE', nowMs)).entry).toMatchObject({ state: 'LEFT', version: 2 })
    expect(accepted(leaveQueue(queued, 'NO_SHOW', nowMs)).entry).toMatchObject({ state: 'NO_SHOW', version: 2 })
  })
})

describe('moving in the queue', () => {
  test('puts one where they are wanted and leaves the others in their order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.nat(6),
        fc.integer({ min: 1, max: 9 }),
        (length, which, position) => {
          const waiting = queueOf(length)
          const entry = waiting[which % length]
          if (!entry) return
          const { entry: moved, shift } = accepted(moveInQueue(entry, waiting, { position }, nowMs))
          const after = waiting
            .map((each) => {
              if (each.id === moved.id) return moved
              const isBetween = shift && each.place >= shift.fromPlace && each.place <= shift.toPlace
              return isBetween ? { ...each, place: each.place + shift.by } : each
            })
            .sort((a, b) => a.place - b.place)
          const expected = waiting.filter((each) => each.id !== entry.id)
          expected.splice(position - 1, 0, entry)
          expect(after.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
          expect(new Set(after.map(({ place }) => place)).size).toBe(length)
        },
      ),
    )
  })
})
