import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CashShiftId, LedgerTransactionId, StaffId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { credit, debit, type Move, type PostRefusal, post } from '../ledger/post.ts'
import type { Location } from '../places/location.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type CashShift, drawerOf } from './cash-shift.ts'
import { type CashShiftEvent, cashShiftEvent } from './cash-shift-event.ts'

/** Where cash comes from that is put into a drawer, and where it goes that is taken out. */
export const cashSources = ['BANK', 'OWNER_EQUITY'] as const
export type CashSource = (typeof cashSources)[number]

export interface OpenCashShift {
  readonly cashShiftId: CashShiftId
  readonly staffId: StaffId
  /** What is in the drawer. */
  readonly floatMinor: number
  /** Where a difference to what lies there by the books comes from, or goes; null when nobody knows. */
  readonly floatFrom: CashSource | null
  readonly note: string
  readonly transactionId: LedgerTransactionId
}

export interface OpenCashShiftState {
  readonly location: Pick<Location, 'id' | 'currency' | 'cashShifts'>
  /** The location's last shift, which no other has followed. */
  readonly latest: CashShift | undefined
  /** What the books say lies in the drawer in no shift's charge; negative when more went out than came in. */
  readonly unchargedMinor: number
  readonly businessDate: LocalDate
  readonly books: Books
}

export interface OpenCashShiftChanges {
  readonly shift: CashShift
  /** The preceding shift, followed now. */
  readonly preceding: CashShift | null
  readonly books: Books
}

export type OpenCashShiftRefusal =
  | RefusalOf<'cash_shifts_off', { locationId: string }>
  | RefusalOf<'cash_shift_open', { cashShiftId: CashShiftId }>
  | PostRefusal

/**
 * Opens a shift with what is in the drawer. It takes over what the preceding one left and what came without a shift. A
 * difference to that which nobody explains is over or short; at a location's first count, of which nobody had charge
 * before, it came from the bank, or went there.
 */
export function openCashShift(
  state: OpenCashShiftState,
  command: OpenCashShift,
  nowMs: number,
): Decision<OpenCashShiftChanges, CashShiftEvent, OpenCashShiftRefusal> {
  const { location, latest, unchargedMinor, businessDate, books } = state
  if (location.cashShifts.use === 'OFF') return refuse('cash_shifts_off', { locationId: location.id })
  if (latest && latest.state !== 'CLOSED') return refuse('cash_shift_open', { cashShiftId: latest.id })
  const { currency } = location
  const { cashShiftId, floatMinor } = command
  const leftMinor = latest?.leftMinor ?? 0
  const lyingMinor = leftMinor + unchargedMinor
  const source = command.floatFrom ?? (latest ? null : 'BANK')
  const counterpart = accountOf(source ?? 'CASH_OVER_SHORT', currency)
  const moves: Move[] = [
    debit(drawerOf(currency, cashShiftId), floatMinor),
    ...(latest ? [credit(drawerOf(currency, latest.id), leftMinor)] : []),
    { kind: 'AMOUNT', account: drawerOf(currency, null), amountMinor: 0 - unchargedMinor },
    { kind: 'AMOUNT', account: counterpart, amountMinor: lyingMinor - floatMinor },
  ]
  const cause = { kind: 'CASH_SHIFT', id: cashShiftId } as const
  const header = { id: command.transactionId, locationId: location.id, businessDate, occurredAtMs: nowMs }
  const posted = post(books, { ...header, source: cause, moves }, nowMs)
  if (!posted.ok) return posted

  // From here it must succeed.
  const shift: CashShift = {
    id: cashShiftId,
    locationId: location.id,
    currency,
    state: 'OPEN',
    businessDate,
    precedingId: latest?.id ?? null,
    followedById: null,
    openedById: command.staffId,
    openedAtMs: nowMs,
    ...{ endedById: null, endedAtMs: null, closedById: null, closedAtMs: null },
    openingFloatMinor: floatMinor,
    openingOverShortMinor: source === null ? floatMinor - lyingMinor : 0,
    ...{ expectedMinor: null, countedMinor: null, overShortMinor: null, bankedMinor: null, leftMinor: null },
    carriedOrderIds: [],
    note: command.note,
    ...{ version: 1, createdAtMs: nowMs, updatedAtMs: nowMs },
  }
  const preceding = latest
    ? { ...latest, followedById: cashShiftId, version: latest.version + 1, updatedAtMs: nowMs }
    : null
  return accept({ shift, preceding, books: posted.changes }, [cashShiftEvent('cash_shift.opened', shift)])
}
