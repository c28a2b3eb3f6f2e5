import {
  accountsOfCard,
  type CardsOfOrder,
  type CustomerCard,
  type GiftCardId,
  type LockKey,
  type LotId,
  lotsNamedBy,
  type Order,
  present,
  type ReadTransaction,
} from '@mendian/core'
import { withOriginals } from '../card-redemptions/with-originals.ts'
import { usesOfCards } from '../customer-cards/load-card.ts'
import { accountLocks } from '../ledger/load-books.ts'
import { loadEndedGifts } from '../loyalty/ended-points.ts'
import { giftLocks } from './card-gifts.ts'

/** The cards that an order has sold, used or loaded, and what of the books they need. */
export interface FoundCards {
  readonly soldIds: readonly CustomerCard['id'][]
  readonly usedIds: readonly CustomerCard['id'][]
  readonly giftCardIds: readonly GiftCardId[]
  readonly subjectIds: readonly string[]
  readonly locks: readonly LockKey[]
}

const none: FoundCards = { soldIds: [], usedIds: [], giftCardIds: [], subjectIds: [], locks: [] }

/** Finds which cards an order has to do with; nothing is decided by what is read here but what is to be locked. */
export async function findCardsOf(tx: ReadTransaction, order: Order): Promise<FoundCards> {
  const { lines } = order
  const sells = lines.some(({ kind }) => kind === 'CARD')
  const usedIds = [...new Set(lines.flatMap(({ coverage }) => coverage.map(({ cardId }) => cardId)))]
  const giftCardIds = [
    ...new Set(lines.flatMap(({ prepaid }) => (prepaid?.kind === 'GIFT_CARD' ? [prepaid.giftCardId] : []))),
  ]
  if (!sells && usedIds.length === 0 && giftCardIds.length === 0) return none
  const [sold, used] = await Promise.all([
    sells ? tx.customerCards.ofOrder(order.id) : [],
    tx.customerCards.findMany(usedIds),
  ])
  const cards = [...sold, ...used]
  const subjectIds = [...new Set([...cards.flatMap(accountsOfCard), ...giftCardIds])]
  const soldIds = sold.map(({ id }) => id)
  return {
    ...{ soldIds, usedIds, giftCardIds, subjectIds },
    locks: [
      ...accountLocks(subjectIds),
      ...cards.map(({ id }) => ({ kind: 'RECORD', id }) as const),
      ...(await giftLocks(tx, order, soldIds)),
    ],
  }
}

/** Those cards as they stand, with their uses, and the lots that the uses for the order had taken. */
export async function loadCardsOf(
  tx: ReadTransaction,
  order: Order,
  { soldIds, usedIds, giftCardIds }: FoundCards,
  nowMs: number,
): Promise<{ readonly cards: CardsOfOrder; readonly lotIds: readonly LotId[] }> {
  const [sold, used, giftCards, redemptions, usesOf, loads, endedGifts] = await Promise.all([
    tx.customerCards.findMany(soldIds),
    tx.customerCards.findMany(usedIds),
    tx.giftCards.findMany(giftCardIds),
    usedIds.length === 0 ? [] : tx.cardRedemptions.ofOrder(order.id),
    usesOfCards(tx, soldIds),
    tx.giftCards.loadsOf(order.id, giftCardIds),
    loadEndedGifts(tx, order, soldIds, nowMs),
  ])
  const uses = await withOriginals(tx, redemptions)
  return {
    cards: {
      sold: [...sold]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((card) => ({ card, ...present(usesOf.get(card.id), 'the uses of each card were read') })),
      ...{ endedGifts, uses },
      used: new Map(used.map((card) => [card.id, card])),
      giftCards: new Map(giftCards.map((card) => [card.id, card])),
      loads,
    },
    lotIds: uses.flatMap(({ original }) => (original ? lotsNamedBy(original) : [])),
  }
}
