import { assert, present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { BookingId } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import { type AssignmentRefusal, assignStaff } from '../scheduling/assign-staff.ts'
import { type BookingWindowRefusal, refuseStart } from '../scheduling/booking-window.ts'
import {
  candidateSegments,
  type SegmentRequest,
  segmentNeeds,
  type VisitCalendar,
  type VisitConfiguration,
  type VisitRefusal,
} from '../scheduling/visit-plan.ts'
import type { Booking, BookingChannel } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { type Acting, historyEntry } from './transition.ts'
import { type VisitRows, visitRows } from './visit-rows.ts'

export interface Book extends Acting {
  readonly bookingId: BookingId
  readonly redemptionCode: string
  readonly startsAtMs: number
  readonly segments: readonly SegmentRequest[]
  readonly channel: BookingChannel
  readonly note: string
}

export interface BookState extends VisitCalendar {
  readonly configuration: VisitConfiguration
  readonly customer: Customer
}

export interface BookChanges extends VisitRows {
  readonly booking: Booking
}

export type BookRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | VisitRefusal
  | BookingWindowRefusal
  | AssignmentRefusal

/**
 * Books a visit. Refuses, in this order: an archived location or customer, a request that nobody can ever serve, a
 * start the location takes no bookings for, and a start at which somebody or something needed is not free.
 */
export function book(state: BookState, command: Book, nowMs: number): Decision<BookChanges, BookingEvent, BookRefusal> {
  const { configuration, customer } = state
  const { location } = configuration
  assert(command.segments.length > 0, 'a booking has a segment')

  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  if (customer.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  const candidates = candidateSegments(configuration, command.segments)
  if (!candidates.ok) return candidates
  const outside = refuseStart(location, command.startsAtMs, nowMs)
  if (outside) return { ok: false, refusal: outside }
  const needs = segmentNeeds(candidates.value, state, location.timeZone)
  const assigned = assignStaff(needs, command.startsAtMs, location.timeZone)
  if (!assigned.ok) return assigned

  // From here it must succeed.
  const rows = visitRows(command.bookingId, candidates.value, needs, assigned.assignments, command.startsAtMs)
  const last = present(rows.segments.at(-1), 'a booking has a segment')
  const booking: Booking = {
    id: command.bookingId,
    locationId: location.id,
    customerId: customer.id,
    state: 'CONFIRMED',
    channel: command.channel,
    redemptionCode: command.redemptionCode,
    startsAtMs: command.startsAtMs,
    endsAtMs: last.endsAtMs,
    segments: rows.segments,
    history: [historyEntry(1, 'CONFIRMED', 'BOOK', command, nowMs)],
    note: command.note,
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  return accept({ booking, ...rows }, [bookingEvent('booking.created', booking)])
}
