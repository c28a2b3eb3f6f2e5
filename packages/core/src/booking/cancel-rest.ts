import type { Decision } from '../base/decision.ts'
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
  readonly timeZone: TimeZoneId
}

/** Cancels the rest of a series, each booking as {@link cancelBooking} would. */
export function cancelRest(
  { bookings, timeZone }: CancelRestState,
  { mode, ...command }: CancelRest,
  nowMs: number,
): Decision<readonly OccurrenceOutcome<RestVisit, StepChanges>[], BookingEvent, TransitionRefusal | SeriesConflict> {
  const visits = bookings.map((booking) => ({
    occurrence: booking.occurrence ?? 0,
    startsAtMs: booking.startsAtMs,
    booking,
  }))
  return decideSeries(visits, { mode, timeZone }, ({ booking }) => cancelBooking(booking, command, nowMs))
}
