import type { CustomerId, StaffId } from '../base/ids.ts'
import type { Booking } from './booking.ts'
import type { BookingEvent, BookingEventType } from './booking-event.ts'

/** What somebody is to be told. */
export const bookingNotices = ['CUSTOMER_ARRIVED', 'BOOKING_CANCELLED'] as const

export type BookingNotice = (typeof bookingNotices)[number]

/** One person who is to be told of one thing, by whatever way they are reached. */
export interface BookingNotification {
  readonly notice: BookingNotice
  readonly recipient:
    | { readonly kind: 'STAFF'; readonly id: StaffId }
    | { readonly kind: 'CUSTOMER'; readonly id: CustomerId }
}

const noticeOf: Readonly<Partial<Record<BookingEventType, BookingNotice>>> = {
  'booking.arrived': 'CUSTOMER_ARRIVED',
  'booking.cancelled': 'BOOKING_CANCELLED',
}

/**
 * Whom an event concerns: an arrival everybody who serves the customer, a cancellation the customer and everybody who
 * would have. Each once, however many segments are theirs; the customer first, then staff in the order of the visit.
 */
export function bookingNotifications({ type, subject }: BookingEvent): readonly BookingNotification[] {
  const notice = noticeOf[type]
  if (notice === undefined) return []
  const staff = staffOf(subject).map((id) => ({ notice, recipient: { kind: 'STAFF', id } as const }))
  if (notice === 'CUSTOMER_ARRIVED') return staff
  return [{ notice, recipient: { kind: 'CUSTOMER', id: subject.customerId } }, ...staff]
}

function staffOf({ segments }: Booking): readonly StaffId[] {
  return [...new Set(segments.map((segment) => segment.staffId))]
}
