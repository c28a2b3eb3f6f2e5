import { present } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { BookingId, CustomerActivityId, LedgerTransactionId, LocationId } from '../base/ids.ts'
import type { Books } from '../ledger/books.ts'
import type { PostRefusal } from '../ledger/post.ts'
import { DAY_MS, type LocalDate } from '../time/local-time.ts'
import type { CustomerActivity, CustomerCount } from './customer-activity.ts'
import { type Earnings, earnPoints } from './earn-points.ts'
import { grantPoints } from './grant-points.ts'
import { type LoyaltyAccount, withActivity, withTierReached, withUses } from './loyalty-account.ts'
import type { OrderLoyalty, SubLedgerEarned } from './order-loyalty.ts'
import { pointsExpireAt } from './points-expiry.ts'
import { type Purchase, spentMinorOf } from './purchase.ts'

export interface CompletePurchase {
  /** For the transaction that gives the points. */
  readonly transactionId: LedgerTransactionId
  readonly activityId: CustomerActivityId
}

export interface CompletedPurchase {
  readonly account: LoyaltyAccount
  readonly books: Books
  readonly loyalty: OrderLoyalty
}

/**
 * What completing an order does for its customer: points, figures, counts of what was bought and who served, and the
 * tier that is reached by them. Services that were not booked make the order a visit.
 */
export function completePurchase(
  account: LoyaltyAccount,
  books: Books,
  purchase: Purchase,
  { transactionId, activityId }: CompletePurchase,
  nowMs: number,
): Decision<CompletedPurchase, never, PostRefusal> {
  const { programme, customer, uses } = account
  const { orderId, locationId, businessDate, currency, totalMinor, lines } = purchase
  const earner = { customerId: customer.id, tierId: customer.tierId, uses }
  const earned = programme
    ? earnPoints(programme, purchase, earner, nowMs)
    : { points: 0, linePoints: lines.map(() => 0), subLedgers: [], uses: [] }
  const granted = grantEarned(account, books, purchase, earned, transactionId, nowMs)
  if (!granted.ok) return granted

  // From here it must succeed.
  const booked = lines.some((line) => line.booked)
  const visits = !booked && lines.some(({ kind }) => kind === 'SERVICE') ? 1 : 0
  const spentMinor = spentMinorOf(purchase)
  const activity: CustomerActivity = {
    ...{
      id: activityId,
      customerId: customer.id,
      kind: 'ORDER',
      sourceId: orderId,
      locationId,
      businessDate,
      currency,
    },
    ...{ totalMinor, spentMinor, visits, points: earned.points, occurredAtMs: nowMs },
    subLedgerPoints: earned.subLedgers.map(({ subLedgerCode, points }) => ({ subLedgerCode, points })),
  }
  const counted = withActivity(withUses(account, earned.uses), activity, itemsOf(account, purchase, nowMs))
  const after = withTierReached(counted, nowMs)
  const previousTierId = customer.tierId
  const { tierId } = after.customer
  const loyalty: OrderLoyalty = {
    ...{ points: earned.points, ...granted.changes.lot, spentMinor, visits },
    boostKeys: earned.uses.map(({ key }) => key),
    lines: lines.map((line, ordinal) => ({
      points: earned.linePoints[ordinal] ?? 0,
      totalMinor: line.totalMinor,
      returnedMinor: 0,
      pointsReturned: 0,
    })),
    ...(granted.changes.subLedgers.length === 0 ? {} : { subLedgers: granted.changes.subLedgers }),
    tierReached: tierId === null || tierId === previousTierId ? null : { tierId, previousTierId },
  }
  return accept({ account: after, books: granted.changes.books, loyalty }, [])
}

type PointsLot = Pick<OrderLoyalty, 'transactionId' | 'lotId' | 'availableAtMs' | 'expiresAtMs'>

interface GrantedEarnings {
  readonly books: Books
  /** Of the main balance. */
  readonly lot: PointsLot
  readonly subLedgers: readonly SubLedgerEarned[]
}

function grantEarned(
  { programme, customer }: LoyaltyAccount,
  books: Books,
  { orderId, locationId, businessDate }: Purchase,
  { points, subLedgers }: Earnings,
  transactionId: LedgerTransactionId,
  nowMs: number,
): Decision<GrantedEarnings, never, PostRefusal> {
  const none: PointsLot = { transactionId: null, lotId: null, availableAtMs: null, expiresAtMs: null }
  const earned = [...(points === 0 ? [] : [{ subLedgerCode: null, points }]), ...subLedgers]
  if (earned.length === 0 || programme === null) return accept({ books, lot: none, subLedgers: [] }, [])
  const availableFromMs = nowMs + programme.pendingDays * DAY_MS
  const grants = earned.map(({ subLedgerCode, points: given }) => ({
    ...{ customerId: customer.id, subLedgerCode, points: given, origin: 'EARNED' as const, availableFromMs },
    expiresAtMs: pointsExpireAt(programme, availableFromMs, subLedgerCode),
  }))
  const header = { id: transactionId, locationId, businessDate, occurredAtMs: nowMs }
  const granted = grantPoints(books, grants, { ...header, source: { kind: 'POINTS_EARNED', id: orderId } }, nowMs)
  if (!granted.ok) return granted
  const lots = grants.map(({ expiresAtMs }, n) => {
    return { lotId: granted.changes.granted[n]?.lotId ?? null, availableAtMs: availableFromMs, expiresAtMs }
  })
  const ofMain = points === 0 ? none : present(lots[0], 'the main balance comes first')
  const others = lots.slice(lots.length - subLedgers.length)
  return accept(
    {
      books: granted.changes.books,
      lot: { ...ofMain, transactionId },
      subLedgers: subLedgers.map(({ subLedgerCode, points: given, linePoints }, n) => ({
        ...{ subLedgerCode, points: given, ...present(others[n], 'each sub-ledger has its own') },
        lines: linePoints.map((each) => ({ points: each, pointsReturned: 0 })),
      })),
    },
    [],
  )
}

/** What was bought and who performed it; of what was booked the visit has counted that. */
function itemsOf({ customer }: LoyaltyAccount, { lines }: Purchase, nowMs: number): readonly CustomerCount[] {
  return lines
    .filter(({ kind, booked }) => (kind === 'SERVICE' || kind === 'PRODUCT') && !booked)
    .flatMap(({ itemId, staffId, quantity, kind }) => {
      const count = (key: string): CustomerCount => {
        return { customerId: customer.id, key, amount: quantity, firstAtMs: nowMs, lastAtMs: nowMs }
      }
      return staffId === null || kind !== 'SERVICE' ? [count(itemId)] : [count(itemId), count(staffId)]
    })
}

/** A booking whose customer has come. */
export interface RedeemedVisit {
  readonly activityId: CustomerActivityId
  readonly bookingId: BookingId
  readonly locationId: LocationId
  readonly businessDate: LocalDate
  readonly currency: string
  /** What is done for the customer, and by whom: once a segment, whatever the number of guests. */
  readonly segments: readonly { readonly serviceId: string; readonly staffId: string }[]
}

/** Counts the visit of a booking and the services of it (核销), with the tier that is reached by it. */
export function recordVisit(account: LoyaltyAccount, visit: RedeemedVisit, nowMs: number): LoyaltyAccount {
  const { activityId, bookingId, locationId, businessDate, currency, segments } = visit
  const customerId = account.customer.id
  const count = (key: string): CustomerCount => ({ customerId, key, amount: 1, firstAtMs: nowMs, lastAtMs: nowMs })
  const activity: CustomerActivity = {
    ...{ id: activityId, customerId, kind: 'VISIT', sourceId: bookingId, locationId, businessDate, currency },
    ...{ totalMinor: 0, spentMinor: 0, visits: 1, points: 0, occurredAtMs: nowMs },
    subLedgerPoints: [],
  }
  const items = segments.flatMap(({ serviceId, staffId }) => [count(serviceId), count(staffId)])
  return withTierReached(withActivity(account, activity, items), nowMs)
}
