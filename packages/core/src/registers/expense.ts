import type { CashShiftId, ExpenseId, LedgerTransactionId, LocationId, StaffId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { Currency } from '../money/money.ts'
import type { LocalDate } from '../time/local-time.ts'

export const expenseStates = ['RECORDED', 'VOIDED'] as const
export type ExpenseState = (typeof expenseStates)[number]

/** What an expense is paid from. */
export const expensePayments = ['CASH', 'BANK'] as const
export type ExpensePayment = (typeof expensePayments)[number]

/** Money spent on running the shop (支出). One that was wrong is voided, and recorded anew. */
export interface Expense extends Versioned {
  readonly id: ExpenseId
  readonly locationId: LocationId
  readonly currency: Currency
  readonly state: ExpenseState
  /** A code of the tenant's own, such as `rent`. */
  readonly category: string
  readonly amountMinor: number
  readonly paidFrom: ExpensePayment
  /** Whose drawer the cash came from, where cash is counted shift by shift. */
  readonly cashShiftId: CashShiftId | null
  readonly payee: string
  readonly note: string
  readonly staffId: StaffId | null
  /** The business day whose expense it is. */
  readonly businessDate: LocalDate
  readonly transactionId: LedgerTransactionId
  readonly voidReason: string | null
}
