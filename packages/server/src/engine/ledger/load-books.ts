import {
  type Books,
  type LedgerHoldId,
  type LocalDate,
  type LocationId,
  type LockKey,
  type LotId,
  openBooks,
  type ReadTransaction,
} from '@mendian/core'

/** Which part of the books a decision needs. */
export interface BooksQuery {
  /** Where and on which business day it posts. */
  readonly locationId: LocationId
  readonly businessDate: LocalDate
  /** The last of the business days on which it posts, where there are several. */
  readonly untilDate?: LocalDate
  /** Whose guarded accounts it may move: customers, cards, entitlements. Lock them first with {@link accountLocks}. */
  readonly subjectIds?: readonly string[]
  /** Lots that may be used up, such as those a reversal gives back to. */
  readonly lotIds?: readonly LotId[]
  readonly holdIds?: readonly LedgerHoldId[]
}

/** The locks on everything those customers, cards and entitlements have. */
export function accountLocks(subjectIds: readonly string[]): readonly LockKey[] {
  return [...new Set(subjectIds)].map((id) => ({ kind: 'ACCOUNT', id }))
}

/**
 * The locks of who enters on a business day that is over, together with others who do: those days may be closed at any
 * time, by whoever holds these alone. Entries of today need none, since only days gone by are closed.
 */
export function pastDayLocks(locationId: LocationId): readonly LockKey[] {
  return [locationId, 'all'].map((id) => ({ kind: 'PERIODS', id, shared: true }))
}

/** Reads the books for one decision: a constant number of queries, asked together, however long the history is. */
export async function loadBooks(tx: ReadTransaction, query: BooksQuery, nowMs: number): Promise<Books> {
  const { subjectIds = [], lotIds = [], holdIds = [], locationId, businessDate, untilDate = businessDate } = query
  const [balances, openLots, named, pending, asked, closedPeriods] = await Promise.all([
    tx.ledger.balances(subjectIds),
    tx.ledger.openLots(subjectIds),
    tx.ledger.lots(lotIds),
    tx.ledger.pendingHolds(subjectIds),
    tx.ledger.holds(holdIds),
    tx.accountingPeriods.closed({ locationId, fromDate: businessDate, toDate: untilDate }),
  ])
  const lots = new Map([...named, ...openLots].map((lot) => [lot.id, lot]))
  const holds = new Map([...asked, ...pending].map((hold) => [hold.id, hold]))
  return openBooks({ subjectIds, balances, lots: [...lots.values()], holds: [...holds.values()], closedPeriods }, nowMs)
}
