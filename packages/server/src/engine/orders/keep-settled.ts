import { type AccountBalance, accountsOfCard, type PayOrderChanges, type Transaction } from '@mendian/core'
import { makeCoupons } from '../coupons/make-coupons.ts'
import { announceCards } from '../customer-cards/card-view.ts'
import { giftCardView } from '../gift-cards/gift-view.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { assertReplaced } from '../version.ts'

type Kept =
  | { readonly ok: true; readonly announcements: readonly Announcement[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Stores what paying has brought about beside the order itself: nothing where a gift can no longer be given. */
export async function keepSettled(tx: Transaction, changes: PayOrderChanges, run: WriteRun): Promise<Kept> {
  const { ledger, delivered, usedCards, spentGiftCards } = changes
  for (const { customerId, couponTemplateId, count } of delivered.couponGifts) {
    const wanted = Array.from({ length: count }, () => ({ customerId, code: null }))
    const made = await makeCoupons(tx, couponTemplateId, wanted, run)
    if (!made.ok) return made
  }
  await tx.ledger.apply(ledger)
  await tx.topUps.insertMany(delivered.topUps)
  await tx.customerCards.insertMany(delivered.cards)
  for (const { before, after } of usedCards.cards) {
    assertReplaced(await tx.customerCards.replace(after, before.version), 'the card')
  }
  await tx.cardRedemptions.insertMany(usedCards.redemptions)
  // What a card has paid comes before what is loaded on it, as each knows its own version.
  for (const { card, activities } of [...spentGiftCards, ...delivered.giftCards]) {
    assertReplaced(await tx.giftCards.replace(card, card.version - 1), 'the gift card')
    await tx.giftCards.append(activities)
  }
  const cards = [...delivered.cards, ...usedCards.cards.map(({ after }) => after)]
  const giftCardIds = delivered.giftCardEvents.map(({ subject }) => subject.id)
  const balances = await tx.ledger.balances([...cards.flatMap(accountsOfCard), ...giftCardIds])
  return { ok: true, announcements: announcementsOf(changes, balances, run.nowMs) }
}

/** Cards are announced with what this write leaves on them. */
function announcementsOf(
  { delivered, usedCards }: PayOrderChanges,
  balances: readonly AccountBalance[],
  nowMs: number,
): readonly Announcement[] {
  const issued = delivered.cards.map((card) => {
    return { type: 'customer_card.issued', subjectKind: 'CUSTOMER_CARD', subject: card } as const
  })
  return [
    ...announceCards([...issued, ...usedCards.events], balances, nowMs),
    ...delivered.giftCardEvents.map(({ type, subject }) => ({
      type,
      locationId: subject.locationId,
      subject: { kind: 'GIFT_CARD', id: subject.id, version: subject.version },
      data: {
        giftCard: giftCardView(subject, balances.find(({ subjectId }) => subjectId === subject.id)?.postedMinor ?? 0),
      },
    })),
  ]
}
