import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId, LedgerTransactionId, LocationId } from '../base/ids.ts'
import { type Account, accountKey, accountSpec, isInLots, type LotCode, towardsNormal } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { costOfTaking } from '../ledger/consume-lots.ts'
import { freeOf, type Lot, lotAccountKey } from '../ledger/lot.ts'
import { issue, type Move, type PostRefusal, post, take } from '../ledger/post.ts'
import type { Customer } from '../people/customer.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Tier } from './tier.ts'

export interface MergeState {
  /** Who stays. */
  readonly customer: Customer
  readonly duplicate: Customer
  readonly tiers: readonly Tier[]
  /** The books of both. */
  readonly books: Books
}

/** An entry of the merge: what was issued at a location moves there. */
export interface MergeEntry {
  readonly transactionId: LedgerTransactionId
  readonly locationId: LocationId
  readonly businessDate: LocalDate
}

export interface MergeCustomers {
  /** One for each location of {@link mergeLocations}. */
  readonly entries: readonly MergeEntry[]
}

export type MergeRefusal =
  | RefusalOf<'merge_with_itself', { customerId: CustomerId }>
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'merged_elsewhere', { customerId: CustomerId; mergedIntoId: CustomerId }>
  | PostRefusal

/** Where something of the duplicate was issued, and the place for what has none of its own. */
export function mergeLocations(books: Books, duplicateId: CustomerId, ownId: LocationId): readonly LocationId[] {
  const issued = [...books.lots.values()].filter(({ subjectId }) => subjectId === duplicateId)
  return [...new Set([...issued.map(({ locationId }) => locationId), ownId])]
}

/**
 * Makes a duplicate a part of the customer (合并会员): stored value, points and what is owed move with their expiry and
 * cost, the higher tier and what the customer's record lacks is taken over, and the duplicate is archived. What holds
 * keep, and what comes back to the duplicate later, moves when they are merged again.
 */
export function mergeCustomers(
  { customer, duplicate, tiers, books }: MergeState,
  { entries }: MergeCustomers,
  nowMs: number,
): Decision<{ readonly customer: Customer; readonly duplicate: Customer; readonly books: Books }, never, MergeRefusal> {
  if (customer.id === duplicate.id) return refuse('merge_with_itself', { customerId: customer.id })
  if (customer.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  const { mergedIntoId } = duplicate
  if (mergedIntoId !== null && mergedIntoId !== customer.id) {
    return refuse('merged_elsewhere', { customerId: duplicate.id, mergedIntoId })
  }
  let next = books
  for (const [index, { transactionId: id, locationId, businessDate }] of entries.entries()) {
    const lots = [...books.lots.values()].filter(
      (lot) => lot.subjectId === duplicate.id && lot.locationId === locationId,
    )
    const moves = lots.filter((lot) => freeOf(lot) > 0).flatMap((lot) => lotMoves(lot, customer.id))
    // What is kept without lots is of no place; it goes with the last.
    if (index === entries.length - 1) moves.push(...balanceMoves(books, duplicate.id, customer.id))
    const source = { kind: 'CUSTOMER_MERGE', id: duplicate.id } as const
    const posted = post(next, { id, locationId, businessDate, occurredAtMs: nowMs, source, moves }, nowMs)
    if (!posted.ok) return posted
    next = posted.changes
  }

  // From here it must succeed.
  const stamps = { updatedAtMs: nowMs }
  const merged: Customer = {
    ...customer,
    phone: customer.phone ?? duplicate.phone,
    contactVerifiedAt: customer.phone === null ? duplicate.contactVerifiedAt : customer.contactVerifiedAt,
    identity: customer.identity ?? duplicate.identity,
    birthday: customer.birthday ?? duplicate.birthday,
    tierId: higherTier(tiers, customer.tierId, duplicate.tierId),
    groupIds: [...new Set([...customer.groupIds, ...duplicate.groupIds])].slice(0, 50),
    blocked: customer.blocked || duplicate.blocked,
    version: customer.version + 1,
    ...stamps,
  }
  const gone: Customer = {
    ...duplicate,
    phone: customer.phone === null ? null : duplicate.phone,
    contactVerifiedAt: customer.phone === null ? null : duplicate.contactVerifiedAt,
    // Kept in one place, so that it is forgotten in one.
    identity: null,
    mergedIntoId: customer.id,
    archivedAtMs: duplicate.archivedAtMs ?? nowMs,
    version: duplicate.version + 1,
    ...stamps,
  }
  return accept({ customer: merged, duplicate: gone, books: next }, [])
}

function lotMoves(lot: Lot, to: CustomerId): readonly Move[] {
  const amountMinor = freeOf(lot)
  const costMinor = costOfTaking(lot, amountMinor)
  const { account: code, unit, origin, costCurrency, availableFromMs, expiresAtMs } = lot
  const from: Account<LotCode> = { code, subjectId: lot.subjectId, unit, key: lotAccountKey(lot) }
  const cost = costCurrency === null ? null : { amountMinor: costMinor, currency: costCurrency }
  return [
    take(from, [{ lotId: lot.id, amountMinor }]),
    issue(
      { ...from, subjectId: to, key: accountKey(code, to, unit) },
      {
        ...{ origin, amountMinor, cost, availableFromMs, expiresAtMs },
        // So that points given with a card are found when it goes back.
        ...(origin === 'GIFT' && lot.source.kind === 'CARD_SALE' ? { source: lot.source } : {}),
      },
    ),
  ]
}

/** What the duplicate owes, which the customer owes from now on. */
function balanceMoves(books: Books, from: CustomerId, to: CustomerId): readonly Move[] {
  return [...books.balances.values()]
    .filter(({ subjectId, account }) => subjectId === from && !isInLots(account))
    .flatMap(({ account: code, unit, postedMinor, heldMinor }): readonly Move[] => {
      const growth = towardsNormal(code, postedMinor - heldMinor)
      if (growth === 0 || accountSpec(code).subject !== 'CUSTOMER') return []
      const of = (subjectId: CustomerId): Account => ({ code, subjectId, unit, key: accountKey(code, subjectId, unit) })
      return [
        { kind: 'AMOUNT', account: of(from), amountMinor: 0 - growth },
        { kind: 'AMOUNT', account: of(to), amountMinor: growth },
      ]
    })
}

function higherTier(tiers: readonly Tier[], a: Tier['id'] | null, b: Tier['id'] | null): Tier['id'] | null {
  const rankOf = (id: Tier['id'] | null): number => tiers.find((tier) => tier.id === id)?.rank ?? -1
  return rankOf(b) > rankOf(a) ? b : a
}
