import {
  type Booking,
  type Location,
  ledgerChangesOf,
  type Order,
  present,
  type RefundDestination,
  refundOrder,
  returnOfBooking,
  type Transaction,
} from '@mendian/core'
import { refundWith } from '../loyalty/refund-with.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import { keepRefund } from '../refunds/keep-refund.ts'
import { loadRefundState, refundLocks } from '../refunds/load-refund.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'

type Returned =
  | { readonly ok: true; readonly announcements: readonly Announcement[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** What calling a paid booking off may be refused for. */
export const paybackRefusals: readonly RefusalCode[] = [
  'cash_shift_required',
  'cash_shift_overdue',
  'cash_insufficient',
  'period_closed',
]

/** How money for a booking that is called off goes back. */
export interface BookingPayback {
  readonly destination: RefundDestination
  readonly reason: string
}

/**
 * Gives back what was paid for a booking that has been called off, less what its terms keep. What the decision depends on
 * is locked here, so that nothing may have been written before.
 */
export async function returnPayment(
  tx: Transaction,
  booking: Booking,
  location: Location,
  { destination, reason }: BookingPayback,
  run: WriteRun,
): Promise<Returned> {
  const found = await tx.orders.ofBookings([booking.id])
  const orders = found.filter(({ paymentState, state }) => paymentState === 'PAID' && state === 'AWAITING_REDEMPTION')
  const locks = await Promise.all(orders.map((order) => refundLocks(tx, order, location)))
  run.requireLocks([...orders.map(({ id }) => ({ kind: 'ORDER', id }) as const), ...locks.flat()])
  const announcements: Announcement[] = []
  for (const order of orders) {
    const returned = await returnOf(tx, order, booking, location, { destination, reason }, run)
    if (!returned.ok) return returned
    announcements.push(...returned.announcements)
  }
  return { ok: true, announcements }
}

async function returnOf(
  tx: Transaction,
  order: Order,
  booking: Booking,
  location: Location,
  { destination, reason }: BookingPayback,
  run: WriteRun,
): Promise<Returned> {
  const { refundMinor } = present(booking.settlement, 'what is called off says what it comes to')
  const state = await loadRefundState(tx, order, location, run.nowMs)
  const terms = { priceMinor: booking.price.amountMinor, refundMinor }
  const back = returnOfBooking(order, state.refunds, booking.id, terms)
  if (!back) return { ok: true, announcements: [] }
  const decision = refundOrder(
    state,
    {
      ...{ ...back, destination, reason, kind: 'BOOKING_CANCELLATION' },
      refundId: run.ids.next('Refund'),
      transactionId: run.ids.next('LedgerTransaction'),
      completionTransactionId: run.ids.next('LedgerTransaction'),
      nextTransactionId: () => run.ids.next('LedgerTransaction'),
    },
    run.nowMs,
  )
  if (!decision.ok) return decision
  const done = await refundWith(tx, state, decision, location, run)
  if (!done.ok) return done
  const ofCards = await keepRefund(tx, order, done.changes, location, run.nowMs)
  await tx.ledger.apply(ledgerChangesOf(done.changes.books))
  return { ok: true, announcements: [...done.announcements, ...ofCards] }
}
