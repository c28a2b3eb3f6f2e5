import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf, type LedgerTransactionId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, newBooks } from '../ledger/books.fixture.ts'
import type { Books } from '../ledger/books.ts'
import { credit, debit, post } from '../ledger/post.ts'
import type { Location } from '../places/location.ts'
import { at, lin } from '../scheduling/salon.fixture.ts'
import { type CashFlow, cashFlowOf, type DrawerTotal, expectedCash, noFlow } from './cash-flow.ts'
import { type CashShift, drawerOf } from './cash-shift.ts'
import { closeCashShift } from './close-cash-shift.ts'
import { handOverCashShift } from './hand-over-cash-shift.ts'
import { moveCash, moveCashAt } from './move-cash.ts'
import { openCashShift } from './open-cash-shift.ts'
import { recordExpense } from './record-expense.ts'
import { closingOf, counting, openingOf, today } from './register.fixture.ts'
import { shiftForCash } from './shift-for-cash.ts'

/** Cash goes into the open shift where there is one. */
const location: Location = { ...counting, cashShifts: { ...counting.cashShifts, use: 'OPTIONAL' } }

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 300)
const nowMs = at('12:00')

/** What the books say of the drawers, as storage tells it. */
function drawerTotals(books: Books): readonly DrawerTotal[] {
  return books.posted.flatMap(({ source, lines }) =>
    lines
      .filter(({ account, subjectId }) => account === 'CASH_DRAWER' && subjectId !== null)
      .map(({ subjectId, amountMinor }) => ({
        cashShiftId: subjectId as CashShift['id'],
        sourceKind: source.kind,
        inMinor: Math.max(amountMinor, 0),
        outMinor: Math.max(-amountMinor, 0),
      })),
  )
}

/** What the books say of the drawer without a shift. */
function uncharged(books: Books): number {
  const lines = books.posted.flatMap((transaction) => transaction.lines)
  return lines
    .filter(({ account, subjectId }) => account === 'CASH_DRAWER' && subjectId === null)
    .reduce((total, { amountMinor }) => total + amountMinor, 0)
}

/** What happened so far, kept beside the books in the simplest way. */
interface Till {
  books: Books
  latest: CashShift | undefined
  /** What the shift that is open has, or the last one left. */
  cashMinor: number
  /** What came less what went without a shift since it was last taken over. */
  unchargedMinor: number
  overShortMinor: number
  readonly counts: { readonly expected: number; readonly over: number; readonly counted: number }[]
}

interface Step {
  readonly kind:
    | 'SALE'
    | 'REFUND'
    | 'SALE_ASIDE'
    | 'REFUND_ASIDE'
    | 'PAY_IN'
    | 'PAY_OUT'
    | 'MOVE_IN'
    | 'MOVE_OUT'
    | 'EXPENSE'
    | 'HAND_OVER'
    | 'CLOSE'
    | 'OPEN'
  readonly amount: number
  /** What the count is off by. */
  readonly off: number
}

/** The ids of a step. */
interface Ids {
  readonly body: string
  readonly transactionId: LedgerTransactionId
}

/** A shift that is open, and the ids of the step. */
interface Turn extends Ids {
  readonly shift: CashShift
  readonly flow: CashFlow
}

function openTill(till: Till, { off }: Step, body: string): void {
  const { books, latest, unchargedMinor } = till
  expect(uncharged(books)).toBe(unchargedMinor)
  const lyingMinor = (latest?.leftMinor ?? 0) + unchargedMinor
  const floatMinor = Math.max(0, lyingMinor + off)
  const transactionId = idOf('LedgerTransaction', body)
  const state = { location, latest, unchargedMinor, businessDate: today, books }
  const opened = openCashShift(state, openingOf(body, { floatMinor, transactionId }), nowMs)
  if (!opened.ok) return
  till.books = opened.changes.books
  till.latest = opened.changes.shift
  expect(opened.changes.shift.openingOverShortMinor).toBe(latest ? floatMinor - lyingMinor : 0)
  till.cashMinor = floatMinor
  till.unchargedMinor = 0
  till.overShortMinor += latest ? floatMinor - lyingMinor : 0
}

/** A sale or a refund in the shift, or without one. */
function trade(till: Till, { kind, amount }: Step, { shift, transactionId }: Ids & { shift: CashShift | null }): void {
  const sign = kind === 'SALE' || kind === 'SALE_ASIDE' ? 1 : -1
  if (sign === -1 && shift && amount > till.cashMinor) return
  const [drawer, owed] = [drawerOf('CNY', shift?.id ?? null), accountOf('CUSTOMER_ADVANCES', 'CNY')]
  const moves =
    sign === 1 ? [debit(drawer, amount), credit(owed, amount)] : [credit(drawer, amount), debit(owed, amount)]
  const source = { kind: sign === 1 ? 'ORDER_PAYMENT' : 'ORDER_REFUND', id: 'ord_1' } as const
  const header = { id: transactionId, locationId: counting.id, businessDate: today, occurredAtMs: nowMs }
  till.books = accepted(post(till.books, { ...header, source, moves }, nowMs))
  if (shift) till.cashMinor += sign * amount
  else till.unchargedMinor += sign * amount
}

/** The same, said of the place instead of the shift: also where there is none. */
function move(
  till: Till,
  { kind, amount }: Step,
  { shift, body, transactionId }: Ids & { shift: CashShift | null },
): void {
  const movement = { id: idOf('CashMovement', body), kind: kind === 'MOVE_IN' ? 'PAID_IN' : 'PAID_OUT' } as const
  const rest = { amountMinor: amount, counterpart: 'BANK', reason: 'x', staffId: lin.id, transactionId } as const
  const { latest, books, unchargedMinor } = till
  const flow = latest ? cashFlowOf(latest.id, drawerTotals(books)) : noFlow
  const state = { location, latest, flow, unchargedMinor, businessDate: today, books }
  const moved = moveCashAt(state, { ...movement, ...rest }, nowMs)
  const lyingMinor = shift ? till.cashMinor : (latest?.leftMinor ?? 0) + unchargedMinor
  expect(moved.ok).toBe(kind === 'MOVE_IN' || amount <= lyingMinor)
  if (!moved.ok) return
  till.books = moved.changes.books
  const signed = kind === 'MOVE_IN' ? amount : -amount
  if (shift) till.cashMinor += signed
  else till.unchargedMinor += signed
}

function payInOrOut(till: Till, { kind, amount }: Step, { shift, flow, body, transactionId }: Turn): void {
  const movement = { id: idOf('CashMovement', body), kind: kind === 'PAY_IN' ? 'PAID_IN' : 'PAID_OUT' } as const
  const rest = { amountMinor: amount, counterpart: 'BANK', reason: 'x', staffId: lin.id, transactionId } as const
  const state = { shift, flow, businessDate: today, books: till.books }
  const moved = moveCash(state, { ...movement, ...rest }, nowMs)
  expect(moved.ok).toBe(kind === 'PAY_IN' || amount <= till.cashMinor)
  if (!moved.ok) return
  till.books = moved.changes.books
  till.cashMinor += kind === 'PAY_IN' ? amount : -amount
}

function spend(till: Till, { amount }: Step, { shift, flow, body, transactionId }: Turn): void {
  const fields = { category: 'tea', amountMinor: amount, paidFrom: 'CASH', payee: '', note: '' } as const
  const command = { ...fields, id: idOf('Expense', body), staffId: null, businessDate: null, transactionId }
  const state = { location, latest: shift, flow, today, books: till.books }
  const spent = recordExpense(state, command, nowMs)
  if (!spent.ok) return
  till.books = spent.changes.books
  till.cashMinor -= amount
}

function count(till: Till, { kind, amount, off }: Step, { shift, flow, body, transactionId }: Turn): void {
  const expected = expectedCash(shift, flow)
  const { unchargedMinor } = till
  const countedMinor = Math.max(0, till.cashMinor + unchargedMinor + off)
  const bankedMinor = Math.min(countedMinor, amount)
  const command = {
    ...closingOf(body, { countedMinor, bankedMinor, transactionId }),
    toStaffId: lin.id,
    nextCashShiftId: idOf('CashShift', body),
    nextTransactionId: idOf('LedgerTransaction', `next${body}`),
  }
  const rules = { rules: counting.cashShifts, openOrderIds: [] }
  const state = { shift, flow, unchargedMinor, ...rules, businessDate: today, books: till.books }
  let closed: CashShift
  if (kind === 'CLOSE') {
    const changes = accepted(closeCashShift(state, command, nowMs))
    ;({ books: till.books, shift: closed } = changes)
    till.latest = closed
  } else {
    const changes = accepted(handOverCashShift({ ...state, location }, command, nowMs))
    ;({ books: till.books, preceding: closed, shift: till.latest } = changes)
  }
  till.unchargedMinor = 0
  till.counts.push({ expected: expected + unchargedMinor, over: closed.overShortMinor ?? 0, counted: countedMinor })
  till.overShortMinor += countedMinor - expected - unchargedMinor
  till.cashMinor = countedMinor - bankedMinor
}

const happenings = {
  SALE: trade,
  REFUND: trade,
  PAY_IN: payInOrOut,
  PAY_OUT: payInOrOut,
  MOVE_IN: move,
  MOVE_OUT: move,
  EXPENSE: spend,
  CLOSE: count,
  HAND_OVER: count,
} as const

function happen(till: Till, step: Step, body: string): void {
  if (step.kind === 'OPEN') {
    openTill(till, step, body)
    return
  }
  const transactionId = idOf('LedgerTransaction', body)
  if (step.kind === 'SALE_ASIDE' || step.kind === 'REFUND_ASIDE') {
    // While the location does without, or the shift waits to be counted.
    trade(till, step, { shift: null, body, transactionId })
    return
  }
  const shift = accepted(shiftForCash(location, till.latest, today))
  if (shift === null) {
    if (step.kind === 'SALE' || step.kind === 'REFUND') trade(till, step, { shift, body, transactionId })
    if (step.kind === 'MOVE_IN' || step.kind === 'MOVE_OUT') move(till, step, { shift, body, transactionId })
    return
  }
  const flow = cashFlowOf(shift.id, drawerTotals(till.books))
  expect(expectedCash(shift, flow)).toBe(till.cashMinor)
  happenings[step.kind](till, step, { shift, flow, body, transactionId })
}

const inShifts = ['PAY_IN', 'PAY_OUT', 'EXPENSE', 'HAND_OVER', 'CLOSE'] as const
const kinds = [
  'SALE',
  'SALE',
  'REFUND',
  'SALE_ASIDE',
  'REFUND_ASIDE',
  'MOVE_IN',
  'MOVE_OUT',
  'OPEN',
  'OPEN',
  ...inShifts,
] as const

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  amount: fc.integer({ min: 1, max: 30_000 }),
  off: fc.integer({ min: -500, max: 500 }),
})

test('whatever happens, what was expected and what is over or short is what was counted, and the drawer is what each shift and none has', () => {
  const property = fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const nothing = { cashMinor: 0, unchargedMinor: 0, overShortMinor: 0 }
    const till: Till = { books: newBooks(), latest: undefined, ...nothing, counts: [] }
    for (const [n, each] of steps.entries()) happen(till, each, `n${n}`)
    const lines = till.books.posted.flatMap((transaction) => transaction.lines)
    const sum = (account: string): number =>
      lines.reduce((total, line) => (line.account === account ? total + line.amountMinor : total), 0)
    for (const { expected, over, counted } of till.counts) expect(expected + over).toBe(counted)
    expect(sum('CASH_DRAWER')).toBe(till.cashMinor + till.unchargedMinor)
    expect(uncharged(till.books)).toBe(till.unchargedMinor)
    expect(sum('CASH_OVER_SHORT') + till.overShortMinor).toBe(0)
  })
  fc.assert(property, { numRuns: RUNS })
})
