import { assert, present } from '../base/assert.ts'
import type { Decision } from '../base/decision.ts'
import type { LotId } from '../base/ids.ts'
import { type Account, type AccountCode, accountKey, accountOf, accountSpec, type LotCode } from './account.ts'
import type { Books } from './books.ts'
import { costOfTaking } from './consume-lots.ts'
import type { EntryHeader } from './entry.ts'
import { freeOf, type Lot, lotAccountKey } from './lot.ts'
import { type Move, type PostRefusal, post } from './post.ts'

/** The lots that have expired and still have something that nobody holds, by id. */
export function expiredLots(books: Books, nowMs: number): readonly Lot[] {
  return [...books.lots.values()]
    .filter((lot) => lot.expiresAtMs !== null && lot.expiresAtMs <= nowMs && freeOf(lot) > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * Takes what has expired out of these lots: paid value becomes breakage, bonus and points go back to where they were
 * granted from, and visits of a card that was sold turn their part of its deferred revenue into breakage. What is held
 * stays until its hold is over.
 */
export function expireLots(
  books: Books,
  lotIds: readonly LotId[],
  header: EntryHeader,
  nowMs: number,
): Decision<Books, never, PostRefusal> {
  const moves = lotIds.flatMap((lotId) => expiryMoves(present(books.lots.get(lotId), 'the lot was read'), nowMs))
  return post(books, { ...header, moves }, nowMs)
}

function expiryMoves(lot: Lot, nowMs: number): readonly Move[] {
  assert(lot.expiresAtMs !== null && lot.expiresAtMs <= nowMs, 'only what has expired goes')
  const amountMinor = freeOf(lot)
  if (amountMinor === 0) return []
  const { account: code, subjectId, unit } = lot
  const account = { code, subjectId, unit, key: lotAccountKey(lot) }
  const contra = accountSpec(code).expiresTo as AccountCode
  const contraSubject = accountSpec(contra).subject === 'NONE' ? null : subjectId
  const other: Account = { code: contra, subjectId: contraSubject, unit, key: accountKey(contra, contraSubject, unit) }
  return [
    { kind: 'TAKE', account: account as Account<LotCode>, allocations: [{ lotId: lot.id, amountMinor }] },
    { kind: 'AMOUNT', account: other, amountMinor: 0 - amountMinor },
    ...deferredMoves(lot, amountMinor),
  ]
}

/** The deferred revenue of a card that goes with its visits. */
function deferredMoves(lot: Lot, amountMinor: number): readonly Move[] {
  if (lot.deferredCardId === null || lot.costCurrency === null) return []
  const costMinor = costOfTaking(lot, amountMinor)
  const deferred = accountOf('CARD_DEFERRED_REVENUE', lot.costCurrency, lot.deferredCardId)
  return [
    { kind: 'AMOUNT', account: deferred, amountMinor: costMinor },
    { kind: 'AMOUNT', account: accountOf('BREAKAGE', lot.costCurrency), amountMinor: 0 - costMinor },
  ]
}
