import type { AccountBalance, AccountingPeriod, LedgerEntry, LedgerHold, LedgerSource, Lot } from '@mendian/core'
import { table } from './columns.ts'

/** What is kept with its source in two columns. */
export type SourceApart<R extends { readonly source: LedgerSource }> = Omit<R, 'source'> & {
  readonly sourceKind: LedgerSource['kind']
  readonly sourceId: string
}

/** A line of the books as it is kept: with what its transaction says. */
export type LedgerRow = SourceApart<LedgerEntry>

/** The tables of the books. */
export const ledgerTables = {
  ledger_line: table<LedgerRow>({
    transactionId: 'text',
    lineNo: 'integer',
    account: 'text',
    subjectId: 'nullableText',
    unit: 'text',
    amountMinor: 'integer',
    lotId: 'nullableText',
    costMinor: 'nullableInteger',
    locationId: 'text',
    businessDate: 'text',
    occurredAtMs: 'integer',
    recordedAtMs: 'integer',
    sourceKind: 'text',
    sourceId: 'text',
    reversesId: 'nullableText',
  }),
  ledger_balance: table<AccountBalance>({
    subjectId: 'text',
    account: 'text',
    unit: 'text',
    postedMinor: 'integer',
    heldMinor: 'integer',
    floorMinor: 'integer',
  }),
  ledger_lot: table<SourceApart<Lot>>({
    id: 'text',
    account: 'text',
    subjectId: 'text',
    unit: 'text',
    origin: 'text',
    locationId: 'text',
    originalMinor: 'integer',
    remainingMinor: 'integer',
    heldMinor: 'integer',
    costMinor: 'integer',
    costLeftMinor: 'integer',
    costCurrency: 'nullableText',
    deferredCardId: 'nullableText',
    availableFromMs: 'integer',
    expiresAtMs: 'nullableInteger',
    createdAtMs: 'integer',
    sourceKind: 'text',
    sourceId: 'text',
  }),
  ledger_hold: table<SourceApart<LedgerHold>>({
    id: 'text',
    account: 'text',
    subjectId: 'text',
    unit: 'text',
    amountMinor: 'integer',
    allocations: 'json',
    state: 'text',
    expiresAtMs: 'nullableInteger',
    sourceKind: 'text',
    sourceId: 'text',
    createdAtMs: 'integer',
    endedAtMs: 'nullableInteger',
    transactionId: 'nullableText',
  }),
  accounting_period: table<AccountingPeriod>({
    id: 'text',
    locationId: 'nullableText',
    fromDate: 'text',
    toDate: 'text',
    state: 'text',
    note: 'text',
    version: 'integer',
    createdAtMs: 'integer',
    updatedAtMs: 'integer',
  }),
} as const
