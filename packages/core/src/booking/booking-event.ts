import type { DomainEvent } from '../base/domain-event.ts'
import type { Booking } from './booking.ts'

export type BookingEventType =
  | 'booking.created'
  | 'booking.prepaid'
  | 'booking.confirmed'
  | 'booking.declined'
  | 'booking.expired'
  | 'booking.rescheduled'
  | 'booking.reassigned'
  | 'booking.cancelled'
  | 'booking.no_show'
  | 'booking.arrived'
  | 'booking.started'
  | 'booking.extended'
  | 'booking.meeting_url_set'
  | 'booking.completed'

export type BookingEvent = DomainEvent<BookingEventType, 'BOOKING', Booking>

/** The event of a booking's change; `previous` for moves. */
export function bookingEvent(type: BookingEventType, subject: Booking, previous?: Booking): BookingEvent {
  return { type, subjectKind: 'BOOKING', subject, ...(previous ? { previous } : {}) }
}
