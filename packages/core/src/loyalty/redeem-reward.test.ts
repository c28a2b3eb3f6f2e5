import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import { availableOf, type Books } from '../ledger/books.ts'
import { pointUnit } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { grantPoints } from './grant-points.ts'
import { club, header, tier } from './loyalty.fixture.ts'
import { refuseProgramme } from './loyalty-programme.ts'
import { type RedeemRewardState, redeemReward } from './redeem-reward.ts'
import { priceOfReward, type Reward, refuseReward } from './reward.ts'
import { worthOfPoints } from './spend-points.ts'

const nowMs = at('12:00')
const gold = tier('gold', 3)

const reward: Reward = {
  id: idOf('Reward', 'bottle'),
  name: 'Bottle',
  description: '',
  points: 1000,
  subLedgerCode: null,
  tierPoints: [{ tierId: gold.id, points: 800 }],
  gives: { kind: 'PRODUCT', productId: idOf('Product', 'shampoo'), quantity: 1 },
  validFrom: null,
  validUntil: null,
  ...{ version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null },
}

function booksWith(points: number, books: Books = newBooks([wang.id])): Books {
  const grant = {
    customerId: wang.id,
    points,
    origin: 'EARNED',
    availableFromMs: nowMs - 1,
    expiresAtMs: null,
  } as const
  return accepted(grantPoints(books, [grant], header('ord_1', 'POINTS_EARNED'), nowMs - 1)).books
}

const closed = newBooks([wang.id], { closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] })

const command = {
  redemptionId: idOf('PointsRedemption', '1'),
  couponId: null,
  operator: { kind: 'API_KEY', id: 'key_till' },
  header: header('prx_1', 'POINTS_REDEEMED'),
}

const over = { ...reward, archivedAtMs: 1, validFrom: '2026-11-22T00:00:00Z', validUntil: '2026-11-20T00:00:00Z' }
const poor = booksWith(799)

const rows: readonly (readonly [string, Partial<RedeemRewardState>, string])[] = [
  ['of an archived reward', { reward: over, customer: { ...wang, archivedAtMs: 1 }, books: poor }, 'Reward'],
  [
    'of an archived customer',
    { reward: { ...over, archivedAtMs: null }, customer: { ...wang, archivedAtMs: 1 }, books: poor },
    'Customer',
  ],
  ['before its time', { reward: { ...over, archivedAtMs: null }, books: poor }, 'NOT_YET'],
  ['after its time', { reward: { ...over, archivedAtMs: null, validFrom: null }, books: poor }, 'OVER'],
  ['without enough points', { books: poor }, 'POINTS'],
  ['on a closed day', { books: { ...booksWith(800), closedPeriods: closed.closedPeriods } }, 'bund'],
  ['at the tier’s price', { books: booksWith(800) }, 'accepted'],
]

describe('redeemReward refuses in a declared order', () => {
  test.each(rows)('%s: %s', (_, fields, said) => {
    const decision = redeemReward({ reward, customer: wang, tier: gold, books: poor, ...fields }, command, nowMs)
    expect(decision.ok ? 'accepted' : JSON.stringify(decision.refusal.details)).toContain(said)
  })

  test('takes the points, and tells who redeemed it for whom', () => {
    const { books, redemption } = accepted(
      redeemReward({ reward, customer: wang, tier: gold, books: booksWith(900) }, command, nowMs),
    )
    expect(availableOf(books, accountOf('POINTS', pointUnit, wang.id), nowMs)).toBe(100)
    expect(redemption).toMatchObject({
      points: 800,
      customerId: wang.id,
      operatorId: 'key_till',
      productId: 'prd_shampoo',
    })
  })

  test('keeps what was given, for how much and by whom', () => {
    const given = {
      id: command.redemptionId,
      customerId: wang.id,
      rewardId: reward.id,
      locationId: command.header.locationId,
    }
    const paid = {
      points: 800,
      subLedgerCode: null,
      operatorKind: 'API_KEY',
      operatorId: 'key_till',
      redeemedAtMs: nowMs,
    }
    const bottles = { kind: 'PRODUCT', productId: idOf('Product', 'shampoo'), quantity: 3 } as const
    const coupon = { kind: 'COUPON', couponTemplateId: idOf('CouponTemplate', 'free') } as const
    const couponId = idOf('Coupon', '1')
    const redeem = (gives: Reward['gives'], fields: Partial<typeof command> | { couponId: typeof couponId }) => {
      const of = { reward: { ...reward, gives }, customer: wang, tier: gold, books: booksWith(900) }
      return redeemReward(of, { ...command, ...fields }, nowMs)
    }
    const handed = { ...given, ...paid, couponId: null, productId: bottles.productId, quantity: 3 }
    expect(redeem(bottles, {})).toMatchObject({ events: [] })
    expect(accepted(redeem(bottles, {})).redemption).toEqual(handed)
    expect(accepted(redeem(bottles, { couponId })).redemption).toEqual(handed)
    expect(accepted(redeem(coupon, { couponId })).redemption).toEqual({
      ...{ ...given, ...paid, couponId, productId: null, quantity: 1 },
    })
    expect(() => redeem(coupon, {})).toThrow('the coupon has an id')
  })

  test('can be had from its first moment to the one before its end', () => {
    const at12 = '2026-11-21T12:00:00+08:00'
    const redeem = (fields: Partial<Reward>, whenMs: number) => {
      const of = { reward: { ...reward, ...fields }, customer: wang, tier: gold, books: booksWith(900) }
      const decision = redeemReward(of, command, whenMs)
      return decision.ok ? 'fine' : decision.refusal
    }
    const because = (why: string) => ({ code: 'reward_not_available', details: { rewardId: reward.id, because: why } })
    expect([redeem({ validFrom: at12 }, nowMs), redeem({ validUntil: at12 }, nowMs - 1)]).toEqual(['fine', 'fine'])
    expect(redeem({ validFrom: at12 }, nowMs - 1)).toEqual(because('NOT_YET'))
    expect(redeem({ validUntil: at12 }, nowMs)).toEqual(because('OVER'))
    expect(redeem({ archivedAtMs: 1 }, nowMs)).toEqual({
      ...{ code: 'reference_archived', details: { kind: 'Reward', id: reward.id } },
    })
    const gone = { reward, customer: { ...wang, archivedAtMs: 1 }, tier: gold, books: poor }
    expect(redeemReward(gone, command, nowMs)).toMatchObject({
      ...{ refusal: { code: 'reference_archived', details: { kind: 'Customer', id: wang.id } } },
    })
  })

  test('customers of a tier that is not in use pay the plain price', () => {
    expect(priceOfReward(reward, gold.id)).toBe(800)
    expect(priceOfReward(reward, null)).toBe(1000)
    const archived = { ...gold, archivedAtMs: 1 }
    const decision = redeemReward({ reward, customer: wang, tier: archived, books: booksWith(900) }, command, nowMs)
    expect(decision).toMatchObject({ ok: false, refusal: { details: { askedMinor: 1000 } } })
  })

  test('lists name each thing once', () => {
    const twice = [...reward.tierPoints, ...reward.tierPoints]
    expect(refuseReward({ tierPoints: twice })).toMatchObject({ details: { list: 'tierPoints', id: gold.id } })
    expect(refuseReward(reward)).toBeUndefined()
    const rules = [...club.earningRules, ...club.earningRules]
    expect(refuseProgramme({ ...club, earningRules: rules })).toMatchObject({ details: { list: 'earningRules' } })
    expect(refuseProgramme(club)).toBeUndefined()
  })
})

describe('what points pay', () => {
  const tender = { points: 100, amountMinor: 100, minPoints: 10, maxShareBasisPoints: 5000 }
  const worth = (
    points: number,
    dueMinor: number,
    fields: Partial<typeof tender> = {},
    totalMinor = 10_000,
    paidMinor = 0,
  ) =>
    worthOfPoints(
      { ...club, tender: { ...tender, ...fields } },
      { currency: 'CNY', totalMinor, dueMinor, paidMinor, points, subLedgerCode: null },
    )
  /** Half of a bill of 100.00. */
  const share = { maxShareBasisPoints: 5_000, maxMinor: 5_000 }
  const one = { totalMinor: 1, dueMinor: 1, paidMinor: 0, points: 1, subLedgerCode: null }

  test('500 points at 100 a yuan are 5.00', () => {
    expect(accepted(worth(500, 10_000))).toEqual({ points: 500, amountMinor: 500 })
  })

  test('no more is taken than is due, or than the share that points may pay', () => {
    expect(accepted(worth(500, 300))).toEqual({ points: 300, amountMinor: 300 })
    expect(accepted(worth(9000, 10_000))).toEqual({ points: 5000, amountMinor: 5000, share })
    expect(accepted(worth(9000, 5_000))).toEqual({ points: 5000, amountMinor: 5000 })
    expect(accepted(worth(5000, 10_000))).toEqual({ points: 5000, amountMinor: 5000 })
  })

  test('the share is one for all that points pay of a bill', () => {
    expect(accepted(worth(9000, 6_000, {}, 10_000, 4_000))).toEqual({ points: 1000, amountMinor: 1000, share })
    expect(accepted(worth(9000, 5_000, {}, 10_000, 5_000))).toEqual({ points: 0, amountMinor: 0, share })
  })

  test.each([
    [
      'a point worth all the money there is',
      { points: 1, amountMinor: 1e12 },
      { points: 1, amountMinor: 5_000, share },
    ],
    ['a thousand million points worth a fen', { points: 1e9, amountMinor: 1 }, { points: 1e9, amountMinor: 1 }],
  ])('the extremes of what is accepted: %s', (_, fields, expected) => {
    expect(accepted(worth(1e9, 10_000, { ...fields, minPoints: 1 }))).toEqual(expected)
  })

  test('parts of a fen are cut off, and only the points that pay are taken', () => {
    expect(accepted(worth(199, 10_000, { amountMinor: 7 }))).toEqual({ points: 186, amountMinor: 13 })
  })

  const refusals: readonly (readonly [string, ReturnType<typeof worth>, string])[] = [
    ['without a programme', worthOfPoints(null, { ...one, currency: 'CNY' }), 'points_not_accepted'],
    ['in another currency', worthOfPoints(club, { ...one, currency: 'EUR' }), 'points_not_accepted'],
    [
      'where points pay nothing',
      worthOfPoints({ ...club, tender: null }, { ...one, currency: 'CNY' }),
      'points_not_accepted',
    ],
    ['fewer than it takes', worth(9, 10_000), 'points_too_few'],
  ]
  test.each(refusals)('%s: refused', (_, decision, code) => {
    expect(decision).toMatchObject({ ok: false, refusal: { code } })
  })
})
