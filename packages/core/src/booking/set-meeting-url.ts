import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { LocationType } from '../catalog/location-type.ts'
import type { Booking } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'

export interface SetMeetingUrl extends Acting {
  /** Null takes it back. */
  readonly meetingUrl: string | null
}

export type MeetingUrlRefusal = TransitionRefusal | RefusalOf<'booking_not_online', { locationType: LocationType }>

/** Says where an online visit takes place. Refuses by the booking's state, then a visit that is not online. */
export function setMeetingUrl(
  booking: Booking,
  command: SetMeetingUrl,
  nowMs: number,
): Decision<{ readonly booking: Booking }, BookingEvent, MeetingUrlRefusal> {
  const forbidden = refuseTransition(booking, 'SET_MEETING_URL')
  if (forbidden) return { ok: false, refusal: forbidden }
  if (booking.locationType !== 'ONLINE') return refuse('booking_not_online', { locationType: booking.locationType })
  const changed = advance(booking, 'SET_MEETING_URL', command, nowMs, { meetingUrl: command.meetingUrl })
  return accept({ booking: changed }, [bookingEvent('booking.meeting_url_set', changed, booking)])
}
