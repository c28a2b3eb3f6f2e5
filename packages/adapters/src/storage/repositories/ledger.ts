import type { AccountTotal, LedgerRepository, LedgerTransaction } from '@mendian/core'
import { sql } from 'kysely'
import { exactInteger } from '../columns.ts'
import type { LedgerRow } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, type Statement, statement } from '../statement.ts'

interface TotalValues {
  readonly locationId: string
  readonly businessDate: string
}

interface TotalRow {
  readonly account: string
  readonly unit: string
  readonly amount_minor: number
}

const total = sql<number>`cast(sum(amount_minor) as bigint)`

const totalsOfAll = totalsStatement({ ofLocation: false, ofDate: false })
const totalsOfLocation = totalsStatement({ ofLocation: true, ofDate: false })
const totalsOfDate = totalsStatement({ ofLocation: false, ofDate: true })
const totalsOfLocationAndDate = totalsStatement({ ofLocation: true, ofDate: true })

function totalsStatement(given: { ofLocation: boolean; ofDate: boolean }): Statement<TotalValues, TotalRow> {
  return statement((queries, { locationId, businessDate }) => {
    const lines = queries
      .select('ledger_line')
      .select(['account', 'unit', total.as('amount_minor')])
      .groupBy(['account', 'unit'])
      .orderBy('account')
      .orderBy('unit')
    const ofLocation = given.ofLocation ? lines.where('location_id', '=', locationId) : lines
    return given.ofDate ? ofLocation.where('business_date', '=', businessDate) : ofLocation
  })
}

const unbalanced = statement((queries, _parameters: Parameters<object>) =>
  queries
    .select('ledger_line')
    .select(['transaction_id', 'unit', total.as('amount_minor')])
    .groupBy(['transaction_id', 'unit'])
    .having(sql<boolean>`sum(amount_minor) <> 0`)
    .orderBy('transaction_id')
    .orderBy('unit')
    .limit(sql.lit(100)),
)

const counts = statement((queries, _parameters: Parameters<object>) =>
  queries
    .select('ledger_line')
    .select([sql<number>`count(distinct transaction_id)`.as('transactions'), sql<number>`count(*)`.as('lines')]),
)

/** The books: appended to, summed up, never changed. */
export function createLedgerRepository(scope: Scope): LedgerRepository {
  return {
    append: (transactions) => scope.insert('ledger_line', transactions.flatMap(toLines)),
    totals: async ({ locationId, businessDate }) => {
      const values = { locationId: locationId ?? '', businessDate: businessDate ?? '' }
      const ofDate = locationId === undefined ? totalsOfDate : totalsOfLocationAndDate
      const always = locationId === undefined ? totalsOfAll : totalsOfLocation
      const rows = await scope.rows(businessDate === undefined ? always : ofDate, values)
      return rows.map((row) => ({
        account: row.account as AccountTotal['account'],
        unit: row.unit,
        amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
      }))
    },
    unbalanced: async () =>
      (await scope.rows(unbalanced, {})).map((row) => ({
        transactionId: row.transaction_id,
        unit: row.unit,
        amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
      })),
    count: async () => {
      const row = await scope.row(counts, {})
      return {
        transactions: exactInteger(row?.transactions, 'transactions'),
        lines: exactInteger(row?.lines, 'lines'),
      }
    },
  }
}

function toLines(transaction: LedgerTransaction): readonly LedgerRow[] {
  const { id, source, lines, ...rest } = transaction
  return lines.map((line, index) => ({
    ...rest,
    ...line,
    transactionId: id,
    lineNo: index + 1,
    sourceKind: source.kind,
    sourceId: source.id,
  }))
}
