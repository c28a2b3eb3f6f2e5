import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CashMovementId, CashShiftId, LedgerTransactionId, StaffId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { credit, debit, type PostRefusal, post } from '../ledger/post.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type CashFlow, expectedCash } from './cash-flow.ts'
import { type CashShift, drawerOf } from './cash-shift.ts'
import { type CashShiftStateRefusal, refuseShiftState } from './close-cash-shift.ts'
import type { CashSource } from './open-cash-shift.ts'

export const cashMovementKinds = ['PAID_IN', 'PAID_OUT'] as const
export type CashMovementKind = (typeof cashMovementKinds)[number]

/** Cash put into a drawer or taken out of it that is no sale, refund or expense. Never changed. */
export interface CashMovement {
  readonly id: CashMovementId
  readonly cashShiftId: CashShiftId
  readonly kind: CashMovementKind
  readonly amountMinor: number
  /** Where it came from, or went. */
  readonly counterpart: CashSource
  readonly reason: string
  readonly staffId: StaffId
  readonly businessDate: LocalDate
  readonly occurredAtMs: number
  readonly transactionId: LedgerTransactionId
}

export type MoveCash = Pick<
  CashMovement,
  'id' | 'kind' | 'amountMinor' | 'counterpart' | 'reason' | 'staffId' | 'transactionId'
>

export interface MoveCashState {
  readonly shift: CashShift
  readonly flow: CashFlow
  readonly businessDate: LocalDate
  readonly books: Books
}

export type CashInsufficientRefusal = RefusalOf<
  'cash_insufficient',
  { cashShiftId: CashShiftId; availableMinor: number; askedMinor: number }
>
export type MoveCashRefusal = CashShiftStateRefusal | CashInsufficientRefusal | PostRefusal

/** Why that much cannot be taken out of the drawer, if so: it should not be there. */
export function refuseCash(
  shift: CashShift,
  flow: CashFlow,
  askedMinor: number,
): { readonly ok: false; readonly refusal: CashInsufficientRefusal } | undefined {
  const availableMinor = expectedCash(shift, flow)
  if (askedMinor <= availableMinor) return undefined
  return refuse('cash_insufficient', { cashShiftId: shift.id, availableMinor, askedMinor })
}

/** Puts cash into an open shift's drawer or takes it out, with a reason. */
export function moveCash(
  state: MoveCashState,
  command: MoveCash,
  nowMs: number,
): Decision<{ readonly movement: CashMovement; readonly books: Books }, never, MoveCashRefusal> {
  const { shift, flow, businessDate, books } = state
  const { kind, amountMinor, counterpart, transactionId } = command
  const forbidden = refuseShiftState(shift, kind === 'PAID_IN' ? 'PAY_IN' : 'PAY_OUT')
  if (forbidden) return forbidden
  const missing = kind === 'PAID_OUT' ? refuseCash(shift, flow, amountMinor) : undefined
  if (missing) return missing
  const drawer = drawerOf(shift.currency, shift.id)
  const other = accountOf(counterpart, shift.currency)
  const moves =
    kind === 'PAID_IN'
      ? [debit(drawer, amountMinor), credit(other, amountMinor)]
      : [debit(other, amountMinor), credit(drawer, amountMinor)]
  const header = { id: transactionId, locationId: shift.locationId, businessDate, occurredAtMs: nowMs }
  const posted = post(books, { ...header, source: { kind: 'CASH_MOVEMENT', id: command.id }, moves }, nowMs)
  if (!posted.ok) return posted
  const movement = { ...command, cashShiftId: shift.id, businessDate, occurredAtMs: nowMs }
  return accept({ movement, books: posted.changes }, [])
}
