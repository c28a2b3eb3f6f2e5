import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { type BalanceRefusal, credit } from '../ledger/post.ts'
import { type Spending, spend } from '../ledger/spend.ts'
import { pointUnitOf } from '../ledger/unit.ts'
import { multiplyRatio, percentOf } from '../money/ratio.ts'
import { type LoyaltyProgramme, refuseSubLedgers, type SubLedgerRefusal } from './loyalty-programme.ts'

/**
 * Takes points that can be spent, of a sub-ledger or of the main balance, those that end first first, and gives them back
 * to where they were issued from. The unit in the refusal says which balance has too few.
 */
export function spendPoints(
  books: Books,
  { customerId, subLedgerCode }: { readonly customerId: CustomerId; readonly subLedgerCode: string | null },
  points: number,
  nowMs: number,
): Decision<Spending, never, BalanceRefusal> {
  const unit = pointUnitOf(subLedgerCode)
  const account = accountOf('POINTS', unit, customerId)
  const spent = spend(books, [account], points, 'EARLIEST_EXPIRY', nowMs)
  if (!spent.ok) return spent
  const { moves, parts } = spent.changes
  return accept({ moves: [...moves, credit(accountOf('POINTS_ISSUED', unit), points)], parts }, [])
}

/** What points pay. */
export interface PointsWorth {
  /** How many are taken: as many as it needs, so fewer than were offered where less is due. */
  readonly points: number
  readonly amountMinor: number
  /** Where they would pay more but for the share of a bill that points may pay: that share, and what it comes to. */
  readonly share?: { readonly maxShareBasisPoints: number; readonly maxMinor: number }
}

export type PointsTenderRefusal =
  | SubLedgerRefusal
  | RefusalOf<'points_not_accepted', { currency: string; subLedgerCode?: string }>
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
  /** Of that sub-ledger; of the main balance when null. */
  readonly subLedgerCode: string | null
}

/**
 * What so many points pay of an order (积分抵现), cut off to whole minor units: never more than is due, nor than is left
 * of the share of the total that points may pay.
 */
export function worthOfPoints(
  programme: LoyaltyProgramme | null,
  { currency, totalMinor, dueMinor, paidMinor, points, subLedgerCode }: PointsDue,
): Decision<PointsWorth, never, PointsTenderRefusal> {
  const unknown = refuseSubLedgers(programme, [subLedgerCode])
  if (unknown) return { ok: false, refusal: unknown }
  const tender = programme?.currency === currency ? programme.tender : null
  if (tender === null) return refuse('points_not_accepted', { currency })
  if (subLedgerCode !== null && !paysBills(programme, subLedgerCode)) {
    return refuse('points_not_accepted', { currency, subLedgerCode })
  }
  if (points < tender.minPoints) return refuse('points_too_few', { points, minPoints: tender.minPoints })
  const { maxShareBasisPoints } = tender
  const maxMinor = percentOf(totalMinor, maxShareBasisPoints, 'FLOOR')
  const shareMinor = Math.max(maxMinor - paidMinor, 0)
  const mostMinor = Math.min(dueMinor, shareMinor)
  // All that points may pay, where they are worth more than that; what they are worth may be beyond every number.
  const worth = (BigInt(points) * BigInt(tender.amountMinor)) / BigInt(tender.points)
  const amountMinor = worth >= BigInt(mostMinor) ? mostMinor : Number(worth)
  const needed = multiplyRatio(amountMinor, { numerator: tender.points, denominator: tender.amountMinor }, 'CEILING')
  const isCut = shareMinor < dueMinor && worth > BigInt(shareMinor)
  return accept({ points: needed, amountMinor, ...(isCut ? { share: { maxShareBasisPoints, maxMinor } } : {}) }, [])
}

function paysBills(programme: LoyaltyProgramme | null, subLedgerCode: string): boolean {
  return programme?.subLedgers.find(({ code }) => code === subLedgerCode)?.paysBills === true
}
