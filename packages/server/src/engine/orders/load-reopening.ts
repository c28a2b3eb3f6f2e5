import {
  accountsOfCard,
  businessDate,
  type CustomerCard,
  type LedgerSourceKind,
  type LineCardUse,
  type LocalDate,
  type Location,
  type LockKey,
  lotsNamedBy,
  type Order,
  type PostedTransaction,
  present,
  type ReadTransaction,
  type ReopenOrderState,
} from '@mendian/core'
import { withOriginals } from '../card-redemptions/with-originals.ts'
import { drawerLock, loadFlow } from '../cash-shifts/load-cash.ts'
import { orderCouponLocks } from '../coupons/order-coupons.ts'
import { type UsesOfCard, usesOfCards } from '../customer-cards/load-card.ts'
import { accountLocks, loadBooks, pastDayLocks } from '../ledger/load-books.ts'
import { loadAccounts } from '../loyalty/complete-with.ts'
import { loadEndedPoints } from '../loyalty/ended-points.ts'
import { loyaltyLocks } from '../loyalty/load-loyalty.ts'
import { giftLocks, loadGifts } from '../refunds/card-gifts.ts'
import { homeLocks, loadHomes } from '../refunds/load-homes.ts'
import { paidBackOf, receivablesOf } from '../refunds/load-refund.ts'
import { bookingsOf } from './booking-standings.ts'

/** What an order made when it was paid and completed; its entries never change. */
export interface MadeByOrder {
  readonly posted: readonly PostedTransaction[]
  readonly cardUses: readonly LineCardUse[]
  readonly soldIds: readonly CustomerCard['id'][]
  readonly locks: readonly LockKey[]
  readonly subjectIds: readonly string[]
}

/** Finds what the order made, and what is to be locked before it is taken back. */
export async function findMade(tx: ReadTransaction, order: Order, location: Location): Promise<MadeByOrder> {
  const giftCardIds = order.lines.flatMap(({ prepaid }) => (prepaid?.kind === 'GIFT_CARD' ? [prepaid.giftCardId] : []))
  const [sold, redemptions, topUps, owed, homes, coupons, loads] = await Promise.all([
    tx.customerCards.ofOrder(order.id),
    tx.cardRedemptions.ofOrder(order.id),
    tx.topUps.ofOrder(order.id),
    receivablesOf(tx, order),
    loadHomes(tx, order),
    orderCouponLocks(tx, order),
    tx.giftCards.loadsOf(order.id, [...new Set(giftCardIds)]),
  ])
  const gifts = await giftLocks(
    tx,
    order,
    sold.map(({ id }) => id),
  )
  const [entries, cards, cardUses, loaded] = await Promise.all([
    tx.ledger.transactionsOf([order, ...topUps, ...sold].map(({ id }) => id)),
    tx.customerCards.findMany([...new Set(redemptions.map(({ cardId }) => cardId))]),
    withOriginals(tx, redemptions),
    tx.ledger.transactions(loads.flatMap(({ transactionId }) => transactionId ?? [])),
  ])
  const loadOf = new Map(loaded.map((entry) => [entry.id, entry]))
  const posted = [
    ...madeBy(entries, 'ORDER_PAYMENT', [order]),
    ...madeBy(entries, 'TOP_UP', topUps),
    ...madeBy(entries, 'CARD_SALE', sold),
    ...loads.flatMap(({ transactionId }) =>
      transactionId === null ? [] : [present(loadOf.get(transactionId), 'what a load posted is in the books')],
    ),
    ...madeBy(entries, 'ORDER_COMPLETION', [order]),
  ]
  const subjectIds = [
    ...(order.customerId === null ? [] : [order.customerId]),
    ...[...cards, ...sold].flatMap(accountsOfCard),
    ...posted.flatMap(({ lines }) => lines.flatMap(({ subjectId, lotId }) => (lotId && subjectId) || [])),
    ...giftCardIds,
    ...owed.map(({ customerId }) => customerId),
  ]
  const cardIds = [...cards, ...sold].map(({ id }) => id)
  const paidInCash = order.payments.some(({ kind }) => kind === 'CASH')
  return {
    ...{ posted, cardUses, soldIds: sold.map(({ id }) => id), subjectIds: [...new Set(subjectIds)] },
    locks: [
      ...bookingsOf([order]).map((id) => ({ kind: 'BOOKING', id }) as const),
      ...loyaltyLocks([order.customerId]),
      ...accountLocks(subjectIds),
      ...homeLocks(homes, []),
      // Entries are taken back on their own business days.
      ...pastDayLocks(location.id),
      ...cardIds.map((id) => ({ kind: 'RECORD', id }) as const),
      ...gifts,
      ...coupons,
      ...(paidInCash && location.cashShifts.use !== 'OFF' ? [drawerLock(location.id)] : []),
    ],
  }
}

/** The entries of that kind that were posted for those, of each in turn. */
function madeBy(
  all: readonly PostedTransaction[],
  kind: LedgerSourceKind,
  sources: readonly { readonly id: string }[],
): readonly PostedTransaction[] {
  return sources.flatMap(({ id }) =>
    all.filter(({ source, reversesId }) => source.kind === kind && source.id === id && reversesId === null),
  )
}

function wasHad({ redemptions, discountUses }: UsesOfCard): boolean {
  return redemptions.length > 0 || discountUses > 0
}

/** What reopening depends on, as it stands under the locks. */
export async function loadReopening(
  tx: ReadTransaction,
  order: Order,
  location: Location,
  { posted, cardUses, soldIds, subjectIds }: MadeByOrder,
  nowMs: number,
): Promise<ReopenOrderState> {
  const today = businessDate(location, nowMs)
  const days: readonly LocalDate[] = [
    ...[...posted, ...cardUses.flatMap(({ original }) => original ?? [])].map((entry) => entry.businessDate),
    businessDate(location, order.completedAtMs ?? nowMs),
  ].sort()
  const lotIds = [...posted, ...cardUses.flatMap(({ original }) => original ?? [])].flatMap(lotsNamedBy)
  const giftCardIds = order.lines.flatMap(({ prepaid }) => (prepaid?.kind === 'GIFT_CARD' ? [prepaid.giftCardId] : []))
  const counts = order.loyalty === null ? [] : [order.customerId]
  const [refunds, [pending], cards, sold, usesOf, giftCards, latest, books, accounts, receivables, homes, paidBack] =
    await Promise.all([
      tx.refunds.ofOrders([order.id]),
      tx.refundRequests.list({ orderId: order.id, state: 'PENDING' }, { limit: 1 }),
      tx.customerCards.findMany([...new Set(cardUses.map(({ redemption }) => redemption.cardId))]),
      tx.customerCards.findMany(soldIds),
      usesOfCards(tx, soldIds),
      tx.giftCards.findMany([...new Set(giftCardIds)]),
      location.cashShifts.use === 'OFF' ? undefined : tx.cashShifts.latest(location.id),
      loadBooks(
        tx,
        {
          ...{ locationId: location.id, businessDate: days[0] ?? today, untilDate: days.at(-1) ?? today },
          ...{ subjectIds, lotIds: [...new Set(lotIds)] },
        },
        nowMs,
      ),
      loadAccounts(tx, counts, location, nowMs),
      receivablesOf(tx, order),
      loadHomes(tx, order),
      paidBackOf(tx, order),
    ])
  const [flow, gifts, endedPoints] = await Promise.all([
    loadFlow(tx, latest),
    loadGifts(tx, sold),
    loadEndedPoints(tx, order, nowMs),
  ])
  return {
    ...{ receivables, homes, paidBack, order, refunds, pending, posted, cardUses, location, latest, flow, books },
    ...{ endedPoints, businessDate: today },
    cards: new Map(cards.map((card) => [card.id, card])),
    sold: sold.map((card) => {
      const uses = present(usesOf.get(card.id), 'the uses of each card were read')
      return { card, isUsed: wasHad(uses) || gifts.usedOf.has(card.id) }
    }),
    giftCards: new Map(giftCards.map((card) => [card.id, card])),
    account: [...accounts.byCustomer.values()][0] ?? null,
  }
}
