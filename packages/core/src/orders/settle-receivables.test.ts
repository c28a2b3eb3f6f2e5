import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted } from '../ledger/books.fixture.ts'
import { type Books, ledgerChangesOf, openBooks } from '../ledger/books.ts'
import type { Receivable } from '../receivables/receivable.ts'
import { at, bund, wang } from '../scheduling/salon.fixture.ts'
import {
  type SettleReceivables,
  type SettleReceivablesState,
  settleReceivables,
  writeOffReceivables,
} from './settle-receivables.ts'
import type { TenderRequest } from './tenders/tender.ts'

const today = '2026-11-21'

function debt(body: string, amountMinor: number, fields: Partial<Receivable> = {}): Receivable {
  return {
    ...{
      id: idOf('Receivable', body),
      customerId: wang.id,
      locationId: bund.id,
      orderId: idOf('Order', body),
      customerCardId: null,
    },
    ...{ paymentId: idOf('Payment', body), currency: 'CNY', amountMinor },
    ...{ paidMinor: 0, returnedMinor: 0, writtenOffMinor: 0, version: 1, createdAtMs: 0, updatedAtMs: 0 },
    ...fields,
  }
}

const older = debt('1', 3_000, { paidMinor: 100, returnedMinor: 200, writtenOffMinor: 300 })
const newer = debt('2', 1_000)

/** Books in which the customer owes that much. */
function owing(postedMinor: number, closed = false): Books {
  const balance = {
    account: 'RECEIVABLES',
    subjectId: wang.id,
    unit: 'CNY',
    postedMinor,
    heldMinor: 0,
    floorMinor: 0,
  } as const
  const period = { id: idOf('AccountingPeriod', '1'), locationId: bund.id, fromDate: today, toDate: today }
  const stamps = { state: 'CLOSED', version: 1, createdAtMs: 0, updatedAtMs: 0 } as const
  const closedPeriods = closed ? [{ ...period, ...stamps, note: '' } as never] : []
  return openBooks({ subjectIds: [wang.id], balances: [balance], lots: [], holds: [], closedPeriods }, at('12:00'))
}

const state: SettleReceivablesState = {
  ...{ customerId: wang.id, locationId: bund.id, currency: 'CNY', receivables: [older, newer], location: bund },
  ...{ storedValueTodayMinor: 0, cashShiftId: null, businessDate: today, books: owing(3_400) },
}
const cash = (tenderedMinor: number): TenderRequest => ({ kind: 'CASH', tenderedMinor })

function command(tenders: readonly TenderRequest[], amountMinor: number | null = null): SettleReceivables {
  return {
    settlementId: idOf('ReceivableSettlement', '1'),
    transactionId: idOf('LedgerTransaction', '1'),
    amountMinor,
    tenders: tenders.map((tender, n) => ({ ...tender, paymentId: idOf('Payment', `p${n}`) })),
  }
}

describe('settleReceivables refuses in a declared order', () => {
  const closed = { ...state, books: owing(3_400, true) }
  test.each([
    [
      'nothing owed, more than that, nothing tendered',
      { ...closed, receivables: [] },
      command([], 9_999),
      'nothing_owed',
    ],
    ['more than is owed, nothing tendered', closed, command([], 3_401), 'debt_exceeded'],
    ['too little tendered, on a closed day', closed, command([cash(1)]), 'tender_insufficient'],
    ['a closed day', closed, command([cash(3_400)]), 'period_closed'],
  ])('%s', (_, given, what, code) => {
    expect(settleReceivables(given, what, at('12:00'))).toMatchObject({ ok: false, refusal: { code } })
  })
})

test('what is paid goes to the first debts first, and into the books', () => {
  const { settlement, receivables, books } = accepted(settleReceivables(state, command([cash(3_000)], 2_500), 7))
  expect(settlement).toMatchObject({
    ...{ kind: 'PAYMENT', amountMinor: 2_500, reason: null, settledAtMs: 7 },
    allocations: [
      { receivableId: older.id, amountMinor: 2_400 },
      { receivableId: newer.id, amountMinor: 100 },
    ],
    payments: [{ tenderedMinor: 3_000, amountMinor: 2_500, changeMinor: 500 }],
  })
  expect(receivables).toEqual([
    { ...older, paidMinor: 2_500, version: 2, updatedAtMs: 7 },
    { ...newer, paidMinor: 100, version: 2, updatedAtMs: 7 },
  ])
  const [transaction] = ledgerChangesOf(books).transactions
  expect(transaction?.lines.map(({ account, amountMinor }) => [account, amountMinor])).toEqual([
    ['CASH_DRAWER', 2_500],
    ['RECEIVABLES', -2_500],
  ])
})

describe('writeOffReceivables', () => {
  const off = { ...command([], null), reason: 'gone' }
  test.each([
    ['nothing owed, more than that', { ...state, receivables: [] }, { ...off, amountMinor: 9_999 }, 'nothing_owed'],
    ['more than is owed', { ...state, books: owing(3_400, true) }, { ...off, amountMinor: 3_401 }, 'debt_exceeded'],
    ['a closed day', { ...state, books: owing(3_400, true) }, off, 'period_closed'],
  ])('refuses %s', (_, given, what, code) => {
    expect(writeOffReceivables(given, what, at('12:00'))).toMatchObject({ ok: false, refusal: { code } })
  })

  test('makes an expense of it', () => {
    const { settlement, receivables, books } = accepted(writeOffReceivables(state, off, 7))
    expect(settlement).toMatchObject({ kind: 'WRITE_OFF', amountMinor: 3_400, payments: [], reason: 'gone' })
    expect(receivables.map(({ writtenOffMinor }) => writtenOffMinor)).toEqual([2_700, 1_000])
    const [transaction] = ledgerChangesOf(books).transactions
    expect(transaction?.lines).toMatchObject([
      { account: 'EXPENSES', subjectId: 'BAD_DEBTS', amountMinor: 3_400 },
      { account: accountOf('RECEIVABLES', 'CNY', wang.id).code, amountMinor: -3_400 },
    ])
  })
})
