import {
  accept,
  type Decision,
  type EntryHeader,
  type Location,
  type Order,
  type OrderEvent,
  type PostRefusal,
  type RefundOrderChanges,
  type RefundOrderState,
  type Transaction,
  takeBackSpentGifts,
} from '@mendian/core'
import type { Announcement, WriteRun } from '../operation.ts'
import { announceOrders } from '../orders/order-view.ts'
import { completeWith, keepAccounts, type LoyaltyAccounts, loadAccounts, returnWith } from './complete-with.ts'
import { loadEndedPoints } from './ended-points.ts'

type Refunded = Extract<Decision<RefundOrderChanges, OrderEvent, never>, { ok: true }>

type RefundedWith =
  | { readonly ok: true; readonly changes: RefundOrderChanges; readonly announcements: readonly Announcement[] }
  | { readonly ok: false; readonly refusal: PostRefusal }

/**
 * A refund with what it takes back of what the order did for its customer, which is stored here; the order, the refund and
 * the books are left to who refunds. A refund that completes the order first gives what completing it gives.
 */
export async function refundWith(
  tx: Transaction,
  { order: before, refunds }: Pick<RefundOrderState, 'order' | 'refunds'>,
  { changes, events }: Refunded,
  location: Location,
  run: WriteRun,
): Promise<RefundedWith> {
  const [accounts, endedPoints] = await Promise.all([
    loadAccounts(tx, [before.customerId], location, run.nowMs),
    loadEndedPoints(tx, before, run.nowMs),
  ])
  const { order, books, refund } = changes
  const refunded = { order, books, events }
  const done =
    before.state === 'COMPLETED'
      ? returnWith(accounts, refunded, { refunds: [refund], endedPoints, beforeCompletion: false }, location, run)
      : completeWith(accounts, refunded, location, run, [...refunds, refund])
  if (!done.ok) return done
  const gifts = returnGifts(accounts, before, { ...changes, books: done.changes.books }, run)
  if (!gifts.ok) return gifts
  const announcements = [
    ...announceOrders(done.events, location.timeZone),
    ...(await keepAccounts(tx, accounts, location.id, run)),
  ]
  return { ok: true, changes: { ...changes, ...done.changes, ...gifts.changes }, announcements }
}

/** Points that were given with the cards that went back, and were spent. */
function returnGifts(
  { byCustomer }: LoyaltyAccounts,
  { customerId }: Pick<Order, 'customerId'>,
  { books, refund, spentGiftPoints }: RefundOrderChanges,
  run: WriteRun,
): ReturnType<typeof takeBackSpentGifts> {
  const account = customerId === null ? undefined : byCustomer.get(customerId)
  if (spentGiftPoints.size === 0 || !account) return accept({ books }, [])
  const header: EntryHeader = {
    ...{ id: run.ids.next('LedgerTransaction'), locationId: refund.locationId, businessDate: refund.businessDate },
    ...{ occurredAtMs: run.nowMs, source: { kind: 'ORDER_REFUND', id: refund.id } },
  }
  return takeBackSpentGifts(books, account, spentGiftPoints, header, run.nowMs)
}
