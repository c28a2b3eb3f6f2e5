import { accept, type Decision } from '../base/decision.ts'
import type { CashShiftId, LedgerTransactionId, StaffId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import type { CashFlow } from './cash-flow.ts'
import type { CashShift } from './cash-shift.ts'
import type { CashShiftEvent } from './cash-shift-event.ts'
import {
  type CloseCashShift,
  type CloseCashShiftRefusal,
  type CloseCashShiftState,
  closeCashShift,
} from './close-cash-shift.ts'
import { type OpenCashShiftChanges, type OpenCashShiftRefusal, openCashShift } from './open-cash-shift.ts'

export interface HandOverCashShift extends CloseCashShift {
  readonly toStaffId: StaffId
  readonly nextCashShiftId: CashShiftId
  readonly nextTransactionId: LedgerTransactionId
}

export interface HandOverChanges extends OpenCashShiftChanges {
  /** The shift that was handed over, closed and followed. */
  readonly preceding: CashShift
  /** What moved in that, with what it took over. */
  readonly flow: CashFlow
}

/** Closes a shift and opens the next person's with what was left (交班), in one step. */
export function handOverCashShift(
  state: Omit<CloseCashShiftState, 'rules'> & { readonly location: Location },
  command: HandOverCashShift,
  nowMs: number,
): Decision<HandOverChanges, CashShiftEvent, CloseCashShiftRefusal | OpenCashShiftRefusal> {
  const { location, businessDate } = state
  const closing = closeCashShift({ ...state, rules: location.cashShifts }, command, nowMs)
  if (!closing.ok) return closing
  const { shift: closed, flow, books } = closing.changes
  // What came without a shift was counted with the rest.
  const opening = openCashShift(
    { location, latest: closed, unchargedMinor: 0, businessDate, books },
    {
      cashShiftId: command.nextCashShiftId,
      staffId: command.toStaffId,
      floatMinor: command.countedMinor - command.bankedMinor,
      floatFrom: null,
      note: '',
      transactionId: command.nextTransactionId,
    },
    nowMs,
  )
  if (!opening.ok) return opening
  // Closing and being followed are one change of it.
  const preceding = { ...closed, followedById: command.nextCashShiftId }
  return accept({ ...opening.changes, preceding, flow }, [...closing.events, ...opening.events])
}
