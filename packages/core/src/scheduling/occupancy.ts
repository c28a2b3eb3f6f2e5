import type { BookingId, ResourceId, SlotHoldId, StaffId } from '../base/ids.ts'

/** Who takes the time: a booking, or a hold on the way to one. */
export type TimeOwner =
  | { readonly ownerKind: 'BOOKING'; readonly ownerId: BookingId; readonly expiresAtMs: null }
  | { readonly ownerKind: 'HOLD'; readonly ownerId: SlotHoldId; readonly expiresAtMs: number }

/**
 * A block of time in which one person is taken. The database itself refuses two overlapping blocks of one unit
 * (`[startMs, endMs)`); the staff-only transition after it is judged by core under the unit's lock.
 */
export interface Occupancy {
  readonly unitKind: 'STAFF'
  readonly unitId: StaffId
  readonly startMs: number
  readonly endMs: number
  /** When the person is free again; at least `endMs`. */
  readonly transitionEndMs: number
  readonly ownerKind: TimeOwner['ownerKind']
  readonly ownerId: TimeOwner['ownerId']
  /** Set for holds, which lapse. */
  readonly expiresAtMs: number | null
}

/** Units of a pool (chairs, rooms) taken for a time; the database keeps the peak within the pool's quantity. */
export interface CapacityClaim {
  readonly resourceId: ResourceId
  readonly startMs: number
  readonly endMs: number
  readonly units: number
  readonly ownerKind: TimeOwner['ownerKind']
  readonly ownerId: TimeOwner['ownerId']
  readonly expiresAtMs: number | null
}

/** The longest block one row may hold, so that overlap queries can be bounded on both sides. */
export const longestBlockMs = 24 * 60 * 60 * 1000
