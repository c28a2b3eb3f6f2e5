import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import { type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import { pointUnit } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { grantPoints } from './grant-points.ts'
import { header } from './loyalty.fixture.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import type { OrderLoyalty } from './order-loyalty.ts'
import { pointsOfReturn, type ReturnedPart, takeBackPoints } from './return-points.ts'

const nowMs = at('12:00')
const [points, owed] = [accountOf('POINTS', pointUnit, wang.id), accountOf('POINTS_OWED', pointUnit, wang.id)]
const line = (linePoints: number, totalMinor: number, returnedMinor = 0, pointsReturned = 0) => {
  return { points: linePoints, totalMinor, returnedMinor, pointsReturned }
}
const loyalty: OrderLoyalty = {
  ...{ points: 150, transactionId: idOf('LedgerTransaction', 'own'), lotId: idOf('Lot', 'ownn2') },
  ...{ availableAtMs: nowMs, expiresAtMs: null, spentMinor: 15_000, visits: 1, boostKeys: [], tierReached: null },
  lines: [line(100, 10_000), line(50, 5000), line(10, 0)],
}

describe('the points of what goes back', () => {
  const part = (ordinal: number, returnedMinor: number): ReturnedPart => ({ ordinal, returnedMinor })

  test.each<readonly [string, readonly ReturnedPart[], number, readonly number[]]>([
    ['nothing', [], 0, [0, 0, 0]],
    ['a line', [part(0, 10_000)], 100, [100, 0, 0]],
    ['a half, for which its half goes', [part(1, 2500)], 25, [0, 25, 0]],
    ['a fen of a line, whose points stay', [part(0, 1)], 0, [0, 0, 0]],
    ['a yuan and a fen, for which one point goes', [part(0, 101)], 1, [1, 0, 0]],
    ['two parts of one line', [part(0, 5000), part(0, 2500), part(1, 100)], 76, [75, 1, 0]],
    ['a line that cost nothing goes with all of its points', [part(2, 0)], 10, [0, 0, 10]],
  ])('%s', (_, parts, taken, byLine) => {
    const back = pointsOfReturn(loyalty, parts)
    expect(back.points).toBe(taken)
    expect(back.loyalty.lines.map(({ pointsReturned }) => pointsReturned)).toEqual(byLine)
  })

  test('come on top of what went before, and all that is kept of the order stays', () => {
    const before = { ...loyalty, lines: [line(100, 10_000, 5000, 50), line(50, 5000, 2500, 25)] }
    expect(pointsOfReturn(before, [part(0, 2500)])).toEqual({
      points: 25,
      subLedgers: [],
      loyalty: { ...before, lines: [line(100, 10_000, 7500, 75), line(50, 5000, 2500, 25)] },
    })
  })

  test('asserts that no more of a line is returned than there was', () => {
    const message = 'no more of a line is returned than there was'
    expect(() => pointsOfReturn(loyalty, [part(1, 5001)])).toThrow(message)
    expect(() => pointsOfReturn(loyalty, [part(1, 5000)])).not.toThrow()
  })
})

/** Points given as so many lots, each with its end. */
function booksOf(...lots: readonly (readonly [name: string, points: number, expiresAtMs: number | null])[]): Books {
  return lots.reduce(
    (books, [name, amount, expiresAtMs]) => {
      const given = { customerId: wang.id, points: amount, origin: 'EARNED', availableFromMs: nowMs - 9 } as const
      return accepted(grantPoints(books, [{ ...given, expiresAtMs }], header(name, 'POINTS_EARNED'), nowMs - 9)).books
    },
    newBooks([wang.id]),
  )
}

function takeBack(
  books: Books,
  amount: number,
  policy: LoyaltyProgramme['returnPolicy'],
  of: Partial<OrderLoyalty> & { readonly endedPoints?: number } = {},
) {
  const { endedPoints = 0, ...rest } = of
  const command = {
    customerId: wang.id,
    subLedgerCode: null,
    points: amount,
    loyalty: { ...loyalty, ...rest },
    policy,
    endedPoints,
  }
  return takeBackPoints(books, [command], header('back', 'ORDER_REFUND'), nowMs)
}
const left = (books: Books) => lotsOf(books, points).map(({ remainingMinor }) => remainingMinor)

describe('points that are taken back', () => {
  const books = booksOf(['own', 100, null], ['late', 30, nowMs + 9], ['soon', 20, nowMs + 5])

  test.each<
    readonly [string, LoyaltyProgramme['returnPolicy'], number, Parameters<typeof takeBack>[3], number[], number[]]
  >([
    ['of the lot they made', 'OWED', 60, {}, [60, 0, 0], [40, 30, 20]],
    ['all of it', 'OWED', 100, {}, [100, 0, 0], [0, 30, 20]],
    ['then of the others, those that end first first', 'OWED', 125, {}, [125, 0, 0], [0, 25, 0]],
    ['then they are owed', 'OWED', 160, {}, [150, 10, 0], [0, 0, 0]],
    ['or left', 'WITHIN_BALANCE', 160, {}, [150, 0, 10], [0, 0, 0]],
    ['where they made no lot, of the others', 'OWED', 40, { lotId: null }, [40, 0, 0], [100, 10, 0]],
    ['only while they wait', 'ONLY_PENDING', 60, {}, [0, 0, 60], [100, 30, 20]],
    ['while they wait', 'ONLY_PENDING', 60, { availableAtMs: nowMs + 1 }, [60, 0, 0], [40, 30, 20]],
    ['while they wait, but no others', 'ONLY_PENDING', 120, { availableAtMs: nowMs + 1 }, [100, 0, 20], [0, 30, 20]],
    ['which made none, while they wait', 'ONLY_PENDING', 5, { availableAtMs: null }, [0, 0, 5], [100, 30, 20]],
    ['not what has ended unused', 'OWED', 120, { endedPoints: 15 }, [105, 0, 15], [0, 30, 15]],
    ['and none where all that is missing has', 'OWED', 120, { endedPoints: 50 }, [100, 0, 20], [0, 30, 20]],
    ['what was spent of it even so', 'OWED', 165, { endedPoints: 5 }, [150, 10, 5], [0, 0, 0]],
    ['but each of these once', 'OWED', 165, { endedPoints: 5, pointsForfeited: 3 }, [150, 13, 2], [0, 0, 0]],
    ['or none, once all of them were', 'OWED', 160, { endedPoints: 5, pointsForfeited: 9 }, [150, 10, 0], [0, 0, 0]],
  ])('%s (%s)', (_, policy, amount, of, [taken, owes, forgiven = 0], remains) => {
    const decision = takeBack(books, amount, policy, of)
    const { books: after, taken: outcomes } = accepted(decision)
    expect(outcomes[0]?.forfeited).toBeLessThanOrEqual(forgiven)
    expect(outcomes).toMatchObject([{ taken, owed: owes, forgiven }])
    expect(left(after)).toEqual(remains)
    expect(balanceOf(after, owed).postedMinor).toBe(owes)
    expect(decision).toMatchObject({ events: [] })
  })

  test('nothing is asked where there are none', () => {
    expect(takeBack(books, 0, 'OWED')).toEqual({
      ...{ ok: true, changes: { books, taken: [{ taken: 0, owed: 0, forgiven: 0, forfeited: 0 }] }, events: [] },
    })
    const none = accepted(takeBack(newBooks([wang.id]), 5, 'WITHIN_BALANCE'))
    expect(none).toMatchObject({ taken: [{ taken: 0, owed: 0, forgiven: 5 }], books: { posted: [] } })
  })

  test('are not taken in a closed period', () => {
    const closed = { ...books, closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] }
    expect(takeBack(closed, 5, 'OWED')).toMatchObject({ ok: false, refusal: { code: 'period_closed' } })
  })
})
