import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import type { Books } from '../ledger/books.ts'
import type { CashRules } from '../places/cash-rules.ts'
import { at, chen, lin } from '../scheduling/salon.fixture.ts'
import { type CashFlow, noFlow } from './cash-flow.ts'
import type { CashShift } from './cash-shift.ts'
import { closeCashShift, endCashShift } from './close-cash-shift.ts'
import { handOverCashShift } from './hand-over-cash-shift.ts'
import { moveCash } from './move-cash.ts'
import { openCashShift } from './open-cash-shift.ts'
import { closingOf, counting, firstShift, openingOf, today } from './register.fixture.ts'
import { shiftForCash } from './shift-for-cash.ts'

const nowMs = at('18:00')
const closedDay: Books = newBooks([], { closedPeriods: [closedPeriod({ fromDate: today, toDate: today })] })
const open = newBooks()
const order = idOf('Order', 'open')
const received: CashFlow = { ...noFlow, receivedMinor: 26_600, paidOutMinor: 1_000 }

function codeOf(decision: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return decision.ok ? 'accepted' : decision.refusal.code
}

/** What the books got, as account, subject and amount. */
function linesOf(books: Books): readonly unknown[] {
  return books.posted.flatMap(({ lines }) => lines.map((line) => [line.account, line.subjectId, line.amountMinor]))
}

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
    closingOf('1', { countedMinor: 50_000, bankedMinor: 30_000 }),
    nowMs,
  ),
).shift

describe('openCashShift refuses in a declared order', () => {
  const off = { ...counting, cashShifts: { ...counting.cashShifts, use: 'OFF' as const } }
  test.each([
    ['a location that does not count, with one open and the day closed', off, firstShift, closedDay, 'cash_shifts_off'],
    ['while one is open, the day closed', counting, firstShift, closedDay, 'cash_shift_open'],
    [
      'while one waits to be counted',
      counting,
      { ...firstShift, state: 'ENDED' as const },
      closedDay,
      'cash_shift_open',
    ],
    ['on a closed day', counting, closed, closedDay, 'period_closed'],
    ['after a closed one', counting, closed, open, 'accepted'],
    ['the first', counting, undefined, open, 'accepted'],
  ])('%s', (_, location, latest, books, code) => {
    expect(
      codeOf(openCashShift({ location, latest, unchargedMinor: 0, businessDate: today, books }, openingOf('2'), nowMs)),
    ).toBe(code)
  })
})

describe('openCashShift', () => {
  const opened = (latest: CashShift | undefined, fields: object) => {
    const state = { location: counting, latest, unchargedMinor: 0, businessDate: today, books: open }
    return accepted(openCashShift(state, openingOf('2', fields), nowMs))
  }

  test('has the first float from the bank, or from the owner', () => {
    expect(linesOf(opened(undefined, {}).books)).toEqual([
      ['CASH_DRAWER', 'csh_2', 50_000],
      ['BANK', null, -50_000],
    ])
    expect(linesOf(opened(undefined, { floatFrom: 'OWNER_EQUITY' }).books)[1]).toEqual(['OWNER_EQUITY', null, -50_000])
  })

  test('takes over what was left; a difference nobody explains is short', () => {
    const { shift, preceding, books } = opened(closed, { floatMinor: 19_990 })
    expect(linesOf(books)).toEqual([
      ['CASH_DRAWER', 'csh_2', 19_990],
      ['CASH_DRAWER', 'csh_1', -20_000],
      ['CASH_OVER_SHORT', null, 10],
    ])
    expect(shift).toMatchObject({ precedingId: 'csh_1', openingFloatMinor: 19_990, openingOverShortMinor: -10 })
    expect(preceding).toMatchObject({ id: 'csh_1', followedById: 'csh_2', version: closed.version + 1 })
  })

  test('a float fetched from the bank is not over', () => {
    const { shift, books } = opened(closed, { floatFrom: 'BANK' })
    expect(shift.openingOverShortMinor).toBe(0)
    expect(linesOf(books)).toContainEqual(['BANK', null, -30_000])
  })
})

describe('openCashShift takes over what came without a shift', () => {
  const opened = (latest: CashShift | undefined, unchargedMinor: number, fields: object) => {
    const state = { location: counting, latest, unchargedMinor, businessDate: today, books: open }
    const { shift, books } = accepted(openCashShift(state, openingOf('2', fields), nowMs))
    return { over: shift.openingOverShortMinor, lines: linesOf(books) }
  }
  const takenOver = (floatMinor: number, unchargedMinor: number, leftMinor = 0) => [
    ['CASH_DRAWER', 'csh_2', floatMinor],
    ...(leftMinor === 0 ? [] : [['CASH_DRAWER', 'csh_1', 0 - leftMinor]]),
    ['CASH_DRAWER', null, 0 - unchargedMinor],
  ]

  test('at the first count, where only the rest comes from the bank, or goes there', () => {
    expect(opened(undefined, 9_999, { floatMinor: 9_999 })).toEqual({ over: 0, lines: takenOver(9_999, 9_999) })
    expect(opened(undefined, 9_999, {})).toEqual({
      over: 0,
      lines: [...takenOver(50_000, 9_999), ['BANK', null, -40_001]],
    })
    expect(opened(undefined, 9_999, { floatMinor: 9_000 }).lines).toContainEqual(['BANK', null, 999])
    expect(opened(undefined, 9_999, { floatFrom: 'OWNER_EQUITY' }).lines).toContainEqual([
      'OWNER_EQUITY',
      null,
      -40_001,
    ])
  })

  test('later beside what was left, where a difference is over or short, or comes from where it is said', () => {
    expect(opened(closed, 9_999, { floatMinor: 29_999 })).toEqual({
      over: 0,
      lines: takenOver(29_999, 9_999, 20_000),
    })
    expect(opened(closed, 9_999, { floatMinor: 29_989 })).toEqual({
      over: -10,
      lines: [...takenOver(29_989, 9_999, 20_000), ['CASH_OVER_SHORT', null, 10]],
    })
    expect(opened(closed, 9_999, { floatFrom: 'BANK' })).toEqual({
      over: 0,
      lines: [...takenOver(50_000, 9_999, 20_000), ['BANK', null, -20_001]],
    })
  })

  test('and what went without one', () => {
    expect(opened(closed, -3_000, { floatMinor: 17_000 })).toEqual({
      over: 0,
      lines: takenOver(17_000, -3_000, 20_000),
    })
  })
})

describe('closeCashShift refuses in a declared order', () => {
  const rules = (openOrdersAtClose: CashRules['openOrdersAtClose']): CashRules => ({
    ...counting.cashShifts,
    openOrdersAtClose,
  })
  const tooMuch = { bankedMinor: 50_001 }
  test.each([
    [
      'a closed one, banking too much, with bills',
      closed,
      tooMuch,
      rules('BLOCK'),
      closedDay,
      'cash_shift_state_forbids',
    ],
    [
      'banking more than is there, with bills',
      firstShift,
      tooMuch,
      rules('BLOCK'),
      closedDay,
      'banked_exceeds_counted',
    ],
    ['with open bills, known or not', firstShift, { carryOverOrders: true }, rules('BLOCK'), closedDay, 'orders_open'],
    ['with open bills nobody knows of', firstShift, {}, rules('WARN'), closedDay, 'orders_open'],
    ['on a closed day', firstShift, { carryOverOrders: true }, rules('WARN'), closedDay, 'period_closed'],
    ['bills known', firstShift, { carryOverOrders: true }, rules('WARN'), open, 'accepted'],
    ['bills allowed', firstShift, {}, rules('ALLOW'), open, 'accepted'],
    ['one that was ended', { ...firstShift, state: 'ENDED' as const }, {}, rules('ALLOW'), open, 'accepted'],
  ])('%s', (_, shift, fields, policy, books, code) => {
    const state = {
      shift,
      flow: noFlow,
      unchargedMinor: 0,
      rules: policy,
      openOrderIds: [order],
      businessDate: today,
      books,
    }
    expect(codeOf(closeCashShift(state, closingOf('1', fields), nowMs))).toBe(code)
  })
})

describe('closeCashShift', () => {
  test('tells what is missing, banks a part and leaves the rest, and names the bills', () => {
    const { shift, books } = accepted(
      closeCashShift(
        {
          ...{ shift: firstShift, flow: received, rules: counting.cashShifts, openOrderIds: [order] },
          ...{ unchargedMinor: 0, businessDate: today, books: open },
        },
        closingOf('1', { countedMinor: 75_590, bankedMinor: 25_590, note: 'short' }),
        nowMs,
      ),
    )
    expect(shift).toMatchObject({
      ...{ state: 'CLOSED', expectedMinor: 75_600, countedMinor: 75_590, overShortMinor: -10 },
      ...{ bankedMinor: 25_590, leftMinor: 50_000, carriedOrderIds: [order], note: 'short' },
      ...{ endedById: chen.id, closedById: chen.id, closedAtMs: nowMs, version: 2 },
    })
    expect(linesOf(books)).toEqual([
      ['CASH_DRAWER', 'csh_1', -25_600],
      ['CASH_OVER_SHORT', null, 10],
      ['BANK', null, 25_590],
    ])
  })

  test('takes over what came meanwhile without a shift: it is neither over now nor there once more', () => {
    const { shift, books } = accepted(
      closeCashShift(
        {
          ...{ shift: firstShift, flow: received, rules: counting.cashShifts, openOrderIds: [] },
          ...{ unchargedMinor: 7_000, businessDate: today, books: open },
        },
        closingOf('1', { countedMinor: 82_590, bankedMinor: 2_590 }),
        nowMs,
      ),
    )
    expect(shift).toMatchObject({ expectedMinor: 82_600, countedMinor: 82_590, overShortMinor: -10, leftMinor: 80_000 })
    expect(linesOf(books)).toEqual([
      ['CASH_DRAWER', 'csh_1', 7_000],
      ['CASH_DRAWER', null, -7_000],
      ['CASH_DRAWER', 'csh_1', -2_600],
      ['CASH_OVER_SHORT', null, 10],
      ['BANK', null, 2_590],
    ])
  })

  test('keeps who ended it apart from who counts', () => {
    const ended = accepted(endCashShift(firstShift, lin.id, at('17:00'))).shift
    expect(ended).toMatchObject({ state: 'ENDED', endedById: lin.id, endedAtMs: at('17:00') })
    expect(codeOf(endCashShift(ended, lin.id, nowMs))).toBe('cash_shift_state_forbids')
    const state = { shift: ended, flow: noFlow, unchargedMinor: 0, rules: counting.cashShifts, openOrderIds: [] }
    const { shift } = accepted(closeCashShift({ ...state, businessDate: today, books: open }, closingOf('1'), nowMs))
    expect(shift).toMatchObject({ endedById: lin.id, endedAtMs: at('17:00'), closedById: chen.id })
  })
})

test('handing over closes one and opens the next with what is left', () => {
  const { preceding, shift, books } = accepted(
    handOverCashShift(
      {
        ...{ shift: firstShift, flow: received, location: counting, unchargedMinor: 0, openOrderIds: [] },
        ...{ businessDate: today, books: open },
      },
      {
        ...closingOf('1', { countedMinor: 75_600, bankedMinor: 25_600 }),
        toStaffId: chen.id,
        nextCashShiftId: idOf('CashShift', '2'),
        nextTransactionId: idOf('LedgerTransaction', 'next'),
      },
      nowMs,
    ),
  )
  expect(preceding).toMatchObject({ state: 'CLOSED', followedById: 'csh_2', overShortMinor: 0, version: 2 })
  expect(shift).toMatchObject({ state: 'OPEN', openedById: chen.id, openingFloatMinor: 50_000, precedingId: 'csh_1' })
  expect(linesOf(books).slice(-2)).toEqual([
    ['CASH_DRAWER', 'csh_2', 50_000],
    ['CASH_DRAWER', 'csh_1', -50_000],
  ])
})

describe('moveCash refuses in a declared order', () => {
  test.each([
    [
      'an ended shift, more than there is',
      { ...firstShift, state: 'ENDED' as const },
      50_001,
      closedDay,
      'cash_shift_state_forbids',
    ],
    ['more than there is', firstShift, 50_001, closedDay, 'cash_insufficient'],
    ['on a closed day', firstShift, 50_000, closedDay, 'period_closed'],
    ['all there is', firstShift, 50_000, open, 'accepted'],
  ])('%s', (_, shift, amountMinor, books, code) => {
    const movement = { id: idOf('CashMovement', '1'), kind: 'PAID_OUT', amountMinor, counterpart: 'BANK' } as const
    const by = { reason: 'x', staffId: lin.id, transactionId: idOf('LedgerTransaction', 'm') }
    expect(codeOf(moveCash({ shift, flow: noFlow, businessDate: today, books }, { ...movement, ...by }, nowMs))).toBe(
      code,
    )
  })
})

describe('shiftForCash', () => {
  const rules = (use: CashRules['use'], pastDays: CashRules['pastDays'] = 'BLOCK') => ({
    id: counting.id,
    cashShifts: { use, openOrdersAtClose: 'ALLOW' as const, pastDays },
  })
  const ended = { ...firstShift, state: 'ENDED' as const }
  const outcome = (location: Parameters<typeof shiftForCash>[0], latest: CashShift | undefined, date = today) => {
    const found = shiftForCash(location, latest, date)
    return found.ok ? (found.changes?.id ?? null) : found.refusal.code
  }
  test.each([
    ['OFF', firstShift, null],
    ['OPTIONAL', undefined, null],
    ['OPTIONAL', ended, null],
    ['OPTIONAL', firstShift, 'csh_1'],
    ['REQUIRED', undefined, 'cash_shift_required'],
    ['REQUIRED', ended, 'cash_shift_required'],
    ['REQUIRED', closed, 'cash_shift_required'],
    ['REQUIRED', firstShift, 'csh_1'],
  ] as const)('%s', (use, latest, found) => {
    expect(outcome(rules(use), latest)).toBe(found)
  })

  test('one of an earlier business day may be closed to cash', () => {
    expect(outcome(rules('OPTIONAL'), firstShift, '2026-11-22')).toBe('cash_shift_overdue')
    expect(outcome(rules('OPTIONAL', 'ALLOW'), firstShift, '2026-11-22')).toBe('csh_1')
  })
})
