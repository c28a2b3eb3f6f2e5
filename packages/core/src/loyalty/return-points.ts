import { assert, present } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { CustomerId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { type Books, lotsOf } from '../ledger/books.ts'
import { consumeLots } from '../ledger/consume-lots.ts'
import type { EntryHeader } from '../ledger/entry.ts'
import { freeOf, type LotAllocation } from '../ledger/lot.ts'
import { credit, debit, type Move, type PostRefusal, post, take } from '../ledger/post.ts'
import { pointUnitOf } from '../ledger/unit.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import type { OrderLoyalty, SubLedgerEarned } from './order-loyalty.ts'

/** A part of a line that goes back: what of the line's total, in minor units. */
export interface ReturnedPart {
  readonly ordinal: number
  readonly returnedMinor: number
}

/** Points of an order that go with what is returned of it. */
export interface ReturnedPoints {
  /** Of the main balance. */
  readonly points: number
  /** One for each sub-ledger that the order earned into. */
  readonly subLedgers: readonly { readonly earned: SubLedgerEarned; readonly points: number }[]
  readonly loyalty: OrderLoyalty
}

/**
 * How many points of the order go with what is returned of its lines, on top of what went before. What stays of a
 * line's points is its share of what stays of its total, rounded up; so parts in any order come to the same, and all
 * of them to all the points. Each balance goes by what the lines earned into it.
 */
export function pointsOfReturn(loyalty: OrderLoyalty, parts: readonly ReturnedPart[]): ReturnedPoints {
  const lines = loyalty.lines.map((line, ordinal) => {
    const now = parts.filter((part) => part.ordinal === ordinal).reduce((sum, part) => sum + part.returnedMinor, 0)
    const returnedMinor = line.returnedMinor + now
    assert(returnedMinor <= line.totalMinor, 'no more of a line is returned than there was')
    return { ...line, returnedMinor }
  })
  const named = new Set(parts.map(({ ordinal }) => ordinal))
  const pointsReturned = (of: Earned, ordinal: number): number => {
    const line = present(lines[ordinal], 'the same lines')
    return named.has(ordinal) ? of.points - staying(of.points, line) : of.pointsReturned
  }
  const subLedgers = (loyalty.subLedgers ?? []).map((earned) => {
    return { ...earned, lines: earned.lines.map((of, n) => ({ ...of, pointsReturned: pointsReturned(of, n) })) }
  })
  const after = lines.map((line, n) => ({ ...line, pointsReturned: pointsReturned(line, n) }))
  return {
    points: pointsReturnedOf(after) - pointsReturnedOf(loyalty.lines),
    subLedgers: subLedgers.map(({ lines: own }, n) => {
      const earned = present(loyalty.subLedgers?.[n], 'the same sub-ledgers')
      return { earned, points: pointsReturnedOf(own) - pointsReturnedOf(earned.lines) }
    }),
    loyalty: { ...loyalty, lines: after, ...(loyalty.subLedgers === undefined ? {} : { subLedgers }) },
  }
}

type Earned = SubLedgerEarned['lines'][number]

/** How many points have gone back with what was returned of those lines, whatever became of them then. */
export function pointsReturnedOf(lines: readonly Pick<Earned, 'pointsReturned'>[]): number {
  return lines.reduce((sum, { pointsReturned }) => sum + pointsReturned, 0)
}

function staying(
  points: number,
  { totalMinor, returnedMinor }: Pick<OrderLoyalty['lines'][number], 'totalMinor' | 'returnedMinor'>,
): number {
  if (totalMinor === 0) return 0
  return multiplyRatio(points, { numerator: totalMinor - returnedMinor, denominator: totalMinor }, 'CEILING')
}

/** What became of points that were to be taken back. */
export interface TakenBackPoints {
  /** What the customer no longer has. */
  readonly taken: number
  /** What the customer owes, to be settled by the next points. */
  readonly owed: number
  /** What the customer may keep, by the programme's policy, or had lost before. */
  readonly forgiven: number
  /** How many of those that were forgiven had ended unused. */
  readonly forfeited: number
}

/** Points of an order that are to be taken back from one balance. */
export interface PointsBack {
  readonly customerId: CustomerId
  /** Of that sub-ledger; of the main balance when null. */
  readonly subLedgerCode: string | null
  readonly points: number
  readonly loyalty: Pick<OrderLoyalty, 'lotId' | 'availableAtMs' | 'pointsForfeited'>
  /** How many of the order's points have ended unused up to now. */
  readonly endedPoints: number
  readonly policy: LoyaltyProgramme['returnPolicy']
}

/**
 * Takes points of an order back, once for each balance: from the lot they made while it has them, then by the policy from
 * the customer's other points of that balance, those that end first first, then as a debt. What has ended unused was lost
 * to the customer already, and is not asked for again; each such point counts once, whatever goes back first. What became
 * of each is in the order given.
 */
export function takeBackPoints(
  books: Books,
  backs: readonly PointsBack[],
  header: EntryHeader,
  nowMs: number,
): Decision<{ readonly books: Books; readonly taken: readonly TakenBackPoints[] }, never, PostRefusal> {
  const found = backs.map((back) => findBack(books, back, nowMs))
  const taken = found.map(({ outcome }) => outcome)
  if (backs.every(({ points }) => points === 0)) return accept({ books, taken }, [])
  const posted = post(books, { ...header, moves: found.flatMap(({ moves }) => moves) }, nowMs)
  return posted.ok ? accept({ books: posted.changes, taken }, []) : posted
}

function findBack(
  books: Books,
  { customerId, subLedgerCode, points, loyalty, endedPoints, policy }: PointsBack,
  nowMs: number,
): { readonly outcome: TakenBackPoints; readonly moves: readonly Move[] } {
  const unit = pointUnitOf(subLedgerCode)
  const account = accountOf('POINTS', unit, customerId)
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
    debit(accountOf('POINTS_OWED', unit, customerId), owed),
    credit(accountOf('POINTS_ISSUED', unit), taken + owed),
  ]
  return { outcome: { taken, owed, forgiven: forfeited + left - owed, forfeited }, moves }
}
