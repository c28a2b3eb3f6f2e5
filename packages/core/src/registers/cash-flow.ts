import { assert } from '../base/assert.ts'
import type { CashShiftId } from '../base/ids.ts'
import type { LedgerSourceKind } from '../ledger/entry.ts'
import type { CashShift } from './cash-shift.ts'

/** What the books say came into a shift's drawer, and went out of it, for one kind of cause. */
export interface DrawerTotal {
  readonly cashShiftId: CashShiftId
  readonly sourceKind: LedgerSourceKind
  readonly inMinor: number
  readonly outMinor: number
}

/** What moved in a shift, in minor units, none negative but the net of expenses. */
export interface CashFlow {
  /** From customers; of a counted shift with what came meanwhile without a shift. */
  readonly receivedMinor: number
  /** To customers; of a counted shift with what went meanwhile without a shift, above what came. */
  readonly refundedMinor: number
  readonly paidInMinor: number
  readonly paidOutMinor: number
  /** Less those taken back; negative when more of an earlier shift's came back. */
  readonly expensesMinor: number
}

export const noFlow: CashFlow = {
  receivedMinor: 0,
  refundedMinor: 0,
  paidInMinor: 0,
  paidOutMinor: 0,
  expensesMinor: 0,
}

/** What moved in that shift. Opening and closing it moves the float and what was counted, and is no flow. */
export function cashFlowOf(cashShiftId: CashShiftId, totals: readonly DrawerTotal[]): CashFlow {
  let flow = noFlow
  for (const total of totals) {
    if (total.cashShiftId !== cashShiftId || total.sourceKind === 'CASH_SHIFT') continue
    const { inMinor, outMinor } = total
    if (total.sourceKind === 'CASH_MOVEMENT') {
      flow = { ...flow, paidInMinor: flow.paidInMinor + inMinor, paidOutMinor: flow.paidOutMinor + outMinor }
    } else if (total.sourceKind === 'EXPENSE') {
      flow = { ...flow, expensesMinor: flow.expensesMinor + outMinor - inMinor }
    } else {
      flow = {
        ...flow,
        receivedMinor: flow.receivedMinor + inMinor,
        refundedMinor: flow.refundedMinor + outMinor,
      }
    }
  }
  return flow
}

/** The same with what came into the drawer, less what went, in no shift's charge: as its count takes that over. */
export function withUncharged(flow: CashFlow, unchargedMinor: number): CashFlow {
  return unchargedMinor > 0
    ? { ...flow, receivedMinor: flow.receivedMinor + unchargedMinor }
    : { ...flow, refundedMinor: flow.refundedMinor - unchargedMinor }
}

/** What should be in the drawer after that flow. */
export function expectedCash(shift: Pick<CashShift, 'openingFloatMinor'>, flow: CashFlow): number {
  const inMinor = shift.openingFloatMinor + flow.receivedMinor + flow.paidInMinor
  const expectedMinor = inMinor - flow.refundedMinor - flow.paidOutMinor - flow.expensesMinor
  assert(Number.isSafeInteger(expectedMinor), 'cash is a safe integer')
  return expectedMinor
}
