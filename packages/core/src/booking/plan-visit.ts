import { present } from '../base/assert.ts'
import { type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId, StaffId } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import type { Location } from '../places/location.ts'
import type { AssignmentRefusal, SegmentAssignment } from '../scheduling/assign-staff.ts'
import { type BookingWindowRefusal, refuseStart } from '../scheduling/booking-window.ts'
import type { TimeOwner } from '../scheduling/occupancy.ts'
import { type AssignmentState, nothingAssigned, takesTurns } from '../scheduling/strategy/prefer-staff.ts'
import {
  type CandidateSegment,
  candidateSegments,
  type SegmentRequest,
  segmentNeeds,
  type VisitCalendar,
  type VisitConfiguration,
  type VisitRefusal,
} from '../scheduling/visit-plan.ts'
import type { VisitShape } from '../scheduling/visit-shape.ts'
import type { Guest } from './booking.ts'
import { chooseStaff } from './choose-staff.ts'
import { type HoldRefusal, heldRequests, refuseHold, type SlotHold } from './slot-hold.ts'
import type { StaffChoice } from './staff-choice.ts'
import { whoseTurn } from './take-turns.ts'
import { type VisitRows, visitRows } from './visit-rows.ts'

export interface VisitState extends VisitCalendar {
  readonly configuration: VisitConfiguration
  /** Null for a hold of somebody not yet known. */
  readonly customer: Customer | null
  /** How many visits to come the customer has at the location, where it limits them. */
  readonly openBookings: number
  /** The hold that the visit takes over, whose own time therefore counts as free. */
  readonly hold?: SlotHold | undefined
  /** What the location's strategy for choosing staff looks at; nothing yet when absent. */
  readonly assignment?: AssignmentState | undefined
}

/** What is wanted, and when. */
export interface VisitWish {
  readonly startsAtMs: number
  readonly segments: readonly SegmentRequest[]
  /** Whether guests come together and how long they wait; nobody waits where absent. */
  readonly shape?: VisitShape | undefined
  /** Who the guests are, by their number; guests that are not named here have no name. */
  readonly guests?: readonly Guest[] | undefined
  /** Whether somebody with the right to do so picks out of turn. */
  readonly overridesTurns?: boolean | undefined
}

export type CustomerRefusal =
  | RefusalOf<'customer_blocked', { customerId: CustomerId }>
  | RefusalOf<'too_many_open_bookings', { openBookings: number; maxOpenBookings: number }>

export type BookRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | CustomerRefusal
  | HoldRefusal
  | VisitRefusal
  | BookingWindowRefusal
  | AssignmentRefusal
  | TurnRefusal

export type TurnRefusal = RefusalOf<'not_in_turn', { segment: number; staffId: StaffId; nextStaffId: StaffId }>

/** A visit that can be had: who and what serves it. */
export interface VisitPlan {
  readonly candidates: readonly CandidateSegment[]
  readonly assignments: readonly SegmentAssignment[]
  readonly choices: readonly StaffChoice[]
  readonly startsAtMs: number
}

type Planned = { readonly ok: true; readonly plan: VisitPlan } | { readonly ok: false; readonly refusal: BookRefusal }

/**
 * Finds who and what can serve a visit. Refuses, in this order: an archived location or customer, a customer who is
 * blocked or has enough visits to come, a hold that is over or of something else, a request that nobody can ever serve, a start the location takes no bookings for,, a start at which
 * somebody or something needed is not free, and a person picked while it is another's turn. A held start was within the location's window when it was held,
 * which is enough.
 */
export function planVisit(state: VisitState, wish: VisitWish, nowMs: number): Planned {
  const { configuration, customer, hold } = state
  const { location } = configuration
  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  if (customer && customer.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  }
  const unwanted = customer && refuseCustomer(location, customer, state.openBookings)
  if (unwanted) return { ok: false, refusal: unwanted }
  if (hold) {
    const visit = { locationId: location.id, customerId: customer?.id ?? null, timeZone: location.timeZone, ...wish }
    const unfit = refuseHold(hold, visit, nowMs)
    if (unfit) return { ok: false, refusal: unfit }
  }
  const candidates = candidateSegments(configuration, hold ? heldRequests(hold, wish.segments) : wish.segments)
  if (!candidates.ok) return candidates
  const outside = refuseStart(location, wish.startsAtMs, hold ? hold.createdAtMs : nowMs)
  if (outside) return { ok: false, refusal: outside }
  const needs = segmentNeeds(candidates.value, state, location.timeZone, hold?.id)
  const kept = hold?.segments.map((segment) => segment.staffId) ?? []
  const visit = { ...state, location, candidates: candidates.value, needs, kept, shape: wish.shape }
  const chosen = chooseStaff(visit, wish.startsAtMs, nowMs)
  if (!chosen.ok) return chosen
  const { assignments, choices } = chosen
  const plan = { candidates: candidates.value, assignments, choices, startsAtMs: wish.startsAtMs }
  const outOfTurn = hold || wish.overridesTurns ? undefined : refuseTurn(plan, state, nowMs)
  return outOfTurn ? { ok: false, refusal: outOfTurn } : { ok: true, plan }
}

/** Why nobody may be picked on the spot for a visit, where the location rotates strictly. */
function refuseTurn(
  { candidates, assignments, startsAtMs }: VisitPlan,
  { assignment = nothingAssigned, configuration: { location }, ...state }: VisitState,
  nowMs: number,
): TurnRefusal | undefined {
  const { rotation } = assignment
  if (!rotation || !takesTurns(location, startsAtMs, nowMs)) return undefined
  const inTurn = candidates.map((segment) => ({ ...segment, staff: segment.inTurn }))
  const needs = segmentNeeds(inTurn, state, location.timeZone)
  for (const [segment, need] of needs.entries()) {
    const { staffId, startsAtMs: atMs } = present(assignments[segment], 'one assignment a segment')
    const nextStaffId = need.staff.length === 0 ? undefined : whoseTurn(need, staffId, rotation, { atMs, nowMs })
    if (nextStaffId) return { code: 'not_in_turn', details: { segment, staffId, nextStaffId } }
  }
  return undefined
}

/** Why the location takes no more bookings of the customer, if it does not. */
function refuseCustomer(location: Location, customer: Customer, openBookings: number): CustomerRefusal | undefined {
  if (customer.blocked) return { code: 'customer_blocked', details: { customerId: customer.id } }
  const { maxOpenBookingsPerCustomer: maxOpenBookings } = location
  if (maxOpenBookings === null || openBookings < maxOpenBookings) return undefined
  return { code: 'too_many_open_bookings', details: { openBookings, maxOpenBookings } }
}

/** The planned visit as that owner's rows. */
export function rowsOfPlan(owner: TimeOwner, { candidates, assignments, choices }: VisitPlan): VisitRows {
  return visitRows(owner, candidates, assignments, choices)
}
