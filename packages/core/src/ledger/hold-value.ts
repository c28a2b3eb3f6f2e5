import { assert, present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { LedgerHoldId } from '../base/ids.ts'
import { type Account, accountKey, type GuardedCode, isInLots, type LotCode, towardsNormal } from './account.ts'
import { assertLotsAreBalances, availableOf, type Books, lotsOf, withBalance, withHoldEnded, withLot } from './books.ts'
import { consumeLots } from './consume-lots.ts'
import type { LedgerSource } from './entry.ts'
import type { HoldState, LedgerHold } from './hold.ts'
import type { LotAllocation } from './lot.ts'
import { type BalanceRefusal, type Entry, type Move, type PostRefusal, post } from './post.ts'

export interface PlaceHold {
  readonly holdId: LedgerHoldId
  readonly account: Account<GuardedCode>
  readonly amountMinor: number
  /** The lots to keep, as `consumeLots` found them; the earliest expiry first when absent. */
  readonly allocations?: readonly LotAllocation[]
  readonly expiresAtMs: number | null
  readonly source: LedgerSource
}

export type ValueHoldRefusal = RefusalOf<'value_hold_ended', { holdId: LedgerHoldId; state: HoldState }>

/** Keeps value for later: it is still there, and nobody else can spend it. */
export function placeHold(books: Books, command: PlaceHold, nowMs: number): Decision<Books, never, BalanceRefusal> {
  const { holdId, account, amountMinor, expiresAtMs, source } = command
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a hold keeps something')
  assert(expiresAtMs === null || nowMs < expiresAtMs, 'a hold lasts a while')
  const subjectId = present(account.subjectId, 'guarded accounts are somebody’s')
  const insufficient = (availableMinor: number): { readonly ok: false; readonly refusal: BalanceRefusal } =>
    refuse('balance_insufficient', {
      account: account.code,
      subjectId,
      unit: account.unit,
      availableMinor,
      askedMinor: amountMinor,
    })
  let allocations = command.allocations ?? []
  if (!isInLots(account.code)) {
    const availableMinor = availableOf(books, account, nowMs)
    if (availableMinor < amountMinor) return insufficient(availableMinor)
  } else if (command.allocations === undefined) {
    const found = consumeLots(lotsOf(books, account), amountMinor, 'EARLIEST_EXPIRY', nowMs)
    if (!found.ok) return insufficient(found.availableMinor)
    allocations = found.allocations
  }

  // From here it must succeed.
  const hold: LedgerHold = {
    id: holdId,
    account: account.code,
    subjectId,
    unit: account.unit,
    amountMinor,
    allocations,
    state: 'PENDING',
    expiresAtMs,
    source,
    createdAtMs: nowMs,
    endedAtMs: null,
    transactionId: null,
  }
  let next = withBalance(books, account, { heldMinor: amountMinor })
  for (const part of allocations) {
    const lot = present(next.lots.get(part.lotId), 'the lot was read')
    next = withLot(next, { ...lot, heldMinor: lot.heldMinor + part.amountMinor })
  }
  if (isInLots(account.code)) assertLotsAreBalances(next, [account])
  return accept({ ...next, holds: new Map(next.holds).set(holdId, hold) }, [])
}

/** Gives what a hold keeps free again. */
export function voidHold(books: Books, holdId: LedgerHoldId, nowMs: number): Decision<Books, never, ValueHoldRefusal> {
  const hold = present(books.holds.get(holdId), 'the hold was read')
  if (hold.state !== 'PENDING') return refuse('value_hold_ended', { holdId, state: hold.state })
  return accept(withHoldEnded(books, hold, { state: 'VOIDED', endedAtMs: nowMs, transactionId: null }), [])
}

/**
 * Posts an entry with what a hold keeps: its account shrinks by the amount, exactly from the lots that were kept, beside
 * the entry's own movements. Less than what is kept may be posted; the rest is free again.
 */
export function postHold(
  books: Books,
  command: { readonly holdId: LedgerHoldId; readonly amountMinor: number; readonly entry: Entry },
  nowMs: number,
): Decision<Books, never, ValueHoldRefusal | PostRefusal> {
  const { holdId, amountMinor, entry } = command
  const hold = present(books.holds.get(holdId), 'the hold was read')
  if (hold.state !== 'PENDING') return refuse('value_hold_ended', { holdId, state: hold.state })
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a hold is posted for something')
  assert(amountMinor <= hold.amountMinor, 'no more is posted than is held')
  const freed = withHoldEnded(books, hold, { state: 'POSTED', endedAtMs: nowMs, transactionId: entry.id })
  return post(freed, { ...entry, moves: [...entry.moves, moveOfHold(hold, amountMinor)] }, nowMs)
}

function moveOfHold(hold: LedgerHold, amountMinor: number): Move {
  const { account: code, subjectId, unit, allocations } = hold
  const account: Account = { code, subjectId, unit, key: accountKey(code, subjectId, unit) }
  if (!isInLots(code)) return { kind: 'AMOUNT', account, amountMinor: towardsNormal(code, 0 - amountMinor) }
  const parts: LotAllocation[] = []
  let leftMinor = amountMinor
  for (const part of allocations) {
    const taken = Math.min(leftMinor, part.amountMinor)
    if (taken > 0) parts.push({ lotId: part.lotId, amountMinor: taken })
    leftMinor -= taken
  }
  return { kind: 'TAKE', account: account as Account<LotCode>, allocations: parts }
}
