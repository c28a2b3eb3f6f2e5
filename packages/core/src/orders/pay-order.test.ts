import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { assertBalanced } from '../ledger/assert-balanced.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import { type Books, ledgerChangesOf } from '../ledger/books.ts'
import { plainStoredValue } from '../places/stored-value-policy.ts'
import { at, bund, byId, cut } from '../scheduling/salon.fixture.ts'
import { bookedDye, codeOf, cutByAnybody, gold, orderOf, shampoo, till, twoShampoos, visit } from './bill.fixture.ts'
import { cancelOrder } from './cancel-order.ts'
import { fulfilOrder, isDueToComplete, isFulfilled } from './fulfil-order.ts'
import { type Order, orderStates } from './order.ts'
import { type PayOrder, payOrder } from './pay-order.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 500)
const nobody: ReadonlySet<typeof visit.id> = new Set()
const businessDate = '2026-11-21'
const context = { transactionId: idOf('LedgerTransaction', 'done'), businessDate, nowMs: at('14:00') }

function cash(...amounts: readonly number[]): PayOrder {
  return {
    tenders: amounts.map((tenderedMinor, n) => ({ paymentId: idOf('Payment', `p${n}`), kind: 'CASH', tenderedMinor })),
    paymentTransactionId: idOf('LedgerTransaction', 'paid'),
    deliveryIds: new Map(),
    cardUses: [],
    completionTransactionId: idOf('LedgerTransaction', 'done'),
  }
}

const noCardsPaying = {
  location: bund,
  cards: new Map(),
  usesToday: new Map(),
  giftCards: new Map(),
  bought: new Set<never>(),
  policies: [],
  buyer: null,
}

function pay(
  order: Order,
  command: PayOrder,
  redeemed = nobody,
  lapsed = nobody,
  books: Books = newBooks(),
): ReturnType<typeof payOrder> {
  const state = {
    order,
    redeemed,
    lapsed,
    businessDate,
    books,
    toppedUpBefore: false,
    storedValueTodayMinor: 0,
    storedValue: plainStoredValue,
    ...noCardsPaying,
    programme: null,
    creditLimitMinor: null,
    cashShiftId: null,
  }
  return payOrder(state, command, at('13:00'))
}

function paid(order: Order, command: PayOrder, redeemed = nobody) {
  const decision = pay(order, command, redeemed)
  if (!decision.ok) throw new Error(decision.refusal.code)
  const { order: after, books } = decision.changes
  return { order: after, ledger: ledgerChangesOf(books).transactions, events: decision.events }
}

const counter = orderOf([cutByAnybody, twoShampoos])
const booked = orderOf([bookedDye, twoShampoos])
const free = orderOf([cutByAnybody], {
  ...till,
  services: byId({ ...cut, price: { amountMinor: 0, currency: 'CNY' } }),
})

describe('payOrder refuses in a declared order', () => {
  test.each([
    [
      'a cancelled order, with too much money and too little',
      { ...counter, state: 'CANCELLED' as const },
      [30_000, 1],
      'order_state_forbids',
    ],
    ['an open one whose time is over', { ...counter, expiresAtMs: at('13:00') }, [30_000, 1], 'order_expired'],
    ['one that waits a moment longer', { ...counter, expiresAtMs: at('13:00') + 1 }, [1], 'tender_insufficient'],
    ['an open one, with a tender that pays nothing', counter, [30_000, 1], 'tender_superfluous'],
    ['with too little', counter, [20_000, 6599], 'tender_insufficient'],
    ['with nothing', counter, [], 'tender_insufficient'],
    ['to the fen', counter, [20_000, 6600], 'accepted'],
    ['with a note too large', counter, [20_000, 10_000], 'accepted'],
    ['nothing for nothing', free, [], 'accepted'],
    ['something for nothing', free, [1], 'tender_superfluous'],
  ] as const)('%s', (_, order, amounts, code) => {
    expect(codeOf(pay(order, cash(...amounts)))).toBe(code)
  })

  test('a booking no longer held, after the state and before the money', () => {
    const lapsed = new Set([visit.id])
    const details = { bookingId: visit.id, line: 0 }
    expect(pay(booked, cash(1), nobody, lapsed)).toEqual({ ok: false, refusal: { code: 'booking_lapsed', details } })
    expect(codeOf(pay({ ...booked, state: 'CANCELLED' }, cash(1), nobody, lapsed))).toBe('order_state_forbids')
    expect(codeOf(pay(booked, cash(1_000_000), nobody, new Set([idOf('Booking', 'other')])))).toBe('accepted')
  })

  test('a business day whose books are closed, after everything else', () => {
    const period = closedPeriod({ fromDate: businessDate, toDate: businessDate })
    const closed = newBooks([], { closedPeriods: [period] })
    const details = { periodId: period.id, locationId: counter.locationId, businessDate }
    const refusal = { code: 'period_closed', details }
    expect(pay(counter, cash(26_600), nobody, nobody, closed)).toEqual({ ok: false, refusal })
    expect(codeOf(pay(counter, cash(1), nobody, nobody, closed))).toBe('tender_insufficient')
    expect(codeOf(fulfilOrder(paid(booked, cash(33_600)).order, closed, context))).toBe('period_closed')
  })

  test.each([
    [[], { dueMinor: 26_600, tenderedMinor: 0 }],
    [[20_000, 6599], { dueMinor: 26_600, tenderedMinor: 26_599 }],
  ])('what is missing of %j is told', (amounts, details) => {
    expect(pay(counter, cash(...amounts))).toEqual({ ok: false, refusal: { code: 'tender_insufficient', details } })
  })

  test.each(orderStates)('from %s', (state) => {
    const expected = state === 'OPEN' ? 'accepted' : 'order_state_forbids'
    expect(codeOf(pay({ ...counter, state }, cash(30_000)))).toBe(expected)
    expect(codeOf(cancelOrder({ ...counter, state }, at('13:00')))).toBe(expected)
  })
})

describe('payOrder', () => {
  test('gives change on the last tender and counts only what is due', () => {
    const { order } = paid(counter, cash(20_000, 10_000))
    expect(order.payments).toEqual([
      {
        id: 'pay_p0',
        ordinal: 0,
        kind: 'CASH',
        tenderedMinor: 20_000,
        amountMinor: 20_000,
        changeMinor: 0,
        provider: null,
        reference: null,
        parts: [{ account: 'CASH_DRAWER', subjectId: null, lotId: null, amountMinor: 20000, costMinor: null }],
        businessDate,
        paidAtMs: at('13:00'),
      },
      {
        id: 'pay_p1',
        ordinal: 1,
        kind: 'CASH',
        tenderedMinor: 10_000,
        amountMinor: 6600,
        changeMinor: 3400,
        provider: null,
        reference: null,
        parts: [{ account: 'CASH_DRAWER', subjectId: null, lotId: null, amountMinor: 6600, costMinor: null }],
        businessDate,
        paidAtMs: at('13:00'),
      },
    ])
    expect(order).toMatchObject({ paidMinor: 26_600, paymentState: 'PAID', version: 2 })
  })

  test('completes at once where nothing is left to redeem, and books receipt and revenue', () => {
    const { order, ledger, events } = paid(counter, cash(26_600))
    expect(order).toMatchObject({ state: 'COMPLETED', completedAtMs: at('13:00') })
    expect(events.map((event) => event.type)).toEqual(['order.paid', 'order.completed'])
    expect(
      ledger.map(({ id, source, businessDate: day, lines }) => [
        id,
        source.kind,
        day,
        lines.map((line) => [line.account, line.amountMinor]),
      ]),
    ).toEqual([
      [
        'ltx_paid',
        'ORDER_PAYMENT',
        businessDate,
        [
          ['CASH_DRAWER', 26_600],
          ['CUSTOMER_ADVANCES', -26_600],
        ],
      ],
      [
        'ltx_done',
        'ORDER_COMPLETION',
        businessDate,
        [
          ['CUSTOMER_ADVANCES', 26_600],
          ['SERVICE_REVENUE', -12_800],
          ['PRODUCT_REVENUE', -13_800],
        ],
      ],
    ])
  })

  test('waits for a booking that has not been redeemed: the money is owed until then', () => {
    const { order, ledger, events } = paid(booked, cash(33_600))
    expect(order).toMatchObject({ state: 'AWAITING_REDEMPTION', paymentState: 'PAID', completedAtMs: null })
    expect(events.map((event) => event.type)).toEqual(['order.paid'])
    expect(ledger.map(({ source }) => source.kind)).toEqual(['ORDER_PAYMENT'])
  })

  test('completes at once when the booking has been redeemed before', () => {
    expect(paid(booked, cash(33_600), new Set([visit.id])).order.state).toBe('COMPLETED')
  })

  test('nothing is posted for nothing', () => {
    const { order, ledger } = paid(free, cash())
    expect(order).toMatchObject({ state: 'COMPLETED', paymentState: 'PAID', payments: [], paidMinor: 0 })
    expect(ledger).toEqual([])
  })

  test('a discount is booked beside the revenue at list price', () => {
    const all = orderOf([cutByAnybody], { ...till, tier: { ...gold, percentOffBasisPoints: 10_000 } })
    expect(paid(all, cash()).ledger.map(({ lines }) => lines.map((line) => [line.account, line.amountMinor]))).toEqual([
      [
        ['DISCOUNTS', 12_800],
        ['SERVICE_REVENUE', -12_800],
      ],
    ])
  })
})

describe('fulfilOrder', () => {
  const waiting = paid(booked, cash(33_600)).order

  test.each([
    ['open', booked, new Set([visit.id]), false],
    ['paid, with nothing redeemed', waiting, nobody, false],
    ['paid, with another booking redeemed', waiting, new Set([idOf('Booking', 'other')]), false],
    ['paid, with its booking redeemed', waiting, new Set([visit.id]), true],
    ['completed before', { ...waiting, state: 'COMPLETED' as const }, new Set([visit.id]), false],
    ['cancelled', { ...waiting, state: 'CANCELLED' as const }, new Set([visit.id]), false],
  ])('an order that is %s', (_, order, redeemed, completes) => {
    expect(isDueToComplete(order, redeemed)).toBe(completes)
  })

  test('earns what was owed', () => {
    const decision = fulfilOrder(waiting, newBooks(), context)
    const changes = accepted(decision)
    expect(changes.order).toMatchObject({ state: 'COMPLETED', completedAtMs: at('14:00'), version: 3 })
    expect(decision.ok && decision.events).toEqual([
      { type: 'order.completed', subjectKind: 'ORDER', subject: changes.order, previous: waiting },
    ])
    expect(
      ledgerChangesOf(changes.books).transactions.flatMap(({ lines }) =>
        lines.map((line) => [line.account, line.amountMinor]),
      ),
    ).toEqual([
      ['CUSTOMER_ADVANCES', 33_600],
      ['SERVICE_REVENUE', -19_800],
      ['PRODUCT_REVENUE', -13_800],
    ])
  })

  test('every booking on the bill counts', () => {
    const two = orderOf([bookedDye, { ...bookedDye, segment: 1 } as typeof bookedDye])
    expect([isFulfilled(two, nobody), isFulfilled(two, new Set([visit.id])), isFulfilled(counter, nobody)]).toEqual([
      false,
      true,
      true,
    ])
  })
})

describe('cancelOrder', () => {
  test('ends an unpaid order with a new version and its event', () => {
    const decision = cancelOrder(counter, at('13:00'))
    const ended = { state: 'CANCELLED', cancelReason: 'REQUESTED', expiresAtMs: null, request: null, version: 2 }
    const cancelled = { ...counter, ...ended, updatedAtMs: at('13:00') }
    expect(decision).toEqual({
      ok: true,
      changes: { order: cancelled },
      events: [{ type: 'order.cancelled', subjectKind: 'ORDER', subject: cancelled, previous: counter }],
    })
  })
})

describe('the books of any order', () => {
  const bill = fc.record({
    cut: fc.nat(1_000_000),
    shampoo: fc.nat(1_000_000),
    quantity: fc.integer({ min: 1, max: 1000 }),
    basisPoints: fc.nat(10_000),
    shares: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
    extra: fc.nat(5000),
    waits: fc.boolean(),
  })

  test('balance, take in what is paid, and leave nothing owed when it is done', () => {
    fc.assert(
      fc.property(bill, (made) => {
        const money = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })
        const state = {
          ...till,
          tier: { ...gold, percentOffBasisPoints: made.basisPoints },
          services: byId({ ...cut, price: money(made.cut), overrides: [] }),
          products: byId({ ...shampoo, price: money(made.shampoo) }),
        }
        const segment = { ...bookedDye, segment: 1 } as typeof bookedDye
        const order = orderOf(
          [made.waits ? segment : cutByAnybody, { ...twoShampoos, quantity: made.quantity } as typeof twoShampoos],
          state,
        )
        const changes = paid(order, cash(...split(order.totalMinor, made.shares, made.extra)))
        expect(changes.order.state).toBe(made.waits ? 'AWAITING_REDEMPTION' : 'COMPLETED')
        const done = made.waits
          ? ledgerChangesOf(accepted(fulfilOrder(changes.order, newBooks(), context)).books)
          : undefined
        const ledger = [...changes.ledger, ...(done?.transactions ?? [])]
        for (const { lines } of ledger) assertBalanced(lines)
        const sum = (account: string): number =>
          ledger
            .flatMap(({ lines }) => lines)
            .reduce((total, line) => total + (line.account === account ? line.amountMinor : 0), 0)
        expect(sum('CASH_DRAWER')).toBe(order.totalMinor)
        expect(sum('CUSTOMER_ADVANCES')).toBe(0)
        expect(sum('DISCOUNTS')).toBe(order.discountMinor)
        expect(0 - sum('SERVICE_REVENUE') - sum('PRODUCT_REVENUE')).toBe(order.listMinor)
        for (const payment of changes.order.payments)
          expect(payment.tenderedMinor - payment.amountMinor).toBe(payment.changeMinor)
      }),
      { numRuns: RUNS },
    )
  })
})

/** The total in parts, the last of them with something over; none for nothing. */
function split(totalMinor: number, shares: readonly number[], extra: number): readonly number[] {
  const parts: number[] = []
  let left = totalMinor
  for (const share of shares) {
    const part = Math.floor((totalMinor * share) / 500)
    if (part === 0 || part >= left) continue
    parts.push(part)
    left -= part
  }
  return left === 0 ? parts : [...parts, left + extra]
}
