import { present } from '../base/assert.ts'
import { refuseStart } from '../scheduling/booking-window.ts'
import {
  type CandidateExplanation,
  explainCandidates,
  explainPlace,
  explainPools,
  type PoolExplanation,
} from '../scheduling/explain-segment.ts'
import type { Occupancy } from '../scheduling/occupancy.ts'
import { type SegmentNeed, shortestLayout } from '../scheduling/segment-need.ts'
import { type CandidateSegment, candidateSegments, segmentNeeds } from '../scheduling/visit-plan.ts'
import { noWaiting } from '../scheduling/visit-shape.ts'
import { reserveFrom } from '../scheduling/visitor.ts'
import { nominalStarts, reasonsAgainst } from '../scheduling/why-not-assigned.ts'
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
  const { startsAtMs, shape = noWaiting } = wish
  const planned = planVisit(state, wish, nowMs)
  const { needs, services } = needsOf(state, wish, nowMs)
  const startsMs = nominalStarts(needs, startsAtMs, shape)
  const segments = needs.map((need, index) => ({
    serviceId: present(services[index], 'one service a segment'),
    candidates: explainCandidates<Occupancy>(need, startsMs[index] ?? startsAtMs),
    pools: explainPools(need, startsMs[index] ?? startsAtMs),
  }))
  const ends = needs.map((need, index) => (startsMs[index] ?? startsAtMs) + (shortestLayout(need)?.endOffsetMs ?? 0))
  const pools = explainPlace(needs[0]?.place, { startMs: startsAtMs, endMs: Math.max(startsAtMs, ...ends) })
  const explained = { startsAtMs, segments, pools }
  if (planned.ok) return { ...explained, bookable: true, reasons: [] }
  const first = planned.refusal
  const further = furtherReasons(state, wish, needs, nowMs).filter((reason) => keyOf(reason) !== keyOf(first))
  return { ...explained, bookable: false, reasons: [first, ...further] }
}

interface Needed {
  readonly needs: readonly SegmentNeed[]
  readonly services: readonly SegmentExplanation['serviceId'][]
}

function needsOf(state: VisitState, wish: VisitWish, nowMs: number): Needed {
  const { customer, hold, visitor } = state
  const configuration = { ...state.configuration, customer, locationType: wish.locationType ?? 'LOCATION' }
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
  { startsAtMs, shape = noWaiting }: VisitWish,
  needs: readonly SegmentNeed[],
  nowMs: number,
): readonly BookRefusal[] {
  const { configuration, customer, hold, openBookings, visitor } = state
  const { location } = configuration
  const reasons: (BookRefusal | undefined)[] = [
    refuseCustomer(location, customer, openBookings),
    refuseStart(location, startsAtMs, hold ? hold.createdAtMs : nowMs, visitor),
    ...reasonsAgainst(needs, startsAtMs, location.timeZone, shape),
  ]
  return reasons.filter((reason) => reason !== undefined)
}

/** The same for refusals that say the same. */
function keyOf({ code, details }: BookRefusal): string {
  const { segment = '', limit = '' } = details as { readonly segment?: number; readonly limit?: string }
  return `${code} ${segment} ${limit}`
}
