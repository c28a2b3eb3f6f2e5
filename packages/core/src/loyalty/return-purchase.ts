import { present } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { CustomerActivityId } from '../base/ids.ts'
import type { Books } from '../ledger/books.ts'
import type { EntryHeader } from '../ledger/entry.ts'
import type { PostRefusal } from '../ledger/post.ts'
import { type PointUnit, pointUnitOf } from '../ledger/unit.ts'
import type { CustomerActivity, CustomerCount } from './customer-activity.ts'
import { type LoyaltyAccount, withActivity } from './loyalty-account.ts'
import type { OrderLoyalty } from './order-loyalty.ts'
import { type PointsBack, pointsOfReturn, type ReturnedPart, takeBackPoints } from './return-points.ts'

export interface ReturnPurchase {
  readonly loyalty: OrderLoyalty
  readonly endedPoints: EndedPoints
  readonly parts: readonly ReturnedPart[]
  readonly activityId: CustomerActivityId
  /** For the transaction that takes the points back; its source is what the activity is of. */
  readonly header: EntryHeader
  readonly currency: string
  /** What goes back in all, and what of it had counted as spent; not negative. */
  readonly totalMinor: number
  readonly spentMinor: number
  /** Visits that do not count any more: those of an order that is reopened; a refund leaves them. */
  readonly visits: number
  /** Whatever the policy of the programme is, what is missing is owed: it is to be as though it had never been earned. */
  readonly owesMissing?: boolean
  /** Orders that do not count any more. */
  readonly orders?: number
  /** Goods that came back, by product; of an order that is reopened services and people as well. */
  readonly items: readonly { readonly itemId: string; readonly quantity: number }[]
}

export interface ReturnedPurchase {
  readonly account: LoyaltyAccount
  readonly books: Books
  /** To be kept with the order, for what is returned later. */
  readonly loyalty: OrderLoyalty
  readonly points: { readonly taken: number; readonly owed: number; readonly forgiven: number }
}

/** How many of an order's points have ended unused up to now, by their unit; none of those that it does not name. */
export type EndedPoints = ReadonlyMap<PointUnit, number>

/**
 * What a refund, or the reopening of an order, takes back of what completing it did for the customer. The tier stays:
 * it is looked at again when its period ends.
 */
export function returnPurchase(
  account: LoyaltyAccount,
  books: Books,
  command: ReturnPurchase,
  nowMs: number,
): Decision<ReturnedPurchase, never, PostRefusal> {
  const { header, currency, items } = command
  const customerId = account.customer.id
  const { points, subLedgers, loyalty: returned } = pointsOfReturn(command.loyalty, command.parts)
  const policy = command.owesMissing ? 'OWED' : (account.programme?.returnPolicy ?? 'OWED')
  const of = (
    subLedgerCode: string | null,
  ): Pick<PointsBack, 'customerId' | 'subLedgerCode' | 'endedPoints' | 'policy'> => {
    const endedPoints = command.endedPoints.get(pointUnitOf(subLedgerCode)) ?? 0
    return { customerId, subLedgerCode, endedPoints, policy }
  }
  const backs = [
    { ...of(null), points, loyalty: command.loyalty },
    ...subLedgers.map((each) => ({ ...of(each.earned.subLedgerCode), points: each.points, loyalty: each.earned })),
  ]
  const back = takeBackPoints(books, backs, header, nowMs)
  if (!back.ok) return back
  const activity: CustomerActivity = {
    ...{ id: command.activityId, customerId, kind: 'RETURN', sourceId: header.source.id },
    ...{ locationId: header.locationId, businessDate: header.businessDate, currency },
    totalMinor: 0 - command.totalMinor,
    spentMinor: 0 - command.spentMinor,
    visits: 0 - command.visits,
    points: 0 - points,
    subLedgerPoints: subLedgers
      .filter((each) => each.points > 0)
      .map((each) => ({ subLedgerCode: each.earned.subLedgerCode, points: 0 - each.points })),
    occurredAtMs: nowMs,
  }
  const orders = command.orders ?? 0
  const ordered = orders === 0 ? [] : [{ itemId: `ORDERS/${currency}`, quantity: orders }]
  const counts = [...items, ...ordered].map(({ itemId, quantity }): CustomerCount => {
    return { customerId, key: itemId, amount: 0 - quantity, firstAtMs: nowMs, lastAtMs: nowMs }
  })
  const { books: after, taken } = back.changes
  const [ofMain, ...others] = taken
  const { forfeited, ...outcome } = present(ofMain, 'the main balance comes first')
  const earned = returned.subLedgers?.map((each, n) => withForfeited(each, others[n]?.forfeited ?? 0))
  const loyalty = { ...withForfeited(returned, forfeited), ...(earned === undefined ? {} : { subLedgers: earned }) }
  return accept({ account: withActivity(account, activity, counts), books: after, loyalty, points: outcome }, [])
}

function withForfeited<T extends { readonly pointsForfeited?: number }>(earned: T, forfeited: number): T {
  return forfeited === 0 ? earned : { ...earned, pointsForfeited: (earned.pointsForfeited ?? 0) + forfeited }
}
