import { type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { BookingId } from '../base/ids.ts'
import { decideSeries, type OccurrenceOutcome, type SeriesConflict, type SeriesMode } from '../scheduling/series.ts'
import type { TimeZoneId } from '../time/zone.ts'
import type { StepChanges } from './advance-booking.ts'
import type { Booking } from './booking.ts'
import type { BookingEvent } from './booking-event.ts'
import { type CancelBooking, cancelBooking } from './cancel-booking.ts'
import type { RestVisit } from './reschedule-rest.ts'
import type { TransitionRefusal } from './transition.ts'

export interface CancelRest extends CancelBooking {
  readonly mode: SeriesMode
}

export interface CancelRestState {
  readonly bookings: readonly Booking[]
  /** The orders that have paid for a booking, by its id; it is not cancelled then. */
  readonly paidBy: ReadonlyMap<string, readonly string[]>
  readonly timeZone: TimeZoneId
}

export type CancelRestRefusal =
  | TransitionRefusal
  | RefusalOf<'booking_paid', { bookingId: BookingId; orderIds: readonly string[] }>

/** Cancels the rest of a series, each booking as {@link cancelBooking} would; those that are paid for stand in the way. */
export function cancelRest(
  { bookings, paidBy, timeZone }: CancelRestState,
  { mode, ...command }: CancelRest,
  nowMs: number,
): Decision<readonly OccurrenceOutcome<RestVisit, StepChanges>[], BookingEvent, CancelRestRefusal | SeriesConflict> {
  const visits = bookings.map((booking) => ({
    occurrence: booking.occurrence ?? 0,
    startsAtMs: booking.startsAtMs,
    booking,
  }))
  return decideSeries(
    visits,
    { mode, timeZone },
    ({ booking }): Decision<StepChanges, BookingEvent, CancelRestRefusal> => {
      const orderIds = paidBy.get(booking.id)
      if (orderIds) return refuse('booking_paid', { bookingId: booking.id, orderIds })
      return cancelBooking(booking, command, nowMs)
    },
  )
}
