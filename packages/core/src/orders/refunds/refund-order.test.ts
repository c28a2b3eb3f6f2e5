import { describe, expect, test } from 'vitest'
import { idOf } from '../../base/ids.ts'
import { closedPeriod } from '../../ledger/books.fixture.ts'
import type { CashRules } from '../../places/cash-rules.ts'
import { firstShift } from '../../registers/register.fixture.ts'
import { bund } from '../../scheduling/salon.fixture.ts'
import { bookedDye, cutByAnybody, orderOf, twoShampoos, visit } from '../bill.fixture.ts'
import { returnOfBooking } from './cancel-paid-booking.ts'
import { paidWith, refundOf, refundState, today, toppedUp } from './refund.fixture.ts'
import { type RefundOrder, type RefundOrderState, refundOrder } from './refund-order.ts'

const nowMs = 1_795_233_600_000
const counter = paidWith(orderOf([cutByAnybody, twoShampoos]), [{ kind: 'CASH', tenderedMinor: 26_600 }])
const booked = paidWith(orderOf([bookedDye, twoShampoos]), [{ kind: 'CASH', tenderedMinor: 100_000 }])
const cashShifts = (fields: Partial<CashRules>): CashRules => {
  return { use: 'REQUIRED', openOrdersAtClose: 'ALLOW', pastDays: 'ALLOW', ...fields }
}

function decide(state: Partial<RefundOrderState>, command: Partial<RefundOrder> = {}) {
  const { order, books } = counter
  return refundOrder(refundState(order, books, state), refundOf('1', command), nowMs)
}

describe('refundOrder refuses in a declared order', () => {
  const books = { ...counter.books, closedPeriods: [closedPeriod({ fromDate: today, toDate: today })] }
  const counting = { ...bund, cashShifts: cashShifts({}) }
  const nobodys = { ...counter.order, customerId: null }
  const all = { books, location: counting, order: nobodys }
  const much = [{ line: 1, quantity: 3 }]
  test.each([
    [
      'a bill that is not paid, an unknown line, too many units',
      { ...all, order: { ...nobodys, paymentState: 'UNPAID' as const, refundState: 'FULL' as const } },
      { lines: [{ line: 9, quantity: 1 }, ...much], destination: 'STORE_CREDIT' as const },
      'not_refundable',
    ],
    [
      'one of which all went back',
      { ...all, order: { ...nobodys, refundState: 'FULL' as const } },
      { lines: [{ line: 9, quantity: 1 }, ...much], destination: 'STORE_CREDIT' as const },
      'not_refundable',
    ],
    [
      'an unknown line, too many units',
      all,
      { lines: [...much, { line: 9, quantity: 1 }], destination: 'STORE_CREDIT' as const },
      'refund_line_unknown',
    ],
    ['too many units', all, { lines: much, destination: 'STORE_CREDIT' as const }, 'refund_exceeds_line'],
    ['store credit of nobody', all, { destination: 'STORE_CREDIT' as const }, 'customer_required'],
    ['cash without a shift', all, {}, 'cash_shift_required'],
    [
      'more cash than there is',
      { ...all, latest: { ...firstShift, openingFloatMinor: 26_599 } },
      {},
      'cash_insufficient',
    ],
    ['a closed day', { ...all, latest: firstShift }, {}, 'period_closed'],
    ['all of it', { location: counting, latest: firstShift }, {}, 'accepted'],
    [
      'a unit of a line in two entries',
      {},
      {
        lines: [
          { line: 1, quantity: 1 },
          { line: 1, quantity: 1 },
        ],
      },
      'accepted',
    ],
    ['as store credit, without a shift', { location: counting }, { destination: 'STORE_CREDIT' as const }, 'accepted'],
  ])('%s', (_, state, command, code) => {
    const decision = decide(state, command)
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(code)
  })
})

describe('refundOrder', () => {
  test('before completion gives back what is owed, and completes what is left', () => {
    const { order, books } = booked
    expect(order.state).toBe('AWAITING_REDEMPTION')
    const decision = refundOrder(
      refundState(order, { ...books, posted: [] }),
      refundOf('1', { lines: [{ line: 0, quantity: 1 }] }),
      nowMs,
    )
    if (!decision.ok) throw new Error(decision.refusal.code)
    const { order: after, refund, books: entered } = decision.changes
    expect(after).toMatchObject({ state: 'COMPLETED', refundState: 'PARTIAL', returnedQuantities: [1, 0] })
    expect(decision.events.map(({ type }) => type)).toEqual(['order.refunded', 'order.completed'])
    expect(
      entered.posted.map(({ source, lines }) => [source.kind, lines.map((line) => [line.account, line.amountMinor])]),
    ).toEqual([
      [
        'ORDER_REFUND',
        [
          ['CUSTOMER_ADVANCES', refund.totalMinor],
          ['CASH_DRAWER', 0 - refund.totalMinor],
        ],
      ],
      [
        'ORDER_COMPLETION',
        [
          ['CUSTOMER_ADVANCES', 13_800],
          ['PRODUCT_REVENUE', -13_800],
        ],
      ],
    ])
  })

  test('of which nothing is left before it was completed, is cancelled', () => {
    const decision = refundOrder(refundState(booked.order, booked.books), refundOf('1'), nowMs)
    if (!decision.ok) throw new Error(decision.refusal.code)
    expect(decision.changes.order).toMatchObject({ state: 'CANCELLED', refundState: 'FULL' })
    expect(decision.events.map(({ type }) => type)).toEqual(['order.refunded', 'order.cancelled'])
  })

  test('gives bonus back as bonus, even as store credit', () => {
    const order = orderOf([twoShampoos])
    const paid = paidWith(
      order,
      [
        { kind: 'STORED_VALUE', amountMinor: 9_800 },
        { kind: 'CASH', tenderedMinor: 4_000 },
      ],
      toppedUp([7_000], [2_800]),
    )
    const decision = refundOrder(
      refundState(paid.order, paid.books),
      refundOf('1', { destination: 'STORE_CREDIT' }),
      nowMs,
    )
    if (!decision.ok) throw new Error(decision.refusal.code)
    expect(
      decision.changes.refund.payments.map(({ kind, amountMinor, parts }) => [
        kind,
        amountMinor,
        parts.map((part) => [part.account, part.amountMinor]),
      ]),
    ).toEqual([
      [
        'STORED_VALUE',
        9_800,
        [
          ['STORED_VALUE_PRINCIPAL', 7_000],
          ['STORED_VALUE_BONUS', 2_800],
        ],
      ],
      ['STORE_CREDIT', 4_000, [['STORED_VALUE_PRINCIPAL', 4_000]]],
    ])
  })
})

describe('returnOfBooking', () => {
  test('keeps of what was paid the part that the terms keep of the price', () => {
    const terms = { priceMinor: 20_000, refundMinor: 15_000 }
    const total = booked.order.lines[0]?.totalMinor ?? 0
    expect(returnOfBooking(booked.order, [], visit.id, terms)).toEqual({
      lines: [{ line: 0, quantity: 1 }],
      feeMinor: Math.round(total / 4),
      usesPart: { numerator: 15_000, denominator: 20_000 },
    })
    expect(returnOfBooking(booked.order, [], idOf('Booking', 'other'), terms)).toBeUndefined()
    expect(returnOfBooking(counter.order, [], visit.id, terms)).toBeUndefined()
    expect(returnOfBooking(booked.order, [], visit.id, { priceMinor: 0, refundMinor: 0 })).toMatchObject({
      feeMinor: 0,
    })
  })
})
