import { present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { Service } from '../catalog/service.ts'
import { type Money, sumMoney } from '../money/money.ts'
import { prepaymentOf } from '../money/prepayment.ts'
import type { Location } from '../places/location.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { formatInstant } from '../time/zone.ts'
import { type Booking, type BookingAwaits, bookingTransitions } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'

/** What is to be paid before, of all services together: by each one's own policy, or the location's. */
export function prepaymentFor(location: Location, services: readonly Service[], prices: readonly Money[]): Money {
  const due = services.map(({ prepayment }, index) =>
    prepaymentOf(prepayment ?? location.prepayment, present(prices[index], 'one price a service')),
  )
  return sumMoney(location.currency, due)
}

/** What a new booking waits for first, if anything. */
export function firstAwaited(prepaymentDue: Money, requiresApproval: boolean): BookingAwaits | null {
  if (prepaymentDue.amountMinor > 0) return 'PAYMENT'
  return requiresApproval ? 'APPROVAL' : null
}

/** A booking waits for payment or approval so long, and never past its start. */
export function waitEnd(location: Location, awaiting: BookingAwaits, startsAtMs: number, nowMs: number): number {
  const minutes = awaiting === 'PAYMENT' ? location.prepaymentTimeoutMinutes : location.pendingTimeoutMinutes
  return Math.min(nowMs + minutes * MINUTE_MS, startsAtMs)
}

export type WaitOverRefusal = RefusalOf<'approval_expired' | 'prepayment_expired', { pendingExpiresAt: string }>

/** Why a booking that waits for payment or approval no longer can, if its time to wait is over. */
export function refuseWaitOver({ awaiting, pendingExpiresAtMs }: Booking, nowMs: number): WaitOverRefusal | undefined {
  if (pendingExpiresAtMs === null || nowMs < pendingExpiresAtMs) return undefined
  const code = awaiting === 'PAYMENT' ? 'prepayment_expired' : 'approval_expired'
  return { code, details: { pendingExpiresAt: formatInstant('UTC', pendingExpiresAtMs) } }
}

export type SettlePrepaymentRefusal = TransitionRefusal | RefusalOf<'prepayment_expired', { pendingExpiresAt: string }>

/**
 * The prepayment is there: the booking stands, or waits for approval now. Refuses by the booking's state, one that waits
 * for no payment, then one whose time to pay is over.
 */
export function settlePrepayment(
  booking: Booking,
  location: Location,
  acting: Acting,
  nowMs: number,
): Decision<{ readonly booking: Booking; readonly releases: false }, BookingEvent, SettlePrepaymentRefusal> {
  const forbidden = refuseTransition(booking, 'PREPAY')
  if (forbidden) return { ok: false, refusal: forbidden }
  if (booking.awaiting !== 'PAYMENT') {
    const { from } = bookingTransitions.PREPAY
    return refuse('booking_state_forbids', { state: booking.state, action: 'PREPAY', allowedFrom: from })
  }
  const untilMs = present(booking.pendingExpiresAtMs, 'what is awaited has an end')
  if (nowMs >= untilMs) return refuse('prepayment_expired', { pendingExpiresAt: formatInstant('UTC', untilMs) })

  // From here it must succeed.
  if (!booking.requiresApproval) {
    const confirmed = advance(booking, 'CONFIRM', acting, nowMs)
    return accept({ booking: confirmed, releases: false }, [bookingEvent('booking.confirmed', confirmed, booking)])
  }
  const pendingExpiresAtMs = waitEnd(location, 'APPROVAL', booking.startsAtMs, nowMs)
  const prepaid = advance(booking, 'PREPAY', acting, nowMs, { awaiting: 'APPROVAL', pendingExpiresAtMs })
  return accept({ booking: prepaid, releases: false }, [bookingEvent('booking.prepaid', prepaid, booking)])
}
