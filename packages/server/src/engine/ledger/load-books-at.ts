import {
  type Books,
  businessDate,
  type LocalDate,
  type LocationId,
  openBooks,
  present,
  type ReadTransaction,
} from '@mendian/core'

/** Where something is entered, and on which business day. */
export interface BooksPlace {
  readonly locationId: LocationId
  readonly businessDate: LocalDate
}

/**
 * The books of those customers, cards and entitlements for entries at several locations, which are known once the lots
 * are: for moving or ending what was issued here and there.
 */
export async function loadBooksAt(
  tx: ReadTransaction,
  subjectIds: readonly string[],
  locationsOf: (books: Books) => readonly LocationId[],
  nowMs: number,
): Promise<{ readonly books: Books; readonly places: readonly BooksPlace[] }> {
  const [balances, lots, holds] = await Promise.all([
    tx.ledger.balances(subjectIds),
    tx.ledger.openLots(subjectIds),
    tx.ledger.pendingHolds(subjectIds),
  ])
  const books = openBooks({ subjectIds, balances, lots, holds, closedPeriods: [] }, nowMs)
  const ids = locationsOf(books)
  const locations = new Map((await tx.locations.findMany(ids)).map((location) => [location.id, location]))
  const places = ids.map((locationId) => {
    const location = present(locations.get(locationId), 'value was issued at a location that exists')
    return { locationId, businessDate: businessDate(location, nowMs) }
  })
  const closed = await Promise.all(
    places.map(({ locationId, businessDate: date }) =>
      tx.accountingPeriods.closed({ locationId, fromDate: date, toDate: date }),
    ),
  )
  const closedPeriods = [...new Map(closed.flat().map((period) => [period.id, period])).values()]
  return { books: { ...books, closedPeriods }, places }
}
