import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { LocationId } from '../base/ids.ts'
import type { Booking } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'

export interface CheckIn extends Acting {
  /** Where the code was shown, when the caller says. */
  readonly locationId?: LocationId | undefined
}

export type CheckInRefusal =
  | RefusalOf<'booked_at_other_location', { locationId: LocationId }>
  | RefusalOf<'already_redeemed', { state: Booking['state'] }>
  | TransitionRefusal

/** The customer arrives and shows the booking's code: the booking is redeemed, once. */
export function checkIn(
  booking: Booking,
  command: CheckIn,
  nowMs: number,
): Decision<{ readonly booking: Booking }, BookingEvent, CheckInRefusal> {
  if (command.locationId !== undefined && command.locationId !== booking.locationId) {
    return refuse('booked_at_other_location', { locationId: booking.locationId })
  }
  if (isRedeemed(booking)) return refuse('already_redeemed', { state: booking.state })
  const forbidden = refuseTransition(booking, 'CHECK_IN')
  if (forbidden) return { ok: false, refusal: forbidden }
  const arrived = advance(booking, 'CHECK_IN', command, nowMs)
  return accept({ booking: arrived }, [bookingEvent('booking.arrived', arrived, booking)])
}

/** Whether the customer has shown the code. */
export function isRedeemed(booking: Pick<Booking, 'state'>): boolean {
  return booking.state === 'ARRIVED' || booking.state === 'IN_SERVICE' || booking.state === 'COMPLETED'
}

/** When the booking was redeemed; null while it is not. */
export function redeemedAtMs({ history }: Pick<Booking, 'history'>): number | null {
  return history.find(isRedeemed)?.occurredAtMs ?? null
}
