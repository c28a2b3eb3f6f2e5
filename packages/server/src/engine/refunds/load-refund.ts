import {
  businessDate,
  type Location,
  type LockKey,
  type LotId,
  type Order,
  type PaidBackTopUp,
  present,
  type ReadTransaction,
  type Receivable,
  type RefundOrderState,
} from '@mendian/core'
import { drawerLock, loadFlow } from '../cash-shifts/load-cash.ts'
import { orderCouponLocks } from '../coupons/order-coupons.ts'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { loyaltyLocks } from '../loyalty/load-loyalty.ts'
import { bookingStandings, bookingsOf } from '../orders/booking-standings.ts'
import { findCardsOf, loadCardsOf } from './load-cards-of.ts'
import { homeLocks, homesOf, loadHomes } from './load-homes.ts'

/** What refunding an order, and ending holds of those, may move, beside the order itself: lock it before reading it. */
export async function refundLocks(
  tx: ReadTransaction,
  order: Order,
  location: Location,
  holderIds: readonly string[] = [],
): Promise<readonly LockKey[]> {
  const [{ locks }, owed, homes, coupons] = await Promise.all([
    findCardsOf(tx, order),
    receivablesOf(tx, order),
    loadHomes(tx, order),
    orderCouponLocks(tx, order),
  ])
  const paidInCash = order.payments.some(({ kind }) => kind === 'CASH')
  return [
    ...bookingsOf([order]).map((id) => ({ kind: 'BOOKING', id }) as const),
    ...loyaltyLocks([order.customerId]),
    ...accountLocks(
      [...holderIds, ...subjectsOf(order), ...owed.map((one) => one.customerId)].filter(
        (id) => id !== order.customerId,
      ),
    ),
    ...homeLocks(homes, subjectsOf(order)),
    ...locks,
    ...coupons,
    ...(paidInCash && location.cashShifts.use !== 'OFF' ? [drawerLock(location.id)] : []),
  ]
}

/** What of an order was put on account; the customer who owes it may have become a part of another. */
export async function receivablesOf(tx: ReadTransaction, order: Order): Promise<readonly Receivable[]> {
  return order.payments.some(({ kind }) => kind === 'ON_ACCOUNT') ? tx.receivables.ofOrder(order.id) : []
}

/** Of the top-ups that paid for an order those that were paid back meanwhile. */
export async function paidBackOf(tx: ReadTransaction, { payments }: Order): Promise<readonly PaidBackTopUp[]> {
  const principal = payments.flatMap(({ parts }) => parts.filter(({ account }) => account === 'STORED_VALUE_PRINCIPAL'))
  return tx.topUps.paidBackOf([...new Set(principal.flatMap(({ lotId }) => lotId ?? []))])
}

/** Whose accounts paid, and whose store credit it may become. */
function subjectsOf({ customerId, payments }: Order): readonly string[] {
  const paying = payments.flatMap(({ parts }) => parts.flatMap(({ lotId, subjectId }) => (lotId && subjectId) || []))
  return [...new Set([...(customerId === null ? [] : [customerId]), ...paying])]
}

/** The location of an order. */
export async function locationOf(tx: ReadTransaction, order: Order): Promise<Location> {
  return present(await tx.locations.find(order.locationId), 'an order names a location that exists')
}

/** What refunding an order depends on, in a constant number of queries. */
export async function loadRefundState(
  tx: ReadTransaction,
  order: Order,
  location: Location,
  nowMs: number,
  holderIds: readonly string[] = [],
): Promise<RefundOrderState> {
  const receivables = await receivablesOf(tx, order)
  const owing = receivables.map((owed) => owed.customerId)
  const date = businessDate(location, nowMs)
  const lotIds = order.payments.flatMap(({ parts }) => parts.flatMap(({ lotId }) => lotId ?? []))
  const topsUp = order.lines.some(({ kind }) => kind === 'TOP_UP')
  const [found, homes, paidBack] = await Promise.all([
    findCardsOf(tx, order),
    loadHomes(tx, order),
    paidBackOf(tx, order),
  ])
  const subjectIds = [...holderIds, ...subjectsOf(order)]
  const { cards, lotIds: usedLots } = await loadCardsOf(tx, order, found, nowMs)
  const bonusLots = paidBack.map(({ bonusLotId }) => bonusLotId)
  const [refunds, topUps, { redeemed }, latest, books] = await Promise.all([
    tx.refunds.ofOrders([order.id]),
    topsUp ? tx.topUps.ofOrder(order.id) : [],
    bookingStandings(tx, [order]),
    location.cashShifts.use === 'OFF' ? undefined : tx.cashShifts.latest(location.id),
    loadBooks(
      tx,
      {
        locationId: location.id,
        businessDate: date,
        subjectIds: [...new Set([...subjectIds, ...homesOf(homes, subjectIds), ...owing, ...found.subjectIds])],
        lotIds: [...new Set<LotId>([...lotIds, ...usedLots, ...bonusLots])],
      },
      nowMs,
    ),
  ])
  return {
    ...{ order, refunds, receivables, paidBack, redeemed, location, latest, books, cards, homes, businessDate: date },
    topUps: new Map(topUps.map(({ line, id }) => [line, id])),
    flow: await loadFlow(tx, latest),
  }
}
