import type { RefusalOf } from '../base/decision.ts'
import type { Resource } from '../places/resource.ts'
import { peakUse } from '../scheduling/capacity.ts'
import { type CapacityClaim, type Occupancy, takenTime } from '../scheduling/occupancy.ts'
import { overlaps } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
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
 * The rows that one segment of the booking takes; segments follow each other, so their starts tell them apart. The
 * customer's place at the location belongs to the whole visit, and to no segment.
 */
export function rowsOfSegment(booking: Booking, segment: BookingSegment, { busy, claims }: TakenTime): TakenTime {
  const isOwn = (row: { readonly ownerId: string; readonly startMs: number }): boolean =>
    row.ownerId === booking.id && row.startMs >= segment.startsAtMs && row.startMs < segment.endsAtMs
  return {
    busy: busy.filter((block) => isOwn(block) && block.unitId === segment.staffId),
    claims: claims.filter((claim) => isOwn(claim) && segment.resourceIds.some((id) => id === claim.resourceId)),
  }
}

/** The person of a block has another customer then, the preparations and transitions of both included. */
export function isTakenByOthers(block: Occupancy, taken: readonly Occupancy[]): boolean {
  return taken.some(
    (other) =>
      other.ownerId !== block.ownerId && other.unitId === block.unitId && overlaps(takenTime(other), takenTime(block)),
  )
}

/** Why others stand in the way of a segment's new rows, if they do. */
export function refuseRows(
  { ordinal, startsAtMs }: BookingSegment,
  wanted: TakenTime,
  others: TakenTime,
  resources: ReadonlyMap<string, Resource>,
  timeZone: string,
): TimeRefusal | undefined {
  const at = { segment: ordinal, startsAt: formatInstant(timeZone, startsAtMs) }
  if (wanted.busy.some((block) => isTakenByOthers(block, others.busy))) return { code: 'slot_taken', details: at }
  const full = wanted.claims.filter((claim) =>
    isFull(claim, others.claims, resources.get(claim.resourceId)?.quantity ?? 0),
  )
  if (full.length === 0) return undefined
  const resourceIds = full.map((claim) => claim.resourceId)
  return { code: 'capacity_full', details: { limit: 'RESOURCE', ...at, resourceIds } }
}

/** Whether others leave less of the pool than is claimed of it. */
export function isFull(claim: CapacityClaim, claims: readonly CapacityClaim[], quantity: number): boolean {
  const around = claims.filter((other) => other.ownerId !== claim.ownerId && other.resourceId === claim.resourceId)
  return peakUse(around, claim) + claim.units > quantity
}
