import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CashShiftId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { CashShift } from './cash-shift.ts'

export type ShiftForCashRefusal =
  | RefusalOf<'cash_shift_required', { locationId: string }>
  | RefusalOf<'cash_shift_overdue', { cashShiftId: CashShiftId; businessDate: LocalDate }>

/**
 * The open shift that cash goes into, or comes out of, now; none where the location does without. One of an earlier
 * business day may be closed to cash.
 */
export function shiftForCash(
  { id: locationId, cashShifts: rules }: Pick<Location, 'id' | 'cashShifts'>,
  latest: CashShift | undefined,
  businessDate: LocalDate,
): Decision<CashShift | null, never, ShiftForCashRefusal> {
  if (rules.use === 'OFF') return accept(null, [])
  if (latest?.state !== 'OPEN') {
    return rules.use === 'REQUIRED' ? refuse('cash_shift_required', { locationId }) : accept(null, [])
  }
  if (rules.pastDays === 'BLOCK' && latest.businessDate < businessDate) {
    return refuse('cash_shift_overdue', { cashShiftId: latest.id, businessDate: latest.businessDate })
  }
  return accept(latest, [])
}
