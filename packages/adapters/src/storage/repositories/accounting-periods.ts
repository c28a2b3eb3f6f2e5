import type { AccountingPeriod, AccountingPeriodRepository } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.accounting_period

type PeriodRow = RowOf<AccountingPeriod>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('accounting_period').select(columns).where('id', '=', id),
)

interface ClosedValues {
  readonly locationId: string | null
  readonly fromDate: string
  readonly toDate: string
}

/** One closed period matters for an entry, and few for a new one; all locations' are those without one. */
const closed = statement((queries, { locationId, fromDate, toDate }: Parameters<ClosedValues>) =>
  queries
    .select('accounting_period')
    .select(columns)
    .where('state', '=', sql.lit('CLOSED'))
    .where('to_date', '>=', fromDate)
    .where('from_date', '<=', toDate)
    .where((row) => row.or([row('location_id', 'is', null), row('location_id', '=', locationId)]))
    .orderBy('id'),
)

interface ListValues {
  readonly locationId: string | null
  readonly state: string | null
  readonly after: string | null
  readonly limit: number
}

const list = listShapes<ListValues, PeriodRow>((queries, parameters, given) => {
  let rows = queries.select('accounting_period').select(columns).orderBy('id').limit(parameters.limit)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after)
  return rows
})

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<PeriodRow & { expected_version: number }>) =>
  queries
    .update('accounting_period')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

/** Business days whose books are closed. */
export function createAccountingPeriodRepository(scope: Scope): AccountingPeriodRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    closed: async (query) => (await scope.rows(closed, query)).map(fromRow),
    list: async (filter, { after = null, limit }) => {
      const values = { locationId: filter.locationId ?? null, state: filter.state ?? null, after, limit }
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insert: (period) => scope.insert('accounting_period', [period]),
    replace: async (period, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(period), expected_version: expectedVersion })) === 1,
  }
}
