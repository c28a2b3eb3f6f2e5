import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import { balanceOf } from '../ledger/books.ts'
import { pointUnitOf } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { completePurchase } from './complete-purchase.ts'
import { account, bought, club, header, location, purchase } from './loyalty.fixture.ts'
import { type ReturnPurchase, returnPurchase } from './return-purchase.ts'

const nowMs = at('12:00')
const ids = { transactionId: idOf('LedgerTransaction', 'points'), activityId: idOf('CustomerActivity', '1') }
const done = accepted(completePurchase(account(), newBooks([wang.id]), purchase([bought(10_000)]), ids, nowMs))
const spent = { ...done.books, lots: new Map(), balances: new Map() }
const command: ReturnPurchase = {
  ...{ loyalty: done.loyalty, endedPoints: new Map(), parts: [{ ordinal: 0, returnedMinor: 4000 }], currency: 'CNY' },
  ...{ activityId: idOf('CustomerActivity', '2'), header: header('ref_1', 'ORDER_REFUND') },
  ...{ totalMinor: 4500, spentMinor: 4000, visits: 0, items: [{ itemId: 'prd_a', quantity: 3 }] },
}
const count = (key: string, amount: number) => {
  return { customerId: wang.id, key, amount, firstAtMs: nowMs, lastAtMs: nowMs }
}
const back = (fields: Partial<ReturnPurchase> = {}, programme: typeof club | null = club, books = done.books) =>
  returnPurchase(account({ programme }), books, { ...command, ...fields }, nowMs)

describe('what goes back of an order', () => {
  test('counts against the customer, with its points and its goods', () => {
    const decision = back()
    const { account: after, loyalty, points } = accepted(decision)
    expect(after.activities).toEqual([
      {
        ...{ id: command.activityId, customerId: wang.id, kind: 'RETURN', sourceId: 'ref_1', locationId: location },
        ...{ businessDate: '2026-11-21', currency: 'CNY', totalMinor: -4500, spentMinor: -4000, visits: 0 },
        ...{ points: -40, subLedgerPoints: [], occurredAtMs: nowMs },
      },
    ])
    expect(after.counts).toEqual([count('SPENT/CNY', -4000), count('prd_a', -3)])
    expect(loyalty.lines).toMatchObject([{ returnedMinor: 4000, pointsReturned: 40 }])
    expect(points).toEqual({ taken: 40, owed: 0, forgiven: 0 })
    expect(decision).toMatchObject({ events: [] })
  })

  test('an order that is reopened counts no longer, and neither does its visit', () => {
    const { account: after } = accepted(back({ orders: 1, visits: 1, items: [] }))
    expect(after.counts).toEqual([count('SPENT/CNY', -4000), count('VISITS', -1), count('ORDERS/CNY', -1)])
    expect(after.period).toEqual({ spentMinor: -4000, visits: -1, qualifyingPoints: -40 })
  })

  test.each([
    ['by the policy of the programme', { ...club, returnPolicy: 'WITHIN_BALANCE' } as const, {}, [0, 40]],
    [
      'or owed, where all is to be as it was',
      { ...club, returnPolicy: 'WITHIN_BALANCE' } as const,
      { owesMissing: true },
      [40, 0],
    ],
    ['and owed without one', null, {}, [40, 0]],
  ] as const)('points that are not there are left %s', (_, programme, fields, [owed, forgiven]) => {
    expect(accepted(back(fields, programme, spent)).points).toEqual({ taken: 0, owed, forgiven })
  })

  test('what has ended unused is kept with the order, so that it is not asked for when the rest goes back', () => {
    const first = accepted(back({ endedPoints: new Map([['POINT', 70]]) }, club, spent))
    expect(first.points).toEqual({ taken: 0, owed: 0, forgiven: 40 })
    expect(first.loyalty).toMatchObject({ pointsForfeited: 40 })
    const parts = [{ ordinal: 0, returnedMinor: 6000 }]
    const rest = accepted(back({ loyalty: first.loyalty, parts, endedPoints: new Map([['POINT', 70]]) }, club, spent))
    expect(rest.points).toEqual({ taken: 0, owed: 30, forgiven: 30 })
    expect(rest.loyalty).toMatchObject({ pointsForfeited: 70 })
    expect(accepted(back()).loyalty).not.toHaveProperty('pointsForfeited')
  })

  test('what has ended unused in a sub-ledger is kept with what was earned into it, and asks nothing of the others', () => {
    const skin = { code: 'SKIN', name: 'Skin', expiry: { kind: 'NEVER' }, paysBills: false } as const
    const into = club.earningRules.map((rule) => ({ ...rule, code: 'SKIN', subLedgerCode: 'SKIN' }))
    const programme = { ...club, subLedgers: [skin], earningRules: [...club.earningRules, ...into] }
    const of = account({ programme })
    const earned = accepted(completePurchase(of, newBooks([wang.id]), purchase([bought(10_000)]), ids, nowMs))
    const gone = { ...earned.books, lots: new Map(), balances: new Map() }
    const endedPoints = new Map([[pointUnitOf('SKIN'), 70]])
    const first = accepted(back({ loyalty: earned.loyalty, endedPoints }, programme, gone))
    const parts = [{ ordinal: 0, returnedMinor: 6000 }]
    const rest = accepted(back({ loyalty: first.loyalty, parts, endedPoints }, programme, gone))
    expect([first, rest].map(({ points }) => points)).toEqual([
      { taken: 0, owed: 40, forgiven: 0 },
      { taken: 0, owed: 60, forgiven: 0 },
    ])
    const owedIn = ({ books }: typeof rest) =>
      balanceOf(books, accountOf('POINTS_OWED', pointUnitOf('SKIN'), wang.id)).postedMinor
    expect([owedIn(first), owedIn(rest)]).toEqual([0, 30])
    expect(rest.loyalty).not.toHaveProperty('pointsForfeited')
    expect(rest.loyalty.subLedgers).toMatchObject([{ lines: [{ pointsReturned: 100 }], pointsForfeited: 70 }])
  })

  test('takes nothing in a closed period', () => {
    const closed = { ...done.books, closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] }
    expect(back({}, club, closed)).toMatchObject({ ok: false, refusal: { code: 'period_closed' } })
  })
})
