import {
  type Actor,
  allows,
  type CustomerCardId,
  changedCard,
  type GiftCardId,
  type Location,
  type Order,
  type Permission,
  type Refund,
  type RefundOrderChanges,
  refundToGiftCard,
  revival,
  type Transaction,
} from '@mendian/core'
import { freeCouponsOf, takeBackOrderCoupons } from '../coupons/order-coupons.ts'
import { announceCards } from '../customer-cards/card-view.ts'
import type { Announcement } from '../operation.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { assertReplaced } from '../version.ts'
import { loadGifts, takeBackGifts } from './card-gifts.ts'

/** What refuses a refund of an order, whatever brings it about. */
export const refundRefusals: readonly RefusalCode[] = [
  'not_refundable',
  'refund_line_unknown',
  'refund_exceeds_line',
  'customer_required',
  'card_transferred',
  'lot_spent',
  'card_state_forbids',
  'card_expired',
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
  changes: RefundOrderChanges,
  location: Location,
  nowMs: number,
): Promise<readonly Announcement[]> {
  const { order, refund, receivables, complete } = changes
  assertReplaced(await tx.orders.replace(order, before.version), 'the order')
  await tx.refunds.insert(refund)
  assertReplaced(await tx.receivables.replaceMany(receivables), 'what is owed')
  for (const { topUpId, ...amounts } of changes.backAsBonus) {
    assertReplaced(await tx.topUps.setBackAsBonus(topUpId, amounts), 'the top-up')
  }
  await keepCards(tx, changes, nowMs)
  await giveBackToGiftCards(tx, refund, nowMs)
  await reviveCards(tx, refund, nowMs)
  if (complete && location.refunds.returnCoupons) {
    await freeCouponsOf(tx, before, nowMs)
    for (const usage of before.usages) await tx.usages.giveBack(usage)
  }
  if (complete) await takeBackOrderCoupons(tx, before, nowMs)
  return announceCards(changes.cardEvents, [...changes.books.balances.values()], nowMs)
}

/** Stores cards that were taken back, with what they gave, and those that got visits back. */
async function keepCards(
  tx: Transaction,
  { cards, redemptions, giftCards }: Pick<RefundOrderChanges, 'cards' | 'redemptions' | 'giftCards'>,
  nowMs: number,
): Promise<void> {
  for (const { before, after } of cards) {
    assertReplaced(await tx.customerCards.replace(after, before.version), 'the card')
  }
  for (const { id } of redemptions) assertReplaced(await tx.cardRedemptions.markReversed(id, nowMs), 'the use')
  for (const { card, activities } of giftCards) {
    assertReplaced(await tx.giftCards.replace(card, card.version - 1), 'the gift card')
    await tx.giftCards.append(activities)
  }
  const takenBack = cards.flatMap(({ after }) => (after.state === 'REFUNDED' ? [after] : []))
  await takeBackGifts(tx, await loadGifts(tx, takenBack), nowMs)
}

/** Stored-value cards that are over and have been given something back can be used again. */
async function reviveCards(tx: Transaction, { payments }: Refund, nowMs: number): Promise<void> {
  const parts = payments.flatMap(({ kind, parts: own }) => (kind === 'CUSTOMER_CARD' ? own : []))
  const ids = new Set(parts.flatMap(({ subjectId }) => subjectId ?? []))
  for (const card of await tx.customerCards.findMany([...ids] as CustomerCardId[])) {
    const change = revival(card, nowMs)
    if (change.expiresAtMs === undefined) continue
    assertReplaced(await tx.customerCards.replace(changedCard(card, change, nowMs), card.version), 'the card')
  }
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
