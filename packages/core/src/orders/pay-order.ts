import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { BookingId, LedgerTransactionId, PaymentId } from '../base/ids.ts'
import type { Books } from '../ledger/books.ts'
import { type PostRefusal, post } from '../ledger/post.ts'
import type { LocalDate } from '../time/local-time.ts'
import { isFulfilled } from './fulfil-order.ts'
import type { Order, OrderState, Payment, TenderKind } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'
import { completionPosting, paymentPosting } from './postings.ts'

export interface PayOrder {
  readonly tenders: readonly {
    readonly paymentId: PaymentId
    readonly kind: TenderKind
    readonly tenderedMinor: number
  }[]
  readonly paymentTransactionId: LedgerTransactionId
  readonly completionTransactionId: LedgerTransactionId
}

export interface PayOrderState {
  readonly order: Order
  readonly redeemed: ReadonlySet<BookingId>
  /** Bookings on the bill that are no longer held: cancelled, declined or expired. */
  readonly lapsed: ReadonlySet<BookingId>
  readonly businessDate: LocalDate
  readonly books: Books
}

export interface PayOrderChanges {
  readonly order: Order
  readonly books: Books
}

export type PayOrderRefusal =
  | RefusalOf<'order_state_forbids', { state: OrderState; action: 'PAY' | 'CANCEL' }>
  | RefusalOf<'booking_lapsed', { bookingId: BookingId; line: number }>
  | RefusalOf<'tender_insufficient', { dueMinor: number; tenderedMinor: number }>
  | RefusalOf<'tender_superfluous', { tender: number }>
  | PostRefusal

/**
 * Pays a bill in full, unless it charges for a booking that is no longer held. Cash may exceed what is left to pay: the change goes back. A tender that pays nothing is
 * refused. The order completes at once where nothing is left to redeem.
 */
export function payOrder(
  state: PayOrderState,
  command: PayOrder,
  nowMs: number,
): Decision<PayOrderChanges, OrderEvent, PayOrderRefusal> {
  const { order, redeemed, lapsed, businessDate } = state
  if (order.state !== 'OPEN') return refuse('order_state_forbids', { state: order.state, action: 'PAY' })
  for (const { bookingId, ordinal } of order.lines) {
    if (bookingId !== null && lapsed.has(bookingId)) return refuse('booking_lapsed', { bookingId, line: ordinal })
  }
  const payments: Payment[] = []
  let dueMinor = order.totalMinor
  for (const [ordinal, tender] of command.tenders.entries()) {
    const amountMinor = Math.min(tender.tenderedMinor, dueMinor)
    if (amountMinor <= 0) return refuse('tender_superfluous', { tender: ordinal })
    dueMinor -= amountMinor
    payments.push({
      id: tender.paymentId,
      ordinal,
      kind: tender.kind,
      tenderedMinor: tender.tenderedMinor,
      amountMinor,
      changeMinor: tender.tenderedMinor - amountMinor,
      businessDate,
      paidAtMs: nowMs,
    })
  }
  if (dueMinor > 0) {
    const tenderedMinor = order.totalMinor - dueMinor
    return refuse('tender_insufficient', { dueMinor: order.totalMinor, tenderedMinor })
  }

  const completes = isFulfilled(order, redeemed)
  const paid: Order = {
    ...order,
    state: completes ? 'COMPLETED' : 'AWAITING_REDEMPTION',
    paymentState: 'PAID',
    payments,
    paidMinor: order.totalMinor,
    completedAtMs: completes ? nowMs : null,
    version: order.version + 1,
    updatedAtMs: nowMs,
  }
  const books = postPayment(state.books, paid, command, businessDate, nowMs)
  if (!books.ok) return books

  // From here it must succeed.
  const received = payments.reduce((total, payment) => total + payment.amountMinor, 0)
  assert(received === paid.totalMinor, 'the payments are the total')
  const events = [orderEvent('order.paid', paid, order), ...(completes ? [orderEvent('order.completed', paid)] : [])]
  return accept({ order: paid, books: books.changes }, events)
}

function postPayment(
  books: Books,
  paid: Order,
  command: PayOrder,
  businessDate: LocalDate,
  nowMs: number,
): Decision<Books, never, PostRefusal> {
  const received = post(
    books,
    paymentPosting(paid, paid.payments, { transactionId: command.paymentTransactionId, businessDate, nowMs }),
    nowMs,
  )
  if (!received.ok || paid.state !== 'COMPLETED') return received
  const context = { transactionId: command.completionTransactionId, businessDate, nowMs }
  return post(received.changes, completionPosting(paid, context), nowMs)
}
