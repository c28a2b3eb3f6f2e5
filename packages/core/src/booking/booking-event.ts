import type { DomainEvent } from '../base/domain-event.ts'
import type { Booking } from './booking.ts'

export type BookingEventType =
  | 'booking.created'
  | 'booking.rescheduled'
  | 'booking.cancelled'
  | 'booking.arrived'
  | 'booking.started'
  | 'booking.completed'

export type BookingEvent = DomainEvent<BookingEventType, 'BOOKING', Booking>

/** The event of a booking's change; `previous` for moves. */
export function bookingEvent(type: BookingEventType, subject: Booking, previous?: Booking): BookingEvent {
  return { type, subjectKind: 'BOOKING', subject, ...(previous ? { previous } : {}) }
}
