import type { LedgerTransactionId, LocationId } from '../base/ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { AccountCode, LedgerUnit } from './account.ts'

/** One line of a ledger transaction: a debit is positive, a credit negative. Never changed, never deleted. */
export interface LedgerLine {
  readonly account: AccountCode
  readonly unit: LedgerUnit
  /** Signed: debits positive, credits negative, in minor units of `unit`. */
  readonly amountMinor: number
  /** The lot that a debit draws on, where the account keeps lots. */
  readonly lotId: string | null
}

/** A balanced set of lines with one cause. */
export interface LedgerTransaction {
  readonly id: LedgerTransactionId
  readonly locationId: LocationId
  readonly businessDate: LocalDate
  readonly occurredAtMs: number
  readonly recordedAtMs: number
  readonly source: { readonly kind: 'ORDER_PAYMENT' | 'ORDER_COMPLETION'; readonly id: string }
  readonly lines: readonly LedgerLine[]
}
