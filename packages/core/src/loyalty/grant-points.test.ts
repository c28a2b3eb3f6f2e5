import { describe, expect, test } from 'vitest'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import { type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import { credit, debit, post } from '../ledger/post.ts'
import { pointUnit, pointUnitOf } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { grantPoints } from './grant-points.ts'
import { header } from './loyalty.fixture.ts'

const nowMs = at('12:00')
const [points, owed] = [accountOf('POINTS', pointUnit, wang.id), accountOf('POINTS_OWED', pointUnit, wang.id)]
const issued = accountOf('POINTS_ISSUED', pointUnit)

/** The customer owes that many points. */
function owing(amount: number): Books {
  const moves = [debit(owed, amount), credit(issued, amount)]
  return accepted(post(newBooks([wang.id]), { ...header('debt', 'ORDER_REFUND'), moves }, nowMs))
}

function grant(amount: number, books: Books = newBooks([wang.id])) {
  const given = { customerId: wang.id, points: amount, origin: 'ADJUSTMENT', availableFromMs: nowMs + 5 } as const
  return grantPoints(books, [{ ...given, expiresAtMs: nowMs + 9 }], header('gift', 'POINTS_ADJUSTMENT'), nowMs)
}

describe('points that are given', () => {
  test.each([
    ['nothing is owed', 0, 100, 0, 100],
    ['some is owed', 30, 100, 30, 70],
    ['as much is owed', 100, 100, 100, 0],
    ['more is owed', 130, 100, 100, 0],
  ])('settle first what is owed: %s', (_, debt, amount, settled, left) => {
    const decision = grant(amount, owing(debt))
    const { books, granted } = accepted(decision)
    const [lot] = lotsOf(books, points)
    expect(granted).toEqual([{ settled, lotId: lot?.id ?? null }])
    expect(decision).toMatchObject({ events: [] })
    expect(lot?.remainingMinor ?? 0).toBe(left)
    expect([balanceOf(books, points).postedMinor, balanceOf(books, owed).postedMinor]).toEqual([left, debt - settled])
  })

  test('are a lot with its times, that costs nothing', () => {
    const { books } = accepted(grant(7))
    expect(lotsOf(books, points)).toMatchObject([
      {
        ...{ id: 'lot_giftn2', origin: 'ADJUSTMENT', originalMinor: 7, costMinor: 0, costCurrency: null },
        ...{ availableFromMs: nowMs + 5, expiresAtMs: nowMs + 9 },
      },
    ])
    expect(books.posted.at(-1)?.lines).toMatchObject([
      { account: 'POINTS_ISSUED', subjectId: null, amountMinor: 7 },
      { account: 'POINTS', subjectId: wang.id, amountMinor: -7 },
    ])
  })

  test('are whole, one at the least, and not given in a closed period', () => {
    for (const amount of [0, -1, 0.5]) expect(() => grant(amount)).toThrow('points are given in whole numbers')
    expect(grant(1).ok).toBe(true)
    const closed = newBooks([wang.id], { closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] })
    expect(grant(1, closed)).toMatchObject({ ok: false, refusal: { code: 'period_closed' } })
  })

  test('go into each balance by one entry, and settle what is owed of that one alone', () => {
    const given = { customerId: wang.id, origin: 'EARNED', availableFromMs: nowMs } as const
    const grants = [
      { ...given, points: 40, expiresAtMs: null },
      { ...given, subLedgerCode: 'SKINCARE', points: 30, expiresAtMs: nowMs + 9 },
    ]
    const { books, granted } = accepted(grantPoints(owing(25), grants, header('both', 'POINTS_EARNED'), nowMs))
    const skin = accountOf('POINTS', pointUnitOf('SKINCARE'), wang.id)
    const [[main], [pot]] = [lotsOf(books, points), lotsOf(books, skin)]
    expect(granted).toEqual([
      { settled: 25, lotId: main?.id },
      { settled: 0, lotId: pot?.id },
    ])
    expect([main?.remainingMinor, pot?.remainingMinor, pot?.expiresAtMs]).toEqual([15, 30, nowMs + 9])
    expect([balanceOf(books, points).postedMinor, balanceOf(books, skin).postedMinor]).toEqual([15, 30])
    expect(books.posted.at(-1)?.lines).toHaveLength(5)
    const twice = grants.map((grant) => ({ ...grant, subLedgerCode: 'SKINCARE' }))
    expect(() => grantPoints(owing(0), twice, header('both', 'POINTS_EARNED'), nowMs)).toThrow('once into one balance')
  })
})
