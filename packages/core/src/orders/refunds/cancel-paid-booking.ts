import type { BookingId } from '../../base/ids.ts'
import { multiplyRatio } from '../../money/ratio.ts'
import type { Order } from '../order.ts'
import type { Refund } from './refund.ts'
import { amountOf, billShareOf, sharedOf } from './share-of-bill.ts'

/** What of a bill goes back when a booking on it is called off. */
export interface BookingReturn {
  readonly lines: readonly { readonly line: number; readonly quantity: number }[]
  /** What is kept of them by the terms of the booking. */
  readonly feeMinor: number
  /** How much of the uses of cards goes back by the same terms: whole visits only. */
  readonly usesPart: { readonly numerator: number; readonly denominator: number }
}

/**
 * What goes back of a paid bill when a booking on it is called off, or its customer stays away: all that is left of its
 * lines, less the part that the terms keep of the price. Undefined where nothing of it is left on the bill.
 */
export function returnOfBooking(
  order: Order,
  refunds: readonly Refund[],
  bookingId: BookingId,
  terms: { readonly priceMinor: number; readonly refundMinor: number },
): BookingReturn | undefined {
  if (order.paymentState !== 'PAID' || order.state !== 'AWAITING_REDEMPTION') return undefined
  const lines = order.lines.flatMap((line) => {
    const quantity = line.quantity - sharedOf(line.ordinal, refunds).quantity
    return line.bookingId === bookingId && quantity > 0 ? [{ line: line.ordinal, quantity }] : []
  })
  if (lines.length === 0) return undefined
  const { priceMinor, refundMinor } = terms
  const amountMinor = amountOf(order, billShareOf(order, refunds, lines))
  const feeMinor =
    priceMinor === 0
      ? 0
      : multiplyRatio(amountMinor, { numerator: priceMinor - refundMinor, denominator: priceMinor }, 'HALF_UP')
  const usesPart =
    priceMinor === 0 ? { numerator: 1, denominator: 1 } : { numerator: refundMinor, denominator: priceMinor }
  return { lines, feeMinor, usesPart }
}
