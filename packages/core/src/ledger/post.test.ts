import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, closedPeriod, newBooks, reopened } from './books.fixture.ts'
import { ledgerChangesOf } from './books.ts'
import { placeHold, postHold, voidHold } from './hold-value.ts'
import { credit, debit, type Entry, post } from './post.ts'

const wang = idOf('Customer', 'wang')
const owed = accountOf('RECEIVABLES', 'CNY', wang)
const cash = accountOf('CASH_DRAWER', 'CNY')
const advances = accountOf('CUSTOMER_ADVANCES', 'CNY')

function entry(body: string, fields: Partial<Entry> = {}): Entry {
  return {
    id: idOf('LedgerTransaction', body),
    locationId: idOf('Location', 'bund'),
    businessDate: '2026-11-21',
    occurredAtMs: 5,
    source: { kind: 'RECEIVABLE_SETTLEMENT', id: 'ord_1' },
    moves: [credit(owed, 300), debit(cash, 300)],
    ...fields,
  }
}

const owing = accepted(post(newBooks([wang]), entry('sale', { moves: [debit(owed, 300), credit(advances, 300)] }), 5))
const hold = { holdId: idOf('LedgerHold', '1'), account: owed, amountMinor: 100, expiresAtMs: 9 } as const
const held = accepted(placeHold(owing, { ...hold, source: { kind: 'ORDER_REFUND', id: 'x' } }, 5))
const closed = { ...held, closedPeriods: [closedPeriod({ toDate: '2026-11-21' })] }

function codeOf(decision: ReturnType<typeof post>): string {
  return decision.ok ? 'accepted' : decision.refusal.code
}

describe('post refuses in a declared order', () => {
  test.each([
    ['in a closed period, more than there is', closed, entry('a'), 'period_closed'],
    ['on an open day, more than is not held', held, entry('a'), 'balance_insufficient'],
    ['when nothing is held', owing, entry('a'), 'accepted'],
    ['nothing at all, on an open day', held, entry('a', { moves: [credit(cash, 0)] }), 'accepted'],
    [
      'on the day after the closed period',
      { ...closed, closedPeriods: [closedPeriod({ toDate: '2026-11-20' })] },
      entry('a', { moves: [debit(cash, 1), credit(owed, 1)] }),
      'accepted',
    ],
    [
      'in a closed period of another location',
      { ...held, closedPeriods: [closedPeriod({ locationId: idOf('Location', 'x'), toDate: '2026-11-21' })] },
      entry('a', { moves: [debit(cash, 200), credit(owed, 200)] }),
      'accepted',
    ],
    [
      'in a period that was opened again',
      { ...held, closedPeriods: [closedPeriod({ state: 'REOPENED', toDate: '2026-11-21' })] },
      entry('a', { moves: [debit(cash, 200), credit(owed, 200)] }),
      'accepted',
    ],
  ])('%s', (_, books, given, code) => {
    expect(codeOf(post(books, given, 5))).toBe(code)
  })

  test('and says how much there is', () => {
    const details = { account: 'RECEIVABLES', subjectId: wang, unit: 'CNY', availableMinor: 200, askedMinor: 300 }
    expect(post(held, entry('a'), 5)).toEqual({ ok: false, refusal: { code: 'balance_insufficient', details } })
  })
})

describe('post', () => {
  test('makes one line of all that an account without lots moves, and none of nothing', () => {
    const moves = [debit(owed, 5), credit(cash, 0), credit(owed, 2), credit(advances, 3)]
    const [transaction] = ledgerChangesOf(accepted(post(newBooks([wang]), entry('a', { moves }), 7))).transactions
    expect(transaction?.lines.map(({ account, amountMinor }) => [account, amountMinor])).toEqual([
      ['RECEIVABLES', 3],
      ['CUSTOMER_ADVANCES', -3],
    ])
    expect(transaction).toMatchObject({ occurredAtMs: 5, recordedAtMs: 7, reversesId: null })
    expect(ledgerChangesOf(accepted(post(newBooks(), entry('a', { moves: [] }), 7))).transactions).toEqual([])
  })

  test('tells storage to make a balance once, and then by how much it moves', () => {
    const { newBalances, balanceDeltas } = ledgerChangesOf(owing)
    expect([newBalances.map(({ postedMinor }) => postedMinor), balanceDeltas]).toEqual([[300], []])
    const settled = accepted(post(reopened(owing, 5), entry('b'), 5))
    expect(ledgerChangesOf(settled)).toMatchObject({
      newBalances: [],
      balanceDeltas: [{ postedMinor: -300, heldMinor: 0 }],
    })
  })
})

describe('a hold', () => {
  test('keeps value from others, is posted in part with the rest free again, and ends once', () => {
    const rest = { ...hold, holdId: idOf('LedgerHold', '2'), source: { kind: 'ORDER_REFUND', id: 'y' } } as const
    expect(placeHold(held, { ...rest, amountMinor: 201 }, 5)).toMatchObject({
      refusal: { code: 'balance_insufficient', details: { availableMinor: 200, askedMinor: 201 } },
    })
    const command = { holdId: hold.holdId, amountMinor: 60, entry: entry('c', { moves: [debit(cash, 60)] }) }
    const posted = accepted(postHold(held, command, 6))
    expect(posted.holds.get(hold.holdId)).toMatchObject({ state: 'POSTED', endedAtMs: 6, transactionId: 'ltx_c' })
    expect([...posted.balances.values()]).toMatchObject([{ postedMinor: 240, heldMinor: 0 }])
    const over = { refusal: { code: 'value_hold_ended', details: { holdId: hold.holdId, state: 'POSTED' } } }
    expect(postHold(posted, command, 6)).toMatchObject(over)
    expect(voidHold(posted, hold.holdId, 6)).toMatchObject(over)
  })

  test('whose time is over keeps nothing once the books are opened again, to the millisecond', () => {
    expect(reopened(held, 8).holds.get(hold.holdId)?.state).toBe('PENDING')
    const later = reopened(held, 9)
    expect(ledgerChangesOf(later)).toMatchObject({
      balanceDeltas: [{ postedMinor: 0, heldMinor: -100 }],
      endedHolds: [{ id: hold.holdId, state: 'EXPIRED', endedAtMs: 9, transactionId: null }],
    })
    expect(voidHold(later, hold.holdId, 9)).toMatchObject({ refusal: { code: 'value_hold_ended' } })
    expect(codeOf(post(later, entry('d'), 9))).toBe('accepted')
  })
})
