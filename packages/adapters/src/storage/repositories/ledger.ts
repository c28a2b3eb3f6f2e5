import type {
  AccountBalance,
  AccountTotal,
  BalanceDelta,
  LedgerChanges,
  LedgerHold,
  LedgerRange,
  LedgerRepository,
  LedgerSource,
  LedgerTransaction,
  Lot,
} from '@mendian/core'
import { sql } from 'kysely'
import { exactInteger, type RowOf } from '../columns.ts'
import type { LedgerRow, SourceApart } from '../ledger-tables.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { createEndedPointsReader } from './ended-points.ts'
import { createLedgerLists } from './ledger-lists.ts'
import { createTransactionReader } from './ledger-transactions.ts'
import { listShapes } from './list-shapes.ts'

interface TotalValues {
  readonly locationIds: readonly string[] | null
  readonly fromDate: string | null
  readonly toDate: string | null
}

interface TotalRow {
  readonly account: string
  readonly unit: string
  readonly amount_minor: number
}

const total = sql<number>`cast(sum(amount_minor) as bigint)`

const totals = listShapes<TotalValues, TotalRow>((queries, parameters, given) => {
  let lines = queries
    .select('ledger_line')
    .select(['account', 'unit', total.as('amount_minor')])
    .groupBy(['account', 'unit'])
    .orderBy('account')
    .orderBy('unit')
  const { locationIds, fromDate, toDate } = parameters as Parameters<{
    locationIds: readonly string[]
    fromDate: string
    toDate: string
  }>
  if (given.has('locationIds')) lines = lines.where(queries.oneOf('location_id', locationIds))
  if (given.has('fromDate')) lines = lines.where('business_date', '>=', fromDate)
  if (given.has('toDate')) lines = lines.where('business_date', '<=', toDate)
  return lines
})

const counts = statement((queries, _parameters: Parameters<object>) =>
  queries
    .select('ledger_line')
    .select([sql<number>`count(distinct transaction_id)`.as('transactions'), sql<number>`count(*)`.as('lines')]),
)

const balances = statement((queries, { subjectIds }: Parameters<{ subjectIds: readonly string[] }>) =>
  queries
    .select('ledger_balance')
    .select(tables.ledger_balance.columns)
    .where(queries.oneOf('subject_id', subjectIds))
    .orderBy('subject_id')
    .orderBy('account')
    .orderBy('unit'),
)

const openLots = statement((queries, { subjectIds }: Parameters<{ subjectIds: readonly string[] }>) =>
  queries
    .select('ledger_lot')
    .select(tables.ledger_lot.columns)
    .where(queries.oneOf('subject_id', subjectIds))
    .where('remaining_minor', '>', sql.lit(0))
    .orderBy(queries.sorted('id')),
)

const lotsById = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries.select('ledger_lot').select(tables.ledger_lot.columns).where(queries.oneOf('id', ids)).orderBy('id'),
)

const pendingHolds = statement((queries, { subjectIds }: Parameters<{ subjectIds: readonly string[] }>) =>
  queries
    .select('ledger_hold')
    .select(tables.ledger_hold.columns)
    .where(queries.oneOf('subject_id', subjectIds))
    .where('state', '=', sql.lit('PENDING'))
    .orderBy(queries.sorted('id')),
)

const holdsById = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries.select('ledger_hold').select(tables.ledger_hold.columns).where(queries.oneOf('id', ids)).orderBy('id'),
)

const moveBalance = statement((queries, parameters: Parameters<BalanceDelta>) =>
  queries
    .update('ledger_balance')
    .set({
      posted_minor: sql<number>`posted_minor + ${parameters.postedMinor}`,
      held_minor: sql<number>`held_minor + ${parameters.heldMinor}`,
    })
    .where('subject_id', '=', parameters.subjectId)
    .where('account', '=', parameters.account)
    .where('unit', '=', parameters.unit),
)

const moveLot = statement((queries, parameters: Parameters<LedgerChanges['lotDeltas'][number]>) =>
  queries
    .update('ledger_lot')
    .set({
      remaining_minor: sql<number>`remaining_minor + ${parameters.remainingMinor}`,
      held_minor: sql<number>`held_minor + ${parameters.heldMinor}`,
      cost_left_minor: sql<number>`cost_left_minor + ${parameters.costLeftMinor}`,
      expires_at_ms: parameters.expiresAtMs,
    })
    .where('id', '=', parameters.id),
)

const endHold = statement((queries, parameters: Parameters<LedgerChanges['endedHolds'][number]>) =>
  queries
    .update('ledger_hold')
    .set({
      state: parameters.state,
      ended_at_ms: parameters.endedAtMs,
      transaction_id: parameters.transactionId,
    })
    .where('id', '=', parameters.id)
    .where('state', '=', sql.lit('PENDING')),
)

/** The books: lines are appended and summed up, balances and lots move beside them. */
export function createLedgerRepository(scope: Scope): LedgerRepository {
  return {
    apply: (changes) => apply(scope, changes),
    balances: async (subjectIds) =>
      subjectIds.length === 0 ? [] : (await scope.rows(balances, { subjectIds })).map(toBalance),
    openLots: async (subjectIds) =>
      subjectIds.length === 0 ? [] : (await scope.rows(openLots, { subjectIds })).map(toLot),
    lots: async (ids) => (ids.length === 0 ? [] : (await scope.rows(lotsById, { ids })).map(toLot)),
    pendingHolds: async (subjectIds) =>
      subjectIds.length === 0 ? [] : (await scope.rows(pendingHolds, { subjectIds })).map(toHold),
    holds: async (ids) => (ids.length === 0 ? [] : (await scope.rows(holdsById, { ids })).map(toHold)),
    totals: (range) => sumUp(scope, range),
    count: async () => {
      const row = await scope.row(counts, {})
      return {
        transactions: exactInteger(row?.transactions, 'transactions'),
        lines: exactInteger(row?.lines, 'lines'),
      }
    },
    ...createTransactionReader(scope),
    ...createEndedPointsReader(scope),
    ...createLedgerLists(scope),
  }
}

async function apply(scope: Scope, changes: LedgerChanges): Promise<void> {
  await scope.insert('ledger_line', changes.transactions.flatMap(toLines))
  await scope.insert('ledger_balance', changes.newBalances)
  for (const delta of changes.balanceDeltas) await scope.defer(moveBalance, delta)
  await scope.insert('ledger_lot', changes.newLots.map(sourceApart))
  for (const delta of changes.lotDeltas) await scope.defer(moveLot, delta)
  await scope.insert('ledger_hold', changes.newHolds.map(sourceApart))
  for (const ended of changes.endedHolds) await scope.defer(endHold, ended)
}

async function sumUp(scope: Scope, range: LedgerRange): Promise<readonly AccountTotal[]> {
  const { locationIds = null, fromDate = null, toDate = null } = range
  const values = { locationIds, fromDate, toDate }
  return (await scope.rows(totals(values), values)).map((row) => ({
    account: row.account as AccountTotal['account'],
    unit: row.unit,
    amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
  }))
}

function toBalance(row: RowOf<AccountBalance>): AccountBalance {
  return tables.ledger_balance.fromRow(row)
}

function toLot(row: RowOf<SourceApart<Lot>>): Lot {
  return sourceTogether(tables.ledger_lot.fromRow(row))
}

function toHold(row: RowOf<SourceApart<LedgerHold>>): LedgerHold {
  return sourceTogether(tables.ledger_hold.fromRow(row))
}

function sourceApart<R extends { readonly source: LedgerSource }>({ source, ...rest }: R): SourceApart<R> {
  return { ...rest, sourceKind: source.kind, sourceId: source.id }
}

function sourceTogether<R extends SourceApart<{ readonly source: LedgerSource }>>(row: R) {
  const { sourceKind, sourceId, ...rest } = row
  return { ...rest, source: { kind: sourceKind, id: sourceId } }
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
