import { accept, type Decision } from '../base/decision.ts'
import type { StepChanges } from './advance-booking.ts'
import type { Booking, CancelReason } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { settleCancellation } from './settle-cancellation.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'

export interface CancelBooking extends Acting {
  readonly cancelReason: CancelReason
  /** Let the customer off what a late cancellation costs. */
  readonly waive: boolean
}

/** Cancels a booking, late where the terms it was booked under say that cancelling now costs something. */
export function cancelBooking(
  booking: Booking,
  command: CancelBooking,
  nowMs: number,
): Decision<StepChanges, BookingEvent, TransitionRefusal> {
  const forbidden = refuseTransition(booking, 'CANCEL')
  if (forbidden) return { ok: false, refusal: forbidden }
  const { late, settlement } = settleCancellation(booking, nowMs, command)
  const next = advance(booking, late ? 'LATE_CANCEL' : 'CANCEL', command, nowMs, { settlement })
  return accept({ booking: next, releases: true }, [bookingEvent('booking.cancelled', next, booking)])
}
