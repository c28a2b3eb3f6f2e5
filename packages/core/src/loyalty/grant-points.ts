import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { CustomerId, LotId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { type Books, balanceOf } from '../ledger/books.ts'
import type { EntryHeader } from '../ledger/entry.ts'
import type { LotOrigin } from '../ledger/lot.ts'
import { credit, debit, issue, type Move, type PostRefusal, post } from '../ledger/post.ts'
import { type PointUnit, pointUnitOf } from '../ledger/unit.ts'

/** Points to give. */
export interface PointsGrant {
  readonly customerId: CustomerId
  /** Into that sub-ledger; into the main balance when null or absent. */
  readonly subLedgerCode?: string | null
  readonly points: number
  readonly origin: LotOrigin
  readonly availableFromMs: number
  readonly expiresAtMs: number | null
}

/** What became of points that were given. */
export interface GrantedPoints {
  /** What settled points that were owed. */
  readonly settled: number
  /** The lot of the others; null where there are none. */
  readonly lotId: LotId | null
}

/**
 * Gives points, once each into one balance: they settle first what the customer owes of that balance, and the others
 * become a lot. The outcomes are in the order of the grants.
 */
export function grantPoints(
  books: Books,
  grants: readonly PointsGrant[],
  header: EntryHeader,
  nowMs: number,
): Decision<{ readonly books: Books; readonly granted: readonly GrantedPoints[] }, never, PostRefusal> {
  const units = grants.map(({ subLedgerCode }) => pointUnitOf(subLedgerCode ?? null))
  assert(new Set(units).size === units.length, 'points are given once into one balance')
  const given = grants.map((grant) => movesOf(books, grant))
  const posted = post(books, { ...header, moves: given.flatMap(({ moves }) => moves) }, nowMs)
  if (!posted.ok) return posted
  const lines = posted.changes.posted.at(-1)?.lines ?? []
  const granted = given.map(({ unit, settled }) => {
    return { settled, lotId: lines.find((line) => line.account === 'POINTS' && line.unit === unit)?.lotId ?? null }
  })
  return accept({ books: posted.changes, granted }, [])
}

function movesOf(
  books: Books,
  { customerId, subLedgerCode, points, origin, availableFromMs, expiresAtMs }: PointsGrant,
): { readonly unit: PointUnit; readonly settled: number; readonly moves: readonly Move[] } {
  assert(Number.isSafeInteger(points) && points > 0, 'points are given in whole numbers')
  const unit = pointUnitOf(subLedgerCode ?? null)
  const owed = accountOf('POINTS_OWED', unit, customerId)
  const settled = Math.min(points, balanceOf(books, owed).postedMinor)
  const left = points - settled
  const lot = { origin, amountMinor: left, cost: null, availableFromMs, expiresAtMs }
  const moves = [
    debit(accountOf('POINTS_ISSUED', unit), points),
    credit(owed, settled),
    ...(left === 0 ? [] : [issue(accountOf('POINTS', unit, customerId), lot)]),
  ]
  return { unit, settled, moves }
}
