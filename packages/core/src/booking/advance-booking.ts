import { accept, type Decision } from '../base/decision.ts'
import type { Booking } from './booking.ts'
import { type BookingEvent, type BookingEventType, bookingEvent } from './booking-event.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'

/** Steps that change nothing but the booking's state. */
export type BookingStep = 'CANCEL' | 'START' | 'COMPLETE'

const stepEvents: Readonly<Record<BookingStep, BookingEventType>> = {
  CANCEL: 'booking.cancelled',
  START: 'booking.started',
  COMPLETE: 'booking.completed',
}

export interface StepChanges {
  readonly booking: Booking
  /** Whether the booking's time is given back. */
  readonly releases: boolean
}

/** Cancels, starts or completes a booking, where its state allows it. */
export function advanceBooking(
  booking: Booking,
  step: BookingStep,
  acting: Acting,
  nowMs: number,
): Decision<StepChanges, BookingEvent, TransitionRefusal> {
  const forbidden = refuseTransition(booking, step)
  if (forbidden) return { ok: false, refusal: forbidden }
  const next = advance(booking, step, acting, nowMs)
  return accept({ booking: next, releases: step === 'CANCEL' }, [bookingEvent(stepEvents[step], next, booking)])
}
