import { idOf } from '../base/ids.ts'
import { accepted, newBooks } from '../ledger/books.fixture.ts'
import type { Location } from '../places/location.ts'
import { at, bund, chen, lin } from '../scheduling/salon.fixture.ts'
import type { CashShift } from './cash-shift.ts'
import type { CloseCashShift } from './close-cash-shift.ts'
import { type OpenCashShift, openCashShift } from './open-cash-shift.ts'

/** The salon, counting cash shift by shift. */
export const counting: Location = {
  ...bund,
  cashShifts: { use: 'REQUIRED', openOrdersAtClose: 'ALLOW', pastDays: 'ALLOW' },
}

export const today = '2026-11-21'

export function openingOf(body: string, fields: Partial<OpenCashShift> = {}): OpenCashShift {
  return {
    cashShiftId: idOf('CashShift', body),
    staffId: lin.id,
    floatMinor: 50_000,
    floatFrom: null,
    note: '',
    transactionId: idOf('LedgerTransaction', `open${body}`),
    ...fields,
  }
}

export function closingOf(body: string, fields: Partial<CloseCashShift> = {}): CloseCashShift {
  return {
    staffId: chen.id,
    countedMinor: 50_000,
    bankedMinor: 0,
    carryOverOrders: false,
    note: '',
    transactionId: idOf('LedgerTransaction', `close${body}`),
    takeOverId: idOf('LedgerTransaction', `over${body}`),
    ...fields,
  }
}

/** The salon's first shift, with 500.00 in the drawer. */
export const firstShift: CashShift = accepted(
  openCashShift(
    { location: counting, latest: undefined, unchargedMinor: 0, businessDate: today, books: newBooks() },
    openingOf('1'),
    at('10:00'),
  ),
).shift
