import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import type { CashRules } from '../places/cash-rules.ts'
import { at, lin } from '../scheduling/salon.fixture.ts'
import { noFlow } from './cash-flow.ts'
import type { CashShift } from './cash-shift.ts'
import { closeCashShift } from './close-cash-shift.ts'
import { type MoveCash, type MoveCashAtState, moveCashAt } from './move-cash.ts'
import { closingOf, counting, firstShift, today } from './register.fixture.ts'

const nowMs = at('18:00')
const open = newBooks()
const closedDay = newBooks([], { closedPeriods: [closedPeriod({ fromDate: today, toDate: today })] })
const ended: CashShift = { ...firstShift, state: 'ENDED' }
/** It left 200.00. */
const closed: CashShift = accepted(
  closeCashShift(
    {
      shift: firstShift,
      flow: noFlow,
      unchargedMinor: 0,
      rules: counting.cashShifts,
      openOrderIds: [],
      businessDate: today,
      books: open,
    },
    closingOf('1', { bankedMinor: 30_000 }),
    nowMs,
  ),
).shift

function stateOf(use: CashRules['use'], fields: Partial<MoveCashAtState> = {}): MoveCashAtState {
  const cashShifts: CashRules = { use, openOrdersAtClose: 'ALLOW', pastDays: 'BLOCK' }
  const rest = { latest: undefined, flow: noFlow, unchargedMinor: 9_999, businessDate: today, books: open }
  return { location: { ...counting, cashShifts }, ...rest, ...fields }
}

function commandOf(kind: MoveCash['kind'], amountMinor: number): MoveCash {
  const ids = { id: idOf('CashMovement', '1'), transactionId: idOf('LedgerTransaction', 'm') }
  return { ...ids, kind, amountMinor, counterpart: 'BANK', reason: 'x', staffId: lin.id }
}

function codeOf(state: MoveCashAtState, amountMinor: number, kind: MoveCash['kind'] = 'PAID_OUT'): string {
  const decision = moveCashAt(state, commandOf(kind, amountMinor), nowMs)
  return decision.ok ? 'accepted' : decision.refusal.code
}

describe('moveCashAt refuses in a declared order', () => {
  const tomorrow = { latest: firstShift, businessDate: '2026-11-22' }
  test.each([
    ['none open where one is needed, too much', stateOf('REQUIRED', { books: closedDay }), 'cash_shift_required'],
    ['one of an earlier day, too much', stateOf('OPTIONAL', { ...tomorrow, books: closedDay }), 'cash_shift_overdue'],
    [
      'too much, on a closed day',
      stateOf('OPTIONAL', { unchargedMinor: 9_998, books: closedDay }),
      'cash_insufficient',
    ],
    ['on a closed day', stateOf('OPTIONAL', { books: closedDay }), 'period_closed'],
    ['all there is', stateOf('OPTIONAL'), 'accepted'],
  ])('%s', (_, state, code) => {
    expect(codeOf(state, 9_999)).toBe(code)
  })
})

describe('moveCashAt takes at most', () => {
  test.each([
    ['what came, where nothing is counted', stateOf('OFF'), 9_999, null],
    ['that, of a shift that was open when counting ended', stateOf('OFF', { latest: firstShift }), 9_999, null],
    ['what came and what the last shift left', stateOf('OPTIONAL', { latest: closed }), 29_999, null],
    ['what is left after what went', stateOf('OFF', { latest: closed, unchargedMinor: -1 }), 19_999, null],
    ['what came while a shift waits to be counted', stateOf('OPTIONAL', { latest: ended }), 9_999, null],
    ['what the open shift has', stateOf('REQUIRED', { latest: firstShift }), 50_000, 'csh_1'],
  ])('%s', (_, state, mostMinor, cashShiftId) => {
    const { movement, books } = accepted(moveCashAt(state, commandOf('PAID_OUT', mostMinor), nowMs))
    expect(movement).toMatchObject({ locationId: counting.id, cashShiftId, amountMinor: mostMinor })
    const lines = books.posted.flatMap((posted) => posted.lines)
    expect(lines.map(({ account, subjectId, amountMinor }) => [account, subjectId, amountMinor])).toEqual([
      ['BANK', null, mostMinor],
      ['CASH_DRAWER', cashShiftId, 0 - mostMinor],
    ])
    expect(moveCashAt(state, commandOf('PAID_OUT', mostMinor + 1), nowMs)).toMatchObject({
      refusal: { details: { cashShiftId, availableMinor: mostMinor, askedMinor: mostMinor + 1 } },
    })
    expect(codeOf(state, mostMinor + 1, 'PAID_IN')).toBe('accepted')
  })
})
