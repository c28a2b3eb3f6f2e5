import { describe, expect, test } from 'vitest'
import { accountOf } from '../ledger/account.ts'
import { accepted, newBooks } from '../ledger/books.fixture.ts'
import { lotsOf } from '../ledger/books.ts'
import { pointUnit } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { grantPoints } from './grant-points.ts'
import { club, header } from './loyalty.fixture.ts'
import { spendPoints, worthOfPoints } from './spend-points.ts'

const nowMs = at('12:00')
const account = accountOf('POINTS', pointUnit, wang.id)
const books = [['late', nowMs + 9] as const, ['soon', nowMs + 5] as const].reduce(
  (given, [name, expiresAtMs]) => {
    const grant = { customerId: wang.id, points: 50, origin: 'EARNED', availableFromMs: nowMs, expiresAtMs } as const
    return accepted(grantPoints(given, [grant], header(name, 'POINTS_EARNED'), nowMs)).books
  },
  newBooks([wang.id]),
)

describe('points that are spent', () => {
  test('are taken where they end first, and go back to where they were issued from', () => {
    const [late, soon] = lotsOf(books, account)
    const allocations = [
      { lotId: soon?.id, amountMinor: 50, costMinor: 0 },
      { lotId: late?.id, amountMinor: 20, costMinor: 0 },
    ]
    expect(spendPoints(books, { customerId: wang.id, subLedgerCode: null }, 70, nowMs)).toEqual({
      ok: true,
      changes: {
        moves: [
          { kind: 'TAKE', account, allocations },
          { kind: 'AMOUNT', account: accountOf('POINTS_ISSUED', pointUnit), amountMinor: -70 },
        ],
        parts: [{ account, amountMinor: 70, allocations }],
      },
      events: [],
    })
  })

  test('are no more than there are', () => {
    expect(spendPoints(books, { customerId: wang.id, subLedgerCode: null }, 101, nowMs)).toMatchObject({
      ...{ ok: false, refusal: { code: 'balance_insufficient', details: { availableMinor: 100, askedMinor: 101 } } },
    })
  })
})

describe('what points pay', () => {
  const tender = { points: 300, amountMinor: 100, minPoints: 10, maxShareBasisPoints: 5000 }
  const worth = (points: number, totalMinor = 1000, dueMinor = 1000, paidMinor = 0) =>
    worthOfPoints(
      { ...club, tender },
      { currency: 'CNY', totalMinor, dueMinor, paidMinor, points, subLedgerCode: null },
    )

  test('the least of what they are worth, what is due and their share; no point too many is taken', () => {
    expect(worth(301)).toEqual({ ok: true, changes: { points: 300, amountMinor: 100 }, events: [] })
    expect(worth(302)).toMatchObject({ changes: { points: 300, amountMinor: 100 } })
    expect(worth(303)).toMatchObject({ changes: { points: 303, amountMinor: 101 } })
    expect(worth(9000, 1000, 7)).toMatchObject({ changes: { points: 21, amountMinor: 7 } })
    expect(worth(9000, 15)).toMatchObject({ changes: { points: 21, amountMinor: 7 } })
    expect(worth(9000, 15, 1000, 5)).toMatchObject({ changes: { points: 6, amountMinor: 2 } })
    expect(worth(9000, 15, 1000, 8)).toMatchObject({ changes: { points: 0, amountMinor: 0 } })
  })

  test('the share is named where it alone keeps them from paying more', () => {
    const share = (...given: Parameters<typeof worth>): unknown => accepted(worth(...given)).share
    expect(share(1503)).toEqual({ maxShareBasisPoints: 5000, maxMinor: 500 })
    expect(share(9000, 1000, 800, 400)).toEqual({ maxShareBasisPoints: 5000, maxMinor: 500 })
    expect([share(1500), share(9000, 1000, 500)]).toEqual([undefined, undefined])
  })

  test('and why they do not', () => {
    expect(worth(10).ok).toBe(true)
    expect(worth(9)).toEqual({
      ...{ ok: false, refusal: { code: 'points_too_few', details: { points: 9, minPoints: 10 } } },
    })
    expect(
      worthOfPoints(club, {
        currency: 'EUR',
        totalMinor: 1,
        dueMinor: 1,
        paidMinor: 0,
        points: 1,
        subLedgerCode: null,
      }),
    ).toEqual({
      ...{ ok: false, refusal: { code: 'points_not_accepted', details: { currency: 'EUR' } } },
    })
  })

  test('in a declared order: the sub-ledger is there, points pay here, its own do, and there are enough of them', () => {
    const skin = { code: 'SKIN', name: 'Skin', expiry: { kind: 'NEVER' }, paysBills: false } as const
    const paying = { ...skin, paysBills: true }
    const fewer = { ...tender, minPoints: 2 }
    const asked = { currency: 'CNY', totalMinor: 1, dueMinor: 1, paidMinor: 0, points: 1, subLedgerCode: 'SKIN' }
    const code = (fields: Partial<typeof club> | null) => {
      const decision = worthOfPoints(fields && { ...club, tender: null, ...fields }, asked)
      return decision.ok ? 'accepted' : [decision.refusal.code, decision.refusal.details]
    }
    const notAccepted = { currency: 'CNY' }
    expect(code(null)).toEqual(['sub_ledger_unknown', { subLedgerCode: 'SKIN' }])
    expect(code({})).toEqual(['sub_ledger_unknown', { subLedgerCode: 'SKIN' }])
    expect(code({ subLedgers: [skin] })).toEqual(['points_not_accepted', notAccepted])
    expect(code({ subLedgers: [skin], tender: fewer })).toEqual([
      'points_not_accepted',
      { ...notAccepted, subLedgerCode: 'SKIN' },
    ])
    expect(code({ subLedgers: [paying], tender: fewer })).toEqual(['points_too_few', { points: 1, minPoints: 2 }])
    expect(code({ subLedgers: [paying], tender: { ...fewer, minPoints: 1 } })).toBe('accepted')
  })
})
