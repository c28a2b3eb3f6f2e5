import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { BookingId } from '../base/ids.ts'
import type { Books } from '../ledger/books.ts'
import type { PostRefusal } from '../ledger/post.ts'
import { completeOrder } from './complete-order.ts'
import type { Order } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'
import type { PostingContext } from './postings.ts'
import type { BillShare } from './refunds/share-of-bill.ts'

/** Whether everything on the bill that did not go back has been handed over: bookings redeemed, all else when paid. */
export function isFulfilled(order: Order, redeemed: ReadonlySet<BookingId>): boolean {
  return order.lines.every(({ bookingId, ordinal, quantity }) => {
    const returned = (order.returnedQuantities[ordinal] ?? 0) >= quantity
    return bookingId === null || returned || redeemed.has(bookingId)
  })
}

export interface FulfilmentChanges {
  readonly order: Order
  readonly books: Books
}

/** Whether a paid order completes now that these bookings are redeemed. */
export function isDueToComplete(order: Order, redeemed: ReadonlySet<BookingId>): boolean {
  return order.state === 'AWAITING_REDEMPTION' && isFulfilled(order, redeemed)
}

/** Completes a paid order whose last booking has been redeemed: what was owed is earned. */
export function fulfilOrder(
  order: Order,
  books: Books,
  context: PostingContext,
  /** What of it went back before. */
  refunds: readonly BillShare[] = [],
): Decision<FulfilmentChanges, OrderEvent, PostRefusal> {
  assert(order.state === 'AWAITING_REDEMPTION' && order.paymentState === 'PAID', 'only paid orders await redemption')
  const completed: Order = {
    ...order,
    state: 'COMPLETED',
    completedAtMs: context.nowMs,
    version: order.version + 1,
    updatedAtMs: context.nowMs,
  }
  const posted = completeOrder(books, completed, context, refunds)
  if (!posted.ok) return posted
  const events = [orderEvent('order.completed', completed, order)]
  return accept({ order: completed, books: posted.changes }, events)
}
