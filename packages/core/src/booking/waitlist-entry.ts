import { assert } from '../base/assert.ts'
import type { BookingChannel } from '../base/channel.ts'
import type { RefusalOf } from '../base/decision.ts'
import type { BookingId, CustomerId, LocationId, SlotHoldId, WaitlistEntryId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { VisitAddress } from '../places/visit-address.schema.ts'
import { contains, type Interval, union } from '../time/interval.ts'
import type { KeptVisit } from './visit-request.ts'

export const waitlistStates = ['WAITING', 'OFFERED', 'BOOKED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const

export type WaitlistState = (typeof waitlistStates)[number]

export const waitlistActions = [
  'OFFER',
  'NOTIFY',
  'ACCEPT',
  'CLAIM',
  'DECLINE',
  'KEEP_WAITING',
  'LAPSE',
  'WITHDRAW',
  'EXPIRE',
] as const

export type WaitlistAction = (typeof waitlistActions)[number]

/** Which states each action may start from, and where it leads. */
export const waitlistTransitions: Readonly<
  Record<WaitlistAction, { readonly from: readonly WaitlistState[]; readonly to: WaitlistState }>
> = {
  OFFER: { from: ['WAITING'], to: 'OFFERED' },
  NOTIFY: { from: ['WAITING'], to: 'WAITING' },
  ACCEPT: { from: ['OFFERED'], to: 'BOOKED' },
  CLAIM: { from: ['WAITING'], to: 'BOOKED' },
  DECLINE: { from: ['OFFERED'], to: 'DECLINED' },
  KEEP_WAITING: { from: ['OFFERED'], to: 'WAITING' },
  LAPSE: { from: ['OFFERED'], to: 'WAITING' },
  WITHDRAW: { from: ['WAITING', 'OFFERED'], to: 'WITHDRAWN' },
  EXPIRE: { from: ['WAITING'], to: 'EXPIRED' },
}

/** A start kept for the entry's customer until they answer. */
export interface WaitlistOffer {
  readonly holdId: SlotHoldId
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** When the hold lapses; from here on the offer is over. */
  readonly expiresAtMs: number
}

/** Somebody who waits for a visit that cannot be had yet (候补). */
export interface WaitlistEntry extends Versioned, KeptVisit {
  readonly id: WaitlistEntryId
  readonly locationId: LocationId
  readonly customerId: CustomerId
  readonly state: WaitlistState
  /** Of a visit at the customer's address, and of no other. */
  readonly address: VisitAddress | null
  /** The starts that suit, as a normal list. */
  readonly ranges: readonly Interval[]
  readonly channel: BookingChannel
  readonly note: string
  /** Nothing is offered from here on; at the latest the end of the last range. */
  readonly expiresAtMs: number
  /** Set in the state OFFERED alone. */
  readonly offer: WaitlistOffer | null
  /** Set in the state BOOKED alone. */
  readonly bookingId: BookingId | null
  /** Times of visits that were offered and not taken: what overlaps them is not offered again by itself. */
  readonly passedTimes: readonly Interval[]
  /** Starts that the customer was last told of; those of them that are taken meanwhile are taken out. */
  readonly notifiedStarts: readonly Interval[]
}

export type WaitlistTransitionRefusal = RefusalOf<
  'waitlist_state_forbids',
  { state: WaitlistState; action: WaitlistAction; allowedFrom: readonly WaitlistState[] }
>

/** Why the entry's state does not allow the action, if it does not. */
export function refuseWaitlistAction(
  entry: WaitlistEntry,
  action: WaitlistAction,
): WaitlistTransitionRefusal | undefined {
  const { from } = waitlistTransitions[action]
  if (from.includes(entry.state)) return undefined
  return { code: 'waitlist_state_forbids', details: { state: entry.state, action, allowedFrom: from } }
}

/** The entry one version on, in the state the action leads to. An offer does not outlive its state. */
export function advanceEntry(
  entry: WaitlistEntry,
  action: WaitlistAction,
  nowMs: number,
  changes: Partial<Pick<WaitlistEntry, 'offer' | 'bookingId' | 'passedTimes' | 'notifiedStarts'>> = {},
): WaitlistEntry {
  const { from, to } = waitlistTransitions[action]
  assert(from.includes(entry.state), 'the state of a waitlist entry allows the action')
  const next = { ...entry, offer: null, ...changes, state: to, version: entry.version + 1, updatedAtMs: nowMs }
  assert((next.offer !== null) === (to === 'OFFERED'), 'an entry has an offer exactly while one is open')
  assert((next.bookingId !== null) === (to === 'BOOKED'), 'an entry has a booking exactly when it is booked')
  return next
}

/** The entry's passed times with those of its offer among them. */
export function withOfferPassed({ passedTimes, offer }: WaitlistEntry): readonly Interval[] {
  assert(offer, 'only an offer is passed on')
  return union(passedTimes, [{ startMs: offer.startsAtMs, endMs: offer.endsAtMs }])
}

/** Whether a start is among those that suit. */
export function suits(entry: Pick<WaitlistEntry, 'ranges'>, startsAtMs: number): boolean {
  return entry.ranges.some((range) => contains(range, { startMs: startsAtMs, endMs: startsAtMs + 1 }))
}
