import { describe, expect, test } from 'vitest'
import { idOf } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { accepted, newBooks } from '../../ledger/books.fixture.ts'
import { type Books, balanceOf } from '../../ledger/books.ts'
import { debit, issue, post } from '../../ledger/post.ts'
import { pointUnit } from '../../ledger/unit.ts'
import { account, club, header } from '../../loyalty/loyalty.fixture.ts'
import { spendPoints } from '../../loyalty/spend-points.ts'
import { at, wang } from '../../scheduling/salon.fixture.ts'
import { giftPointsBack, giftPointsOf, takeBackSpentGifts } from './gift-points-back.ts'

const nowMs = at('12:00')
const cardId = idOf('CustomerCard', 'c')
const [points, owed] = [accountOf('POINTS', pointUnit, wang.id), accountOf('POINTS_OWED', pointUnit, wang.id)]
const gift = (given: number) => ({ kind: 'POINTS', points: given }) as const
const product = { gifts: [gift(60), { kind: 'ITEM', name: 'Towel', serviceIds: null, quantity: 9 }, gift(40)] } as const
const gifts = {
  cardId,
  product: { gifts: [...product.gifts] },
  paidMinor: 10_000,
  keptMinor: 0,
  endedPoints: new Map(),
}

/** Hundred points given with the card, of which so many were spent. */
function booksAfter(spent: number): Books {
  const given = { ...header('sale', 'CARD_SALE'), source: { kind: 'CARD_SALE', id: cardId } } as const
  const moves = [
    debit(accountOf('POINTS_ISSUED', pointUnit), 100),
    issue(points, { origin: 'GIFT', amountMinor: 100, cost: null }),
  ]
  const books = accepted(post(newBooks([wang.id]), { ...given, moves }, nowMs))
  if (spent === 0) return books
  const taken = accepted(spendPoints(books, { customerId: wang.id, subLedgerCode: null }, spent, nowMs))
  return accepted(post(books, { ...header('spent', 'POINTS_REDEEMED'), moves: taken.moves }, nowMs))
}

describe('points given with a card that goes back', () => {
  test.each<readonly [string, number, Partial<typeof gifts>, readonly [left: number, asked: number]]>([
    ['all of them, where none were spent', 0, {}, [100, 0]],
    ['what is left, and what was spent is asked for', 70, {}, [30, 70]],
    ['all that were spent', 100, {}, [0, 100]],
    ['none that ended unused', 70, { endedPoints: new Map([[pointUnit, 20]]) }, [30, 50]],
    ['half of them with half of the price', 70, { keptMinor: 5000 }, [30, 20]],
    ['no more than is left where that is more', 20, { keptMinor: 5000 }, [80, 0]],
    ['a part of a point is kept', 100, { keptMinor: 1 }, [0, 99]],
    ['none of a card that was used up', 70, { keptMinor: 10_000 }, [30, 0]],
    ['all of one that cost nothing', 70, { paidMinor: 0 }, [30, 70]],
  ])('%s', (_, spent, fields, [left, asked]) => {
    const { moves, spentPoints } = giftPointsBack(booksAfter(spent), { ...gifts, ...fields })
    expect(moves).toHaveLength(left === 0 ? 0 : 2)
    expect([...spentPoints]).toEqual(asked === 0 ? [] : [[pointUnit, asked]])
    const after = accepted(post(booksAfter(spent), { ...header('back', 'ORDER_REFUND'), moves }, nowMs))
    expect(balanceOf(after, points).postedMinor).toBe(100 - spent - left)
  })

  test('another card has others', () => {
    const other = giftPointsBack(booksAfter(0), { ...gifts, cardId: idOf('CustomerCard', 'd') })
    expect(other).toEqual({ moves: [], spentPoints: new Map([[pointUnit, 100]]) })
    expect([...giftPointsOf(product as never), ...giftPointsOf({ gifts: [] })]).toEqual([[pointUnit, 100]])
  })

  test('each balance is asked for its own', () => {
    const skin = { kind: 'POINTS', points: 50, subLedgerCode: 'SKINCARE' } as const
    const both = { ...gifts, product: { gifts: [gift(100), skin, skin] } }
    const { moves, spentPoints } = giftPointsBack(booksAfter(70), both)
    expect([...spentPoints]).toEqual([
      [pointUnit, 70],
      ['POINT.SKINCARE', 100],
    ])
    expect(moves).toHaveLength(2)
    const owedOf = accountOf('POINTS_OWED', 'POINT.SKINCARE', wang.id)
    const back = takeBackSpentGifts(
      booksAfter(70),
      account({ programme: { ...club, returnPolicy: 'OWED' } }),
      spentPoints,
      header('back', 'ORDER_REFUND'),
      nowMs,
    )
    const { books } = accepted(back)
    expect([balanceOf(books, owed).postedMinor, balanceOf(books, owedOf).postedMinor]).toEqual([40, 100])
  })

  test.each([
    ['OWED', 0, 40],
    ['WITHIN_BALANCE', 0, 0],
    ['ONLY_PENDING', 30, 0],
    [null, 0, 40],
  ] as const)('what was spent is taken back by the policy %s', (returnPolicy, left, debt) => {
    const programme = returnPolicy === null ? null : { ...club, returnPolicy }
    const back = takeBackSpentGifts(
      booksAfter(70),
      account({ programme }),
      new Map([[pointUnit, 70]]),
      header('back', 'ORDER_REFUND'),
      nowMs,
    )
    const { books } = accepted(back)
    expect([balanceOf(books, points).postedMinor, balanceOf(books, owed).postedMinor]).toEqual([left, debt])
  })
})
