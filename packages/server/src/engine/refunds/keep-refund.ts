import {
  type Actor,
  allows,
  type GiftCardId,
  type Location,
  type Order,
  type Permission,
  type Refund,
  type RefundOrderChanges,
  refundToGiftCard,
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
  await giveBackToGiftCards(tx, refund, nowMs)
  if (!complete || !location.refunds.returnCoupons) return
  if (spendsCoupons(before)) await tx.coupons.releaseOf(before.id, nowMs)
  for (const usage of before.usages) await tx.usages.giveBack(usage)
}

/** Writes down with each gift card what has gone back to it. */
async function giveBackToGiftCards(tx: Transaction, { payments, id }: Refund, nowMs: number): Promise<void> {
  const back = new Map<string, number>()
  for (const { account, subjectId, amountMinor } of payments.flatMap(({ parts }) => parts)) {
    if (account !== 'GIFT_CARDS' || subjectId === null) continue
    back.set(subjectId, (back.get(subjectId) ?? 0) + amountMinor)
  }
  const cards = await tx.giftCards.findMany([...back.keys()] as GiftCardId[])
  for (const card of cards) {
    const { card: after, activities } = refundToGiftCard(
      card,
      { amountMinor: back.get(card.id) ?? 0, sourceId: id },
      nowMs,
    )
    assertReplaced(await tx.giftCards.replace(after, card.version), 'the gift card')
    await tx.giftCards.append(activities)
  }
}
