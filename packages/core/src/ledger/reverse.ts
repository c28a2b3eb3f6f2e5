import { present } from '../base/assert.ts'
import { type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { LedgerTransactionId, LotId } from '../base/ids.ts'
import { type Account, accountKey, type LotCode, towardsNormal } from './account.ts'
import type { Books } from './books.ts'
import type { EntryHeader, LedgerLine, LedgerTransaction } from './entry.ts'
import { freeOf } from './lot.ts'
import { type Move, type PostRefusal, post } from './post.ts'

/** How long value given back to a lot that has expired meanwhile can be spent again by default. */
export const restoredForMs = 30 * 86_400_000

/** A transaction as it stands in the books. */
export interface PostedTransaction extends LedgerTransaction {
  /** The transaction that took it back. */
  readonly reversedById: LedgerTransactionId | null
}

export type ReverseRefusal =
  | RefusalOf<'transaction_reversed', { transactionId: LedgerTransactionId; reversedById: LedgerTransactionId }>
  | RefusalOf<'lot_spent', { lotId: LotId; availableMinor: number; askedMinor: number }>
  | PostRefusal

/**
 * Takes a transaction back by one with every line turned round, at the original's location and on an open business day.
 * What was taken from lots goes back to the same lots, with its cost; what was issued is taken from the very lot it made,
 * which must still have it. A lot that has expired meanwhile can be spent for `restoredMs` from now.
 */
export function reverse(
  books: Books,
  original: PostedTransaction,
  header: Omit<EntryHeader, 'locationId'>,
  nowMs: number,
  restoredMs = restoredForMs,
): Decision<Books, never, ReverseRefusal> {
  if (original.reversedById !== null) {
    return refuse('transaction_reversed', { transactionId: original.id, reversedById: original.reversedById })
  }
  const moves: Move[] = []
  for (const line of original.lines) {
    const account = accountOfLine(line)
    if (line.lotId === null) {
      moves.push({ kind: 'AMOUNT', account, amountMinor: 0 - line.amountMinor })
      continue
    }
    const growth = towardsNormal(line.account, line.amountMinor)
    const costMinor = present(line.costMinor, 'a line of a lot says its cost')
    const allocations = [{ lotId: line.lotId, amountMinor: Math.abs(growth), costMinor }]
    if (growth < 0) {
      moves.push({
        kind: 'GIVE_BACK',
        account: account as Account<LotCode>,
        allocations,
        expiredLastUntilMs: nowMs + restoredMs,
      })
      continue
    }
    const lot = present(books.lots.get(line.lotId), 'the lots of a reversed transaction were read')
    if (freeOf(lot) < growth || lot.costLeftMinor < costMinor) {
      return refuse('lot_spent', { lotId: lot.id, availableMinor: freeOf(lot), askedMinor: growth })
    }
    moves.push({ kind: 'TAKE', account: account as Account<LotCode>, allocations })
  }
  return post(books, { ...header, locationId: original.locationId, reversesId: original.id, moves }, nowMs)
}

function accountOfLine({ account: code, subjectId, unit }: LedgerLine): Account {
  return { code, subjectId, unit, key: accountKey(code, subjectId, unit) }
}

/** The lots that a transaction's lines name. */
export function lotsNamedBy(transaction: Pick<LedgerTransaction, 'lines'>): readonly LotId[] {
  return [...new Set(transaction.lines.flatMap(({ lotId }) => (lotId === null ? [] : [lotId])))]
}

/** What a transaction took from the lots of an account, for giving a part of it back. */
export function takenFrom(
  transaction: Pick<LedgerTransaction, 'lines'>,
  account: Account<LotCode>,
): readonly { readonly lotId: LotId; readonly amountMinor: number; readonly costMinor: number }[] {
  return transaction.lines.flatMap((line) => {
    const growth = towardsNormal(line.account, line.amountMinor)
    if (accountKey(line.account, line.subjectId, line.unit) !== account.key || growth > 0) return []
    const lotId = present(line.lotId, 'a line of an account in lots names one')
    const costMinor = present(line.costMinor, 'a line of a lot says its cost')
    return [{ lotId, amountMinor: 0 - growth, costMinor }]
  })
}
