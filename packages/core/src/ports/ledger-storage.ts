import type {
  AccountingPeriodId,
  CustomerCardId,
  LedgerHoldId,
  LedgerTransactionId,
  LocationId,
  LotId,
  OrderId,
  TenantId,
} from '../base/ids.ts'
import type { AccountCode } from '../ledger/account.ts'
import type { AccountingPeriod } from '../ledger/accounting-period.ts'
import type { AccountBalance, LedgerChanges } from '../ledger/books.ts'
import type { LedgerLine, LedgerTransaction } from '../ledger/entry.ts'
import type { LedgerHold } from '../ledger/hold.ts'
import type { Lot } from '../ledger/lot.ts'
import type { PostedTransaction } from '../ledger/reverse.ts'
import type { AccountTotal } from '../ledger/statements.ts'
import type { LedgerUnit } from '../ledger/unit.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { PageRequest } from './records.ts'

/** Lines of some locations, or all, and some business days, or all; both dates included. */
export interface LedgerRange {
  readonly locationIds?: readonly LocationId[]
  readonly fromDate?: LocalDate
  readonly toDate?: LocalDate
}

export interface BalanceFilter {
  readonly account?: AccountCode
  readonly subjectId?: string
}

export interface EntryFilter {
  readonly account?: AccountCode
  /** Any of these. */
  readonly accounts?: readonly AccountCode[]
  readonly subjectId?: string
  readonly locationId?: LocationId
  readonly fromDate?: LocalDate
  readonly toDate?: LocalDate
  readonly sourceId?: string
  readonly transactionId?: LedgerTransactionId
}

/** A line of the books with what its transaction says. */
export interface LedgerEntry extends LedgerLine, Omit<LedgerTransaction, 'id' | 'lines'> {
  readonly transactionId: LedgerTransactionId
  /** From 1 on within the transaction. */
  readonly lineNo: number
}

export interface LedgerRepository {
  /**
   * Stores what a decision has changed. Balances and lots move by differences, so that the database's guards hold
   * whatever else was written. @throws StorageError CONFLICT when another write came between.
   */
  apply(changes: LedgerChanges): Promise<void>
  /** The balance rows of those customers, cards and entitlements. */
  balances(subjectIds: readonly string[]): Promise<readonly AccountBalance[]>
  /** Their lots with a remainder. */
  openLots(subjectIds: readonly string[]): Promise<readonly Lot[]>
  /** Those lots, used up or not. */
  lots(ids: readonly LotId[]): Promise<readonly Lot[]>
  /** Their pending holds, the lapsed ones included. */
  pendingHolds(subjectIds: readonly string[]): Promise<readonly LedgerHold[]>
  holds(ids: readonly LedgerHoldId[]): Promise<readonly LedgerHold[]>
  /** Those transactions that there are, oldest first. */
  transactions(ids: readonly LedgerTransactionId[]): Promise<readonly PostedTransaction[]>
  /** What was posted for those orders, top-ups and so on, oldest first. */
  transactionsOf(sourceIds: readonly string[]): Promise<readonly PostedTransaction[]>
  /**
   * How many of the points that each of these orders, or cards with their sale, gave have ended unused, by unit and in
   * whatever lots they were then; for when their time is over. The lots named are some of those points', so that it is
   * known who had them. What became of those that a merge moved is not told apart from others: they count as ended. A
   * source of which none have ended is left out.
   */
  endedPoints(
    of: readonly { readonly sourceId: OrderId | CustomerCardId; readonly lotId: LotId }[],
  ): Promise<ReadonlyMap<OrderId | CustomerCardId, ReadonlyMap<LedgerUnit, number>>>
  /** Sums by account and unit. */
  totals(range: LedgerRange): Promise<readonly AccountTotal[]>
  count(): Promise<{ readonly transactions: number; readonly lines: number }>
  /** By subject, account and unit; `after` is `<subject>:<account>:<unit>` of the last row seen. */
  listBalances(filter: BalanceFilter, page: PageRequest): Promise<readonly AccountBalance[]>
  /** By transaction and line; `after` is `<transaction>:<line>` of the last row seen. */
  listEntries(filter: EntryFilter, page: PageRequest): Promise<readonly LedgerEntry[]>
}

/** Something in the books that must not be: what it is about, and what was found. */
export interface BookFault {
  readonly subject: string
  readonly found: string
}

/** Looks for what must not be, in the rows themselves; each answers at most 100 faults, and none when all is well. */
export interface LedgerAuditReader {
  /** Transactions whose lines do not sum to zero in some unit, or visits in some entitlement. */
  unbalanced(): Promise<readonly { transactionId: string; unit: string; amountMinor: number }[]>
  /** Transactions whose lines are not numbered 1, 2, 3 …: one was removed. */
  misnumbered(): Promise<readonly BookFault[]>
  /** Balance rows that are not the sum of their lines, and sums without a row. */
  balancesUnlikeLines(): Promise<readonly BookFault[]>
  /** Balance rows that are not the sum of their lots, or are held otherwise than those. */
  balancesUnlikeLots(): Promise<readonly BookFault[]>
  /** Lots whose remainder or cost is not what their lines have left of it. */
  lotsUnlikeLines(): Promise<readonly BookFault[]>
  /** Balance rows that hold otherwise than their pending holds. */
  balancesUnlikeHolds(): Promise<readonly BookFault[]>
  /** Balances below their floor, and lots below zero or above what they were. */
  belowFloor(): Promise<readonly BookFault[]>
  /** Transactions in which bonus and what was granted of it part. */
  bonusUnbacked(): Promise<readonly BookFault[]>
  /**
   * Closed cash shifts whose part of the drawer is not what was left in it, shifts whose count is not explained, and
   * movements of cash that the books have otherwise.
   */
  cashShiftsUnlikeLines(): Promise<readonly BookFault[]>
  /** Orders whose refunded amount is not what their refunds gave back, and refunds that are not their payments. */
  refundsUnlikePayments(): Promise<readonly BookFault[]>
  /** Customers of whom the books say another debt than what they put on account and have not settled. */
  receivablesUnlikeBalances(): Promise<readonly BookFault[]>
  /** Expenses that the books do not have, or have otherwise. */
  expensesUnlikeLines(): Promise<readonly BookFault[]>
  /** Guards of the database against changing or deleting what was written once that are not there. */
  missingGuards(): Promise<readonly BookFault[]>
}

/** What the job that takes out what has expired finds its work by. */
export interface LotExpiries {
  /** Whose lots have expired with something left that nobody holds, of a tenant each once. */
  lotsExpired(query: {
    nowMs: number
    limit: number
  }): Promise<readonly { readonly tenantId: TenantId; readonly subjectId: string }[]>
}

export interface PeriodFilter {
  readonly locationId?: LocationId
  readonly state?: AccountingPeriod['state']
}

export interface AccountingPeriodRepository {
  find(id: AccountingPeriodId): Promise<AccountingPeriod | undefined>
  /** The closed periods of all locations or of that one which meet those days, both included. */
  closed(query: {
    locationId: LocationId | null
    fromDate: LocalDate
    toDate: LocalDate
  }): Promise<readonly AccountingPeriod[]>
  /** By id. */
  list(filter: PeriodFilter, page: PageRequest): Promise<readonly AccountingPeriod[]>
  insert(period: AccountingPeriod): Promise<void>
  /** False when it is not at that version. */
  replace(period: AccountingPeriod, expectedVersion: number): Promise<boolean>
}
