import type { RefusalOf } from '../base/decision.ts'
import { peakUse } from '../scheduling/capacity.ts'
import { type CapacityClaim, type Occupancy, takenTime } from '../scheduling/occupancy.ts'
import { overlaps } from '../time/interval.ts'
import type { Booking, BookingSegment } from './booking.ts'

/** What a booking takes, and what others take around it. */
export interface TakenTime {
  readonly busy: readonly Occupancy[]
  readonly claims: readonly CapacityClaim[]
}

export type TimeRefusal =
  | RefusalOf<'slot_taken', { segment: number; startsAt: string }>
  | RefusalOf<
      'capacity_full',
      { limit: 'RESOURCE' | 'LOCATION'; segment: number; startsAt: string; resourceIds: readonly string[] }
    >

/**
 * The rows that one segment of the booking takes. The guests' places at the location belong to the whole visit, and to
 * no segment.
 */
export function rowsOfSegment(booking: Booking, segment: BookingSegment, { busy, claims }: TakenTime): TakenTime {
  const isOwn = (row: { readonly ownerId: string; readonly segment: number | null }): boolean =>
    row.ownerId === booking.id && row.segment === segment.ordinal
  return { busy: busy.filter(isOwn), claims: claims.filter(isOwn) }
}

/** The blocks of other owners, and of the booking's segments of other guests. */
export function aroundGuest(
  { id, segments }: Booking,
  guest: number,
  busy: readonly Occupancy[],
): readonly Occupancy[] {
  return busy.filter(
    (block) => block.ownerId !== id || segments.find(({ ordinal }) => ordinal === block.segment)?.guest !== guest,
  )
}

/** The person of a block has another customer then, the preparations and transitions of both included. */
export function isTaken(block: Occupancy, others: readonly Occupancy[]): boolean {
  return others.some((other) => other.unitId === block.unitId && overlaps(takenTime(other), takenTime(block)))
}

/** Whether the claims with those of others come to more of a pool at some instant than it has. */
export function isFull(
  resourceId: string,
  quantity: number,
  wanted: readonly CapacityClaim[],
  others: readonly CapacityClaim[],
): boolean {
  const all = [...others, ...wanted].filter((claim) => claim.resourceId === resourceId)
  return wanted.some((claim) => claim.resourceId === resourceId && peakUse(all, claim) > quantity)
}
