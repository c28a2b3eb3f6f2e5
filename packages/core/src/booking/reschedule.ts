import { present } from '../base/assert.ts'
import { accept, type Decision, refuse } from '../base/decision.ts'
import type { AssignmentRefusal } from '../scheduling/assign-staff.ts'
import { type BookingWindowRefusal, refuseStart } from '../scheduling/booking-window.ts'
import type { AssignmentState } from '../scheduling/strategy/prefer-staff.ts'
import {
  candidateSegments,
  type SegmentRequest,
  segmentNeeds,
  type VisitCalendar,
  type VisitConfiguration,
  type VisitRefusal,
} from '../scheduling/visit-plan.ts'
import { reserveFrom, type Visitor } from '../scheduling/visitor.ts'
import type { BookedChanges } from './book.ts'
import type { Booking } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { chooseStaff } from './choose-staff.ts'
import { logMoved } from './log-assignments.ts'
import { type CustomerRefusal, refuseOpenBookings } from './plan-visit.ts'
import { refuseWaitOver, type WaitOverRefusal } from './prepayment.ts'
import { type RescheduleTermRefusal, refuseByTerms } from './reschedule-terms.ts'
import { preferenceOf } from './staff-preference.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'
import { endOf, visitRows } from './visit-rows.ts'

export interface Reschedule extends Acting {
  /** Look past what the terms of the booking say about moving it. */
  readonly waive?: boolean
  readonly startsAtMs: number
}

export interface RescheduleState extends VisitCalendar {
  readonly booking: Booking
  readonly configuration: VisitConfiguration
  /** What the limits of tiers and customers depend on. */
  readonly visitor: Visitor
  /** How many visits to come the customer has at the location, where it limits them. */
  readonly openBookings: number
  /** What the location's strategy for choosing staff looks at; nothing yet when absent. */
  readonly assignment?: AssignmentState | undefined
}

export type RescheduleRefusal =
  | TransitionRefusal
  | WaitOverRefusal
  | RescheduleTermRefusal
  | Extract<CustomerRefusal, { readonly code: 'too_many_open_bookings' }>
  | VisitRefusal
  | BookingWindowRefusal
  | AssignmentRefusal

/** What a booking asks for when it moves: the same services and add-ons for the same guests; the same person only where that person was requested. */
export function requestsOf(booking: Booking): readonly SegmentRequest[] {
  return booking.segments.map((segment) => ({
    serviceId: segment.serviceId,
    guest: segment.guest,
    addOns: segment.addOns,
    ...preferenceOf(segment),
    ...(segment.staffRequested ? { staffId: segment.staffId } : {}),
  }))
}

/**
 * Moves a booking to another start: the old time is given back and the new one taken in one step, or nothing changes.
 * A person who was assigned, not requested, stays with the visit where free. Refuses first by the booking's state, then
 * a wait for payment or approval that is over, then by the terms it was booked under, then as booking anew would; a
 * customer with enough visits to come only where the visit is over, and would be one more.
 */
export function reschedule(
  state: RescheduleState,
  command: Reschedule,
  nowMs: number,
): Decision<BookedChanges, BookingEvent, RescheduleRefusal> {
  const { booking } = state
  const configuration = { ...state.configuration, locationType: booking.locationType }
  const { location } = configuration

  const forbidden = refuseTransition(booking, 'RESCHEDULE') ?? refuseWaitOver(booking, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const untimely = command.waive ? undefined : refuseByTerms(booking, nowMs)
  if (untimely) return { ok: false, refusal: untimely }
  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  const crowded = booking.endsAtMs <= nowMs ? refuseOpenBookings(location, state.openBookings) : undefined
  if (crowded) return { ok: false, refusal: crowded }
  const candidates = candidateSegments(configuration, requestsOf(booking))
  if (!candidates.ok) return candidates
  const outside = refuseStart(location, command.startsAtMs, nowMs, state.visitor)
  if (outside) return { ok: false, refusal: outside }
  const limits = { visitor: state.visitor, reserve: reserveFrom(location, state.visitor, nowMs) }
  const needs = segmentNeeds(candidates.value, state, location.timeZone, booking.id, limits)
  const kept = booking.segments.map((segment) => segment.staffId)
  const { assignment } = state
  const visit = { location, candidates: candidates.value, needs, kept, shape: booking, assignment }
  const chosen = chooseStaff(visit, command.startsAtMs, nowMs)
  if (!chosen.ok) return chosen

  // From here it must succeed.
  const owner = { ownerKind: 'BOOKING', ownerId: booking.id, expiresAtMs: null } as const
  const rows = visitRows(owner, candidates.value, chosen.assignments, chosen.choices)
  const segments = rows.segments.map((segment, index) => {
    const before = present(booking.segments[index], 'one segment a segment')
    const { addOns, price, assignmentSource } = before
    return { ...segment, addOns, price, ...(before.staffId === segment.staffId ? { assignmentSource } : {}) }
  })
  const endsAtMs = endOf(rows.segments)
  const moved = advance(booking, 'RESCHEDULE', command, nowMs, {
    startsAtMs: command.startsAtMs,
    endsAtMs,
    segments,
    // Approval is not waited for past the start, wherever that has moved.
    ...(booking.pendingExpiresAtMs === null
      ? {}
      : { pendingExpiresAtMs: Math.min(booking.pendingExpiresAtMs, command.startsAtMs) }),
  })
  const logged = logMoved(moved, chosen.choices, location, nowMs)
  return accept({ booking: moved, ...rows, segments, ...logged }, [bookingEvent('booking.rescheduled', moved, booking)])
}
