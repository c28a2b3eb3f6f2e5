import { assert, present } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { BookingId } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import type { Booking, BookingChannel } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { type BookRefusal, planVisit, rowsOfPlan, type VisitState, type VisitWish } from './plan-visit.ts'
import { type Acting, historyEntry } from './transition.ts'
import type { VisitRows } from './visit-rows.ts'

export interface Book extends Acting, VisitWish {
  readonly bookingId: BookingId
  readonly redemptionCode: string
  readonly channel: BookingChannel
  readonly note: string
}

export interface BookState extends VisitState {
  readonly customer: Customer
}

export interface BookChanges extends VisitRows {
  readonly booking: Booking
}

/** Books a visit, anew or from a hold; see {@link planVisit} for what is refused, and in which order. */
export function book(state: BookState, command: Book, nowMs: number): Decision<BookChanges, BookingEvent, BookRefusal> {
  assert(command.segments.length > 0, 'a booking has a segment')
  const planned = planVisit(state, command, nowMs)
  if (!planned.ok) return planned

  // From here it must succeed.
  const rows = rowsOfPlan({ ownerKind: 'BOOKING', ownerId: command.bookingId, expiresAtMs: null }, planned.plan)
  const last = present(rows.segments.at(-1), 'a booking has a segment')
  const booking: Booking = {
    id: command.bookingId,
    locationId: state.configuration.location.id,
    customerId: state.customer.id,
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
