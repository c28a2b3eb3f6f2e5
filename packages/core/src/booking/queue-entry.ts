import { assert } from '../base/assert.ts'
import type { RefusalOf } from '../base/decision.ts'
import type { BookingId, CustomerId, LocationId, QueueEntryId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import { businessDate } from '../places/business-date.ts'
import type { Location } from '../places/location.ts'
import { addDays, parseLocalTime } from '../time/local-time.ts'
import { toInstant } from '../time/zone.ts'
import type { KeptVisit } from './visit-request.ts'

export const queueStates = ['WAITING', 'CALLED', 'LEFT', 'NO_SHOW', 'EXPIRED'] as const

/** EXPIRED is what a waiting entry is called once its day is over; nothing changes it to that. */
export type QueueState = (typeof queueStates)[number]

export const queueActions = ['CALL', 'LEAVE', 'NO_SHOW', 'MOVE'] as const

export type QueueAction = (typeof queueActions)[number]

/** Which states each action may start from, and where it leads. */
export const queueTransitions: Readonly<
  Record<QueueAction, { readonly from: readonly QueueState[]; readonly to: QueueState }>
> = {
  CALL: { from: ['WAITING'], to: 'CALLED' },
  LEAVE: { from: ['WAITING'], to: 'LEFT' },
  NO_SHOW: { from: ['WAITING'], to: 'NO_SHOW' },
  MOVE: { from: ['WAITING'], to: 'WAITING' },
}

/** Somebody who has come without a booking and waits to be served (排队叫号). */
export interface QueueEntry extends Versioned, Omit<KeptVisit, 'locationType'> {
  readonly id: QueueEntryId
  readonly locationId: LocationId
  /** Null for somebody the shop does not know, who then has a label. */
  readonly customerId: CustomerId | null
  /** What they are called by: a name, a number, a party. */
  readonly label: string | null
  readonly state: Exclude<QueueState, 'EXPIRED'>
  /** Orders the queue, lowest first; means nothing else. */
  readonly place: number
  readonly note: string
  /** Set in the state CALLED alone. */
  readonly bookingId: BookingId | null
  /** The end of the business day they came on: they do not wait past it. */
  readonly expiresAtMs: number
}

export type QueueTransitionRefusal = RefusalOf<
  'queue_state_forbids',
  { state: QueueState; action: QueueAction; allowedFrom: readonly QueueState[] }
>

/** The entry's state at that instant. */
export function queueStateAt(entry: QueueEntry, nowMs: number): QueueState {
  return entry.state === 'WAITING' && nowMs >= entry.expiresAtMs ? 'EXPIRED' : entry.state
}

/** Why the entry's state does not allow the action, if it does not. */
export function refuseQueueAction(
  entry: QueueEntry,
  action: QueueAction,
  nowMs: number,
): QueueTransitionRefusal | undefined {
  const { from } = queueTransitions[action]
  const state = queueStateAt(entry, nowMs)
  if (from.includes(state)) return undefined
  return { code: 'queue_state_forbids', details: { state, action, allowedFrom: from } }
}

/** The entry one version on, in the state the action leads to. */
export function advanceQueueEntry(
  entry: QueueEntry,
  action: QueueAction,
  nowMs: number,
  changes: Partial<Pick<QueueEntry, 'place' | 'bookingId' | 'customerId'>> = {},
): QueueEntry {
  const { from, to } = queueTransitions[action]
  assert(from.includes(entry.state) && to !== 'EXPIRED', 'the state of a queue entry allows the action')
  const next = { ...entry, ...changes, state: to, version: entry.version + 1, updatedAtMs: nowMs }
  assert((next.bookingId !== null) === (to === 'CALLED'), 'an entry has a booking exactly when it was called')
  return next
}

/** When the business day of that instant ends: nobody of its queue is served after that. */
export function queueClosesAt(location: Pick<Location, 'timeZone' | 'businessDayCutover'>, nowMs: number): number {
  const nextDate = addDays(businessDate(location, nowMs), 1)
  return toInstant(location.timeZone, nextDate, parseLocalTime(location.businessDayCutover) ?? 0, 'EARLIER')
}
