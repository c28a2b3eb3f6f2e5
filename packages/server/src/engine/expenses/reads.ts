import type { ExpenseFilter } from '@mendian/core'
import {
  expenseCategory,
  expenseId,
  expenseView as expenseSchema,
  expenseState,
  localDate,
  locationId,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { expenseView } from './expense-view.ts'

const getInput = z.strictObject({ id: expenseId })

export const get: ReadOperation<typeof getInput, typeof expenseSchema> = defineRead({
  name: 'expenses.get',
  summary: 'Get an expense',
  http: ['GET', '/v1/expenses/{id}'],
  input: getInput,
  output: expenseSchema,
  permission: 'cash:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const expense = await tx.expenses.find(id)
    if (!expense) return notFound('Expense', id)
    const zones = await timeZonesOf(tx, [expense.locationId])
    return { ok: true, value: expenseView(expense, zones.of(expense.locationId)) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  locationId: locationId.optional(),
  category: expenseCategory.optional(),
  state: expenseState.optional(),
  fromDate: localDate.optional().meta({ description: 'The first business day.' }),
  toDate: localDate.optional().meta({ description: 'The last business day, this one included.' }),
})
const page = pageOf('Expense', expenseSchema)

export const list: ReadOperation<typeof listInput, typeof page> = defineRead({
  name: 'expenses.list',
  summary: 'List expenses, oldest first',
  http: ['GET', '/v1/expenses'],
  input: listInput,
  output: page,
  permission: 'cash:read',
  refusals: [],
  async run(tx, { limit, cursor, ...asked }) {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined)
    const filter = Object.fromEntries(given) as ExpenseFilter
    let zones = await timeZonesOf(tx, [])
    return readPage(
      { limit, cursor },
      async (keys) => {
        const rows = await tx.expenses.list(filter, keys)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => expenseView(row, zones.of(row.locationId)),
    )
  },
})
