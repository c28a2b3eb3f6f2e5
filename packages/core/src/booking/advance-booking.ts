import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import { formatInstant } from '../time/zone.ts'
import { type Booking, bookingTransitions, occupies, type Settlement } from './booking.ts'
import { type BookingEvent, type BookingEventType, bookingEvent } from './booking-event.ts'
import { refuseWaitOver, type WaitOverRefusal } from './prepayment.ts'
import { settleInFull, settleNoShow } from './settle-cancellation.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'

/** Steps that change nothing but the booking's state. */
export type BookingStep = 'CONFIRM' | 'DECLINE' | 'EXPIRE' | 'NO_SHOW' | 'START' | 'COMPLETE'

const stepEvents: Readonly<Record<BookingStep, BookingEventType>> = {
  CONFIRM: 'booking.confirmed',
  DECLINE: 'booking.declined',
  EXPIRE: 'booking.expired',
  NO_SHOW: 'booking.no_show',
  START: 'booking.started',
  COMPLETE: 'booking.completed',
}

const settlements: Readonly<Partial<Record<BookingStep, (booking: Booking) => Settlement>>> = {
  DECLINE: settleInFull,
  EXPIRE: settleInFull,
  NO_SHOW: settleNoShow,
}

export interface StepChanges {
  readonly booking: Booking
  /** Whether the booking's time is given back. */
  readonly releases: boolean
}

export type StepRefusal = TransitionRefusal | WaitOverRefusal | RefusalOf<'booking_not_begun', { startsAt: string }>

/**
 * Takes a booking one step on, where its state and the time allow it. A customer who stays away gives all the booking's
 * time back: what is left of it can be booked again, and what has passed can be nobody's.
 */
export function advanceBooking(
  booking: Booking,
  step: BookingStep,
  acting: Acting,
  nowMs: number,
): Decision<StepChanges, BookingEvent, StepRefusal> {
  const forbidden = refuseTransition(booking, step) ?? refuseMoment(booking, step, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const settlement = settlements[step]?.(booking)
  const next = advance(booking, step, acting, nowMs, settlement ? { settlement } : {})
  const { to } = bookingTransitions[step]
  const releases = to !== 'SAME' && !occupies(to)
  return accept({ booking: next, releases }, [bookingEvent(stepEvents[step], next, booking)])
}

function refuseMoment(booking: Booking, step: BookingStep, nowMs: number): StepRefusal | undefined {
  const { pendingExpiresAtMs, startsAtMs } = booking
  if (step === 'NO_SHOW' && nowMs < startsAtMs) {
    return refuse('booking_not_begun', { startsAt: formatInstant('UTC', startsAtMs) }).refusal
  }
  if (step === 'CONFIRM') return refuseWaitOver(booking, nowMs)
  if (step !== 'EXPIRE' || pendingExpiresAtMs === null || nowMs >= pendingExpiresAtMs) return undefined
  const { from } = bookingTransitions.EXPIRE
  return { code: 'booking_state_forbids', details: { state: booking.state, action: 'EXPIRE', allowedFrom: from } }
}
