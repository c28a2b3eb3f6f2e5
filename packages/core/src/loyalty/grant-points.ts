import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { CustomerId, LotId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { type Books, balanceOf } from '../ledger/books.ts'
import type { EntryHeader } from '../ledger/entry.ts'
import type { LotOrigin } from '../ledger/lot.ts'
import { credit, debit, issue, type PostRefusal, post } from '../ledger/post.ts'
import { pointUnit } from '../ledger/unit.ts'

/** Points to give. */
export interface PointsGrant {
  readonly customerId: CustomerId
  readonly points: number
  readonly origin: LotOrigin
  readonly availableFromMs: number
  readonly expiresAtMs: number | null
}

/** The books with the points, and what became of them. */
export interface GrantedPoints {
  readonly books: Books
  /** What settled points that were owed. */
  readonly settled: number
  /** The lot of the others; null where there are none. */
  readonly lotId: LotId | null
}

/** Gives points: they settle first what the customer owes, and the others become a lot. */
export function grantPoints(
  books: Books,
  { customerId, points, origin, availableFromMs, expiresAtMs }: PointsGrant,
  header: EntryHeader,
  nowMs: number,
): Decision<GrantedPoints, never, PostRefusal> {
  assert(Number.isSafeInteger(points) && points > 0, 'points are given in whole numbers')
  const owed = accountOf('POINTS_OWED', pointUnit, customerId)
  const account = accountOf('POINTS', pointUnit, customerId)
  const settled = Math.min(points, balanceOf(books, owed).postedMinor)
  const left = points - settled
  const lot = { origin, amountMinor: left, cost: null, availableFromMs, expiresAtMs }
  const moves = [
    debit(accountOf('POINTS_ISSUED', pointUnit), points),
    credit(owed, settled),
    ...(left === 0 ? [] : [issue(account, lot)]),
  ]
  const posted = post(books, { ...header, moves }, nowMs)
  if (!posted.ok) return posted
  const lines = posted.changes.posted.at(-1)?.lines ?? []
  const lotId = lines.find((line) => line.account === 'POINTS')?.lotId ?? null
  return accept({ books: posted.changes, settled, lotId }, [])
}
