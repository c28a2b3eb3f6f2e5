import {
  accountsOfCard,
  availableUnits,
  type CardsOnBill,
  type CustomerCard,
  type CustomerCardId,
  type CustomerId,
  giftBalanceOf,
  type OrderLineRequest,
  openBooks,
  type ReadTransaction,
  toLocal,
} from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'

/** What a bill asks of cards, as its input has it. */
export interface CardInput {
  readonly lines: readonly OrderLineRequest[]
  readonly useCards: readonly CustomerCardId[] | 'AUTO'
}

type Loaded = { readonly ok: true; readonly cards: CardsOnBill } | { readonly ok: false; readonly refusal: Refusal }

/** What a bill needs to know of cards: those sold and loaded on it, and those its customer has; in constant queries. */
export async function loadCards(
  tx: ReadTransaction,
  { lines, useCards }: CardInput,
  customerId: CustomerId | null,
  timeZone: string,
  nowMs: number,
): Promise<Loaded> {
  const productIds = lines.flatMap((line) => (line.kind === 'CARD' ? [line.cardProductId] : []))
  const giftCardIds = lines.flatMap((line) => (line.kind === 'GIFT_CARD' ? [line.giftCardId] : []))
  const sells = lines.some(({ kind }) => kind === 'CARD' || kind === 'GIFT_CARD' || kind === 'TOP_UP')
  const [products, bought, policies, giftCards, giftBalances, held, named] = await Promise.all([
    tx.cardProducts.findMany([...new Set(productIds)]),
    customerId === null ? [] : tx.customerCards.boughtBy(customerId, [...new Set(productIds)]),
    sells ? tx.prepaidPolicies.active() : [],
    tx.giftCards.findMany([...new Set(giftCardIds)]),
    tx.ledger.balances([...new Set(giftCardIds)]),
    customerId === null ? [] : tx.customerCards.heldBy(customerId),
    useCards === 'AUTO' ? [] : tx.customerCards.findMany([...new Set(useCards)]),
  ])
  const use = useCards === 'AUTO' ? useCards : [...new Set(useCards)]
  const missing = use === 'AUTO' ? undefined : use.find((id) => !named.some((card) => card.id === id))
  if (missing !== undefined) return referenceNotFound('CustomerCard', missing)
  const all = [...new Map([...held, ...named].map((card) => [card.id, card])).values()]
  return {
    ok: true,
    cards: {
      products: new Map(products.map((product) => [product.id, product])),
      bought: new Set(bought),
      policies,
      giftCards: new Map(
        giftCards.map((card) => {
          const { code } = giftBalanceOf(card)
          const balance = giftBalances.find((row) => row.subjectId === card.id && row.account === code)
          return [card.id, { card, balanceMinor: balance?.postedMinor ?? 0 }]
        }),
      ),
      use,
      held: await standingsOf(tx, all, use.length > 0, toLocal(timeZone, nowMs).date, nowMs),
    },
  }
}

/** The cards with what is left of them, where that matters. */
async function standingsOf(
  tx: ReadTransaction,
  cards: readonly CustomerCard[],
  counts: boolean,
  today: string,
  nowMs: number,
): Promise<CardsOnBill['held']> {
  if (!counts) return cards.map((card) => ({ card, available: new Map(), usesToday: 0 }))
  const subjectIds = cards.flatMap(accountsOfCard)
  const [balances, lots, holds, uses] = await Promise.all([
    tx.ledger.balances(subjectIds),
    tx.ledger.openLots(subjectIds),
    tx.ledger.pendingHolds(subjectIds),
    tx.cardRedemptions.usesOn(
      cards.map(({ id }) => id),
      today,
    ),
  ])
  const books = openBooks({ subjectIds, balances, lots, holds, closedPeriods: [] }, nowMs)
  return cards.map((card) => ({
    card,
    available: new Map(card.entitlements.map((one) => [one.id, availableUnits(books, one, nowMs)])),
    usesToday: uses.get(card.id) ?? 0,
  }))
}
