import { describe, expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import { lotsOf } from '../ledger/books.ts'
import { credit, debit, post } from '../ledger/post.ts'
import { pointUnit, pointUnitOf } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { DAY_MS } from '../time/local-time.ts'
import { completePurchase, recordVisit } from './complete-purchase.ts'
import { account, bought, club, header, location, purchase, tier } from './loyalty.fixture.ts'
import type { LoyaltyState } from './loyalty-account.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import type { Purchase } from './purchase.ts'

const nowMs = at('12:00')
const ids = { transactionId: idOf('LedgerTransaction', 'points'), activityId: idOf('CustomerActivity', '1') }
const points = accountOf('POINTS', pointUnit, wang.id)
const withClub = (fields: Partial<LoyaltyProgramme>) => ({ programme: { ...club, ...fields } })

function complete(of: Purchase, state: Partial<LoyaltyState> = {}, books = newBooks([wang.id])) {
  return accepted(completePurchase(account(state), books, of, ids, nowMs))
}

const count = (key: string, amount = 1) => ({ customerId: wang.id, key, amount, firstAtMs: nowMs, lastAtMs: nowMs })
const noPoints = { points: 0, transactionId: null, lotId: null, availableAtMs: null, expiresAtMs: null }

describe('completing an order', () => {
  test('gives its points, counts it, and keeps what a refund takes back', () => {
    const lines = [
      bought(10_000, { staffId: 'stf_an' }),
      bought(5050, { kind: 'PRODUCT', itemId: 'prd_a', quantity: 2 }),
    ]
    const { account: after, books, loyalty } = complete(purchase(lines))
    const [lot] = lotsOf(books, points)
    expect(lot).toMatchObject({
      remainingMinor: 150,
      origin: 'EARNED',
      availableFromMs: nowMs,
      expiresAtMs: null,
      costMinor: 0,
    })
    expect(books.posted).toMatchObject([
      {
        ...{ id: ids.transactionId, locationId: location, businessDate: '2026-11-21', occurredAtMs: nowMs },
        source: { kind: 'POINTS_EARNED', id: 'ord_one' },
      },
    ])
    expect(loyalty).toEqual({
      ...{ points: 150, transactionId: ids.transactionId, lotId: lot?.id, availableAtMs: nowMs, expiresAtMs: null },
      lines: [
        { points: 100, totalMinor: 10_000, returnedMinor: 0, pointsReturned: 0 },
        { points: 50, totalMinor: 5050, returnedMinor: 0, pointsReturned: 0 },
      ],
      ...{ spentMinor: 15_050, visits: 1, boostKeys: [], tierReached: null },
    })
    expect(after.activities).toEqual([
      {
        ...{ id: ids.activityId, customerId: wang.id, kind: 'ORDER', sourceId: 'ord_one', locationId: location },
        ...{ businessDate: '2026-11-21', currency: 'CNY', totalMinor: 15_050, spentMinor: 15_050, visits: 1 },
        ...{ points: 150, subLedgerPoints: [], occurredAtMs: nowMs },
      },
    ])
    expect(after.counts).toEqual([
      ...[count('SPENT/CNY', 15_050), count('ORDERS/CNY'), count('VISITS')],
      ...[count('svc_cut'), count('stf_an'), count('prd_a', 2)],
    ])
  })

  test('without points moves nothing', () => {
    for (const [of, state] of [
      [purchase([bought(50)]), {}],
      [purchase([bought(10_000)]), { programme: null }],
    ] as const) {
      const { loyalty, books, account: after } = complete(of, state)
      expect(loyalty).toMatchObject({ ...noPoints, lines: [{ points: 0 }], visits: 1 })
      expect(books.posted).toEqual([])
      expect(after.activities).toMatchObject([{ points: 0, visits: 1 }])
    }
  })

  test('points that wait can be spent later, and end by when they can', () => {
    const { loyalty, books } = complete(
      purchase([bought(10_000)]),
      withClub({ pendingDays: 20, expiry: { months: 1, roundTo: 'MONTH_END' } }),
    )
    const times = { availableAtMs: nowMs + 20 * DAY_MS, expiresAtMs: Date.parse('2027-02-01T00:00:00+08:00') }
    expect(loyalty).toMatchObject(times)
    expect(lotsOf(books, points)).toMatchObject([
      { availableFromMs: times.availableAtMs, expiresAtMs: times.expiresAtMs },
    ])
  })

  test('points that settle what is owed leave no lot', () => {
    const [owed, issued] = [accountOf('POINTS_OWED', pointUnit, wang.id), accountOf('POINTS_ISSUED', pointUnit)]
    const debt = { ...header('debt', 'ORDER_REFUND'), moves: [debit(owed, 100), credit(issued, 100)] }
    const books = accepted(post(newBooks([wang.id]), debt, nowMs))
    const { loyalty } = complete(purchase([bought(10_000)]), {}, books)
    expect(loyalty).toMatchObject({ points: 100, transactionId: ids.transactionId, lotId: null, availableAtMs: nowMs })
  })

  test('points of a sub-ledger are kept beside, and count for no tier', () => {
    const skin = { code: 'SKIN', name: 'Skin', expiry: { kind: 'NEVER' }, paysBills: false } as const
    const [rule] = club.earningRules
    const earningRules = [{ ...present(rule, 'it has one'), subLedgerCode: 'SKIN' }]
    const only = complete(purchase([bought(10_000)]), withClub({ subLedgers: [skin], earningRules }))
    expect(only.loyalty).toMatchObject({
      ...{ ...noPoints, transactionId: ids.transactionId, lines: [{ points: 0 }] },
      subLedgers: [{ subLedgerCode: 'SKIN', points: 100, lines: [{ points: 100, pointsReturned: 0 }] }],
    })
    expect(only.account.period).toMatchObject({ spentMinor: 10_000, qualifyingPoints: 0 })
    expect(only.account.activities).toMatchObject([
      { points: 0, subLedgerPoints: [{ subLedgerCode: 'SKIN', points: 100 }] },
    ])
    expect(lotsOf(only.books, points)).toEqual([])
    const skinPoints = accountOf('POINTS', pointUnitOf('SKIN'), wang.id)
    expect(lotsOf(only.books, skinPoints)).toMatchObject([
      { id: only.loyalty.subLedgers?.[0]?.lotId, remainingMinor: 100 },
    ])
  })

  test('uses of a boost are kept', () => {
    const limit = { times: 2, per: 'EVER' } as const
    const boost = {
      code: 'B',
      name: 'B',
      effect: { kind: 'ADD', points: 5 },
      windows: null,
      validFrom: null,
      validUntil: null,
    } as const
    const earningBoosts = [{ ...boost, minSpendMinor: 0, tierIds: null, limit }]
    const { account: after, loyalty } = complete(purchase([bought(10_000)]), withClub({ earningBoosts }))
    expect(loyalty.points).toBe(105)
    expect(after.taken).toEqual([{ key: `boost:B/${wang.id}/ever`, times: 2 }])
    expect(loyalty.boostKeys).toEqual([`boost:B/${wang.id}/ever`])
  })

  test('no points are given in a closed period', () => {
    const books = newBooks([wang.id], { closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] })
    const decision = completePurchase(account(), books, purchase([bought(10_000)]), ids, nowMs)
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'period_closed' } })
  })
})

describe('the visit of an order', () => {
  test.each<readonly [string, Purchase, number, readonly string[]]>([
    ['a service', purchase([bought(100)]), 1, ['svc_cut']],
    [
      'goods and top-ups are none',
      purchase([bought(100, { kind: 'PRODUCT' }), bought(5, { kind: 'TOP_UP' })]),
      0,
      ['svc_cut'],
    ],
    [
      'cards are none, and are not counted',
      purchase([bought(100, { kind: 'CARD' }), bought(5, { kind: 'GIFT_CARD' })]),
      0,
      [],
    ],
    ['one that was booked was counted', purchase([bought(100, { booked: true })]), 0, []],
    [
      'what was added to it is counted',
      purchase([bought(100, { booked: true }), bought(5, { itemId: 'svc_b' })]),
      0,
      ['svc_b'],
    ],
    [
      'who sold goods is not counted',
      purchase([bought(5, { kind: 'PRODUCT', itemId: 'prd_a', staffId: 'stf_an' })]),
      0,
      ['prd_a'],
    ],
  ])('%s', (_, of, visits, keys) => {
    const { account: after, loyalty } = complete(of)
    expect([loyalty.visits, after.activities[0]?.visits]).toEqual([visits, visits])
    const plain = ['SPENT/CNY', 'ORDERS/CNY', 'VISITS']
    expect(after.counts.map(({ key }) => key).filter((key) => !plain.includes(key))).toEqual(keys)
  })
})

describe('the tier that an order reaches', () => {
  const criteria = { minSpentMinor: 10_000, minVisits: null, minQualifyingPoints: null, match: 'ALL' } as const
  const gold = tier('gold', 3, { criteria })
  const silver = tier('silver', 2)
  const tierEvaluation = { period: { kind: 'SINCE_JOIN' }, tierEnds: { kind: 'NEVER' }, downgrade: 'NEVER' } as const
  const state = { ...withClub({ tierEvaluation }), tiers: [gold, silver] }
  const reached = (totalMinor: number, tierId: typeof gold.id | null) =>
    complete(purchase([bought(totalMinor)]), { ...state, customer: { ...wang, tierId } }).loyalty.tierReached

  test('is told with the one before, and nothing where it stays', () => {
    expect(reached(10_000, silver.id)).toEqual({ tierId: gold.id, previousTierId: silver.id })
    expect(reached(10_000, null)).toEqual({ tierId: gold.id, previousTierId: null })
    expect(reached(9999, silver.id)).toBeNull()
    expect(reached(9999, null)).toBeNull()
    expect(reached(10_000, gold.id)).toBeNull()
  })

  test('does not earn this order its points', () => {
    const boost = {
      code: 'B',
      name: 'B',
      effect: { kind: 'ADD', points: 5 },
      windows: null,
      validFrom: null,
      validUntil: null,
    } as const
    const earningBoosts = [{ ...boost, minSpendMinor: 0, tierIds: [gold.id], limit: null }]
    const programme = { ...state.programme, earningBoosts }
    expect(complete(purchase([bought(10_000)]), { ...state, programme }).loyalty.points).toBe(100)
  })

  test('a visit counts towards it with its services and people', () => {
    const visiting = tier('visiting', 3, { criteria: { ...criteria, minSpentMinor: null, minVisits: 1 } })
    const visit = {
      ...{
        activityId: ids.activityId,
        bookingId: idOf('Booking', '1'),
        locationId: location,
        businessDate: '2026-11-21',
      },
      ...{
        currency: 'CNY',
        segments: [
          { serviceId: 'svc_a', staffId: 'stf_b' },
          { serviceId: 'svc_c', staffId: 'stf_d' },
        ],
      },
    }
    const after = recordVisit(account({ ...state, tiers: [visiting] }), visit, nowMs)
    expect(after.customer.tierId).toBe(visiting.id)
    expect(after.period).toEqual({ spentMinor: 0, visits: 1, qualifyingPoints: 0 })
    expect(after.counts).toEqual(['VISITS', 'svc_a', 'stf_b', 'svc_c', 'stf_d'].map((key) => count(key)))
    expect(after.activities).toEqual([
      {
        ...{ id: ids.activityId, customerId: wang.id, kind: 'VISIT', sourceId: 'bkg_1', locationId: location },
        ...{ businessDate: '2026-11-21', currency: 'CNY', totalMinor: 0, spentMinor: 0, visits: 1, points: 0 },
        subLedgerPoints: [],
        occurredAtMs: nowMs,
      },
    ])
  })
})
