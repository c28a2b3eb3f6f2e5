import {
  businessDate,
  type Expense,
  type Location,
  ledgerChangesOf,
  present,
  recordExpense,
  voidExpense,
} from '@mendian/core'
import { expenseId, expenseInput, expenseView as expenseSchema, voidReason } from '@mendian/core/schemas'
import { z } from 'zod'
import { cashRefusals, drawerLock, loadFlow, refuseStaff } from '../cash-shifts/load-cash.ts'
import { loadBooks, pastDayLocks } from '../ledger/load-books.ts'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { expenseView } from './expense-view.ts'

/** Whether the drawer must stand still for it. */
function lockDrawer({ id, cashShifts }: Location, paidFrom: Expense['paidFrom'], run: WriteRun): void {
  if (paidFrom === 'CASH' && cashShifts.use !== 'OFF') run.requireLocks([drawerLock(id)])
}

/** Records an expense, out of the drawer or the bank account. */
export const create: WriteOperation<typeof expenseInput, typeof expenseSchema> = defineWrite({
  name: 'expenses.create',
  summary: 'Record an expense',
  http: ['POST', '/v1/expenses'],
  status: 201,
  input: expenseInput,
  output: expenseSchema,
  permission: 'cash:write',
  movesMoney: true,
  refusals: [
    'reference_not_found',
    'reference_archived',
    'expense_in_future',
    ...cashRefusals,
    'cash_insufficient',
    'period_closed',
  ],
  locks: () => [],
  lockHint: ({ locationId, paidFrom }) => `${locationId} ${paidFrom}`,
  async run(tx, input, run) {
    const { locationId, staffId = null, businessDate: asked = null, ...given } = input
    const [location, refused] = await Promise.all([
      tx.locations.find(locationId),
      staffId === null ? undefined : refuseStaff(tx, [staffId]),
    ])
    if (!location) return referenceNotFound('Location', locationId)
    if (refused) return refused
    lockDrawer(location, input.paidFrom, run)
    const today = businessDate(location, run.nowMs)
    if (asked !== null && asked < today) run.requireLocks(pastDayLocks(locationId))
    const [latest, books] = await Promise.all([
      tx.cashShifts.latest(locationId),
      loadBooks(tx, { locationId, businessDate: asked ?? today }, run.nowMs),
    ])
    const decision = recordExpense(
      { location, latest, flow: await loadFlow(tx, latest), today, books },
      {
        ...given,
        id: run.ids.next('Expense'),
        staffId,
        businessDate: asked,
        transactionId: run.ids.next('LedgerTransaction'),
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { expense } = decision.changes
    await tx.expenses.insert(expense)
    await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
    return { ok: true, value: expenseView(expense, location.timeZone), subjectId: expense.id }
  },
})

const voidInput = z.strictObject({ id: expenseId, reason: voidReason })

/** Takes an expense back: the money is where it was, or in the drawer of the shift that is open now. */
export const voidOne: WriteOperation<typeof voidInput, typeof expenseSchema> = defineWrite({
  name: 'expenses.void',
  summary: 'Take a recorded expense back',
  http: ['POST', '/v1/expenses/{id}/void'],
  input: voidInput,
  output: expenseSchema,
  permission: 'cash:write',
  movesMoney: true,
  refusals: ['not_found', 'expense_voided', ...cashRefusals, 'period_closed'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: () => 'drawer',
  async run(tx, { id, reason }, run) {
    const expense = await tx.expenses.find(id)
    if (!expense) return notFound('Expense', id)
    const conflict = refuseVersion(expense, run.expectedVersion)
    if (conflict) return conflict
    const { locationId } = expense
    const location = present(await tx.locations.find(locationId), 'an expense names a location that exists')
    lockDrawer(location, expense.paidFrom, run)
    const today = businessDate(location, run.nowMs)
    const [latest, books] = await Promise.all([
      tx.cashShifts.latest(locationId),
      loadBooks(tx, { locationId, businessDate: today }, run.nowMs),
    ])
    const transactionId = run.ids.next('LedgerTransaction')
    const decision = voidExpense({ location, latest, today, books }, expense, { reason, transactionId }, run.nowMs)
    if (!decision.ok) return decision
    const { expense: voided } = decision.changes
    assertReplaced(await tx.expenses.replace(voided, expense.version), 'the expense')
    await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
    return { ok: true, value: expenseView(voided, location.timeZone), subjectId: id }
  },
})
