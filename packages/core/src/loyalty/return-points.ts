import { assert, present } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { CustomerId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { type Books, lotsOf } from '../ledger/books.ts'
import { consumeLots } from '../ledger/consume-lots.ts'
import type { EntryHeader } from '../ledger/entry.ts'
import { freeOf, type LotAllocation } from '../ledger/lot.ts'
import { credit, debit, type PostRefusal, post, take } from '../ledger/post.ts'
import { pointUnit } from '../ledger/unit.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import type { OrderLoyalty } from './order-loyalty.ts'

/** A part of a line that goes back: what of the line's total, in minor units. */
export interface ReturnedPart {
  readonly ordinal: number
  readonly returnedMinor: number
}

/**
 * How many points of the order go with what is returned of its lines, on top of what went before. What stays of a
 * line's points is its share of what stays of its total, rounded up; so parts in any order come to the same, and all
 * of them to all the points.
 */
export function pointsOfReturn(
  loyalty: OrderLoyalty,
  parts: readonly ReturnedPart[],
): { readonly points: number; readonly loyalty: OrderLoyalty } {
  const lines = loyalty.lines.map((line, ordinal) => {
    const now = parts.filter((part) => part.ordinal === ordinal).reduce((sum, part) => sum + part.returnedMinor, 0)
    const returnedMinor = line.returnedMinor + now
    assert(returnedMinor <= line.totalMinor, 'no more of a line is returned than there was')
    const isNamed = parts.some((part) => part.ordinal === ordinal)
    return {
      ...line,
      returnedMinor,
      pointsReturned: isNamed ? line.points - staying(line, returnedMinor) : line.pointsReturned,
    }
  })
  const points = lines.reduce((sum, line, ordinal) => {
    return sum + line.pointsReturned - present(loyalty.lines[ordinal], 'the same lines').pointsReturned
  }, 0)
  return { points, loyalty: { ...loyalty, lines } }
}

function staying({ points, totalMinor }: OrderLoyalty['lines'][number], returnedMinor: number): number {
  if (totalMinor === 0) return 0
  return multiplyRatio(points, { numerator: totalMinor - returnedMinor, denominator: totalMinor }, 'CEILING')
}

/** What became of points that were to be taken back. */
export interface TakenBackPoints {
  readonly books: Books
  /** What the customer no longer has. */
  readonly taken: number
  /** What the customer owes, to be settled by the next points. */
  readonly owed: number
  /** What the customer may keep, by the programme's policy, or had lost before. */
  readonly forgiven: number
  /** How many of those that were forgiven had ended unused. */
  readonly forfeited: number
}

/** Points of an order that are to be taken back. */
export interface PointsBack {
  readonly customerId: CustomerId
  readonly points: number
  readonly loyalty: Pick<OrderLoyalty, 'lotId' | 'availableAtMs' | 'pointsForfeited'>
  /** How many of the order's points have ended unused up to now. */
  readonly endedPoints: number
  readonly policy: LoyaltyProgramme['returnPolicy']
}

/**
 * Takes points of an order back: from the lot they made while it has them, then by the policy from the customer's other
 * points, those that end first first, then as a debt. What has ended unused was lost to the customer already, and is not
 * asked for again; each such point counts once, whatever goes back first.
 */
export function takeBackPoints(
  books: Books,
  { customerId, points, loyalty, endedPoints, policy }: PointsBack,
  header: EntryHeader,
  nowMs: number,
): Decision<TakenBackPoints, never, PostRefusal> {
  if (points === 0) return accept({ books, taken: 0, owed: 0, forgiven: 0, forfeited: 0 }, [])
  const account = accountOf('POINTS', pointUnit, customerId)
  const isPending = loyalty.availableAtMs !== null && nowMs < loyalty.availableAtMs
  const allocations: LotAllocation[] = []
  let left = points
  const lots = lotsOf(books, account)
  const own = lots.find((lot) => lot.id === loyalty.lotId)
  const ownFree = own && (isPending || policy !== 'ONLY_PENDING') ? Math.min(freeOf(own), left) : 0
  if (own && ownFree > 0) {
    allocations.push({ lotId: own.id, amountMinor: ownFree })
    left -= ownFree
  }
  const forfeited = Math.min(Math.max(endedPoints - (loyalty.pointsForfeited ?? 0), 0), left)
  left -= forfeited
  if (left > 0 && policy !== 'ONLY_PENDING') {
    const others = lots.filter((lot) => lot.id !== loyalty.lotId)
    const all = consumeLots(others, left, 'EARLIEST_EXPIRY', nowMs)
    const found = all.ok ? all : consumeLots(others, all.availableMinor, 'EARLIEST_EXPIRY', nowMs)
    assert(found.ok, 'what is available can be taken')
    allocations.push(...found.allocations)
    left -= found.allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  }
  const owed = policy === 'OWED' ? left : 0
  const taken = points - forfeited - left
  const moves = [
    ...(allocations.length === 0 ? [] : [take(account, allocations)]),
    debit(accountOf('POINTS_OWED', pointUnit, customerId), owed),
    credit(accountOf('POINTS_ISSUED', pointUnit), taken + owed),
  ]
  const posted = post(books, { ...header, moves }, nowMs)
  if (!posted.ok) return posted
  return accept({ books: posted.changes, taken, owed, forgiven: forfeited + left - owed, forfeited }, [])
}
