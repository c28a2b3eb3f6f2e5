import type { Customer } from '../people/customer.ts'
import { assignStaff } from '../scheduling/assign-staff.ts'
import { refuseStart } from '../scheduling/booking-window.ts'
import {
  type CandidateExplanation,
  explainCandidates,
  explainPlace,
  explainPools,
  type PoolExplanation,
} from '../scheduling/explain-segment.ts'
import type { SegmentNeed } from '../scheduling/free-slots.ts'
import type { Occupancy } from '../scheduling/occupancy.ts'
import { refuseClosed, refusePlace } from '../scheduling/place-limits.ts'
import { type CandidateSegment, candidateSegments, segmentNeeds } from '../scheduling/visit-plan.ts'
import { reserveFrom } from '../scheduling/visitor.ts'
import { type BookRefusal, planVisit, refuseCustomer, type VisitState, type VisitWish } from './plan-visit.ts'
import { heldRequests } from './slot-hold.ts'

export interface SegmentExplanation {
  readonly serviceId: CandidateSegment['service']['id']
  readonly candidates: readonly CandidateExplanation<Occupancy>[]
  readonly pools: readonly PoolExplanation[]
}

/** What stands in the way of a visit at one start. */
export interface StartExplanation {
  readonly startsAtMs: number
  readonly bookable: boolean
  /** In the order of booking's refusals: the first is what booking this start answers; none where it can be booked. */
  readonly reasons: readonly BookRefusal[]
  /** Segment after segment, who could serve it and what it needs; none where the request itself cannot be served. */
  readonly segments: readonly SegmentExplanation[]
  /** The location's customers at the time. */
  readonly pools: readonly PoolExplanation[]
}

/**
 * Why a visit can or cannot be booked at a start. Whether it can, and the first reason, come from {@link planVisit}
 * itself; further reasons are those it would have come to, each found by the rule that refuses for it.
 */
export function explainStart(state: VisitState, wish: VisitWish, nowMs: number): StartExplanation {
  const { startsAtMs } = wish
  const planned = planVisit(state, wish, nowMs)
  const needs = needsOf(state, wish, nowMs)
  const segments = needs.needs.map((need, index) => ({
    serviceId: needs.services[index] as SegmentExplanation['serviceId'],
    candidates: explainCandidates<Occupancy>(need, startsAtMs),
    pools: explainPools(need, startsAtMs),
  }))
  const explained = { startsAtMs, segments, pools: explainPlace(needs.needs, startsAtMs) }
  if (planned.ok) return { ...explained, bookable: true, reasons: [] }
  const first = planned.refusal
  const further = furtherReasons(state, wish, needs.needs, nowMs).filter((reason) => keyOf(reason) !== keyOf(first))
  return { ...explained, bookable: false, reasons: [first, ...further] }
}

interface Needed {
  readonly needs: readonly SegmentNeed[]
  readonly services: readonly string[]
}

function needsOf(state: VisitState, wish: VisitWish, nowMs: number): Needed {
  const { configuration, hold, visitor } = state
  const { location } = configuration
  const candidates = candidateSegments(configuration, hold ? heldRequests(hold, wish.segments) : wish.segments)
  if (!candidates.ok) return { needs: [], services: [] }
  const limits = { visitor, reserve: hold ? undefined : reserveFrom(location, visitor, nowMs) }
  return {
    needs: segmentNeeds(candidates.value, state, location.timeZone, hold?.id, limits),
    services: candidates.value.map(({ service }) => service.id),
  }
}

/** All that the rules say against it, in their order. */
function furtherReasons(
  state: VisitState,
  { startsAtMs }: VisitWish,
  needs: readonly SegmentNeed[],
  nowMs: number,
): readonly BookRefusal[] {
  const { configuration, customer, hold, openBookings, visitor } = state
  const { location } = configuration
  const { timeZone } = location
  const reasons: (BookRefusal | undefined)[] = [
    refuseCustomer(location, customer satisfies Customer | null, openBookings),
    refuseStart(location, startsAtMs, hold ? hold.createdAtMs : nowMs, visitor),
    refuseClosed(needs, startsAtMs, timeZone),
    ...needs.map((need, segment) => refuseSegmentAlone(need, segment, startsAtMs, timeZone)),
    refusePlace(needs, startsAtMs, timeZone),
  ]
  return reasons.filter((reason) => reason !== undefined)
}

/** What booking the segment by itself would be refused for, whatever the place says. */
function refuseSegmentAlone(
  { place: _, ...need }: SegmentNeed,
  segment: number,
  startsAtMs: number,
  timeZone: string,
): BookRefusal | undefined {
  const assigned = assignStaff([need], startsAtMs, timeZone)
  if (assigned.ok) return undefined
  const { refusal } = assigned
  return 'segment' in refusal.details
    ? ({ ...refusal, details: { ...refusal.details, segment } } as BookRefusal)
    : refusal
}

/** The same for refusals that say the same. */
function keyOf({ code, details }: BookRefusal): string {
  const { segment = '', limit = '' } = details as { readonly segment?: number; readonly limit?: string }
  return `${code} ${segment} ${limit}`
}
