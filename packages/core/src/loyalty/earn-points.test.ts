import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at } from '../scheduling/salon.fixture.ts'
import { boostKeysOf, type Earner, earnPoints, maxPointsOfOrder } from './earn-points.ts'
import { allScope, bought, club, purchase } from './loyalty.fixture.ts'
import type { EarningBoost, EarningRule, LoyaltyProgramme } from './loyalty-programme.ts'
import { pointsBasis } from './points-basis.ts'
import type { Purchase } from './purchase.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 500)
const earner: Earner = { customerId: 'cus_wang', tierId: null, uses: new Map() }

const earn = (
  of: Purchase,
  programme: Partial<LoyaltyProgramme> = {},
  who: Partial<Earner> = {},
  nowMs = at('12:00'),
) => earnPoints({ ...club, ...programme }, of, { ...earner, ...who }, nowMs)

function boost(fields: Partial<EarningBoost>): EarningBoost {
  return {
    ...{ code: 'BOOST', name: 'Boost', effect: { kind: 'ADD', points: 10 }, windows: null, validFrom: null },
    ...{ validUntil: null, minSpendMinor: 0, tierIds: null, limit: null },
    ...fields,
  }
}

const spend = { kind: 'SPEND', code: 'S', points: 1, perMinor: 100, minSpendMinor: 0, scope: allScope } as const
const visit = { kind: 'VISIT', code: 'V', points: 1e9, minSpendMinor: 0, scope: allScope } as const
const times = (factorBasisPoints: number): EarningBoost => boost({ effect: { kind: 'MULTIPLY', factorBasisPoints } })
const fifty = <T>(make: (code: string) => T): T[] => Array.from({ length: 50 }, (_, n) => make(`R${n}`))

describe('what earns points', () => {
  const rows: readonly (readonly [string, Purchase, number])[] = [
    ['199.00', purchase([bought(19_900)]), 199],
    ['99 fen', purchase([bought(99)]), 0],
    ['two lines, cut off once', purchase([bought(150), bought(150)]), 3],
    [
      'a tip and a service charge beside it',
      purchase([bought(10_000)], { tipMinor: 500, serviceChargeMinor: 500 }),
      100,
    ],
    ['what bonus pays, not', purchase([bought(30_000)], { bonusMinor: 20_000 }), 100],
    ['what points pay, not', purchase([bought(30_000)], { pointsMinor: 500 }), 295],
    ['what is rounded off, not', purchase([bought(19_950)], { roundingMinor: -51, totalMinor: 19_899 }), 198],
    ['what is rounded up, not', purchase([bought(19_950)], { roundingMinor: 50, totalMinor: 20_000 }), 199],
    [
      'tax that is added',
      purchase([bought(10_000, { taxMinor: 600 })], { taxInclusive: false, totalMinor: 10_600 }),
      106,
    ],
    ['a top-up, not', purchase([bought(50_000, { kind: 'TOP_UP' }), bought(1000)]), 10],
    ['a gift card, not', purchase([bought(50_000, { kind: 'GIFT_CARD' })]), 0],
    ['a card', purchase([bought(99_900, { kind: 'CARD' })]), 999],
    ['another currency, not', purchase([bought(19_900)], { currency: 'EUR' }), 0],
    ['nothing', purchase([bought(0)]), 0],
  ]
  test.each(rows)('%s', (_, of, points) => {
    expect(earn(of).points).toBe(points)
  })

  test('without its tax, and bonus where the programme says so', () => {
    const taxed = [bought(10_600, { taxMinor: 600 })]
    expect(earn(purchase(taxed), { earnOn: 'WITHOUT_TAX' }).points).toBe(100)
    const added = purchase([bought(10_000, { taxMinor: 600 })], { taxInclusive: false, totalMinor: 10_600 })
    expect(earn(added, { earnOn: 'WITHOUT_TAX' }).points).toBe(100)
    expect(earn(purchase([bought(30_000)], { bonusMinor: 20_000 }), { bonusEarns: true }).points).toBe(300)
  })

  test('visits, items and what is left out', () => {
    const visit: EarningRule = { kind: 'VISIT', code: 'VISIT', points: 50, minSpendMinor: 10_000, scope: allScope }
    const item: EarningRule = {
      kind: 'ITEM',
      code: 'ITEM',
      points: 7,
      scope: { ...allScope, itemIds: ['prd_a' as never] },
    }
    const rules = { earningRules: [visit, item] }
    const bottles = bought(3000, { kind: 'PRODUCT', itemId: 'prd_a', quantity: 3 })
    expect(earn(purchase([bought(10_000), bottles]), rules)).toMatchObject({ points: 71, linePoints: [38, 33] })
    expect(earn(purchase([bottles]), rules).points).toBe(21)
    // Covered by a card: nothing was paid for the visit.
    const free = { ...visit, minSpendMinor: 0 }
    expect(earn(purchase([bought(0), bought(0)]), { earningRules: [free] })).toMatchObject({ linePoints: [50, 0] })
    expect(earn(purchase([bought(0, { ...bottles, totalMinor: 0 })]), rules).points).toBe(0)
  })

  test('the best boost multiplies once, then all that add add', () => {
    const earningBoosts = [
      boost({ code: 'A', effect: { kind: 'MULTIPLY', factorBasisPoints: 15_000 } }),
      boost({ code: 'B', effect: { kind: 'MULTIPLY', factorBasisPoints: 20_000 }, limit: { times: 1, per: 'EVER' } }),
      boost({ code: 'C' }),
      boost({ code: 'D', effect: { kind: 'ADD', points: 1 } }),
    ]
    const first = earn(purchase([bought(10_000)]), { earningBoosts })
    expect(first).toEqual({
      points: 211,
      linePoints: [211],
      subLedgers: [],
      uses: [{ key: 'boost:B/cus_wang/ever', times: 1 }],
    })
    const uses = new Map([['boost:B/cus_wang/ever', 1]])
    expect(earn(purchase([bought(10_000)]), { earningBoosts }, { uses }).points).toBe(150 + 11)
    // What multiplies less than another was not given, and is not counted as used.
    expect(first.uses).toHaveLength(1)
  })

  const always = {
    weekdays: null,
    monthDays: null,
    fromDate: null,
    toDate: null,
    recurrence: null,
    startTime: '00:00',
    endTime: '24:00',
  }
  const conditions: readonly (readonly [string, Partial<EarningBoost>, Partial<Earner>, boolean])[] = [
    ['before it is valid', { validFrom: '2026-11-21T12:00:00.001+08:00' }, {}, false],
    ['from its first moment', { validFrom: '2026-11-21T12:00:00+08:00' }, {}, true],
    ['at its end', { validUntil: '2026-11-21T12:00:00+08:00' }, {}, false],
    ['of another tier', { tierIds: ['tir_gold' as never] }, { tierId: 'tir_silver' }, false],
    ['of the tier', { tierIds: ['tir_gold' as never] }, { tierId: 'tir_gold' }, true],
    ['for spending more', { minSpendMinor: 10_001 }, {}, false],
    [
      'as often as it may',
      { limit: { times: 2, per: 'WEEK' } },
      { uses: new Map([['boost:BOOST/cus_wang/week/2026-11-16', 2]]) },
      false,
    ],
    [
      'once more',
      { limit: { times: 2, per: 'WEEK' } },
      { uses: new Map([['boost:BOOST/cus_wang/week/2026-11-16', 1]]) },
      true,
    ],
    [
      'this month',
      { limit: { times: 1, per: 'MONTH' } },
      { uses: new Map([['boost:BOOST/cus_wang/2026-11', 1]]) },
      false,
    ],
    ['until its end', { validUntil: '2026-11-21T12:00:00.001+08:00' }, {}, true],
    ['of a tier, without one', { tierIds: ['tir_gold' as never] }, {}, false],
    ['for spending as much', { minSpendMinor: 10_000 }, {}, true],
    ['on such days', { windows: [{ ...always, weekdays: [6] }] }, {}, true],
    ['on other days', { windows: [{ ...always, weekdays: [7] }] }, {}, false],
    ['today', { limit: { times: 1, per: 'DAY' } }, { uses: new Map([['boost:BOOST/cus_wang/2026-11-21', 1]]) }, false],
    ['ever', { limit: { times: 1, per: 'EVER' } }, { uses: new Map([['boost:BOOST/cus_wang/ever', 1]]) }, false],
    [
      'yesterday',
      { limit: { times: 1, per: 'DAY' } },
      { uses: new Map([['boost:BOOST/cus_wang/2026-11-20', 1]]) },
      true,
    ],
    ['this year', { limit: { times: 1, per: 'YEAR' } }, { uses: new Map([['boost:BOOST/cus_wang/2026', 1]]) }, false],
  ]
  test.each(conditions)('a boost %s', (_, fields, who, acts) => {
    const { points } = earn(purchase([bought(10_000)]), { earningBoosts: [boost(fields)] }, who)
    expect(points).toBe(acts ? 110 : 100)
  })

  test('a boost looks at what was paid for what some rule gives points for', () => {
    const earningBoosts = [boost({ minSpendMinor: 10_000 })]
    const beside = (kind: 'TOP_UP' | 'PRODUCT') => purchase([bought(9900), bought(500_000, { kind })])
    expect(earn(beside('TOP_UP'), { earningBoosts }).points).toBe(99)
    const scope = { ...allScope, kinds: ['SERVICE' as const] }
    const earningRules = [
      { ...spend, scope },
      { ...spend, code: 'P', scope: { ...allScope, itemIds: ['prd_a' as never] } },
    ]
    expect(earn(beside('PRODUCT'), { earningRules, earningBoosts }).points).toBe(99)
    const both = purchase([bought(9900), bought(100, { kind: 'PRODUCT', itemId: 'prd_a' })])
    expect(earn(both, { earningRules, earningBoosts }).points).toBe(110)
  })

  test('a rule looks at its own kinds and items only, and at what is spent on them', () => {
    const lines = [
      bought(10_000, { itemId: 'svc_a' }),
      bought(5000, { itemId: 'svc_b' }),
      bought(3000, { kind: 'PRODUCT', itemId: 'prd_a' }),
    ]
    const of = (rule: Partial<Extract<EarningRule, { kind: 'SPEND' }>>) => {
      const spend = { kind: 'SPEND', code: 'S', points: 1, perMinor: 100, minSpendMinor: 0, scope: allScope } as const
      return earn(purchase(lines), { earningRules: [{ ...spend, ...rule }] }).linePoints
    }
    expect(of({ scope: { ...allScope, kinds: ['PRODUCT'] } })).toEqual([0, 0, 30])
    expect(of({ scope: { ...allScope, itemIds: ['svc_b' as never] } })).toEqual([0, 50, 0])
    expect(of({ scope: { ...allScope, excludedItemIds: ['svc_a' as never] } })).toEqual([0, 50, 30])
    expect(of({ points: 3, perMinor: 10_000 })).toEqual([2, 1, 0])
    const services = { ...allScope, kinds: ['SERVICE' as const] }
    expect(of({ minSpendMinor: 15_000, scope: services })).toEqual([100, 50, 0])
    expect(of({ minSpendMinor: 15_001, scope: services })).toEqual([0, 0, 0])
  })

  test('rules add up, line by line', () => {
    const earningRules: EarningRule[] = [
      ...club.earningRules,
      { kind: 'VISIT', code: 'V', points: 9, minSpendMinor: 0, scope: { ...allScope, itemIds: ['svc_b' as never] } },
      { kind: 'ITEM', code: 'I', points: 2, scope: allScope },
    ]
    const lines = [bought(10_000), bought(5000, { itemId: 'svc_b', quantity: 4 })]
    expect(earn(purchase(lines), { earningRules })).toEqual({
      points: 169,
      linePoints: [102, 67],
      subLedgers: [],
      uses: [],
    })
  })

  test('a visit that nobody paid for has its points on the first of its lines, and none without such a line', () => {
    const scope = { ...allScope, itemIds: ['svc_b' as never, 'svc_c' as never] }
    const earningRules: EarningRule[] = [{ kind: 'VISIT', code: 'V', points: 9, minSpendMinor: 0, scope }]
    const covered = ['svc_a', 'svc_b', 'svc_c'].map((itemId) => bought(0, { itemId }))
    expect(earn(purchase(covered), { earningRules }).linePoints).toEqual([0, 9, 0])
    expect(earn(purchase(covered.slice(0, 1)), { earningRules })).toEqual({
      points: 0,
      linePoints: [0],
      subLedgers: [],
      uses: [],
    })
  })

  test('an order without lines, or in another currency, earns nothing for each line', () => {
    expect(earn(purchase([]))).toEqual({ points: 0, linePoints: [], subLedgers: [], uses: [] })
    const foreign = purchase([bought(500), bought(500)], { currency: 'EUR' })
    expect(earn(foreign)).toEqual({ points: 0, linePoints: [0, 0], subLedgers: [], uses: [] })
  })

  test('boosts that add are used, too, by the day where it was bought', () => {
    const limit = { times: 3, per: 'DAY' } as const
    const twice = { kind: 'MULTIPLY', factorBasisPoints: 20_000 } as const
    const earningBoosts = [
      boost({ code: 'A', limit }),
      boost({ code: 'B', effect: twice, limit }),
      boost({ code: 'C', effect: twice, limit }),
      boost({ code: 'D' }),
    ]
    // It is the 22nd in Shanghai already, and still the 21st in Berlin.
    const nowMs = Date.parse('2026-11-21T17:00:00Z')
    const uses = (timeZone: string) => earn(purchase([bought(10_000)], { timeZone }), { earningBoosts }, {}, nowMs).uses
    expect(uses('Asia/Shanghai')).toEqual([
      { key: 'boost:A/cus_wang/2026-11-22', times: 3 },
      { key: 'boost:B/cus_wang/2026-11-22', times: 3 },
    ])
    expect(uses('Europe/Berlin').map(({ key }) => key)).toEqual([
      'boost:A/cus_wang/2026-11-21',
      'boost:B/cus_wang/2026-11-21',
    ])
  })

  test('the keys of the limited boosts, for each of their periods', () => {
    const limits = (['DAY', 'WEEK', 'MONTH', 'YEAR', 'EVER'] as const).map((per) => {
      return boost({ code: per, limit: { times: 1, per } })
    })
    const keys = (now: string) =>
      boostKeysOf({ earningBoosts: [boost({}), ...limits] }, 'cus_wang', 'Asia/Shanghai', Date.parse(now))
    expect(keys('2026-11-22T12:00:00+08:00')).toEqual([
      'boost:DAY/cus_wang/2026-11-22',
      'boost:WEEK/cus_wang/week/2026-11-16',
      'boost:MONTH/cus_wang/2026-11',
      'boost:YEAR/cus_wang/2026',
      'boost:EVER/cus_wang/ever',
    ])
    expect(keys('2026-11-23T00:00:00+08:00')[1]).toBe('boost:WEEK/cus_wang/week/2026-11-23')
  })

  test('boosts add nothing to nothing', () => {
    expect(earn(purchase([bought(50)]), { earningBoosts: [boost({})] }).points).toBe(0)
  })
})

const amount = fc.integer({ min: 0, max: 100_000 })

test.each<[string, Partial<LoyaltyProgramme>, number]>([
  ['by what is spent', { earningRules: [{ ...spend, points: 1e9, perMinor: 1 }] }, maxPointsOfOrder],
  ['by units', { earningRules: [{ kind: 'ITEM', code: 'I', points: 1e9, scope: allScope }] }, maxPointsOfOrder],
  ['by fifty visits', { earningRules: fifty((code) => ({ ...visit, code })) }, maxPointsOfOrder],
  ['times a hundred', { earningRules: [{ ...visit, points: 1e7 }], earningBoosts: [times(1_000_000)] }, 1e9],
  ['by fifty boosts', { earningBoosts: fifty((code) => boost({ code, effect: { kind: 'ADD', points: 1e9 } })) }, 1e9],
  ['a ten-thousandth', { earningRules: [{ ...visit, points: 1 }], earningBoosts: [times(1)] }, 0],
])('the extremes of what is accepted: %s', (_, programme, expected) => {
  const of = purchase([bought(1e12, { quantity: 9_999 }), bought(1e12, { quantity: 9_999 })])
  const { points, linePoints } = earn(of, programme)
  expect([points, linePoints.reduce((sum, one) => sum + one, 0)]).toEqual([expected, expected])
})

test('lines share the points of the order, and what pays is shared to the last fen', () => {
  const orders = fc.record({
    totals: fc.array(amount, { minLength: 1, maxLength: 6 }),
    tipMinor: amount,
    bonus: fc.nat(1000),
    factorBasisPoints: fc.integer({ min: 1, max: 50_000 }),
  })
  fc.assert(
    fc.property(orders, ({ totals, tipMinor, bonus, factorBasisPoints }) => {
      const lines = totals.map((totalMinor) => bought(totalMinor))
      const totalMinor = totals.reduce((sum, one) => sum + one, tipMinor)
      const of = purchase(lines, { tipMinor, totalMinor, bonusMinor: Math.floor((totalMinor * bonus) / 1000) })
      const basis = pointsBasis(of, club)
      const paidMinor = basis.reduce((sum, one) => sum + one, 0)
      expect(paidMinor).toBeLessThanOrEqual(totalMinor - of.bonusMinor)
      if (tipMinor === 0) expect(paidMinor).toBe(totalMinor - of.bonusMinor)
      for (const [index, basisMinor] of basis.entries()) {
        expect(basisMinor).toBeGreaterThanOrEqual(0)
        expect(basisMinor).toBeLessThanOrEqual(totals[index] ?? 0)
      }
      const effect = { kind: 'MULTIPLY', factorBasisPoints } as const
      const { points, linePoints } = earn(of, { earningBoosts: [boost({ effect })] })
      expect(points).toBe(Math.floor((Math.floor(paidMinor / 100) * factorBasisPoints) / 10_000))
      expect(linePoints.reduce((sum, one) => sum + one, 0)).toBe(points)
    }),
    { numRuns: RUNS },
  )
})
