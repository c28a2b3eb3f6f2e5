import { assert } from '../base/assert.ts'
import type { BookingId } from '../base/ids.ts'
import type { LedgerTransaction } from '../ledger/entry.ts'
import type { Order } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'
import { completionPosting, type PostingContext } from './postings.ts'

/** Whether everything on the bill has been handed over: bookings redeemed, all else done when paid. */
export function isFulfilled(order: Order, redeemed: ReadonlySet<BookingId>): boolean {
  return order.lines.every((line) => line.bookingId === null || redeemed.has(line.bookingId))
}

export interface FulfilmentChanges {
  readonly order: Order
  readonly ledger: readonly LedgerTransaction[]
  readonly events: readonly OrderEvent[]
}

/** Completes a paid order whose last booking has been redeemed; an order not yet due to complete is left as it is. */
export function fulfilOrder(
  order: Order,
  redeemed: ReadonlySet<BookingId>,
  context: PostingContext,
): FulfilmentChanges | undefined {
  if (order.state !== 'AWAITING_REDEMPTION' || !isFulfilled(order, redeemed)) return undefined
  assert(order.paymentState === 'PAID', 'only paid orders await redemption')
  const completed: Order = {
    ...order,
    state: 'COMPLETED',
    completedAtMs: context.nowMs,
    version: order.version + 1,
    updatedAtMs: context.nowMs,
  }
  return {
    order: completed,
    ledger: completionPosting(completed, context),
    events: [orderEvent('order.completed', completed, order)],
  }
}
