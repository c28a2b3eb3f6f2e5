import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CashMovementId, CashShiftId, LedgerTransactionId, LocationId, StaffId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { credit, debit, type PostRefusal, post } from '../ledger/post.ts'
import type { Currency } from '../money/money.ts'
import type { Location } from '../places/location.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type CashFlow, expectedCash } from './cash-flow.ts'
import { type CashShift, drawerOf } from './cash-shift.ts'
import { type CashShiftStateRefusal, refuseShiftState } from './close-cash-shift.ts'
import type { CashSource } from './open-cash-shift.ts'
import { type ShiftForCashRefusal, shiftForCash } from './shift-for-cash.ts'

export const cashMovementKinds = ['PAID_IN', 'PAID_OUT'] as const
export type CashMovementKind = (typeof cashMovementKinds)[number]

/** Cash put into a drawer or taken out of it that is no sale, refund or expense. Never changed. */
export interface CashMovement {
  readonly id: CashMovementId
  readonly locationId: LocationId
  /** Null when no shift had charge of it. */
  readonly cashShiftId: CashShiftId | null
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
  { cashShiftId: CashShiftId | null; availableMinor: number; askedMinor: number }
>
export type MoveCashRefusal = CashShiftStateRefusal | CashInsufficientRefusal | PostRefusal

/** Why that much cannot be taken out of the drawer, if so: it should not be there. */
export function refuseCash(
  shift: CashShift,
  flow: CashFlow,
  askedMinor: number,
): { readonly ok: false; readonly refusal: CashInsufficientRefusal } | undefined {
  return refuseAbove(shift.id, expectedCash(shift, flow), askedMinor)
}

function refuseAbove(
  cashShiftId: CashShiftId | null,
  availableMinor: number,
  askedMinor: number,
): { readonly ok: false; readonly refusal: CashInsufficientRefusal } | undefined {
  if (askedMinor <= availableMinor) return undefined
  return refuse('cash_insufficient', { cashShiftId, availableMinor, askedMinor })
}

type MoveCashDecision<Refused> = Decision<{ readonly movement: CashMovement; readonly books: Books }, never, Refused>

/** Puts cash into an open shift's drawer or takes it out, with a reason. */
export function moveCash(state: MoveCashState, command: MoveCash, nowMs: number): MoveCashDecision<MoveCashRefusal> {
  const { shift, flow } = state
  const { kind, amountMinor } = command
  const forbidden = refuseShiftState(shift, kind === 'PAID_IN' ? 'PAY_IN' : 'PAY_OUT')
  if (forbidden) return forbidden
  const missing = kind === 'PAID_OUT' ? refuseCash(shift, flow, amountMinor) : undefined
  if (missing) return missing
  const { locationId, currency } = shift
  return postMovement({ ...state, locationId, currency, cashShiftId: shift.id }, command, nowMs)
}

export interface MoveCashAtState {
  readonly location: Pick<Location, 'id' | 'currency' | 'cashShifts'>
  /** The location's last shift, with what moved in it. */
  readonly latest: CashShift | undefined
  readonly flow: CashFlow
  /** What the books say lies in the drawer in no shift's charge; negative when more went out than came in. */
  readonly unchargedMinor: number
  readonly businessDate: LocalDate
  readonly books: Books
}

export type MoveCashAtRefusal = ShiftForCashRefusal | CashInsufficientRefusal | PostRefusal

/**
 * Puts cash into a location's drawer or takes it out, with a reason: in the open shift where there is one, and without
 * where the location does without. Then there is what the last shift left, once it was counted, and what came since.
 */
export function moveCashAt(
  state: MoveCashAtState,
  command: MoveCash,
  nowMs: number,
): MoveCashDecision<MoveCashAtRefusal> {
  const { location, latest, unchargedMinor, businessDate } = state
  const found = shiftForCash(location, latest, businessDate)
  if (!found.ok) return found
  const shift = found.changes
  const { kind, amountMinor } = command
  const availableMinor = shift ? expectedCash(shift, state.flow) : (latest?.leftMinor ?? 0) + unchargedMinor
  const cashShiftId = shift?.id ?? null
  const missing = kind === 'PAID_OUT' ? refuseAbove(cashShiftId, availableMinor, amountMinor) : undefined
  if (missing) return missing
  const { id: locationId, currency } = location
  return postMovement({ ...state, locationId, currency, cashShiftId }, command, nowMs)
}

interface MovementPlace extends Pick<CashMovement, 'locationId' | 'cashShiftId' | 'businessDate'> {
  readonly currency: Currency
  readonly books: Books
}

function postMovement(place: MovementPlace, command: MoveCash, nowMs: number): MoveCashDecision<PostRefusal> {
  const { locationId, cashShiftId, businessDate, currency } = place
  const { kind, amountMinor, counterpart, transactionId } = command
  const drawer = drawerOf(currency, cashShiftId)
  const other = accountOf(counterpart, currency)
  const moves =
    kind === 'PAID_IN'
      ? [debit(drawer, amountMinor), credit(other, amountMinor)]
      : [debit(other, amountMinor), credit(drawer, amountMinor)]
  const header = { id: transactionId, locationId, businessDate, occurredAtMs: nowMs }
  const posted = post(place.books, { ...header, source: { kind: 'CASH_MOVEMENT', id: command.id }, moves }, nowMs)
  if (!posted.ok) return posted
  const movement = { ...command, locationId, cashShiftId, businessDate, occurredAtMs: nowMs }
  return accept({ movement, books: posted.changes }, [])
}
