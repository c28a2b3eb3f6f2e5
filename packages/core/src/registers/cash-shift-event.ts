import type { DomainEvent } from '../base/domain-event.ts'
import type { CashShift } from './cash-shift.ts'

export type CashShiftEventType = 'cash_shift.opened' | 'cash_shift.closed'

export type CashShiftEvent = DomainEvent<CashShiftEventType, 'CASH_SHIFT', CashShift>

/** The event of a shift's change. */
export function cashShiftEvent(type: CashShiftEventType, subject: CashShift, previous?: CashShift): CashShiftEvent {
  return { type, subjectKind: 'CASH_SHIFT', subject, ...(previous ? { previous } : {}) }
}
