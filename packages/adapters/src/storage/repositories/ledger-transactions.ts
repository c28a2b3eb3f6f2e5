import type { LedgerRepository, LedgerTransactionId, PostedTransaction } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import type { LedgerRow } from '../ledger-tables.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.ledger_line

const linesById = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('ledger_line')
    .select(columns)
    .where(queries.oneOf('transaction_id', ids))
    .orderBy('transaction_id')
    .orderBy('line_no'),
)

const reversalsOf = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('ledger_line')
    .select(['reverses_id', 'transaction_id'])
    .where(queries.oneOf('reverses_id', ids))
    .where('line_no', '=', sql.lit(1)),
)

const linesOfSources = statement((queries, { sourceIds }: Parameters<{ sourceIds: readonly string[] }>) =>
  queries
    .select('ledger_line')
    .select(columns)
    .where(queries.oneOf('source_id', sourceIds))
    .orderBy(queries.sorted('transaction_id'))
    .orderBy('line_no'),
)

const reversalsOfSources = statement((queries, { sourceIds }: Parameters<{ sourceIds: readonly string[] }>) =>
  queries
    .select('ledger_line')
    .select(['reverses_id', 'transaction_id'])
    .where('line_no', '=', sql.lit(1))
    .where(
      'reverses_id',
      'in',
      queries.select('ledger_line').select('transaction_id').where(queries.oneOf('source_id', sourceIds)),
    ),
)

interface ReversalRow {
  readonly reverses_id: string | null
  readonly transaction_id: string
}

/** Reads transactions back from their lines, with what took them back. */
export function createTransactionReader(scope: Scope): Pick<LedgerRepository, 'transactions' | 'transactionsOf'> {
  return {
    transactions: async (ids) => {
      if (ids.length === 0) return []
      const [lines, reversals] = await Promise.all([scope.rows(linesById, { ids }), scope.rows(reversalsOf, { ids })])
      return assemble(lines, reversals)
    },
    transactionsOf: async (sourceIds) => {
      if (sourceIds.length === 0) return []
      const [lines, reversals] = await Promise.all([
        scope.rows(linesOfSources, { sourceIds }),
        scope.rows(reversalsOfSources, { sourceIds }),
      ])
      return assemble(lines, reversals)
    },
  }
}

function assemble(rows: readonly RowOf<LedgerRow>[], reversals: readonly ReversalRow[]): readonly PostedTransaction[] {
  const reversedBy = new Map(reversals.map((row) => [row.reverses_id, row.transaction_id as LedgerTransactionId]))
  const byId = new Map<string, PostedTransaction>()
  for (const row of rows) {
    const { transactionId: id, lineNo: _lineNo, sourceKind, sourceId, ...rest } = fromRow(row)
    const { account, subjectId, unit, amountMinor, lotId, costMinor, ...header } = rest
    const line = { account, subjectId, unit, amountMinor, lotId, costMinor }
    const known = byId.get(id)
    const source = { kind: sourceKind, id: sourceId }
    const reversedById = reversedBy.get(id) ?? null
    byId.set(
      id,
      known ? { ...known, lines: [...known.lines, line] } : { id, ...header, source, reversedById, lines: [line] },
    )
  }
  return [...byId.values()]
}
