import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, newBooks, reopened } from '../ledger/books.fixture.ts'
import { availableOf, type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import { expiredLots, expireLots } from '../ledger/expire-lots.ts'
import { post } from '../ledger/post.ts'
import { pointUnit } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { completePurchase } from './complete-purchase.ts'
import { account, bought, club, header, purchase } from './loyalty.fixture.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import type { OrderLoyalty } from './order-loyalty.ts'
import { pointsOfReturn, takeBackPoints } from './return-points.ts'
import { returnPurchase } from './return-purchase.ts'
import { spendPoints } from './spend-points.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 300)
const nowMs = at('12:00')
const points = accountOf('POINTS', pointUnit, wang.id)
const owed = accountOf('POINTS_OWED', pointUnit, wang.id)

let count = 0
const next = (): string => {
  count += 1
  return `t${count}`
}

/** The customer buys something. */
function buy(books: Books, totals: readonly number[], programme: Partial<LoyaltyProgramme> = {}, nowMs_ = nowMs) {
  const ids = { transactionId: idOf('LedgerTransaction', next()), activityId: idOf('CustomerActivity', next()) }
  const of = purchase(totals.map((total) => bought(total)))
  const done = completePurchase(account({ programme: { ...club, ...programme } }), books, of, ids, nowMs_)
  return accepted(done)
}

function spend(books: Books, amount: number): Books {
  const { moves } = accepted(spendPoints(books, { customerId: wang.id, subLedgerCode: null }, amount, nowMs))
  return accepted(post(books, { ...header(next(), 'POINTS_REDEEMED'), moves }, nowMs))
}

/** Whatever is left ends. */
function end(books: Books, nowMs_: number): Books {
  const read = reopened(books, nowMs_)
  const lots = expiredLots(read, nowMs_).map(({ id }) => id)
  return accepted(expireLots(read, lots, header(next(), 'LOT_EXPIRY'), nowMs_))
}

function takeBack(
  books: Books,
  loyalty: OrderLoyalty,
  amount: number,
  policy: LoyaltyProgramme['returnPolicy'] = 'OWED',
  nowMs_ = nowMs,
  endedPoints = 0,
) {
  const command = { customerId: wang.id, subLedgerCode: null, points: amount, loyalty, policy, endedPoints }
  const back = accepted(takeBackPoints(books, [command], header(next(), 'ORDER_REFUND'), nowMs_))
  return { books: back.books, ...present(back.taken[0], 'what became of it') }
}

function standing(books: Books): { readonly there: number; readonly owed: number } {
  const there = balanceOf(books, points).postedMinor
  expect(lotsOf(books, points).reduce((sum, lot) => sum + lot.remainingMinor, 0)).toBe(there)
  return { there, owed: balanceOf(books, owed).postedMinor }
}

const orderLines = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 5 })

describe('points of an order that goes back', () => {
  test('are all of them when all of it goes back, in any parts and any order', () => {
    const cases = fc.record({ totals: orderLines, cuts: fc.array(fc.nat(1000), { maxLength: 12 }) })
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat(1_000_000)), ({ totals, cuts }, dice) => {
        const { books, loyalty } = buy(newBooks([wang.id]), totals)
        const parts = totals.flatMap((totalMinor, ordinal) => {
          const marks = [...cuts.map((cut) => Math.floor((totalMinor * cut) / 1000)), 0, totalMinor].sort(
            (a, b) => a - b,
          )
          return marks
            .slice(1)
            .map((mark, index) => ({ ordinal, returnedMinor: mark - present(marks[index], 'before it') }))
        })
        const shuffled = parts
          .map((part) => ({ part, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ part }) => part)
        let [left, state] = [books, loyalty]
        for (const part of shuffled) {
          const back = pointsOfReturn(state, [part])
          expect(back.points).toBeGreaterThanOrEqual(0)
          left = takeBack(left, state, back.points).books
          state = back.loyalty
        }
        expect(state).toEqual(pointsOfReturn(loyalty, parts).loyalty)
        expect(standing(left)).toEqual({ there: 0, owed: 0 })
        expect([...left.lots.values()].map(({ remainingMinor }) => remainingMinor)).toEqual(
          loyalty.points === 0 ? [] : [0],
        )
      }),
      { numRuns: RUNS },
    )
  })

  test('of one part in any two orders come to the same', () => {
    const { loyalty } = buy(newBooks([wang.id]), [19_950, 5000])
    const [a, b] = [
      { ordinal: 0, returnedMinor: 50 },
      { ordinal: 1, returnedMinor: 2500 },
    ]
    const one = pointsOfReturn(pointsOfReturn(loyalty, [a]).loyalty, [b])
    const other = pointsOfReturn(pointsOfReturn(loyalty, [b]).loyalty, [a])
    expect(one.loyalty).toEqual(other.loyalty)
    // What stays is rounded up: 50 fen of 199.50 takes none of its points.
    expect(pointsOfReturn(loyalty, [a]).points).toBe(0)
    expect(pointsOfReturn(loyalty, [b]).points).toBe(25)
  })

  test('that were spent are owed, and the next points settle that first', () => {
    const first = buy(newBooks([wang.id]), [10_000])
    const spent = spend(first.books, 70)
    const back = takeBack(spent, first.loyalty, 100)
    expect(back).toMatchObject({ taken: 30, owed: 70, forgiven: 0 })
    expect(standing(back.books)).toEqual({ there: 0, owed: 70 })
    const second = buy(reopened(back.books, nowMs), [5000])
    expect(standing(second.books)).toEqual({ there: 0, owed: 20 })
    expect(second.loyalty).toMatchObject({ points: 50, lotId: null })
    const third = buy(reopened(second.books, nowMs), [5000])
    expect(standing(third.books)).toEqual({ there: 30, owed: 0 })
    // All 50 points of the third go back: 30 are there, 20 had settled a debt and are owed again.
    expect(standing(takeBack(third.books, third.loyalty, 50).books)).toEqual({ there: 0, owed: 20 })
  })

  test('come out of other points before they are owed', () => {
    const first = buy(newBooks([wang.id]), [10_000])
    const second = buy(first.books, [4000])
    const spent = spend(second.books, 100)
    expect(takeBack(spent, first.loyalty, 100)).toMatchObject({ taken: 40, owed: 60 })
  })

  test('are taken back by the policy', () => {
    const pending = buy(newBooks([wang.id]), [10_000], { pendingDays: 1 })
    expect(takeBack(pending.books, pending.loyalty, 100, 'ONLY_PENDING')).toMatchObject({ taken: 100, forgiven: 0 })
    const later = nowMs + 86_400_000
    expect(takeBack(pending.books, pending.loyalty, 100, 'ONLY_PENDING', later)).toMatchObject({
      taken: 0,
      forgiven: 100,
    })
    const first = buy(newBooks([wang.id]), [10_000])
    const spent = spend(first.books, 70)
    const within = takeBack(spent, first.loyalty, 100, 'WITHIN_BALANCE')
    expect(within).toMatchObject({ taken: 30, owed: 0, forgiven: 70 })
    expect(standing(within.books)).toEqual({ there: 0, owed: 0 })
  })

  test('that ended unused are not asked for, and those that were spent are', () => {
    const { books, loyalty } = buy(newBooks([wang.id]), [10_000], { expiry: { months: 1, roundTo: 'DAY' } })
    const spent = spend(books, 60)
    const over = present(loyalty.expiresAtMs, 'it ends')
    // Nobody has taken them out yet.
    const still = takeBack(spent, loyalty, 100, 'OWED', over)
    expect(still).toMatchObject({ taken: 40, owed: 60, forgiven: 0 })
    const ended = end(spent, over)
    expect(standing(ended)).toEqual({ there: 0, owed: 0 })
    const back = takeBack(ended, loyalty, 100, 'OWED', over, 40)
    expect(back).toMatchObject({ taken: 0, owed: 60, forgiven: 40, forfeited: 40 })
    expect(standing(back.books)).toEqual({ there: 0, owed: 60 })
    expect(takeBack(ended, loyalty, 100, 'WITHIN_BALANCE', over, 40)).toMatchObject({ owed: 0, forgiven: 100 })
  })

  test('leave what was spent to be owed when the others have ended, in whatever parts they go back', () => {
    const cases = fc.record({
      total: fc.integer({ min: 1, max: 50_000 }),
      spentShare: fc.nat(1000),
      cuts: fc.array(fc.nat(1000), { maxLength: 8 }),
      isEndedFrom: fc.nat(9),
    })
    fc.assert(
      fc.property(cases, ({ total, spentShare, cuts, isEndedFrom }) => {
        const bought = buy(newBooks([wang.id]), [total], { expiry: { months: 1, roundTo: 'DAY' } })
        const spent = Math.floor((bought.loyalty.points * spentShare) / 1000)
        const over = bought.loyalty.expiresAtMs ?? nowMs
        let [books, order, endedPoints, clock] = [spend(bought.books, spent), bought.loyalty, 0, nowMs]
        const marks = [...cuts.map((cut) => Math.floor((total * cut) / 1000)), 0, total].sort((a, b) => a - b)
        for (const [index, mark] of marks.slice(1).entries()) {
          if (index === isEndedFrom) {
            endedPoints = standing(books).there
            books = end(books, over)
            clock = over
          }
          const back = pointsOfReturn(order, [{ ordinal: 0, returnedMinor: mark - present(marks[index], 'before it') }])
          const after = takeBack(books, order, back.points, 'OWED', clock, endedPoints)
          books = after.books
          order = { ...back.loyalty, pointsForfeited: (order.pointsForfeited ?? 0) + after.forfeited }
        }
        // Whatever ended and when: all that was spent is owed, and nothing else.
        expect(standing(books)).toEqual({ there: 0, owed: spent })
        expect(order.pointsForfeited ?? 0).toBe(endedPoints)
      }),
      { numRuns: RUNS },
    )
  })
})

test('points are never below nothing, nor more than their lots, whatever is earned, spent and taken back', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('BUY' as const), total: fc.integer({ min: 0, max: 30_000 }) }),
    fc.record({ kind: fc.constant('SPEND' as const), share: fc.nat(1000) }),
    fc.record({ kind: fc.constant('RETURN' as const), which: fc.nat(9), share: fc.integer({ min: 1, max: 1000 }) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let books = newBooks([wang.id])
      const orders: OrderLoyalty[] = []
      let model = 0
      for (const one of steps) {
        books = reopened(books, nowMs)
        if (one.kind === 'BUY') {
          const done = buy(books, [one.total])
          books = done.books
          orders.push(done.loyalty)
          model += done.loyalty.points
        } else if (one.kind === 'SPEND') {
          const amount = Math.floor((availableOf(books, points, nowMs) * one.share) / 1000)
          books = spend(books, amount)
          model -= amount
        } else if (orders.length > 0) {
          const index = one.which % orders.length
          const order = present(orders[index], 'within the list')
          const line = present(order.lines[0], 'it has a line')
          const returnedMinor = Math.ceil(((line.totalMinor - line.returnedMinor) * one.share) / 1000)
          const back = pointsOfReturn(order, [{ ordinal: 0, returnedMinor }])
          books = takeBack(books, order, back.points).books
          orders[index] = back.loyalty
          model -= back.points
        }
        const after = standing(books)
        expect(after.there - after.owed).toBe(model)
        expect(Math.min(after.there, after.owed)).toBe(0)
      }
    }),
    { numRuns: RUNS },
  )
})

test('returning an order takes back what it counted', () => {
  const before = buy(newBooks([wang.id]), [10_000, 5000])
  const back = accepted(
    returnPurchase(
      before.account,
      before.books,
      {
        ...{ loyalty: before.loyalty, endedPoints: new Map() },
        parts: [
          { ordinal: 0, returnedMinor: 10_000 },
          { ordinal: 1, returnedMinor: 5000 },
        ],
        activityId: idOf('CustomerActivity', 'back'),
        header: header('ref_1', 'ORDER_REFUND'),
        currency: 'CNY',
        ...{ totalMinor: 15_000, spentMinor: 15_000, visits: 1, items: [{ itemId: 'svc_cut', quantity: 2 }] },
      },
      nowMs,
    ),
  )
  expect(back.points).toEqual({ taken: 150, owed: 0, forgiven: 0 })
  expect(back.account.period).toEqual({ spentMinor: 0, visits: 0, qualifyingPoints: 0 })
  const totals = new Map<string, number>()
  for (const { key, amount } of back.account.counts) totals.set(key, (totals.get(key) ?? 0) + amount)
  expect([...totals]).toEqual([
    ['SPENT/CNY', 0],
    ['ORDERS/CNY', 1],
    ['VISITS', 0],
    ['svc_cut', 0],
  ])
})
