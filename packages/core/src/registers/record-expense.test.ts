import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import type { Books } from '../ledger/books.ts'
import { at, bund } from '../scheduling/salon.fixture.ts'
import { noFlow } from './cash-flow.ts'
import { type RecordExpense, recordExpense, voidExpense } from './record-expense.ts'
import { counting, firstShift, today } from './register.fixture.ts'

const nowMs = at('15:00')
const closedDay: Books = newBooks([], { closedPeriods: [closedPeriod({ fromDate: today, toDate: today })] })
const tea: RecordExpense = {
  id: idOf('Expense', '1'),
  category: 'tea',
  amountMinor: 3_000,
  paidFrom: 'CASH',
  payee: '',
  note: '',
  staffId: null,
  businessDate: null,
  transactionId: idOf('LedgerTransaction', '1'),
}
const state = { location: counting, latest: firstShift, flow: noFlow, today, books: newBooks() }
const linesOf = (books: Books): readonly unknown[] =>
  books.posted.flatMap(({ lines }) => lines.map((line) => [line.account, line.subjectId, line.amountMinor]))

describe('recordExpense refuses in a declared order', () => {
  const none = { latest: undefined, books: closedDay }
  test.each([
    ['of tomorrow, without a shift', none, { businessDate: '2026-11-22', amountMinor: 50_001 }, 'expense_in_future'],
    ['without a shift, more than there is', none, { amountMinor: 50_001 }, 'cash_shift_required'],
    ['more than there is', { books: closedDay }, { amountMinor: 50_001 }, 'cash_insufficient'],
    ['on a closed day', { books: closedDay }, {}, 'period_closed'],
    ['from the drawer', {}, {}, 'accepted'],
    ['from the bank, without a shift', { latest: undefined }, { paidFrom: 'BANK' }, 'accepted'],
    ['of yesterday', {}, { businessDate: '2026-11-20' }, 'accepted'],
  ] as const)('%s', (_, changed, fields, code) => {
    const decision = recordExpense({ ...state, ...changed }, { ...tea, ...fields }, nowMs)
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(code)
  })
})

describe('an expense', () => {
  test('comes out of the drawer of the open shift, or of the bank', () => {
    const { expense, books } = accepted(recordExpense(state, tea, nowMs))
    expect(expense).toMatchObject({ state: 'RECORDED', cashShiftId: 'csh_1', businessDate: today, currency: 'CNY' })
    expect(linesOf(books)).toEqual([
      ['EXPENSES', 'tea', 3_000],
      ['CASH_DRAWER', 'csh_1', -3_000],
    ])
    const plain = accepted(recordExpense({ ...state, location: bund }, tea, nowMs))
    expect([plain.expense.cashShiftId, linesOf(plain.books)[1]]).toEqual([null, ['CASH_DRAWER', null, -3_000]])
    const paid = accepted(recordExpense(state, { ...tea, paidFrom: 'BANK' }, nowMs))
    expect([paid.expense.cashShiftId, linesOf(paid.books)[1]]).toEqual([null, ['BANK', null, -3_000]])
  })

  test('is taken back once, into the drawer that is open then', () => {
    const { expense } = accepted(recordExpense(state, tea, nowMs))
    const later = { ...state, latest: { ...firstShift, id: idOf('CashShift', '2') } }
    const command = { reason: 'twice', transactionId: idOf('LedgerTransaction', '2') }
    const { expense: voided, books } = accepted(voidExpense(later, expense, command, nowMs))
    expect(voided).toMatchObject({ state: 'VOIDED', voidReason: 'twice', version: 2, cashShiftId: 'csh_1' })
    expect(linesOf(books)).toEqual([
      ['CASH_DRAWER', 'csh_2', 3_000],
      ['EXPENSES', 'tea', -3_000],
    ])
    expect(books.posted[0]?.reversesId).toBe(expense.transactionId)
    expect(voidExpense(later, voided, command, nowMs)).toMatchObject({ refusal: { code: 'expense_voided' } })
    const none = voidExpense({ ...state, latest: undefined }, expense, command, nowMs)
    expect(none).toMatchObject({ refusal: { code: 'cash_shift_required' } })
  })
})
