import type { BookingId } from '../base/ids.ts'
import type { Money } from '../money/money.ts'
import type { Order } from './order.ts'

/** What a booking asks for before it stands. */
export interface AskedPrepayment {
  readonly id: BookingId
  readonly prepaymentDue: Money
  readonly segments: readonly unknown[]
}

/**
 * Whether what these bills, each paid by now, have taken for the booking comes to its prepayment, or is for all of its
 * services: a visit may be paid for on several bills. What went back of them was not taken.
 */
export function coversPrepayment(
  { id, prepaymentDue, segments }: AskedPrepayment,
  bills: readonly Pick<Order, 'lines' | 'returnedQuantities'>[],
): boolean {
  const lines = bills.flatMap((bill) =>
    bill.lines.filter(
      ({ bookingId, ordinal, quantity }) => bookingId === id && (bill.returnedQuantities[ordinal] ?? 0) < quantity,
    ),
  )
  const paidMinor = lines.reduce((total, { totalMinor }) => total + totalMinor, 0)
  return paidMinor >= prepaymentDue.amountMinor || lines.length === segments.length
}
