import {
  accountsOfCard,
  type CustomerCard,
  type DeliveryIds,
  entitlementCount,
  entitlementIdsOf,
  type GiftCard,
  type Location,
  type LockKey,
  type Order,
  type PayOrderState,
  type ReadTransaction,
  type TenderRequest,
  toLocal,
} from '@mendian/core'
import { issueLocks } from '../coupons/make-coupons.ts'
import { hashGiftCode } from '../gift-cards/gift-code.ts'

/** The cards that pay for an order or are loaded by it, as they were found before they were locked. */
export interface PayingCards {
  readonly cardIds: readonly CustomerCard['id'][]
  /** Gift cards by the codes that tenders name. */
  readonly byCode: ReadonlyMap<string, GiftCard['id']>
  readonly loadedIds: readonly GiftCard['id'][]
  /** Whose accounts they move. */
  readonly subjectIds: readonly string[]
  readonly locks: readonly LockKey[]
}

/** Finds which cards are concerned; nothing is decided by what is read here but what is to be locked. */
export async function findPayingCards(
  tx: ReadTransaction,
  { lines }: Order,
  tenders: readonly TenderRequest[],
): Promise<PayingCards> {
  const covering = lines.flatMap(({ coverage }) => coverage.map(({ cardId }) => cardId))
  const tendered = tenders.flatMap((tender) => (tender.kind === 'CUSTOMER_CARD' ? [tender.customerCardId] : []))
  const cardIds = [...new Set([...covering, ...tendered])].sort()
  const codes = [...new Set(tenders.flatMap((tender) => (tender.kind === 'GIFT_CARD' ? [tender.code] : [])))]
  const [cards, byHash] = await Promise.all([
    tx.customerCards.findMany(cardIds),
    Promise.all(codes.map(async (code) => [code, await tx.giftCards.findByCodeHash(hashGiftCode(code))] as const)),
  ])
  const byCode = new Map(byHash.flatMap(([code, card]) => (card ? [[code, card.id] as const] : [])))
  const grants = lines.map(({ prepaid }) => prepaid)
  const loadedIds = grants.flatMap((grant) => (grant?.kind === 'GIFT_CARD' ? [grant.giftCardId] : []))
  const templates = grants.flatMap((grant) =>
    grant?.kind === 'CARD'
      ? grant.product.gifts.flatMap((gift) => (gift.kind === 'COUPON' ? [gift.couponTemplateId] : []))
      : [],
  )
  const subjectIds = [...new Set([...cards.flatMap(accountsOfCard), ...byCode.values(), ...loadedIds])]
  return {
    ...{ cardIds, byCode, loadedIds, subjectIds },
    locks: [...cardIds.map((id) => ({ kind: 'RECORD', id }) as const), ...templates.flatMap(issueLocks)],
  }
}

/** The cards as they stand under the locks. */
export async function readPayingCards(
  tx: ReadTransaction,
  { cardIds, byCode, loadedIds }: PayingCards,
  location: Location,
  nowMs: number,
): Promise<Pick<PayOrderState, 'cards' | 'usesToday' | 'giftCards'>> {
  const [cards, usesToday, giftCards] = await Promise.all([
    tx.customerCards.findMany(cardIds),
    tx.cardRedemptions.usesOn(cardIds, toLocal(location.timeZone, nowMs).date),
    tx.giftCards.findMany([...new Set([...byCode.values(), ...loadedIds])]),
  ])
  const byId = new Map(giftCards.map((card) => [card.id, card]))
  const coded = [...byCode].flatMap(([code, id]) => {
    const card = byId.get(id)
    return card ? [[code, card] as const] : []
  })
  return {
    cards: new Map(cards.map((card) => [card.id, card])),
    usesToday,
    giftCards: new Map<string, GiftCard>([...byId, ...coded]),
  }
}

/** Whose accounts come into being with what is delivered: those of new cards. */
export function newSubjects({ lines }: Order, ids: ReadonlyMap<number, DeliveryIds>): readonly string[] {
  return lines.flatMap(({ ordinal, prepaid }) => {
    const recordId = ids.get(ordinal)?.recordId
    if (prepaid?.kind !== 'CARD' || recordId === undefined) return []
    return [recordId, ...entitlementIdsOf(recordId, entitlementCount(prepaid.product))]
  })
}
