import type { Expense, ExpenseRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.expense

type ExpenseRow = RowOf<Expense>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('expense').select(columns).where('id', '=', id),
)

interface ListValues {
  readonly locationId: string | null
  readonly category: string | null
  readonly state: string | null
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly after: string | null
  readonly limit: number
}

const list = listShapes<ListValues, ExpenseRow>((queries, parameters, given) => {
  let rows = queries.select('expense').select(columns).orderBy('id').limit(parameters.limit)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId)
  if (given.has('category')) rows = rows.where('category', '=', parameters.category as never)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state as never)
  if (given.has('fromDate')) rows = rows.where('business_date', '>=', parameters.fromDate as never)
  if (given.has('toDate')) rows = rows.where('business_date', '<=', parameters.toDate as never)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after)
  return rows
})

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<ExpenseRow & { expected_version: number }>) =>
  queries
    .update('expense')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

/** Expenses. */
export function createExpenseRepository(scope: Scope): ExpenseRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    list: async (filter, page) => {
      const { locationId = null, category = null, state = null, fromDate = null, toDate = null } = filter
      const values = { locationId, category, state, fromDate, toDate, after: page.after ?? null, limit: page.limit }
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insert: (expense) => scope.insert('expense', [expense]),
    replace: async (expense, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(expense), expected_version: expectedVersion })) === 1,
  }
}
