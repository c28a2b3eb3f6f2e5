import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { ExpenseId, LedgerTransactionId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { credit, debit, type PostRefusal, post } from '../ledger/post.ts'
import type { Location } from '../places/location.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { CashFlow } from './cash-flow.ts'
import { type CashShift, drawerOf } from './cash-shift.ts'
import type { Expense } from './expense.ts'
import { type CashInsufficientRefusal, refuseCash } from './move-cash.ts'
import { type ShiftForCashRefusal, shiftForCash } from './shift-for-cash.ts'

export type RecordExpense = Pick<
  Expense,
  'id' | 'category' | 'amountMinor' | 'paidFrom' | 'payee' | 'note' | 'staffId' | 'transactionId'
> & {
  /** The day whose expense it is; today when null. */
  readonly businessDate: LocalDate | null
}

export interface ExpenseBooks {
  readonly location: Location
  /** The location's last shift, with what moved in it. */
  readonly latest: CashShift | undefined
  readonly flow: CashFlow
  /** The business day it is. */
  readonly today: LocalDate
  readonly books: Books
}

export type RecordExpenseRefusal =
  | RefusalOf<'expense_in_future', { businessDate: LocalDate; today: LocalDate }>
  | ShiftForCashRefusal
  | CashInsufficientRefusal
  | PostRefusal

/** Records an expense. Cash comes out of the open shift's drawer, which must have it. */
export function recordExpense(
  state: ExpenseBooks,
  command: RecordExpense,
  nowMs: number,
): Decision<{ readonly expense: Expense; readonly books: Books }, never, RecordExpenseRefusal> {
  const { location, today } = state
  const { id, amountMinor, paidFrom, category } = command
  const businessDate = command.businessDate ?? today
  if (businessDate > today) return refuse('expense_in_future', { businessDate, today })
  const found = paidFrom === 'CASH' ? shiftForCash(location, state.latest, today) : accept(null, [])
  if (!found.ok) return found
  const shift = found.changes
  const missing = shift && refuseCash(shift, state.flow, amountMinor)
  if (missing) return missing
  const { currency } = location
  const paid = paidFrom === 'CASH' ? drawerOf(currency, shift?.id ?? null) : accountOf('BANK', currency)
  const header = { id: command.transactionId, locationId: location.id, businessDate, occurredAtMs: nowMs }
  const moves = [debit(accountOf('EXPENSES', currency, category), amountMinor), credit(paid, amountMinor)]
  const posted = post(state.books, { ...header, source: { kind: 'EXPENSE', id }, moves }, nowMs)
  if (!posted.ok) return posted
  const expense: Expense = {
    ...command,
    locationId: location.id,
    currency,
    state: 'RECORDED',
    cashShiftId: shift?.id ?? null,
    businessDate,
    voidReason: null,
    ...{ version: 1, createdAtMs: nowMs, updatedAtMs: nowMs },
  }
  return accept({ expense, books: posted.changes }, [])
}

export type VoidExpenseRefusal =
  | RefusalOf<'expense_voided', { expenseId: ExpenseId }>
  | ShiftForCashRefusal
  | PostRefusal

/** Takes an expense back today: cash goes into the drawer of the shift that is open now. */
export function voidExpense(
  state: Omit<ExpenseBooks, 'flow'>,
  expense: Expense,
  command: { readonly reason: string; readonly transactionId: LedgerTransactionId },
  nowMs: number,
): Decision<{ readonly expense: Expense; readonly books: Books }, never, VoidExpenseRefusal> {
  const { location, today } = state
  const { id, amountMinor, currency, category } = expense
  if (expense.state === 'VOIDED') return refuse('expense_voided', { expenseId: id })
  const found = expense.paidFrom === 'CASH' ? shiftForCash(location, state.latest, today) : accept(null, [])
  if (!found.ok) return found
  const back = expense.paidFrom === 'CASH' ? drawerOf(currency, found.changes?.id ?? null) : accountOf('BANK', currency)
  const moves = [debit(back, amountMinor), credit(accountOf('EXPENSES', currency, category), amountMinor)]
  const header = { id: command.transactionId, locationId: location.id, businessDate: today, occurredAtMs: nowMs }
  const entry = { ...header, source: { kind: 'EXPENSE', id } as const, reversesId: expense.transactionId, moves }
  const posted = post(state.books, entry, nowMs)
  if (!posted.ok) return posted
  const voided: Expense = {
    ...expense,
    state: 'VOIDED',
    voidReason: command.reason,
    version: expense.version + 1,
    updatedAtMs: nowMs,
  }
  return accept({ expense: voided, books: posted.changes }, [])
}
