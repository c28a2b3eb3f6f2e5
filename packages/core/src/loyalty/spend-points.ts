import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { type BalanceRefusal, credit } from '../ledger/post.ts'
import { type Spending, spend } from '../ledger/spend.ts'
import { pointUnit } from '../ledger/unit.ts'
import { multiplyRatio, percentOf } from '../money/ratio.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'

/** Takes points that can be spent, those that end first first, and gives them back to where they were issued from. */
export function spendPoints(
  books: Books,
  customerId: CustomerId,
  points: number,
  nowMs: number,
): Decision<Spending, never, BalanceRefusal> {
  const account = accountOf('POINTS', pointUnit, customerId)
  const spent = spend(books, [account], points, 'EARLIEST_EXPIRY', nowMs)
  if (!spent.ok) return spent
  const { moves, parts } = spent.changes
  return accept({ moves: [...moves, credit(accountOf('POINTS_ISSUED', pointUnit), points)], parts }, [])
}

/** What points pay. */
export interface PointsWorth {
  /** How many are taken: as many as it needs, so fewer than were offered where less is due. */
  readonly points: number
  readonly amountMinor: number
}

export type PointsTenderRefusal =
  | RefusalOf<'points_not_accepted', { currency: string }>
  | RefusalOf<'points_too_few', { points: number; minPoints: number }>

/** What points are to pay of. */
export interface PointsDue {
  readonly currency: string
  readonly totalMinor: number
  /** What is left to pay of what points may pay for. */
  readonly dueMinor: number
  /** What points have paid of it already: the share that they may pay is one for all of them. */
  readonly paidMinor: number
  readonly points: number
}

/**
 * What so many points pay of an order (积分抵现), cut off to whole minor units: never more than is due, nor than is left
 * of the share of the total that points may pay.
 */
export function worthOfPoints(
  programme: LoyaltyProgramme | null,
  { currency, totalMinor, dueMinor, paidMinor, points }: PointsDue,
): Decision<PointsWorth, never, PointsTenderRefusal> {
  const tender = programme?.currency === currency ? programme.tender : null
  if (tender === null) return refuse('points_not_accepted', { currency })
  if (points < tender.minPoints) return refuse('points_too_few', { points, minPoints: tender.minPoints })
  const shareMinor = Math.max(percentOf(totalMinor, tender.maxShareBasisPoints, 'FLOOR') - paidMinor, 0)
  const mostMinor = Math.min(dueMinor, shareMinor)
  // All that points may pay, where they are worth more than that; what they are worth may be beyond every number.
  const worth = (BigInt(points) * BigInt(tender.amountMinor)) / BigInt(tender.points)
  const amountMinor = worth >= BigInt(mostMinor) ? mostMinor : Number(worth)
  const needed = multiplyRatio(amountMinor, { numerator: tender.points, denominator: tender.amountMinor }, 'CEILING')
  return accept({ points: needed, amountMinor }, [])
}
