import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { Books } from '../ledger/books.ts'
import type { PostRefusal } from '../ledger/post.ts'
import { type CompletePurchase, completePurchase } from '../loyalty/complete-purchase.ts'
import type { LoyaltyAccount } from '../loyalty/loyalty-account.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Order } from './order.ts'
import type { OrderEvent } from './order-event.ts'
import { purchaseOf } from './purchase-of.ts'

/** An order that was just completed, as it is to be stored and announced. */
export interface CompletedOrder {
  readonly order: Order
  readonly books: Books
  readonly events: readonly OrderEvent[]
}

/** The completed order with what it does for its customer, which its events tell too. */
export function completeForCustomer(
  { order, books, events }: CompletedOrder,
  account: LoyaltyAccount,
  at: { readonly timeZone: string; readonly businessDate: LocalDate },
  ids: CompletePurchase,
  nowMs: number,
): Decision<
  { readonly order: Order; readonly books: Books; readonly account: LoyaltyAccount },
  OrderEvent,
  PostRefusal
> {
  assert(order.state === 'COMPLETED' && order.customerId === account.customer.id, 'a completed order of that customer')
  const done = completePurchase(account, books, purchaseOf(order, at.timeZone, at.businessDate), ids, nowMs)
  if (!done.ok) return done
  const completed: Order = { ...order, loyalty: done.changes.loyalty }
  const told = events.map((event) => (event.subject === order ? { ...event, subject: completed } : event))
  return accept({ order: completed, books: done.changes.books, account: done.changes.account }, told)
}
