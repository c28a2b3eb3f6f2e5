import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { BookingId } from '../base/ids.ts'
import type { Books } from '../ledger/books.ts'
import type { PostRefusal } from '../ledger/post.ts'
import { completeOrder } from './complete-order.ts'
import { awaitsGoods } from './goods-fulfilment.ts'
import type { Order, OrderLine } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'
import type { PostingContext } from './postings.ts'
import type { BillShare } from './refunds/share-of-bill.ts'

/**
 * Whether everything on the bill that did not go back has been handed over: bookings redeemed, goods picked up
 * or brought where that was agreed, all else when paid.
 */
export function isFulfilled(order: Order, redeemed: ReadonlySet<BookingId>): boolean {
  return order.lines.every((line) => {
    const returned = (order.returnedQuantities[line.ordinal] ?? 0) >= line.quantity
    return returned || isHandedOver(order, line, redeemed)
  })
}

/** Whether what the line is for is with its customer once it is paid. */
export function isHandedOver(
  order: Pick<Order, 'fulfilment'>,
  { bookingId, kind }: Pick<OrderLine, 'bookingId' | 'kind'>,
  redeemed: ReadonlySet<BookingId>,
): boolean {
  if (kind === 'PRODUCT') return !awaitsGoods(order)
  return bookingId === null || redeemed.has(bookingId)
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
