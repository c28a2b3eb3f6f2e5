import {
  accept,
  businessDate,
  type CompletedOrder,
  type CouponTemplate,
  type CustomerId,
  completeForCustomer,
  type Decision,
  type EndedPoints,
  type Location,
  type LocationId,
  type LoyaltyAccount,
  type Order,
  type OrderEvent,
  type PostRefusal,
  type ReadTransaction,
  type Refund,
  returnForCustomer,
  type Transaction,
} from '@mendian/core'
import { giveOrderCoupons } from '../coupons/order-coupons.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import { announceCustomers, keepLoyalty } from './keep-loyalty.ts'
import { loadLoyalty } from './load-loyalty.ts'

/** The accounts of the customers of some orders, as each order leaves them to the next. */
export interface LoyaltyAccounts {
  readonly byCustomer: Map<CustomerId, LoyaltyAccount>
  /** Kinds of coupons that orders give. */
  readonly templates: readonly CouponTemplate[]
  /** The orders that have completed. */
  readonly completed: Order[]
}

/** Loads each of the customers, who were locked before. */
export async function loadAccounts(
  tx: ReadTransaction,
  customerIds: readonly (CustomerId | null)[],
  location: Location,
  nowMs: number,
): Promise<LoyaltyAccounts> {
  const ids = [...new Set(customerIds.filter((id) => id !== null))]
  const [templates, ...loaded] = await Promise.all([
    ids.length === 0 ? [] : tx.couponTemplates.issuedByOrders(),
    ...ids.map((id) => loadLoyalty(tx, id, location.timeZone, nowMs)),
  ])
  return { byCustomer: new Map(loaded.map((account) => [account.customer.id, account])), templates, completed: [] }
}

/** The account of one customer, none of whose orders completes. */
export function onlyOf(account: LoyaltyAccount): LoyaltyAccounts {
  return { byCustomer: new Map([[account.customer.id, account]]), templates: [], completed: [] }
}

/**
 * The order with what completing it does for its customer, who goes on with it; another order as it is. What went back of
 * it before takes its part of that back at once.
 */
export function completeWith(
  accounts: LoyaltyAccounts,
  completed: CompletedOrder,
  location: Location,
  run: WriteRun,
  refunds: readonly Refund[] = [],
): Decision<Omit<CompletedOrder, 'events'>, OrderEvent, PostRefusal> {
  const { order, books, events } = completed
  const account = order.customerId === null ? undefined : accounts.byCustomer.get(order.customerId)
  if (order.state !== 'COMPLETED' || !account) return accept({ order, books }, events)
  const ids = { transactionId: run.ids.next('LedgerTransaction'), activityId: run.ids.next('CustomerActivity') }
  const at = { timeZone: location.timeZone, businessDate: businessDate(location, run.nowMs) }
  const done = completeForCustomer(completed, account, at, ids, run.nowMs)
  if (!done.ok) return done
  accounts.byCustomer.set(account.customer.id, done.changes.account)
  const { order: after, books: posted } = done.changes
  const returning = { refunds, endedPoints: new Map(), beforeCompletion: true }
  const rest = returnWith(accounts, { order: after, books: posted, events: done.events }, returning, location, run)
  if (rest.ok) accounts.completed.push(rest.changes.order)
  return rest
}

/** What of an order goes back. */
export interface Returning {
  readonly refunds: readonly Refund[]
  readonly endedPoints: EndedPoints
  /** Whether it went back before the order was completed. */
  readonly beforeCompletion: boolean
}

/** The order with what those refunds take back of what it did for its customer, who goes on with it. */
export function returnWith(
  accounts: LoyaltyAccounts,
  completed: CompletedOrder,
  { refunds, endedPoints, beforeCompletion }: Returning,
  location: Location,
  run: WriteRun,
): Decision<Omit<CompletedOrder, 'events'>, OrderEvent, PostRefusal> {
  let { order, books, events } = completed
  const customerId = order.customerId
  for (const refund of refunds) {
    const account = customerId === null ? undefined : accounts.byCustomer.get(customerId)
    if (!account) break
    const ids = { transactionId: run.ids.next('LedgerTransaction'), activityId: run.ids.next('CustomerActivity') }
    const at = { businessDate: businessDate(location, run.nowMs), endedPoints, beforeCompletion }
    const back = returnForCustomer({ order, books, events }, account, refund, at, ids, run.nowMs)
    if (!back.ok) return back
    accounts.byCustomer.set(account.customer.id, back.changes.account)
    order = back.changes.order
    books = back.changes.books
    events = back.events
  }
  return accept({ order, books }, events)
}

/** Stores what has become of the customers, and the coupons they get; gives what there is to announce of it. */
export async function keepAccounts(
  tx: Transaction,
  accounts: LoyaltyAccounts,
  locationId: LocationId,
  run: WriteRun,
): Promise<readonly Announcement[]> {
  const announcements: Announcement[] = []
  await giveOrderCoupons(tx, accounts, run)
  for (const account of accounts.byCustomer.values()) {
    await keepLoyalty(tx, account)
    announcements.push(...announceCustomers(account.events, locationId))
  }
  return announcements
}
