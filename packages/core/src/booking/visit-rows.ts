import { assert, present } from '../base/assert.ts'
import type { LocationId } from '../base/ids.ts'
import type { ChosenAddOn } from '../catalog/choose-add-ons.ts'
import type { SegmentAssignment } from '../scheduling/assign-staff.ts'
import {
  type CapacityClaim,
  longestBlockMs,
  type Occupancy,
  splitIntoRows,
  type TimeOwner,
} from '../scheduling/occupancy.ts'
import { servicePoolId } from '../scheduling/service-limits.ts'
import type { CandidateSegment } from '../scheduling/visit-plan.ts'
import { type Interval, subtract } from '../time/interval.ts'
import type { Booking, BookingSegment, SegmentAddOn } from './booking.ts'
import type { StaffChoice } from './staff-choice.ts'

/** What a visit at a start takes: its segments, the staff blocks and the pool claims. */
export interface VisitRows {
  readonly segments: readonly BookingSegment[]
  readonly occupancy: readonly Occupancy[]
  readonly claims: readonly CapacityClaim[]
}

/**
 * Lays an assigned visit out as rows, with how its people were chosen, where that is known; while one at the location
 * lasts, each guest takes one of its places, and one of each service's while they have it.
 */
export function visitRows(
  owner: TimeOwner,
  candidates: readonly CandidateSegment[],
  assignments: readonly SegmentAssignment[],
  choices: readonly Pick<StaffChoice, 'source'>[] = [],
): VisitRows {
  const segments = assignments.map((assignment, ordinal): BookingSegment => {
    const candidate = present(candidates[ordinal], 'a segment')
    const { guest, service, staff, namedAs, staffRequested, staffLevelId, staffGender } = candidate
    const { staffId, startsAtMs, endsAtMs } = assignment
    const resourceIds = assignment.resources.map((resource) => resource.resourceId)
    const assignmentSource = choices[ordinal]?.source ?? namedAs ?? 'AUTOMATIC'
    const addOns = candidate.addOns.map(asBooked)
    const wanted = { staffRequested, assignmentSource, staffLevelId, staffGender, addOns }
    const { price } = present(staff.find(({ person }) => person.id === staffId)?.terms, 'who serves was a candidate')
    return { ordinal, guest, serviceId: service.id, staffId, ...wanted, resourceIds, price, startsAtMs, endsAtMs }
  })
  const { location, locationType } = present(candidates[0], 'a visit has a segment')
  return {
    segments,
    occupancy: assignments.flatMap((assignment, segment) => blocksOf(owner, segment, assignment)),
    claims: [
      ...poolClaims(owner, assignments),
      ...placeClaims(owner, { locationType, locationId: location.id }, segments),
      ...serviceClaims(owner, location.id, segments),
    ],
  }
}

function asBooked({ addOn: { id: addOnId, durationMinutes, price }, quantity }: ChosenAddOn): SegmentAddOn {
  return { addOnId, quantity, durationMinutes, price }
}

function blocksOf(
  owner: TimeOwner,
  segment: number,
  { staffId, startsAtMs, layout }: SegmentAssignment,
): readonly Occupancy[] {
  return layout.staffBlocks.map((block, index) => {
    const startMs = startsAtMs + block.startOffsetMs
    const endMs = startsAtMs + block.endOffsetMs
    assert(endMs > startMs && endMs - startMs <= longestBlockMs, 'a staff block is at most a day')
    const preparationMs = index === 0 ? layout.preparationMs : 0
    const transitionEndMs = index === layout.staffBlocks.length - 1 ? endMs + layout.transitionMs : endMs
    const times = { startMs, endMs, preparationMs, transitionEndMs }
    return { unitKind: 'STAFF', unitId: staffId, ...times, segment, ...owner }
  })
}

/** The pools of each segment; what guests share is claimed by the first of them, and by others only beyond that. */
function poolClaims(owner: TimeOwner, assignments: readonly SegmentAssignment[]): readonly CapacityClaim[] {
  const claims: CapacityClaim[] = []
  const shared = new Map<string, Interval[]>()
  for (const [segment, { startsAtMs, endsAtMs, resources }] of assignments.entries()) {
    for (const { resourceId, units, sharedAs } of resources) {
      const time = { startMs: startsAtMs, endMs: endsAtMs }
      const before = sharedAs === undefined ? [] : (shared.get(sharedAs) ?? [])
      if (sharedAs !== undefined) shared.set(sharedAs, [...before, time])
      for (const piece of subtract([time], before)) claims.push({ resourceId, ...piece, units, segment, ...owner })
    }
  }
  return claims
}

/** The places that guests take at the location, each from the first of their segments to the last; elsewhere none. */
export function placeClaims(
  owner: TimeOwner,
  { locationId: resourceId, locationType }: Pick<Booking, 'locationId' | 'locationType'>,
  segments: readonly BookingSegment[],
): readonly CapacityClaim[] {
  if (locationType !== 'LOCATION') return []
  const byGuest = new Map<number, Interval>()
  for (const { guest, startsAtMs, endsAtMs } of segments) {
    const { startMs, endMs } = byGuest.get(guest) ?? { startMs: startsAtMs, endMs: endsAtMs }
    byGuest.set(guest, { startMs: Math.min(startMs, startsAtMs), endMs: Math.max(endMs, endsAtMs) })
  }
  return [...byGuest.values()].flatMap((time) =>
    splitIntoRows(time).map((piece) => ({ resourceId, ...piece, units: 1, segment: null, ...owner })),
  )
}

/** The places that the guests take at the services, each for the time of a segment. */
export function serviceClaims(
  owner: TimeOwner,
  locationId: LocationId,
  segments: readonly BookingSegment[],
): readonly CapacityClaim[] {
  return segments.flatMap(({ serviceId, startsAtMs, endsAtMs }) => {
    const resourceId = servicePoolId(locationId, serviceId)
    const pieces = splitIntoRows({ startMs: startsAtMs, endMs: endsAtMs })
    return pieces.map((piece) => ({ resourceId, ...piece, units: 1, segment: null, ...owner }))
  })
}

/** When the customer time that ends last is over. */
export function endOf(segments: readonly BookingSegment[]): number {
  assert(segments.length > 0, 'a visit has a segment')
  return Math.max(...segments.map((segment) => segment.endsAtMs))
}
