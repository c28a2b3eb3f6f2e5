import { assert, present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { AccountingPeriodId, LedgerTransactionId, LocationId } from '../base/ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import {
  type Account,
  type AccountCode,
  type GuardedCode,
  isGuarded,
  isInLots,
  type LotCode,
  towardsNormal,
} from './account.ts'
import { closedPeriodOf } from './accounting-period.ts'
import { assertBalanced } from './assert-balanced.ts'
import { assertLotsAreBalances, type Books, balanceOf, withBalance, withLot } from './books.ts'
import { costOfTaking } from './consume-lots.ts'
import type { EntryHeader, LedgerLine } from './entry.ts'
import {
  type CostedAllocation,
  freeOf,
  type Lot,
  type LotAllocation,
  lotAccountKey,
  lotIdOf,
  type NewLot,
} from './lot.ts'
import type { LedgerUnit } from './unit.ts'

/** One movement of an entry. What is kept in lots moves by naming them. */
export type Move =
  | { readonly kind: 'AMOUNT'; readonly account: Account; readonly amountMinor: number }
  | { readonly kind: 'ISSUE'; readonly account: Account<LotCode>; readonly lot: NewLot }
  | {
      readonly kind: 'TAKE'
      readonly account: Account<LotCode>
      /** Without a cost its share of what is left goes with it. */
      readonly allocations: readonly (LotAllocation | CostedAllocation)[]
    }
  | {
      readonly kind: 'GIVE_BACK'
      readonly account: Account<LotCode>
      readonly allocations: readonly CostedAllocation[]
      /**
       * Until when what goes back to a lot that has expired meanwhile can be spent again; null leaves it expired. What is
       * left of such a lot stays expired: what goes back is a lot of its own then.
       */
      readonly expiredLastUntilMs: number | null
    }

/** What a room wants posted. */
export interface Entry extends EntryHeader {
  readonly reversesId?: LedgerTransactionId
  readonly moves: readonly Move[]
}

export type PeriodClosedRefusal = RefusalOf<
  'period_closed',
  { periodId: AccountingPeriodId; locationId: LocationId; businessDate: LocalDate }
>
export type BalanceRefusal = RefusalOf<
  'balance_insufficient',
  {
    account: GuardedCode
    subjectId: string
    unit: LedgerUnit
    availableMinor: number
    askedMinor: number
  }
>
export type PostRefusal = PeriodClosedRefusal | BalanceRefusal

/** Account by account: it grows or shrinks by a debit. Nothing moves nothing. */
export function debit<C extends Exclude<AccountCode, LotCode>>(account: Account<C>, amountMinor: number): Move {
  assert(amountMinor >= 0, 'a debit is not negative')
  return { kind: 'AMOUNT', account, amountMinor }
}

export function credit<C extends Exclude<AccountCode, LotCode>>(account: Account<C>, amountMinor: number): Move {
  assert(amountMinor >= 0, 'a credit is not negative')
  return { kind: 'AMOUNT', account, amountMinor: 0 - amountMinor }
}

/** New value on an account that is kept in lots. */
export function issue(account: Account<LotCode>, lot: NewLot): Move {
  return { kind: 'ISSUE', account, lot }
}

/** Value taken from the lots that `consumeLots` found. */
export function take(account: Account<LotCode>, allocations: readonly (LotAllocation | CostedAllocation)[]): Move {
  return { kind: 'TAKE', account, allocations }
}

/** Value given back to the very lots it was taken from, with its cost. */
export function giveBack(
  account: Account<LotCode>,
  allocations: readonly CostedAllocation[],
  expiredLastUntilMs: number | null,
): Move {
  return { kind: 'GIVE_BACK', account, allocations, expiredLastUntilMs }
}

/**
 * Posts an entry: debits equal credits, lots equal balances, nothing falls below its floor or into a closed period. An
 * entry that moves nothing leaves the books as they are. Movements of one account without lots become one line.
 */
export function post(books: Books, entry: Entry, nowMs: number): Decision<Books, never, PostRefusal> {
  const { moves, reversesId, ...header } = entry
  const { locationId, businessDate } = header
  const period = closedPeriodOf(books.closedPeriods, locationId, businessDate)
  if (period) return refuse('period_closed', { periodId: period.id, locationId, businessDate })
  const amounts = sumAmounts(moves)
  for (const { account, amountMinor } of amounts) {
    const refusal = refuseOverdraft(books, account, amountMinor)
    if (refusal) return refusal
  }

  // From here it must succeed.
  const lines: LedgerLine[] = []
  let next = books
  for (const { account, amountMinor } of amounts) {
    lines.push({ ...lineOf(account), amountMinor, lotId: null, costMinor: null })
    if (isGuarded(account.code)) {
      next = withBalance(next, account, { postedMinor: towardsNormal(account.code, amountMinor) })
    }
  }
  for (const move of moves) {
    if (move.kind !== 'AMOUNT') next = moveLots(next, move, entry, lines, nowMs)
  }
  if (lines.length === 0) return accept(books, [])
  assertBalanced(lines)
  assertLotsAreBalances(
    next,
    moves.flatMap(({ kind, account }) => (kind === 'AMOUNT' ? [] : [account])),
  )
  const transaction = { ...header, recordedAtMs: nowMs, reversesId: reversesId ?? null, lines }
  return accept({ ...next, posted: [...next.posted, transaction] }, [])
}

interface Amount {
  readonly account: Account
  readonly amountMinor: number
}

/** What the accounts without lots come to, those that move. */
function sumAmounts(moves: readonly Move[]): readonly Amount[] {
  const byKey = new Map<string, Amount>()
  for (const move of moves) {
    if (move.kind !== 'AMOUNT') continue
    const { account, amountMinor } = move
    assert(!isInLots(account.code), `${account.code} moves by its lots`)
    byKey.set(account.key, { account, amountMinor: (byKey.get(account.key)?.amountMinor ?? 0) + amountMinor })
  }
  return [...byKey.values()].filter(({ amountMinor }) => amountMinor !== 0)
}

function refuseOverdraft(
  books: Books,
  account: Account,
  amountMinor: number,
): { readonly ok: false; readonly refusal: BalanceRefusal } | undefined {
  const growth = towardsNormal(account.code, amountMinor)
  if (!isGuarded(account.code) || growth >= 0) return undefined
  const { postedMinor, heldMinor, floorMinor, subjectId } = balanceOf(books, account)
  const availableMinor = postedMinor - heldMinor - floorMinor
  if (availableMinor + growth >= 0) return undefined
  const { code, unit } = account
  return refuse('balance_insufficient', { account: code, subjectId, unit, availableMinor, askedMinor: 0 - growth })
}

function lineOf({ code, subjectId, unit }: Account): Pick<LedgerLine, 'account' | 'subjectId' | 'unit'> {
  return { account: code, subjectId, unit }
}

/** Moves the lots and their balance, and adds a line for each lot. */
function moveLots(
  books: Books,
  move: Exclude<Move, { kind: 'AMOUNT' }>,
  entry: Entry,
  lines: LedgerLine[],
  nowMs: number,
): Books {
  const { account } = move
  let next = books
  const add = (lot: Lot, growthMinor: number, costMinor: number): void => {
    const amountMinor = towardsNormal(account.code, growthMinor)
    lines.push({ ...lineOf(account), amountMinor, lotId: lot.id, costMinor })
    next = withBalance(withLot(next, lot), account, { postedMinor: growthMinor })
  }
  if (move.kind === 'ISSUE') {
    const lot = newLot(move.account, move.lot, entry, lines.length + 1, nowMs)
    assert(!next.lots.has(lot.id), 'a lot is issued once')
    add(lot, lot.originalMinor, lot.costMinor)
    return next
  }
  for (const allocation of move.allocations) {
    const { lotId, amountMinor } = allocation
    assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a lot moves by whole amounts')
    const lot = present(next.lots.get(lotId), `the lot ${lotId} was read`)
    assert(lotAccountKey(lot) === account.key, 'a lot moves on its own account')
    if (move.kind === 'TAKE') {
      assert(amountMinor <= freeOf(lot), 'only what is free is taken')
      const costMinor = 'costMinor' in allocation ? allocation.costMinor : costOfTaking(lot, amountMinor)
      add(shrunk(lot, amountMinor, costMinor), 0 - amountMinor, costMinor)
    } else {
      const { costMinor } = allocation as CostedAllocation
      const { expiredLastUntilMs: untilMs } = move
      const revives = untilMs !== null && lot.expiresAtMs !== null && nowMs >= lot.expiresAtMs
      const grown = shrunk(lot, 0 - amountMinor, 0 - costMinor)
      if (!revives) add(grown, amountMinor, costMinor)
      else if (lot.remainingMinor === 0) add({ ...grown, expiresAtMs: untilMs }, amountMinor, costMinor)
      else {
        const id = lotIdOf(entry.id, lines.length + 1)
        add(apart(lot, { ...allocation, lotId: id, costMinor }, untilMs, nowMs), amountMinor, costMinor)
      }
    }
  }
  return next
}

function shrunk(lot: Lot, amountMinor: number, costMinor: number): Lot {
  const remainingMinor = lot.remainingMinor - amountMinor
  return { ...lot, remainingMinor, costLeftMinor: lot.costLeftMinor - costMinor }
}

/** A lot like that one of what goes back of it, with an end of its own. */
function apart(lot: Lot, { lotId: id, amountMinor, costMinor }: CostedAllocation, untilMs: number, nowMs: number): Lot {
  const amounts = { originalMinor: amountMinor, remainingMinor: amountMinor, heldMinor: 0 }
  return { ...lot, ...amounts, id, costMinor, costLeftMinor: costMinor, expiresAtMs: untilMs, createdAtMs: nowMs }
}

function newLot(account: Account<LotCode>, given: NewLot, entry: Entry, lineNo: number, nowMs: number): Lot {
  const { amountMinor, cost } = given
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a lot is of something')
  const costMinor = cost?.amountMinor ?? 0
  assert(Number.isSafeInteger(costMinor) && costMinor >= 0, 'a lot costs nothing or more')
  const availableFromMs = given.availableFromMs ?? entry.occurredAtMs
  const expiresAtMs = given.expiresAtMs ?? null
  assert(expiresAtMs === null || availableFromMs < expiresAtMs, 'a lot can be spent for a while')
  return {
    id: lotIdOf(entry.id, lineNo),
    account: account.code,
    subjectId: present(account.subjectId, 'lots are somebody’s'),
    unit: account.unit,
    origin: given.origin,
    locationId: entry.locationId,
    originalMinor: amountMinor,
    remainingMinor: amountMinor,
    heldMinor: 0,
    costMinor,
    costLeftMinor: costMinor,
    costCurrency: cost?.currency ?? null,
    deferredCardId: given.deferredCardId ?? null,
    availableFromMs,
    expiresAtMs,
    createdAtMs: nowMs,
    source: given.source ?? entry.source,
  }
}
