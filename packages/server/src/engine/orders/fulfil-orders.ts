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
import type { WriteRun } from '../operation.ts'
import { assertReplaced } from '../version.ts'

/** Completes paid orders of a location and stores them with what they have earned; where refused nothing is changed. */
export async function fulfilOrders(
  tx: Transaction,
  orders: readonly Order[],
  location: Location,
  run: WriteRun,
): Promise<
  { readonly ok: true; readonly events: readonly OrderEvent[] } | { readonly ok: false; readonly refusal: PostRefusal }
> {
  if (orders.length === 0) return { ok: true, events: [] }
  const { nowMs } = run
  const date = businessDate(location, nowMs)
  let books = await loadBooks(tx, { locationId: location.id, businessDate: date }, nowMs)
  const partly = orders.filter(({ refundState }) => refundState !== 'NONE').map(({ id }) => id)
  const refunds = await tx.refunds.ofOrders(partly)
  const completed: Order[] = []
  const events: OrderEvent[] = []
  for (const order of orders) {
    const transactionId = run.ids.next('LedgerTransaction')
    const fulfilled = fulfilOrder(
      order,
      books,
      { transactionId, businessDate: date, nowMs },
      refunds.filter(({ orderId }) => orderId === order.id),
    )
    if (!fulfilled.ok) return fulfilled
    books = fulfilled.changes.books
    completed.push(fulfilled.changes.order)
    events.push(...fulfilled.events)
  }
  for (const order of completed) assertReplaced(await tx.orders.replace(order, order.version - 1), 'the order')
  await tx.ledger.apply(ledgerChangesOf(books))
  return { ok: true, events }
}
