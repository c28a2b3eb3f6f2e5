import type {
  BookingId,
  ClassSessionId,
  LocationId,
  ResourceId,
  SlotHoldId,
  StaffId,
  TimeBlockId,
} from '../base/ids.ts'
import { maxPreparationMinutes } from '../catalog/service-terms.ts'

import type { Interval } from '../time/interval.ts'
import { MINUTE_MS } from '../time/local-time.ts'

/** Who takes the time: a booking, a hold on the way to one, a class, or time off and upkeep. */
export type TimeOwner =
  | { readonly ownerKind: 'BOOKING'; readonly ownerId: BookingId; readonly expiresAtMs: null }
  | { readonly ownerKind: 'HOLD'; readonly ownerId: SlotHoldId; readonly expiresAtMs: number }
  | { readonly ownerKind: 'CLASS_SESSION'; readonly ownerId: ClassSessionId; readonly expiresAtMs: null }
  | { readonly ownerKind: 'TIME_BLOCK'; readonly ownerId: TimeBlockId; readonly expiresAtMs: null }

/**
 * A block of time in which one person is taken. The database itself refuses two overlapping blocks of one unit
 * (`[startMs, endMs)`); the staff-only time around it is judged by core under the unit's lock.
 */
export interface Occupancy {
  readonly unitKind: 'STAFF'
  readonly unitId: StaffId
  /** How long before `startMs` the person gets ready for it. */
  readonly preparationMs: number
  readonly startMs: number
  readonly endMs: number
  /** When the person is free again; at least `endMs`. */
  readonly transitionEndMs: number
  /** The ordinal of the owner's segment that it belongs to; null where the owner has none. */
  readonly segment: number | null
  readonly ownerKind: TimeOwner['ownerKind']
  readonly ownerId: TimeOwner['ownerId']
  /** Set for holds, which lapse. */
  readonly expiresAtMs: number | null
}

/**
 * Units of a pool taken for a time; the database keeps the peak within the pool's quantity. The pool is a resource
 * (chairs, rooms), or a location: each visit claims one of its places, whether or not the location has a limit, so that
 * one set later counts what is booked already.
 */
export interface CapacityClaim {
  readonly resourceId: ResourceId | LocationId
  readonly startMs: number
  readonly endMs: number
  readonly units: number
  /** The ordinal of the owner's segment that it belongs to; null for a place at the location and for upkeep. */
  readonly segment: number | null
  readonly ownerKind: TimeOwner['ownerKind']
  readonly ownerId: TimeOwner['ownerId']
  readonly expiresAtMs: number | null
}

/** The longest time that a person gets ready for one block. */
export const longestPreparationMs: number = maxPreparationMinutes * MINUTE_MS

/** The longest block one row may hold, so that overlap queries can be bounded on both sides. */
export const longestBlockMs = 24 * 60 * 60 * 1000

/** The block with the preparation before it and the transition after it: all the time its person is taken. */
export function takenTime(block: Pick<Occupancy, 'startMs' | 'preparationMs' | 'transitionEndMs'>): Interval {
  return { startMs: block.startMs - block.preparationMs, endMs: block.transitionEndMs }
}

/** The interval in pieces that rows may hold, end to end; one for anything up to a day. */
export function splitIntoRows({ startMs, endMs }: Interval): readonly Interval[] {
  const pieces: Interval[] = []
  for (let fromMs = startMs; fromMs < endMs; fromMs += longestBlockMs) {
    pieces.push({ startMs: fromMs, endMs: Math.min(fromMs + longestBlockMs, endMs) })
  }
  return pieces
}
