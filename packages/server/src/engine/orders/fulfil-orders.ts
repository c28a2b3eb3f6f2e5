import {
  businessDate,
  fulfilOrder,
  type Location,
  ledgerChangesOf,
  type Order,
  type OrderEvent,
  type PostRefusal,
  type Transaction,
} from '@mendian/core'
import { loadBooks } from '../ledger/load-books.ts'
import { completeWith, type LoyaltyAccounts } from '../loyalty/complete-with.ts'
import type { WriteRun } from '../operation.ts'
import { assertReplaced } from '../version.ts'

/**
 * Completes paid orders of a location and stores them with what they have earned; where refused nothing is changed. The
 * accounts of their customers go on with them, and are stored by who loaded them.
 */
export async function fulfilOrders(
  tx: Transaction,
  orders: readonly Order[],
  location: Location,
  accounts: LoyaltyAccounts,
  run: WriteRun,
  /** The version that is stored, where they have changed in this write before they complete. */
  storedVersion?: number,
): Promise<
  { readonly ok: true; readonly events: readonly OrderEvent[] } | { readonly ok: false; readonly refusal: PostRefusal }
> {
  if (orders.length === 0) return { ok: true, events: [] }
  const { nowMs } = run
  const date = businessDate(location, nowMs)
  const subjectIds = [...new Set(orders.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])))]
  let books = await loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds }, nowMs)
  const partly = orders.filter(({ refundState }) => refundState !== 'NONE').map(({ id }) => id)
  const refunds = await tx.refunds.ofOrders(partly)
  const completed: Order[] = []
  const events: OrderEvent[] = []
  for (const order of orders) {
    const transactionId = run.ids.next('LedgerTransaction')
    const earlier = refunds.filter(({ orderId }) => orderId === order.id)
    const fulfilled = fulfilOrder(order, books, { transactionId, businessDate: date, nowMs }, earlier)
    if (!fulfilled.ok) return fulfilled
    const done = completeWith(accounts, { ...fulfilled.changes, events: fulfilled.events }, location, run, earlier)
    if (!done.ok) return done
    books = done.changes.books
    completed.push(done.changes.order)
    events.push(...done.events)
  }
  for (const order of completed)
    assertReplaced(await tx.orders.replace(order, storedVersion ?? order.version - 1), 'the order')
  await tx.ledger.apply(ledgerChangesOf(books))
  return { ok: true, events }
}
