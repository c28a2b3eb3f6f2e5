import { percentOf, WHOLE_BASIS_POINTS } from '../money/ratio.ts'
import type { Booking, CancelReason, Settlement } from './booking.ts'
import { type CancellationShares, cancellationShares, freeOfCharge, noShowShares } from './cancellation-policy.ts'

/** Cancellations that are the merchant's own cost the customer nothing, however late they come. */
const merchantsOwn: ReadonlySet<CancelReason> = new Set(['STAFF', 'LOCATION', 'MISTAKE'])

export interface CancellationTerm {
  /** The cancellation comes inside the window in which it costs something. */
  readonly late: boolean
  readonly settlement: Settlement
}

/** What has a price and terms of cancelling, and is to come: a booking, or seats in a class. */
export type Settleable = Pick<Booking, 'price' | 'cancellationTerms' | 'startsAtMs'> & { readonly state: string }

/** What cancelling the booking now comes to. A booking not yet approved costs nothing. */
export function settleCancellation(
  booking: Settleable,
  nowMs: number,
  { cancelReason, waive }: { readonly cancelReason: CancelReason; readonly waive: boolean },
): CancellationTerm {
  const shares =
    booking.state === 'PENDING' || merchantsOwn.has(cancelReason)
      ? freeOfCharge
      : cancellationShares(booking.cancellationTerms, booking.startsAtMs, nowMs)
  const costs = shares.refundBasisPoints < freeOfCharge.refundBasisPoints || shares.feeBasisPoints > 0
  const waived = waive && costs
  return { late: costs && !waived, settlement: settle(booking, waived ? freeOfCharge : shares, waived) }
}

/** Whether the reason alone lets the customer off what cancelling now would cost. */
export function excuses(cancelReason: CancelReason, booking: Settleable, nowMs: number): boolean {
  if (!merchantsOwn.has(cancelReason)) return false
  return settleCancellation(booking, nowMs, { cancelReason: 'CUSTOMER', waive: false }).late
}

/** What it comes to when the customer stays away. */
export function settleNoShow(booking: Omit<Settleable, 'state'>): Settlement {
  return settle(booking, noShowShares(booking.cancellationTerms), false)
}

/** All goes back: the merchant did not take the booking. */
export function settleInFull(booking: Pick<Settleable, 'price'>): Settlement {
  return settle(booking, freeOfCharge, false)
}

/** What is kept of a paid price is rounded as what is owed of an unpaid one, so that equal shares are equal amounts. */
function settle({ price }: Pick<Settleable, 'price'>, shares: CancellationShares, waived: boolean): Settlement {
  const { amountMinor } = price
  const keptMinor = percentOf(amountMinor, WHOLE_BASIS_POINTS - shares.refundBasisPoints, 'HALF_UP')
  const feeMinor = percentOf(amountMinor, shares.feeBasisPoints, 'HALF_UP')
  return { refundMinor: amountMinor - keptMinor, feeMinor, waived }
}
