import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CashShiftId, LedgerTransactionId, OrderId, StaffId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import type { EntryHeader } from '../ledger/entry.ts'
import { credit, debit, type PostRefusal, post } from '../ledger/post.ts'
import type { CashRules } from '../places/cash-rules.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type CashFlow, expectedCash, withUncharged } from './cash-flow.ts'
import { type CashShift, type CashShiftState, drawerOf } from './cash-shift.ts'
import { type CashShiftEvent, cashShiftEvent } from './cash-shift-event.ts'

/** How many bills that are still open a shift names. */
export const maxCarriedOrders = 100

export type CashShiftAction = 'END' | 'CLOSE' | 'PAY_IN' | 'PAY_OUT'

export type CashShiftStateRefusal = RefusalOf<
  'cash_shift_state_forbids',
  { cashShiftId: CashShiftId; state: CashShiftState; action: CashShiftAction }
>

/** Why the shift's state does not allow that, if so: only what is open takes cash, and nothing changes once closed. */
export function refuseShiftState(
  { id, state }: Pick<CashShift, 'id' | 'state'>,
  action: CashShiftAction,
): { readonly ok: false; readonly refusal: CashShiftStateRefusal } | undefined {
  const allowed = action === 'CLOSE' ? state !== 'CLOSED' : state === 'OPEN'
  return allowed ? undefined : refuse('cash_shift_state_forbids', { cashShiftId: id, state, action })
}

/** Ends a shift: it takes no more cash, and waits to be counted, perhaps by somebody else. */
export function endCashShift(
  shift: CashShift,
  staffId: StaffId,
  nowMs: number,
): Decision<{ readonly shift: CashShift }, CashShiftEvent, CashShiftStateRefusal> {
  const forbidden = refuseShiftState(shift, 'END')
  if (forbidden) return forbidden
  const ended: CashShift = {
    ...shift,
    state: 'ENDED',
    endedById: staffId,
    endedAtMs: nowMs,
    version: shift.version + 1,
    updatedAtMs: nowMs,
  }
  return accept({ shift: ended }, [])
}

export interface CloseCashShift {
  readonly staffId: StaffId
  readonly countedMinor: number
  /** What of it is taken to the bank; the rest stays in the drawer. */
  readonly bankedMinor: number
  /** Whether whoever closes it knows of the bills that are still open. */
  readonly carryOverOrders: boolean
  readonly note: string
  readonly transactionId: LedgerTransactionId
  /** Of the entry that takes over what came without a shift. */
  readonly takeOverId: LedgerTransactionId
}

export interface CloseCashShiftState {
  readonly shift: CashShift
  readonly flow: CashFlow
  /** What came into the drawer in no shift's charge, less what went, since it was opened; it is counted with the rest. */
  readonly unchargedMinor: number
  readonly rules: CashRules
  /** Bills of the location that are open: at most one more than {@link maxCarriedOrders}. */
  readonly openOrderIds: readonly OrderId[]
  readonly businessDate: LocalDate
  readonly books: Books
}

export interface CloseCashShiftChanges {
  readonly shift: CashShift
  /** What moved in it, with what it took over. */
  readonly flow: CashFlow
  readonly books: Books
}

export type CloseCashShiftRefusal =
  | CashShiftStateRefusal
  | RefusalOf<'banked_exceeds_counted', { countedMinor: number; bankedMinor: number }>
  | RefusalOf<'orders_open', { policy: 'WARN' | 'BLOCK'; orderIds: readonly OrderId[]; more: boolean }>
  | PostRefusal

/**
 * Closes a shift by what was counted. It takes over what came meanwhile without a shift, so that this is counted once;
 * a difference to what should be there with that is over or short.
 */
export function closeCashShift(
  state: CloseCashShiftState,
  command: CloseCashShift,
  nowMs: number,
): Decision<CloseCashShiftChanges, CashShiftEvent, CloseCashShiftRefusal> {
  const { shift, unchargedMinor, rules, businessDate } = state
  const forbidden = refuseShiftState(shift, 'CLOSE')
  if (forbidden) return forbidden
  const { countedMinor, bankedMinor, staffId } = command
  if (bankedMinor > countedMinor) return refuse('banked_exceeds_counted', { countedMinor, bankedMinor })
  const carriedOrderIds = state.openOrderIds.slice(0, maxCarriedOrders)
  const policy = rules.openOrdersAtClose
  if (carriedOrderIds.length > 0 && (policy === 'BLOCK' || (policy === 'WARN' && !command.carryOverOrders))) {
    const more = state.openOrderIds.length > maxCarriedOrders
    return refuse('orders_open', { policy, orderIds: carriedOrderIds, more })
  }
  const { currency } = shift
  const flow = withUncharged(state.flow, unchargedMinor)
  const expectedMinor = expectedCash(shift, flow)
  const overShortMinor = countedMinor - expectedMinor
  const drawer = drawerOf(currency, shift.id)
  const header = { locationId: shift.locationId, businessDate, occurredAtMs: nowMs }
  const taken = takeOver(state, { ...header, id: command.takeOverId }, nowMs)
  if (!taken.ok) return taken
  const moves = [
    { kind: 'AMOUNT', account: drawer, amountMinor: overShortMinor } as const,
    { kind: 'AMOUNT', account: accountOf('CASH_OVER_SHORT', currency), amountMinor: 0 - overShortMinor } as const,
    credit(drawer, bankedMinor),
    debit(accountOf('BANK', currency), bankedMinor),
  ]
  const source = { kind: 'CASH_SHIFT', id: shift.id } as const
  const posted = post(taken.changes, { ...header, id: command.transactionId, source, moves }, nowMs)
  if (!posted.ok) return posted

  // From here it must succeed.
  const closed: CashShift = {
    ...shift,
    state: 'CLOSED',
    endedById: shift.endedById ?? staffId,
    endedAtMs: shift.endedAtMs ?? nowMs,
    closedById: staffId,
    closedAtMs: nowMs,
    ...{ expectedMinor, countedMinor, overShortMinor, bankedMinor },
    leftMinor: countedMinor - bankedMinor,
    carriedOrderIds,
    note: command.note === '' ? shift.note : command.note,
    version: shift.version + 1,
    updatedAtMs: nowMs,
  }
  assert(expectedMinor + overShortMinor === countedMinor, 'what is over or short explains the count')
  return accept({ shift: closed, flow, books: posted.changes }, [cashShiftEvent('cash_shift.closed', closed, shift)])
}

/** Puts what no shift had charge of into this one's. */
function takeOver(
  { shift, unchargedMinor, books }: CloseCashShiftState,
  header: Omit<EntryHeader, 'source'>,
  nowMs: number,
): Decision<Books, never, PostRefusal> {
  if (unchargedMinor === 0) return accept(books, [])
  const moves = [
    { kind: 'AMOUNT', account: drawerOf(shift.currency, shift.id), amountMinor: unchargedMinor } as const,
    { kind: 'AMOUNT', account: drawerOf(shift.currency, null), amountMinor: 0 - unchargedMinor } as const,
  ]
  return post(books, { ...header, source: { kind: 'CASH_TAKE_OVER', id: shift.id }, moves }, nowMs)
}
