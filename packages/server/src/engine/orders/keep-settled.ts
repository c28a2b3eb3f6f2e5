import {
  type AccountBalance,
  accountsOfCard,
  type IssueChanges,
  ledgerChangesOf,
  type PayOrderChanges,
  type ReadTransaction,
  receivablesOf,
  type Transaction,
} from '@mendian/core'
import { decideCoupons, keepCoupons } from '../coupons/make-coupons.ts'
import { announceCards } from '../customer-cards/card-view.ts'
import { giftCardView } from '../gift-cards/gift-view.ts'
import { keepAccounts } from '../loyalty/complete-with.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { assertReplaced } from '../version.ts'
import type { SettledOrder } from './settle-order.ts'

type Gifts =
  | { readonly ok: true; readonly gifts: readonly IssueChanges[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Decides on the coupons given with cards, before anything is written: where one cannot be given, nothing is. */
export async function decideGifts(
  tx: ReadTransaction,
  { delivered }: Pick<PayOrderChanges, 'delivered'>,
  run: WriteRun,
): Promise<Gifts> {
  const gifts: IssueChanges[] = []
  const templates = new Set(delivered.couponGifts.map(({ couponTemplateId }) => couponTemplateId))
  for (const templateId of templates) {
    const wanted = delivered.couponGifts
      .filter(({ couponTemplateId }) => couponTemplateId === templateId)
      .flatMap(({ count, ...gift }) => Array.from({ length: count }, () => ({ ...gift, code: null })))
    const decided = await decideCoupons(tx, templateId, wanted, run)
    if (!decided.ok) return decided
    gifts.push(decided.issue)
  }
  return { ok: true, gifts }
}

/** Stores what paying has brought about beside the order itself; gives what is to be announced of it. */
export async function keepSettled(
  tx: Transaction,
  changes: SettledOrder,
  gifts: readonly IssueChanges[],
  run: WriteRun,
): Promise<readonly Announcement[]> {
  const { order, books, accounts, delivered, usedCards, spentGiftCards } = changes
  await tx.ledger.apply(ledgerChangesOf(books))
  await tx.topUps.insertMany(delivered.topUps)
  await tx.receivables.insertMany(receivablesOf(order, () => run.ids.next('Receivable')))
  await tx.customerCards.insertMany(delivered.cards)
  for (const gift of gifts) await keepCoupons(tx, gift)
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
  const announcements = announcementsOf(changes, balances, run.nowMs)
  return [...announcements, ...(await keepAccounts(tx, accounts, order.locationId, run))]
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
