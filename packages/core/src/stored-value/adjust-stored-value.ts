import { type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId, LedgerTransactionId, LocationId } from '../base/ids.ts'
import { type Account, accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { credit, debit, issue, type Move, type PostRefusal, post } from '../ledger/post.ts'
import { spend } from '../ledger/spend.ts'
import type { Currency } from '../money/money.ts'
import type { LocalDate } from '../time/local-time.ts'

/** Why stored value was put right by hand, and by whom; what moved stands in the books. */
export interface StoredValueAdjustment {
  readonly id: LedgerTransactionId
  readonly customerId: CustomerId
  readonly reason: string
  readonly actorKind: string
  readonly actorId: string
}

/** What is put right by hand. */
export interface AdjustStoredValue {
  readonly transactionId: LedgerTransactionId
  readonly locationId: LocationId
  readonly businessDate: LocalDate
  readonly customerId: CustomerId
  readonly currency: Currency
  readonly kind: 'PRINCIPAL' | 'BONUS'
  /** Signed: what is given, or taken away. */
  readonly amountMinor: number
  /** Until when what is given can be spent; null for ever. */
  readonly expiresAtMs: number | null
}

export type AdjustRefusal = RefusalOf<'expiry_in_past', { expiresAt: string }> | PostRefusal

/** The category of what principal that nobody has paid for costs the shop. */
export const adjustmentCategory = 'STORED_VALUE_ADJUSTMENT'

/**
 * Gives or takes stored value by hand. Bonus is worth nothing by itself; principal that is given is an expense, and
 * what is taken away makes it less. What is taken goes from the lots that end first.
 */
export function adjustStoredValue(
  books: Books,
  command: AdjustStoredValue,
  nowMs: number,
): Decision<Books, never, AdjustRefusal> {
  const { transactionId: id, locationId, businessDate, customerId, currency, kind, amountMinor, expiresAtMs } = command
  if (expiresAtMs !== null && expiresAtMs <= nowMs) {
    return refuse('expiry_in_past', { expiresAt: new Date(expiresAtMs).toISOString() })
  }
  const against: Account<'EXPENSES' | 'BONUS_GRANTED'> =
    kind === 'PRINCIPAL' ? accountOf('EXPENSES', currency, adjustmentCategory) : accountOf('BONUS_GRANTED', currency)
  const account = accountOf(
    kind === 'PRINCIPAL' ? 'STORED_VALUE_PRINCIPAL' : 'STORED_VALUE_BONUS',
    currency,
    customerId,
  )
  let moves: readonly Move[]
  if (amountMinor > 0) {
    const lot = { origin: 'ADJUSTMENT', amountMinor, cost: null, expiresAtMs } as const
    moves = [debit(against, amountMinor), issue(account, lot)]
  } else {
    const spent = spend(books, [account], 0 - amountMinor, 'EARLIEST_EXPIRY', nowMs)
    if (!spent.ok) return spent
    moves = [...spent.changes.moves, credit(against, 0 - amountMinor)]
  }
  const source = { kind: 'STORED_VALUE_ADJUSTMENT', id } as const
  return post(books, { id, locationId, businessDate, occurredAtMs: nowMs, source, moves }, nowMs)
}
