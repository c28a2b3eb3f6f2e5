import {
  type Actor,
  allows,
  type Location,
  type Order,
  type Permission,
  type Refund,
  type RefundOrderChanges,
  spendsCoupons,
  type Transaction,
} from '@mendian/core'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { assertReplaced } from '../version.ts'

/** What refuses a refund of an order, whatever brings it about. */
export const refundRefusals: readonly RefusalCode[] = [
  'not_refundable',
  'refund_line_unknown',
  'refund_exceeds_line',
  'customer_required',
  'lot_spent',
  'cash_shift_required',
  'cash_shift_overdue',
  'cash_insufficient',
  'period_closed',
  'balance_insufficient',
]

export const anyRefund: Permission = 'order:refund_any'

/** Why the caller may not give back so much, if so. */
export function refuseLimit(
  { refunds: { limitMinor } }: Location,
  { totalMinor }: Pick<Refund, 'totalMinor'>,
  actor: Actor,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  if (limitMinor === null || totalMinor <= limitMinor || allows(actor, anyRefund)) return undefined
  return { ok: false, refusal: { code: 'forbidden', details: { permission: anyRefund } } }
}

/** Stores what refunding an order has brought about; coupons and limited offers go back with all of it, where they do. */
export async function keepRefund(
  tx: Transaction,
  before: Order,
  changes: Pick<RefundOrderChanges, 'order' | 'refund' | 'receivables' | 'complete'>,
  location: Location,
  nowMs: number,
): Promise<void> {
  const { order, refund, receivables, complete } = changes
  assertReplaced(await tx.orders.replace(order, before.version), 'the order')
  await tx.refunds.insert(refund)
  assertReplaced(await tx.receivables.replaceMany(receivables), 'what is owed')
  if (!complete || !location.refunds.returnCoupons) return
  if (spendsCoupons(before)) await tx.coupons.releaseOf(before.id, nowMs)
  for (const usage of before.usages) await tx.usages.giveBack(usage)
}
