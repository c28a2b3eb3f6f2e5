import { assert, present } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import { advanceQueueEntry, type QueueEntry, type QueueTransitionRefusal, refuseQueueAction } from './queue-entry.ts'
import { type QueueEvent, queueEvent } from './queue-event.ts'

/** Somebody leaves the queue unserved: of themselves, or not there when it was their turn. */
export function leaveQueue(
  entry: QueueEntry,
  action: 'LEAVE' | 'NO_SHOW',
  nowMs: number,
): Decision<{ readonly entry: QueueEntry }, QueueEvent, QueueTransitionRefusal> {
  const forbidden = refuseQueueAction(entry, action, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const next = advanceQueueEntry(entry, action, nowMs)
  return accept({ entry: next }, [queueEvent(action, next, entry)])
}

/** Entries of a queue with a place from `fromPlace` to `toPlace`, both included, get one that is `by` higher. */
export interface QueueShift {
  readonly fromPlace: number
  readonly toPlace: number
  readonly by: 1 | -1
}

export interface MoveChanges {
  readonly entry: QueueEntry
  /** The others between the old place and the new; null when nobody is. */
  readonly shift: QueueShift | null
}

/** Moves somebody to a position of the queue, counted from 1; past the end is the end. */
export function moveInQueue(
  entry: QueueEntry,
  waiting: readonly QueueEntry[],
  command: { readonly position: number },
  nowMs: number,
): Decision<MoveChanges, QueueEvent, QueueTransitionRefusal> {
  assert(Number.isSafeInteger(command.position) && command.position >= 1, 'positions are counted from 1')
  const forbidden = refuseQueueAction(entry, 'MOVE', nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const target = present(waiting[Math.min(command.position, waiting.length) - 1], 'who moves is in the queue')
  const next = advanceQueueEntry(entry, 'MOVE', nowMs, { place: target.place })
  return accept({ entry: next, shift: shiftOthers(entry.place, target.place) }, [queueEvent('MOVE', next, entry)])
}

function shiftOthers(fromPlace: number, toPlace: number): QueueShift | null {
  if (toPlace < fromPlace) return { fromPlace: toPlace, toPlace: fromPlace - 1, by: 1 }
  if (toPlace > fromPlace) return { fromPlace: fromPlace + 1, toPlace, by: -1 }
  return null
}
