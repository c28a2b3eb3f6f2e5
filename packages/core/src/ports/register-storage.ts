import type { CashShiftId, ExpenseId, LocationId } from '../base/ids.ts'
import type { Currency } from '../money/money.ts'
import type { DrawerTotal } from '../registers/cash-flow.ts'
import type { CashShift, CashShiftState } from '../registers/cash-shift.ts'
import type { Expense, ExpenseState } from '../registers/expense.ts'
import type { CashMovement } from '../registers/move-cash.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { PageRequest } from './records.ts'

export interface CashShiftFilter {
  readonly locationId?: LocationId
  readonly state?: CashShiftState
  /** Those in charge of it. */
  readonly openedById?: string
  readonly fromDate?: LocalDate
  readonly toDate?: LocalDate
}

export interface CashMovementFilter {
  readonly cashShiftId?: CashShiftId
  readonly locationId?: LocationId
  readonly fromDate?: LocalDate
  readonly toDate?: LocalDate
}

export interface CashShiftRepository {
  find(id: CashShiftId): Promise<CashShift | undefined>
  /** The location's shift that no other has followed: there is one at most. */
  latest(locationId: LocationId): Promise<CashShift | undefined>
  /** By id. */
  list(filter: CashShiftFilter, page: PageRequest): Promise<readonly CashShift[]>
  /** What the books say moved in these shifts' drawers, by cause. */
  drawerTotals(ids: readonly CashShiftId[]): Promise<readonly DrawerTotal[]>
  /** What the books say lies in the location's drawer in no shift's charge; negative when more went out than came in. */
  unchargedMinor(locationId: LocationId, currency: Currency): Promise<number>
  /** @throws StorageError CONFLICT when the location has another that is not followed. */
  insert(shift: CashShift): Promise<void>
  /** False when it is not at that version. */
  replace(shift: CashShift, expectedVersion: number): Promise<boolean>
  /** By id. */
  listMovements(filter: CashMovementFilter, page: PageRequest): Promise<readonly CashMovement[]>
  insertMovement(movement: CashMovement): Promise<void>
}

export interface ExpenseFilter {
  readonly locationId?: LocationId
  readonly category?: string
  readonly state?: ExpenseState
  readonly fromDate?: LocalDate
  readonly toDate?: LocalDate
}

export interface ExpenseRepository {
  find(id: ExpenseId): Promise<Expense | undefined>
  /** By id. */
  list(filter: ExpenseFilter, page: PageRequest): Promise<readonly Expense[]>
  insert(expense: Expense): Promise<void>
  /** False when it is not at that version. */
  replace(expense: Expense, expectedVersion: number): Promise<boolean>
}
