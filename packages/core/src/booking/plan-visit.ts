import { present } from '../base/assert.ts'
import { type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId, StaffId } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import type { Location } from '../places/location.ts'
import { type AssignmentRefusal, assignStaff, type SegmentAssignment } from '../scheduling/assign-staff.ts'
import { type BookingWindowRefusal, refuseStart } from '../scheduling/booking-window.ts'
import type { SegmentNeed } from '../scheduling/free-slots.ts'
import type { TimeOwner } from '../scheduling/occupancy.ts'
import {
  type AssignmentState,
  inPreferredOrder,
  nothingAssigned,
  preferStaff,
  takesTurns,
} from '../scheduling/strategy/prefer-staff.ts'
import {
  type CandidateSegment,
  candidateSegments,
  type SegmentRequest,
  segmentNeeds,
  type VisitCalendar,
  type VisitConfiguration,
  type VisitRefusal,
} from '../scheduling/visit-plan.ts'
import { type HoldRefusal, heldRequests, refuseHold, type SlotHold } from './slot-hold.ts'
import { type StaffChoice, staffChoices } from './staff-choice.ts'
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
  readonly needs: readonly SegmentNeed[]
  readonly assignments: readonly SegmentAssignment[]
  readonly choices: readonly StaffChoice[]
  readonly startsAtMs: number
}

type Planned = { readonly ok: true; readonly plan: VisitPlan } | { readonly ok: false; readonly refusal: BookRefusal }

/**
 * Finds who and what can serve a visit. Refuses, in this order: an archived location or customer, a customer who is
 * blocked or has enough visits to come, a hold that is over or of something else, a request that nobody can ever serve, a start the location takes no bookings for, and a start
 * at which somebody or something needed is not free. A held start was within the location's window when it was held,
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
  const chosen = chooseStaff({ ...state, location, candidates: candidates.value, needs, kept }, wish.startsAtMs, nowMs)
  if (!chosen.ok) return chosen
  const outOfTurn = hold || wish.overridesTurns ? undefined : refuseTurn(candidates.value, state, wish, nowMs)
  if (outOfTurn) return { ok: false, refusal: outOfTurn }
  const { assignments, choices } = chosen
  return { ok: true, plan: { candidates: candidates.value, needs, assignments, choices, startsAtMs: wish.startsAtMs } }
}

/** The people of a visit, by the location's strategy, and why they were chosen; `kept` go first where they are free. */
export function chooseStaff(
  visit: ChoosingState,
  startsAtMs: number,
  nowMs: number,
): { readonly ok: false; readonly refusal: AssignmentRefusal } | ({ readonly ok: true } & Chosen) {
  const { location, candidates, needs, kept, assignment = nothingAssigned } = visit
  const segments = candidates.map(({ staff }, index) => ({
    people: staff.map(({ person }) => person),
    need: present(needs[index], 'one need a segment'),
  }))
  const { busy, exceptOwnerId } = visit
  const preferences = preferStaff(segments, { ...assignment, location, busy, startsAtMs, nowMs, exceptOwnerId })
  const assigned = assignStaff(inPreferredOrder(needs, preferences), startsAtMs, location.timeZone, kept)
  if (!assigned.ok) return assigned
  const { assignments } = assigned
  return {
    ok: true,
    assignments,
    choices: staffChoices({ candidates, needs, preferences, assignments, kept, startsAtMs }),
  }
}

interface ChoosingState extends Pick<VisitState, 'busy' | 'assignment'> {
  readonly location: Location
  readonly candidates: readonly CandidateSegment[]
  readonly needs: readonly SegmentNeed[]
  readonly kept: readonly (StaffId | undefined)[]
  /** Whose blocks do not count: the visit's own, from before. */
  readonly exceptOwnerId?: string | undefined
}

type Chosen = Pick<VisitPlan, 'assignments' | 'choices'>

/** Why nobody may be picked on the spot for a visit, where the location rotates strictly. */
function refuseTurn(
  candidates: readonly CandidateSegment[],
  { assignment = nothingAssigned, configuration: { location }, ...state }: VisitState,
  { startsAtMs }: VisitWish,
  nowMs: number,
): TurnRefusal | undefined {
  const { rotation } = assignment
  if (!rotation || !takesTurns(location, startsAtMs, nowMs)) return undefined
  const inTurn = candidates.map((segment) => ({ ...segment, staff: segment.inTurn }))
  const needs = segmentNeeds(inTurn, state, location.timeZone)
  for (const [segment, need] of needs.entries()) {
    const picked = candidates[segment]?.staff[0]?.person.id
    if (picked === undefined || need.staff.length === 0) continue
    const nextStaffId = whoseTurn(need, picked, rotation, { startsAtMs, nowMs })
    if (nextStaffId) return { code: 'not_in_turn', details: { segment, staffId: picked, nextStaffId } }
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
export function rowsOfPlan(owner: TimeOwner, plan: VisitPlan): VisitRows {
  const { candidates, needs, assignments, startsAtMs } = plan
  const rows = visitRows(owner, candidates, needs, assignments, startsAtMs)
  const segments = rows.segments.map((segment, index) => ({
    ...segment,
    assignmentSource: present(plan.choices[index], 'one choice a segment').source,
  }))
  return { ...rows, segments }
}
