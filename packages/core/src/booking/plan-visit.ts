import { present } from '../base/assert.ts'
import { type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId, StaffId } from '../base/ids.ts'
import type { LocationType } from '../catalog/location-type.ts'
import type { Customer } from '../people/customer.ts'
import type { Location } from '../places/location.ts'
import type { AssignmentRefusal, SegmentAssignment } from '../scheduling/assign-staff.ts'
import { type BookingWindowRefusal, refuseStart } from '../scheduling/booking-window.ts'
import type { TimeOwner } from '../scheduling/occupancy.ts'
import { type AssignmentState, nothingAssigned, takesTurns } from '../scheduling/strategy/prefer-staff.ts'
import {
  type CandidateSegment,
  candidateSegments,
  type NeedsCalendar,
  type SegmentRequest,
  segmentNeeds,
  type VisitCalendar,
  type VisitConfiguration,
  type VisitRefusal,
} from '../scheduling/visit-plan.ts'
import type { VisitShape } from '../scheduling/visit-shape.ts'
import { reserveFrom, type Visitor } from '../scheduling/visitor.ts'
import type { Guest } from './booking.ts'
import { chooseStaff } from './choose-staff.ts'
import type { AddressRefusal } from './refuse-address.ts'
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
  /** What the limits of tiers and customers depend on. */
  readonly visitor: Visitor
  /** The hold that the visit takes over, whose own time therefore counts as free. */
  readonly hold?: SlotHold | undefined
  /** What the location's strategy for choosing staff looks at; nothing yet when absent. */
  readonly assignment?: AssignmentState | undefined
}

/** What is wanted, and when. */
export interface VisitWish {
  readonly startsAtMs: number
  readonly segments: readonly SegmentRequest[]
  /** At the location when absent. */
  readonly locationType?: LocationType | undefined
  /** Whether guests come together and how long they wait; nobody waits where absent. */
  readonly shape?: VisitShape | undefined
  /** Who the guests are, by their number; guests that are not named here have no name. */
  readonly guests?: readonly Guest[] | undefined
  /** Whether somebody with the right to do so picks out of turn. */
  readonly overridesTurns?: boolean | undefined
}

export type CustomerRefusal =
  | RefusalOf<'customer_blocked', { customerId: CustomerId }>
  | RefusalOf<'contact_not_verified', { customerId: CustomerId | null }>
  | RefusalOf<'too_many_open_bookings', { openBookings: number; maxOpenBookings: number }>

export type BookRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | AddressRefusal
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
 * blocked, cannot be reached for sure or has enough visits to come, a hold that is over or of something else, a request
 * that nobody can ever serve, a start the location takes no bookings for, a start at which somebody or something needed
 * is not free, and a person picked while it is another's turn. A held start was within the customer's window when it was
 * held, and none of what is kept for tiers, which is enough.
 */
export function planVisit(state: VisitState, wish: VisitWish, nowMs: number): Planned {
  const { customer, hold } = state
  const configuration = { ...state.configuration, customer, locationType: wish.locationType ?? 'LOCATION' }
  const { location } = configuration
  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  if (customer && customer.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  }
  const unwanted = refuseCustomer(location, customer, state.openBookings)
  if (unwanted) return { ok: false, refusal: unwanted }
  if (hold) {
    const visit = { locationId: location.id, customerId: customer?.id ?? null, timeZone: location.timeZone, ...wish }
    const unfit = refuseHold(hold, visit, nowMs)
    if (unfit) return { ok: false, refusal: unfit }
  }
  const candidates = candidateSegments(configuration, hold ? heldRequests(hold, wish.segments) : wish.segments)
  if (!candidates.ok) return candidates
  const outside = refuseStart(location, wish.startsAtMs, hold ? hold.createdAtMs : nowMs, state.visitor)
  if (outside) return { ok: false, refusal: outside }
  const limits = { visitor: state.visitor, reserve: hold ? undefined : reserveFrom(location, state.visitor, nowMs) }
  const needs = segmentNeeds(candidates.value, state, location.timeZone, hold?.id, limits)
  const kept = hold?.segments.map((segment) => segment.staffId) ?? []
  const visit = { ...state, location, candidates: candidates.value, needs, kept, shape: wish.shape }
  const chosen = chooseStaff(visit, wish.startsAtMs, nowMs)
  if (!chosen.ok) return chosen
  const { assignments, choices } = chosen
  const plan = { candidates: candidates.value, assignments, choices, startsAtMs: wish.startsAtMs }
  if (hold || wish.overridesTurns) return { ok: true, plan }
  const { rotation } = state.assignment ?? nothingAssigned
  const starts = assignments.map((each) => each.startsAtMs)
  const outOfTurn = turnsAgainst(candidates.value, state, { location, rotation, nowMs })?.(wish.startsAtMs, starts)
  return outOfTurn ? { ok: false, refusal: outOfTurn } : { ok: true, plan }
}

type TurnsAt = (startsAtMs: number, segmentStartsMs: readonly number[]) => TurnRefusal | undefined

/**
 * Why those picked on the spot for a visit may not be, at a start and with segments that begin then, where the location
 * rotates strictly; undefined where nobody is picked in this way.
 */
export function turnsAgainst(
  candidates: readonly CandidateSegment[],
  calendar: NeedsCalendar,
  {
    location,
    rotation,
    nowMs,
  }: { readonly location: Location; readonly rotation: AssignmentState['rotation']; readonly nowMs: number },
): TurnsAt | undefined {
  if (!rotation || candidates.every(({ inTurn }) => inTurn.length === 0)) return undefined
  const inTurn = candidates.map((segment) => ({ ...segment, staff: segment.inTurn }))
  const needs = segmentNeeds(inTurn, calendar, location.timeZone)
  return (startsAtMs, segmentStartsMs) => {
    if (!takesTurns(location, startsAtMs, nowMs)) return undefined
    for (const [segment, need] of needs.entries()) {
      const picked = candidates[segment]?.staff[0]
      if (need.staff.length === 0 || !picked) continue
      const staffId = picked.person.id
      const atMs = present(segmentStartsMs[segment], 'one start a segment')
      const nextStaffId = whoseTurn(need, staffId, rotation, { atMs, nowMs })
      if (nextStaffId) return { code: 'not_in_turn', details: { segment, staffId, nextStaffId } }
    }
    return undefined
  }
}

/** Why the location takes no more bookings of the customer, or of somebody not yet known, if it does not. */
export function refuseCustomer(
  location: Location,
  customer: Customer | null,
  openBookings: number,
): CustomerRefusal | undefined {
  if (customer?.blocked) return { code: 'customer_blocked', details: { customerId: customer.id } }
  if (location.requireVerifiedContact && !customer?.contactVerifiedAt) {
    return { code: 'contact_not_verified', details: { customerId: customer?.id ?? null } }
  }
  return customer === null ? undefined : refuseOpenBookings(location, openBookings)
}

/** Why a customer with so many visits to come may not have another at the location, if so. */
export function refuseOpenBookings(
  { maxOpenBookingsPerCustomer: maxOpenBookings }: Location,
  openBookings: number,
): Extract<CustomerRefusal, { readonly code: 'too_many_open_bookings' }> | undefined {
  if (maxOpenBookings === null || openBookings < maxOpenBookings) return undefined
  return { code: 'too_many_open_bookings', details: { openBookings, maxOpenBookings } }
}

/** The planned visit as that owner's rows. */
export function rowsOfPlan(owner: TimeOwner, { candidates, assignments, choices }: VisitPlan): VisitRows {
  return visitRows(owner, candidates, assignments, choices)
}
