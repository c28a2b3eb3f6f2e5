import type {
  Decision,
  Location,
  OrderEvent,
  PostRefusal,
  RefundOrderChanges,
  RefundOrderState,
  Transaction,
} from '@mendian/core'
import type { Announcement, WriteRun } from '../operation.ts'
import { announceOrders } from '../orders/order-view.ts'
import { completeWith, keepAccounts, loadAccounts, returnWith } from './complete-with.ts'
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
  const announcements = [
    ...announceOrders(done.events, location.timeZone),
    ...(await keepAccounts(tx, accounts, location.id, run)),
  ]
  return { ok: true, changes: { ...changes, ...done.changes }, announcements }
}
