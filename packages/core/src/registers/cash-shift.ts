import type { CashShiftId, LocationId, OrderId, StaffId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import { type Account, accountOf } from '../ledger/account.ts'
import type { Currency } from '../money/money.ts'
import type { LocalDate } from '../time/local-time.ts'

/** A shift takes cash while `OPEN`; once `ENDED` it waits to be counted, and that closes it. */
export const cashShiftStates = ['OPEN', 'ENDED', 'CLOSED'] as const
export type CashShiftState = (typeof cashShiftStates)[number]

/** The cash of one location in one person's charge (班次), from one count to the next. */
export interface CashShift extends Versioned {
  readonly id: CashShiftId
  readonly locationId: LocationId
  readonly currency: Currency
  readonly state: CashShiftState
  /** The business day on which it was opened. */
  readonly businessDate: LocalDate
  /** The shift whose cash it took over. */
  readonly precedingId: CashShiftId | null
  /** The shift that took over its cash. */
  readonly followedById: CashShiftId | null
  readonly openedById: StaffId
  readonly openedAtMs: number
  readonly endedById: StaffId | null
  readonly endedAtMs: number | null
  readonly closedById: StaffId | null
  readonly closedAtMs: number | null
  /** What was in the drawer at the start (备用金). */
  readonly openingFloatMinor: number
  /** By how much the float was above (below: negative) what lay there by the books, where nobody knows why. */
  readonly openingOverShortMinor: number
  /** What should have been there when it was counted; null until then, as are the following. */
  readonly expectedMinor: number | null
  readonly countedMinor: number | null
  /** Counted less expected: negative when money is missing. */
  readonly overShortMinor: number | null
  /** What of the counted cash was taken to the bank. */
  readonly bankedMinor: number | null
  /** What stayed in the drawer for the next shift. */
  readonly leftMinor: number | null
  /** Bills that were open when it was closed, the first hundred of them. */
  readonly carriedOrderIds: readonly OrderId[]
  readonly note: string
}

/** The part of a location's cash that a shift has; without one, what nobody counts. */
export function drawerOf(currency: Currency, cashShiftId: CashShiftId | null): Account<'CASH_DRAWER'> {
  return cashShiftId === null ? accountOf('CASH_DRAWER', currency) : accountOf('CASH_DRAWER', currency, cashShiftId)
}
