import { assert, present } from '../base/assert.ts'
import type { LedgerHoldId, LedgerTransactionId, LotId } from '../base/ids.ts'
import { type Account, type AccountKey, accountKey, type GuardedCode, isGuarded } from './account.ts'
import type { AccountingPeriod } from './accounting-period.ts'
import type { LedgerTransaction } from './entry.ts'
import type { HoldState, LedgerHold } from './hold.ts'
import { freeOf, isSpendable, type Lot, lotAccountKey } from './lot.ts'
import type { LedgerUnit } from './unit.ts'

/** What a guarded account stands at: it grows on its normal side, and `posted − held` never falls below the floor. */
export interface AccountBalance {
  readonly account: GuardedCode
  readonly subjectId: string
  readonly unit: LedgerUnit
  readonly postedMinor: number
  /** What pending holds keep. */
  readonly heldMinor: number
  readonly floorMinor: number
}

/** What is read of the books for one decision. */
export interface LedgerState {
  /** Whose guarded accounts were read, all of each: only these may be posted to. */
  readonly subjectIds: readonly string[]
  readonly balances: readonly AccountBalance[]
  /** All lots with a remainder, and any others a reversal names. */
  readonly lots: readonly Lot[]
  /** All pending holds, and any others that are asked for. */
  readonly holds: readonly LedgerHold[]
  readonly closedPeriods: readonly AccountingPeriod[]
}

/**
 * The part of the books that a decision works on. Posting, holding and reversing give new books; {@link ledgerChangesOf} is
 * what there is to store in the end.
 */
export interface Books {
  readonly subjectIds: ReadonlySet<string>
  readonly balances: ReadonlyMap<AccountKey, AccountBalance>
  readonly lots: ReadonlyMap<LotId, Lot>
  readonly holds: ReadonlyMap<LedgerHoldId, LedgerHold>
  readonly closedPeriods: readonly AccountingPeriod[]
  readonly posted: readonly LedgerTransaction[]
  /** As they were read. */
  readonly opening: Pick<Books, 'balances' | 'lots' | 'holds'>
}

/** By how much a stored balance changes. */
export interface BalanceDelta extends Pick<AccountBalance, 'account' | 'subjectId' | 'unit'> {
  readonly postedMinor: number
  readonly heldMinor: number
}

/** By how much a stored lot changes. */
export interface LotDelta {
  readonly id: LotId
  readonly remainingMinor: number
  readonly heldMinor: number
  readonly costLeftMinor: number
  /** Its expiry from now on. */
  readonly expiresAtMs: number | null
}

export interface EndedHold {
  readonly id: LedgerHoldId
  readonly state: HoldState
  readonly endedAtMs: number
  readonly transactionId: LedgerTransactionId | null
}

/** What a decision has changed in the books. */
export interface LedgerChanges {
  readonly transactions: readonly LedgerTransaction[]
  readonly newBalances: readonly AccountBalance[]
  readonly balanceDeltas: readonly BalanceDelta[]
  readonly newLots: readonly Lot[]
  readonly lotDeltas: readonly LotDelta[]
  readonly newHolds: readonly LedgerHold[]
  readonly endedHolds: readonly EndedHold[]
}

/** Opens the books for a decision; holds whose time is over keep nothing from here on. */
export function openBooks(state: LedgerState, nowMs: number): Books {
  const opening = {
    balances: new Map(
      state.balances.map((balance) => [accountKey(balance.account, balance.subjectId, balance.unit), balance]),
    ),
    lots: new Map(state.lots.map((lot) => [lot.id, lot])),
    holds: new Map(state.holds.map((hold) => [hold.id, hold])),
  }
  const { closedPeriods, subjectIds } = state
  let books: Books = { ...opening, subjectIds: new Set(subjectIds), closedPeriods, posted: [], opening }
  for (const hold of state.holds) {
    if (hold.state !== 'PENDING' || hold.expiresAtMs === null || nowMs < hold.expiresAtMs) continue
    books = withHoldEnded(books, hold, { state: 'EXPIRED', endedAtMs: nowMs, transactionId: null })
  }
  return books
}

/** The balance of a guarded account; one that never moved stands at nothing. */
export function balanceOf(books: Books, account: Account): AccountBalance {
  assert(isGuarded(account.code), `${account.code} has a balance of its own`)
  const subjectId = present(account.subjectId, `${account.code} is somebody's`)
  assert(books.subjectIds.has(subjectId), `the books of ${subjectId} were read`)
  const nothing = { postedMinor: 0, heldMinor: 0, floorMinor: 0 }
  return books.balances.get(account.key) ?? { account: account.code, subjectId, unit: account.unit, ...nothing }
}

/** The lots of an account, in no particular order. */
export function lotsOf(books: Books, account: Account): readonly Lot[] {
  return [...books.lots.values()].filter((lot) => lotAccountKey(lot) === account.key)
}

/** What may be spent now: posted less held, without what is pending or has expired, and nothing of the floor. */
export function availableOf(books: Books, account: Account<GuardedCode>, nowMs: number): number {
  const { postedMinor, heldMinor, floorMinor } = balanceOf(books, account)
  const idleMinor = lotsOf(books, account)
    .filter((lot) => !isSpendable(lot, nowMs))
    .reduce((total, lot) => total + freeOf(lot), 0)
  return postedMinor - heldMinor - floorMinor - idleMinor
}

/** The books with that balance moved. */
export function withBalance(
  books: Books,
  account: Account,
  delta: { readonly postedMinor?: number; readonly heldMinor?: number },
): Books {
  const before = balanceOf(books, account)
  const after = {
    ...before,
    postedMinor: before.postedMinor + (delta.postedMinor ?? 0),
    heldMinor: before.heldMinor + (delta.heldMinor ?? 0),
  }
  assert(Number.isSafeInteger(after.postedMinor), 'balances are safe integers')
  assert(after.heldMinor >= 0, 'no less than nothing is held')
  assert(after.postedMinor - after.heldMinor >= after.floorMinor, `${account.key} stays at its floor or above`)
  return { ...books, balances: new Map(books.balances).set(account.key, after) }
}

/** The books with that lot as it is now. */
export function withLot(books: Books, lot: Lot): Books {
  return withLots(books, [lot])
}

/** The books with those lots as they are now. */
export function withLots(books: Books, changed: readonly Lot[]): Books {
  const lots = new Map(books.lots)
  for (const lot of changed) {
    assert(lot.remainingMinor >= 0 && lot.remainingMinor <= lot.originalMinor, 'what remains is a part of the lot')
    assert(lot.heldMinor >= 0 && lot.heldMinor <= lot.remainingMinor, 'what is held remains')
    assert(lot.costLeftMinor >= 0 && lot.costLeftMinor <= lot.costMinor, 'the cost left is a part of the cost')
    lots.set(lot.id, lot)
  }
  return { ...books, lots }
}

/** The books with a pending hold ended: what it kept is free again. */
export function withHoldEnded(books: Books, hold: LedgerHold, end: Omit<EndedHold, 'id'>): Books {
  assert(hold.state === 'PENDING', 'a hold ends once')
  const key = accountKey(hold.account, hold.subjectId, hold.unit)
  const account: Account = { code: hold.account, subjectId: hold.subjectId, unit: hold.unit, key }
  let next = withBalance(books, account, { heldMinor: 0 - hold.amountMinor })
  for (const { lotId, amountMinor } of hold.allocations) {
    const lot = present(next.lots.get(lotId), 'the lots of a pending hold were read')
    next = withLot(next, { ...lot, heldMinor: lot.heldMinor - amountMinor })
  }
  return { ...next, holds: new Map(next.holds).set(hold.id, { ...hold, ...end }) }
}

/** Asserts that the lots of each of these accounts add up to its balance, what is held included. */
export function assertLotsAreBalances(books: Books, touched: readonly Account[]): void {
  for (const account of touched) {
    const { postedMinor, heldMinor } = balanceOf(books, account)
    const lots = lotsOf(books, account)
    const remaining = lots.reduce((total, lot) => total + lot.remainingMinor, 0)
    const held = lots.reduce((total, lot) => total + lot.heldMinor, 0)
    assert(remaining === postedMinor, `the lots of ${account.key} are its balance: ${remaining}, ${postedMinor}`)
    assert(held === heldMinor, `the lots of ${account.key} are held as its balance is: ${held}, ${heldMinor}`)
  }
}

/** What there is to store. */
export function ledgerChangesOf(books: Books): LedgerChanges {
  const { opening } = books
  const lots = changed(books.lots, opening.lots)
  const balances = changed(books.balances, opening.balances)
  const holds = changed(books.holds, opening.holds)
  return {
    transactions: books.posted,
    newBalances: balances.filter(({ before }) => !before).map(({ after }) => after),
    balanceDeltas: balances.flatMap(({ before, after }) => (before ? [balanceDelta(before, after)] : [])),
    newLots: lots.filter(({ before }) => !before).map(({ after }) => after),
    lotDeltas: lots.flatMap(({ before, after }) => (before ? [lotDelta(before, after)] : [])),
    newHolds: holds.filter(({ before }) => !before).map(({ after }) => after),
    endedHolds: holds.flatMap(({ before, after: { id, state, endedAtMs, transactionId } }) =>
      before ? [{ id, state, endedAtMs: present(endedAtMs, 'it has ended'), transactionId }] : [],
    ),
  }
}

function balanceDelta(before: AccountBalance, after: AccountBalance): BalanceDelta {
  const { account, subjectId, unit } = after
  const postedMinor = after.postedMinor - before.postedMinor
  return { account, subjectId, unit, postedMinor, heldMinor: after.heldMinor - before.heldMinor }
}

function lotDelta(before: Lot, after: Lot): LotDelta {
  return {
    id: after.id,
    remainingMinor: after.remainingMinor - before.remainingMinor,
    heldMinor: after.heldMinor - before.heldMinor,
    costLeftMinor: after.costLeftMinor - before.costLeftMinor,
    expiresAtMs: after.expiresAtMs,
  }
}

function changed<K, V>(
  after: ReadonlyMap<K, V>,
  before: ReadonlyMap<K, V>,
): readonly { readonly before: V | undefined; readonly after: V }[] {
  return [...after].flatMap(([key, value]) =>
    before.get(key) === value ? [] : [{ before: before.get(key), after: value }],
  )
}
