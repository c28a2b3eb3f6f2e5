import type { LedgerTransactionId, LocationId, LotId } from '../base/ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { AccountCode } from './account.ts'
import type { LedgerUnit } from './unit.ts'

/** One line of a ledger transaction: a debit is positive, a credit negative. Never changed, never deleted. */
export interface LedgerLine {
  readonly account: AccountCode
  /** Whose account it is, such as a customer's; null where there is one for all. */
  readonly subjectId: string | null
  readonly unit: LedgerUnit
  /** Signed: debits positive, credits negative; in minor units of a currency, whole points or whole visits. */
  readonly amountMinor: number
  /** The lot that the line makes, takes from or gives back to, where the account keeps lots. */
  readonly lotId: LotId | null
  /** Which part of the lot's cost moved with it, never negative; null where the line names no lot. */
  readonly costMinor: number | null
}

/** What transactions are posted for. */
export const ledgerSourceKinds = [
  'ORDER_PAYMENT',
  'ORDER_COMPLETION',
  'ORDER_REFUND',
  'ORDER_REOPENING',
  'RECEIVABLE_SETTLEMENT',
  'BOOKING_CANCELLATION',
  'TOP_UP',
  'TOP_UP_REFUND',
  'STORED_VALUE_ADJUSTMENT',
  'POINTS_EARNED',
  'POINTS_REDEEMED',
  'POINTS_ADJUSTMENT',
  'CUSTOMER_MERGE',
  'CARD_SALE',
  'CARD_REDEMPTION',
  'CARD_RECOGNITION',
  'CARD_FREEZE',
  'CARD_REFUND',
  'CARD_TRANSFER',
  'GIFT_CARD',
  'CASH_SHIFT',
  'CASH_TAKE_OVER',
  'CASH_MOVEMENT',
  'EXPENSE',
  'STOCK_MOVEMENT',
  'LOT_EXPIRY',
  'OPENING_BALANCE',
  'CORRECTION',
] as const
export type LedgerSourceKind = (typeof ledgerSourceKinds)[number]

export interface LedgerSource {
  readonly kind: LedgerSourceKind
  readonly id: string
}

/** What every entry says besides its lines. */
export interface EntryHeader {
  readonly id: LedgerTransactionId
  readonly locationId: LocationId
  /** The location's business day that it counts towards. */
  readonly businessDate: LocalDate
  readonly occurredAtMs: number
  readonly source: LedgerSource
}

/** A balanced set of lines with one cause. */
export interface LedgerTransaction extends EntryHeader {
  readonly recordedAtMs: number
  /** The transaction that this one takes back. */
  readonly reversesId: LedgerTransactionId | null
  readonly lines: readonly LedgerLine[]
}
