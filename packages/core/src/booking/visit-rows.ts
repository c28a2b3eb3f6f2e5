import { assert, present } from '../base/assert.ts'
import type { LocationId } from '../base/ids.ts'
import type { SegmentAssignment } from '../scheduling/assign-staff.ts'
import type { SegmentNeed } from '../scheduling/free-slots.ts'
import {
  type CapacityClaim,
  longestBlockMs,
  type Occupancy,
  splitIntoRows,
  type TimeOwner,
} from '../scheduling/occupancy.ts'
import type { CandidateSegment } from '../scheduling/visit-plan.ts'
import type { Interval } from '../time/interval.ts'
import type { BookingSegment } from './booking.ts'

/** What a visit at a start takes: its segments, the staff blocks and the pool claims. */
export interface VisitRows {
  readonly segments: readonly BookingSegment[]
  readonly occupancy: readonly Occupancy[]
  readonly claims: readonly CapacityClaim[]
}

/** Lays an assigned visit out as rows; while one at the location lasts, the customer takes one of its places. */
export function visitRows(
  owner: TimeOwner,
  candidates: readonly CandidateSegment[],
  needs: readonly SegmentNeed[],
  assignments: readonly SegmentAssignment[],
  startMs: number,
): VisitRows {
  const segments: BookingSegment[] = []
  const occupancy: Occupancy[] = []
  const claims: CapacityClaim[] = []
  for (const [ordinal, need] of needs.entries()) {
    const candidate = present(candidates[ordinal], 'one candidate list a segment')
    const { staffId, resources } = present(assignments[ordinal], 'one assignment a segment')
    const startsAtMs = startMs + need.layout.startOffsetMs
    const endsAtMs = startMs + need.layout.endOffsetMs
    segments.push({
      ordinal,
      serviceId: candidate.service.id,
      staffId,
      staffRequested: candidate.staffRequested,
      resourceIds: resources.map((resource) => resource.resourceId),
      addOns: candidate.addOns.map(({ addOn: { id, durationMinutes, price }, quantity }) => ({
        addOnId: id,
        quantity,
        durationMinutes,
        price,
      })),
      startsAtMs,
      endsAtMs,
    })
    for (const [index, block] of need.layout.staffBlocks.entries()) {
      const isLast = index === need.layout.staffBlocks.length - 1
      const endMs = startMs + block.endOffsetMs
      const startsMs = startMs + block.startOffsetMs
      assert(endMs > startsMs && endMs - startsMs <= longestBlockMs, 'a staff block is at most a day')
      const transitionEndMs = isLast ? endMs + need.layout.transitionMs : endMs
      const preparationMs = index === 0 ? need.layout.preparationMs : 0
      const times = { startMs: startsMs, endMs, preparationMs, transitionEndMs }
      occupancy.push({ unitKind: 'STAFF', unitId: staffId, ...times, ...owner })
    }
    for (const { resourceId, units } of resources) {
      claims.push({ resourceId, startMs: startsAtMs, endMs: endsAtMs, units, ...owner })
    }
  }
  const { location, locationType } = present(candidates[0], 'a visit has a segment')
  const endMs = present(segments.at(-1), 'a visit has a segment').endsAtMs
  if (locationType === 'LOCATION') claims.push(...placeClaims(owner, location.id, { startMs, endMs }))
  return { segments, occupancy, claims }
}

/** The customer's place at the location for that time. */
export function placeClaims(owner: TimeOwner, resourceId: LocationId, time: Interval): readonly CapacityClaim[] {
  return splitIntoRows(time).map((piece) => ({ resourceId, ...piece, units: 1, ...owner }))
}
