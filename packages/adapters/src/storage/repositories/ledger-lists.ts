import type { AccountBalance, LedgerEntry, LedgerRepository } from '@mendian/core'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import type { LedgerRow } from '../ledger-tables.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { listShapes } from './list-shapes.ts'

interface BalanceValues {
  readonly account: string | null
  readonly subjectId: string | null
  readonly afterSubject: string | null
  readonly afterAccount: string | null
  readonly afterUnit: string | null
  readonly limit: number
}

const balanceList = listShapes<BalanceValues, RowOf<AccountBalance>>((queries, parameters, given) => {
  let rows = queries
    .select('ledger_balance')
    .select(tables.ledger_balance.columns)
    .orderBy('subject_id')
    .orderBy('account')
    .orderBy('unit')
    .limit(parameters.limit)
  if (given.has('account')) rows = rows.where('account', '=', parameters.account)
  if (given.has('subjectId')) rows = rows.where('subject_id', '=', parameters.subjectId)
  if (given.has('afterSubject')) {
    const { afterSubject, afterAccount, afterUnit } = parameters
    rows = rows.where(sql<SqlBool>`(subject_id, account, unit) > (${afterSubject}, ${afterAccount}, ${afterUnit})`)
  }
  return rows
})

interface EntryValues {
  readonly account: string | null
  readonly accounts: readonly string[] | null
  readonly subjectId: string | null
  readonly locationId: string | null
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly sourceId: string | null
  readonly transactionId: string | null
  readonly afterTransaction: string | null
  readonly afterLine: number | null
  readonly limit: number
}

const entryList = listShapes<EntryValues, RowOf<LedgerRow>>((queries, parameters, given) => {
  let rows = queries
    .select('ledger_line')
    .select(tables.ledger_line.columns)
    .orderBy('transaction_id')
    .orderBy('line_no')
    .limit(parameters.limit)
  if (given.has('account')) rows = rows.where('account', '=', parameters.account)
  if (given.has('accounts')) {
    rows = rows.where(queries.oneOf('account', parameters.accounts as RawBuilder<readonly string[]>))
  }
  if (given.has('subjectId')) rows = rows.where('subject_id', '=', parameters.subjectId)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId)
  if (given.has('fromDate')) rows = rows.where('business_date', '>=', parameters.fromDate)
  if (given.has('toDate')) rows = rows.where('business_date', '<=', parameters.toDate)
  if (given.has('sourceId')) rows = rows.where('source_id', '=', parameters.sourceId)
  if (given.has('transactionId')) rows = rows.where('transaction_id', '=', parameters.transactionId)
  if (given.has('afterTransaction')) {
    const { afterTransaction, afterLine } = parameters
    rows = rows.where(sql<SqlBool>`(transaction_id, line_no) > (${afterTransaction}, ${afterLine})`)
  }
  return rows
})

/** Pages of balances and of lines. */
export function createLedgerLists(scope: Scope): Pick<LedgerRepository, 'listBalances' | 'listEntries'> {
  return {
    listBalances: async ({ account = null, subjectId = null }, { after, limit }) => {
      const [afterSubject = null, afterAccount = null, afterUnit = null] = after?.split(':') ?? []
      const values = { account, subjectId, afterSubject, afterAccount, afterUnit, limit }
      return (await scope.rows(balanceList(values), values)).map(tables.ledger_balance.fromRow)
    },
    listEntries: async (filter, { after, limit }) => {
      const [afterTransaction = null, afterLine = null] = after?.split(':') ?? []
      const values = {
        account: filter.account ?? null,
        accounts: filter.accounts ?? null,
        subjectId: filter.subjectId ?? null,
        locationId: filter.locationId ?? null,
        fromDate: filter.fromDate ?? null,
        toDate: filter.toDate ?? null,
        sourceId: filter.sourceId ?? null,
        transactionId: filter.transactionId ?? null,
        afterTransaction,
        afterLine: afterLine === null ? null : Number(afterLine),
        limit,
      }
      return (await scope.rows(entryList(values), values)).map(toEntry)
    },
  }
}

function toEntry(row: RowOf<LedgerRow>): LedgerEntry {
  const { sourceKind, sourceId, ...entry } = tables.ledger_line.fromRow(row)
  return { ...entry, source: { kind: sourceKind, id: sourceId } }
}
