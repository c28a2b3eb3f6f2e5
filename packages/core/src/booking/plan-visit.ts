import { type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId } from '../base/ids.ts'
import type { LocationType } from '../catalog/location-type.ts'
import type { Customer } from '../people/customer.ts'
import type { Location } from '../places/location.ts'
import { type AssignmentRefusal, assignStaff, type SegmentAssignment } from '../scheduling/assign-staff.ts'
import { type BookingWindowRefusal, refuseStart } from '../scheduling/booking-window.ts'
import type { TimeOwner } from '../scheduling/occupancy.ts'
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
import type { AddressRefusal } from './refuse-address.ts'
import { type HoldRefusal, heldRequests, refuseHold, type SlotHold } from './slot-hold.ts'
import { type VisitRows, visitRows } from './visit-rows.ts'

export interface VisitState extends VisitCalendar {
  readonly configuration: VisitConfiguration
  /** Null for a hold of somebody not yet known. */
  readonly customer: Customer | null
  /** How many visits to come the customer has at the location, where it limits them. */
  readonly openBookings: number
  /** The hold that the visit takes over, whose own time therefore counts as free. */
  readonly hold?: SlotHold | undefined
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
}

export type CustomerRefusal =
  | RefusalOf<'customer_blocked', { customerId: CustomerId }>
  | RefusalOf<'too_many_open_bookings', { openBookings: number; maxOpenBookings: number }>

export type BookRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | AddressRefusal
  | CustomerRefusal
  | HoldRefusal
  | VisitRefusal
  | BookingWindowRefusal
  | AssignmentRefusal

/** A visit that can be had: who and what serves it. */
export interface VisitPlan {
  readonly candidates: readonly CandidateSegment[]
  readonly assignments: readonly SegmentAssignment[]
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
  const { customer, hold } = state
  const configuration = { ...state.configuration, customer, locationType: wish.locationType ?? 'LOCATION' }
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
  const preferred = hold?.segments.map((segment) => segment.staffId)
  const assigned = assignStaff(needs, wish.startsAtMs, location.timeZone, { shape: wish.shape, preferred })
  if (!assigned.ok) return assigned
  const { assignments } = assigned
  return { ok: true, plan: { candidates: candidates.value, assignments, startsAtMs: wish.startsAtMs } }
}

/** Why the location takes no more bookings of the customer, if it does not. */
function refuseCustomer(location: Location, customer: Customer, openBookings: number): CustomerRefusal | undefined {
  if (customer.blocked) return { code: 'customer_blocked', details: { customerId: customer.id } }
  const { maxOpenBookingsPerCustomer: maxOpenBookings } = location
  if (maxOpenBookings === null || openBookings < maxOpenBookings) return undefined
  return { code: 'too_many_open_bookings', details: { openBookings, maxOpenBookings } }
}

/** The planned visit as that owner's rows. */
export function rowsOfPlan(owner: TimeOwner, { candidates, assignments }: VisitPlan): VisitRows {
  return visitRows(owner, candidates, assignments)
}
