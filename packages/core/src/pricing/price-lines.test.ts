import { describe, expect, test } from 'vitest'
import { allDay, bill, clock, line, off, rule } from './bill.fixture.ts'
import type { Bill } from './bill.ts'
import { anyLine } from './line-scope.ts'
import type { PricingRule } from './pricing-rule.ts'
import { quoteBill } from './quote-bill.ts'

const amount = (id: string, amountOffMinor: number, more: Partial<PricingRule> = {}): PricingRule =>
  rule(id, { kind: 'AMOUNT_OFF', amountOffMinor }, more)
const ofItem = (...itemIds: readonly string[]) => ({ scope: { ...anyLine, itemIds } })
const appliedOf = (given: Bill): readonly string[] => quoteBill(given).applied.map(({ ruleId }) => ruleId)
const totalsOf = (given: Bill): readonly number[] => quoteBill(given).lines.map(({ totalMinor }) => totalMinor)

describe('a bill asserts', () => {
  test.each([
    ['a tip below zero', bill([], [], { tipMinor: -1 }), 'a tip is not below zero'],
    ['a broken tip', bill([], [], { tipMinor: 0.5 }), 'a tip is not below zero'],
    ['a price below zero', bill([line(-1)]), 'a line has a safe list price, not below zero'],
    ['a price that is not exact', bill([line(2 ** 40, 2 ** 20)]), 'a line has a safe list price, not below zero'],
    [
      'a total that is not exact',
      bill([line(Number.MAX_SAFE_INTEGER), line(Number.MAX_SAFE_INTEGER)]),
      'the total is whole and not negative',
    ],
    [
      'cards for more units than there are',
      bill([line(10, 2, { coverage: [{ cardId: 'crd_1', name: 'Card', units: 3 }] })]),
      'cards cover no more units than the line has',
    ],
    [
      'cards for no unit',
      bill([line(10, 2, { coverage: [{ cardId: 'crd_1', name: 'Card', units: 0 }] })]),
      'cards cover no more units than the line has',
    ],
    [
      'an effect that the order cannot have',
      bill([line(10)], [rule('x', { kind: 'FREE_UNITS', units: 1 }, { level: 'ORDER' })]),
      'a rule for the order takes off a percentage or an amount',
    ],
  ])('%s', (_, given, message) => {
    expect(() => quoteBill(given)).toThrow(message)
  })
})

describe('the trace', () => {
  test('tells the list price, each rule and each card with its base', () => {
    const coverage = [
      { cardId: 'crd_1', name: 'Ten cuts', units: 1 },
      { cardId: 'crd_2', name: 'Five cuts', units: 1 },
    ]
    const tier = rule('tir', off(1000), { source: 'TIER', version: 3, name: 'Gold' })
    const given = bill(
      [line(1000, 3, { coverage }), line(500)],
      [tier, amount('ten', 10, ofItem('x')), amount('one', 1)],
    )
    const step = { level: 'ITEM', ruleVersion: null, percentOffBasisPoints: null }
    const promotion = { ...step, source: 'PROMOTION', ruleId: 'one', ruleVersion: 1, name: 'one' }
    expect(quoteBill(given).lines.map(({ trace }) => trace)).toEqual([
      [
        { ...step, source: 'LIST_PRICE', ruleId: null, name: 'List price', baseMinor: 1000, amountMinor: 3000 },
        {
          source: 'TIER',
          level: 'ITEM',
          ruleId: 'tir',
          ruleVersion: 3,
          name: 'Gold',
          baseMinor: 3000,
          percentOffBasisPoints: 1000,
          amountMinor: -300,
        },
        { ...step, source: 'CARD', ruleId: 'crd_1', name: 'Ten cuts', baseMinor: 2700, amountMinor: -900 },
        { ...step, source: 'CARD', ruleId: 'crd_2', name: 'Five cuts', baseMinor: 1800, amountMinor: -900 },
        { ...promotion, baseMinor: 900, amountMinor: -1 },
      ],
      [
        { ...step, source: 'LIST_PRICE', ruleId: null, name: 'List price', baseMinor: 500, amountMinor: 500 },
        expect.objectContaining({ ruleId: 'tir', baseMinor: 500, amountMinor: -50 }),
        { ...promotion, baseMinor: 450, amountMinor: -1 },
      ],
    ])
    expect(quoteBill(given).applied).toEqual([
      { ruleId: 'tir', ruleVersion: 3, source: 'TIER', amountOffMinor: 350 },
      { ruleId: 'one', ruleVersion: 1, source: 'PROMOTION', amountOffMinor: 2 },
    ])
  })

  test('of a rule for the order tells what all lines in scope come to, from the list or from what is left', () => {
    const lines = [line(1000), line(3000), line(9000, 1, { itemId: 'x' })]
    const tier = rule('tir', off(1000), { source: 'TIER' })
    const bases = (more: Partial<PricingRule>): readonly (number | undefined)[] => {
      const order = rule('order', off(5000), { level: 'ORDER', ...ofItem('svc_cut'), ...more })
      return quoteBill(bill(lines, [tier, order])).lines.map(
        ({ trace }) => trace.find(({ ruleId }) => ruleId === 'order')?.baseMinor,
      )
    }
    expect(bases({})).toEqual([3600, 3600, undefined])
    expect(bases({ base: 'LIST' })).toEqual([4000, 4000, undefined])
  })
})

describe('how much comes off', () => {
  test.each<[name: string, given: Bill, totals: readonly number[]]>([
    ['an amount is off each unit', bill([line(1000, 3)], [amount('a', 100)]), [2700]],
    ['an amount is no more than the line', bill([line(50, 2), line(500)], [amount('a', 100)]), [0, 400]],
    [
      'a percentage of the list is no more than what is left',
      bill([line(1000)], [rule('a', off(6000), { base: 'LIST' }), rule('b', off(6000), { base: 'LIST' })]),
      [0],
    ],
    [
      'a unit price is for each unit',
      bill([line(1000, 3)], [rule('u', { kind: 'UNIT_PRICE', unitPriceMinor: 600 })]),
      [1800],
    ],
    [
      'a unit price is for so many units, the earlier lines first',
      bill([line(1000, 2), line(800, 2)], [rule('u', { kind: 'UNIT_PRICE', unitPriceMinor: 600, maxUnits: 3 })]),
      [1200, 1400],
    ],
    [
      'a unit price skips units that cost no more anyway',
      bill(
        [line(500, 2), line(1000, 2), line(600), line(700)],
        [rule('u', { kind: 'UNIT_PRICE', unitPriceMinor: 600, maxUnits: 3 })],
      ),
      [1000, 1200, 600, 600],
    ],
    [
      'a unit price is no rise',
      bill([line(500), line(1000)], [rule('u', { kind: 'UNIT_PRICE', unitPriceMinor: 600 })]),
      [500, 600],
    ],
    [
      'free units are none of what costs nothing',
      bill([line(0), line(700, 2)], [rule('f', { kind: 'FREE_UNITS', units: 1 }, { source: 'BENEFIT' })]),
      [0, 700],
    ],
    [
      'free units are of lines in scope',
      bill(
        [line(900, 1, { itemId: 'x' }), line(700)],
        [rule('f', { kind: 'FREE_UNITS', units: 1 }, { source: 'BENEFIT', ...ofItem('svc_cut') })],
      ),
      [900, 0],
    ],
    [
      'free units are of those that cards leave',
      bill(
        [line(900, 2, { coverage: [{ cardId: 'crd_1', name: 'Card', units: 2 }] }), line(700)],
        [rule('f', { kind: 'FREE_UNITS', units: 1 })],
      ),
      [0, 0],
    ],
    [
      'a cap above the discount changes nothing',
      bill([line(1000), line(500)], [rule('a', off(1000, 151))]),
      [900, 450],
    ],
    ['a cap at the discount changes nothing', bill([line(1000), line(500)], [rule('a', off(1000, 150))]), [900, 450]],
    ['a cap of nothing leaves all there is', bill([line(1000), line(0)], [rule('a', off(1000, 0))]), [1000, 0]],
    ['nothing is within a cap of nothing', bill([line(1000)], [rule('a', off(0, 0))]), [1000]],
    ['a cap is shared out', bill([line(1000), line(500)], [rule('a', off(1000, 149))]), [901, 450]],
    [
      'a cap holds for the order',
      bill([line(1000), line(500)], [rule('a', off(1000, 30), { level: 'ORDER' })]),
      [980, 490],
    ],
    ['no cap is no cap', bill([line(1000)], [rule('a', off(1000), { level: 'ORDER' })]), [900]],
    [
      'the order gives to lines in scope',
      bill([line(900, 1, { itemId: 'x' }), line(700)], [amount('a', 100, { level: 'ORDER', ...ofItem('x') })]),
      [800, 700],
    ],
  ])('%s', (_, given, totals) => {
    expect(totalsOf(given)).toEqual(totals)
  })
})

describe('how many act', () => {
  const tier = rule('tir', off(1000), { source: 'TIER' })

  test('counts promotions and coupons, and nothing else', () => {
    const rules = [
      tier,
      amount('p1', 1),
      amount('p2', 1),
      amount('c', 1, { source: 'COUPON' }),
      amount('m', 1, { source: 'MANUAL', level: 'ORDER' }),
    ]
    const most = (maxPromotions: number) => appliedOf(bill([line(1000)], rules, { maxPromotions }))
    expect(most(0)).toEqual(['tir', 'm'])
    expect(most(1)).toEqual(['tir', 'c', 'm'])
    expect(most(2)).toEqual(['tir', 'c', 'p1', 'm'])
    expect(most(3)).toEqual(['tir', 'c', 'p1', 'p2', 'm'])
  })

  test('what has no effect does not count', () => {
    const rules = [amount('a', 1, ofItem('x')), rule('b', off(0)), amount('c', 1)]
    expect(appliedOf(bill([line(1000)], rules, { maxPromotions: 1 }))).toEqual(['c'])
  })
})

describe('a group', () => {
  const group = { exclusiveGroups: ['g'] }

  test('of one excludes nothing, and changes nothing', () => {
    const lines = [line(500), line(3000)]
    const first = { kind: 'UNIT_PRICE', unitPriceMinor: 1000, maxUnits: 1 } as const
    const alone = rule('u', first, { source: 'BENEFIT' })
    const free = quoteBill(bill(lines, [alone, amount('p', 10)]))
    expect(quoteBill(bill(lines, [{ ...alone, ...group }, amount('p', 10)]))).toEqual(free)
  })

  test('gives the earlier of equals the line', () => {
    expect(appliedOf(bill([line(1000)], [amount('b', 10, group), amount('a', 10, group)]))).toEqual(['a'])
  })

  test('weighs what each leaves to pay in the end', () => {
    const tier = rule('tir', off(2000), { source: 'TIER', ...group })
    const coupon = amount('cpn', 1900, { source: 'COUPON', level: 'ORDER', ...group })
    expect(appliedOf(bill([line(10_000)], [tier, coupon]))).toEqual(['tir'])
  })

  test('with one for the order has one for the bill, and so has one with a coupon', () => {
    const lines = [line(1000), line(1000, 1, { itemId: 'x' })]
    const item = amount('item', 300, { ...group, ...ofItem('x') })
    for (const more of [{ level: 'ORDER' }, { source: 'COUPON', ...ofItem('svc_cut') }] as const) {
      expect(appliedOf(bill(lines, [item, amount('other', 200, { ...group, ...more })]))).toEqual(['item'])
      expect(appliedOf(bill(lines, [item, amount('other', 400, { ...group, ...more })]))).toEqual(['other'])
    }
    const promotion = amount('other', 200, { ...group, ...ofItem('svc_cut') })
    expect(appliedOf(bill(lines, [item, promotion]))).toEqual(['item', 'other'])
  })

  test('leaves out those whose time it is not', () => {
    const windows = [{ ...allDay, endMinute: 60 }]
    const rules = [amount('early', 900, { ...group, windows }), amount('any', 100, group)]
    const given = (time: string) => bill([line(1000, 1, { startsAt: clock(24, time) })], rules)
    expect([appliedOf(given('00:30')), appliedOf(given('10:00'))]).toEqual([['early'], ['any']])
  })

  test.each([
    ['names who acts instead, past lines on which nobody does', ['free', 'svc_cut'], 'NOT_STACKABLE'],
    ['has no effect where nothing is left', ['free'], 'NO_EFFECT'],
  ])('%s', (_, itemIds, reason) => {
    const lines = [line(0, 1, { itemId: 'free' }), line(1000)]
    const rules = [
      amount('small', 10, { source: 'BENEFIT', ...group, ...ofItem(...itemIds) }),
      amount('big', 20, { source: 'BENEFIT', ...group, ...ofItem('svc_cut') }),
    ]
    const instead = reason === 'NOT_STACKABLE' ? { ruleIdInstead: 'big' } : {}
    expect(quoteBill(bill(lines, rules)).rejected).toEqual([{ ruleId: 'small', reason, ...instead }])
  })
})

describe('a rule of several groups', () => {
  const asked = { source: 'BENEFIT' } as const
  const both = { ...asked, exclusiveGroups: ['g', 'h'] }
  const [g, h] = [{ exclusiveGroups: ['g'] }, { exclusiveGroups: ['h'] }]
  const rejectedOf = (given: Bill) => quoteBill(given).rejected

  test('that acts in neither is told who acts in the other', () => {
    const none = rule('b', off(0), both)
    const rules = [rule('a', off(0), { ...asked, ...g }), none, rule('c', off(5000), { ...asked, ...h })]
    expect(rejectedOf(bill([line(10)], rules))).toEqual([
      { ruleId: 'a', reason: 'NO_EFFECT' },
      { ruleId: 'b', reason: 'NOT_STACKABLE', ruleIdInstead: 'c' },
    ])
  })

  test('that one of them gave a line is told who acts instead, and not its own name', () => {
    const lines = [line(1, 1, { itemId: 'x' }), line(6, 1, { itemId: 'y' })]
    const rules = [
      amount('mine', 6, both),
      rule('units', { kind: 'FREE_UNITS', units: 2 }, { source: 'COUPON', ...g }),
      rule('most', off(9000), { ...asked, ...h, ...ofItem('y') }),
    ]
    expect(rejectedOf(bill(lines, rules))).toEqual([{ ruleId: 'mine', reason: 'NOT_STACKABLE', ruleIdInstead: 'most' }])
  })
})

describe('a group across what cards cover', () => {
  const group = { exclusiveGroups: ['g'] }
  const coverage = [{ cardId: 'crd_1', name: 'Card', units: 1 }]
  const tier = rule('tier', { kind: 'UNIT_PRICE', unitPriceMinor: 30 }, { source: 'TIER', ...group })
  const sale = rule('sale', off(6000), { base: 'LIST', ...group })

  test.each([
    ['is weighed by what they leave', [line(100, 2, { coverage })], ['sale'], [0]],
    ['beside lines of which they cover none', [line(100, 2, { coverage }), line(50)], ['sale'], [0, 20]],
    ['which is no matter without them', [line(100, 2)], ['tier'], [60]],
  ] as const)('%s', (_, lines, applied, totals) => {
    expect([appliedOf(bill(lines, [tier, sale])), totalsOf(bill(lines, [tier, sale]))]).toEqual([applied, totals])
  })

  test('has no rule on units that they cover', () => {
    const promotions = [amount('a', 1, group), rule('u', { kind: 'UNIT_PRICE', unitPriceMinor: 0 }, group)]
    expect(appliedOf(bill([line(100, 1, { coverage })], promotions))).toEqual([])
  })
})

describe('a rule that acts alone', () => {
  const alone = { exclusive: true, source: 'COUPON' } as const

  test('gives way to the others where it is no cheaper', () => {
    expect(appliedOf(bill([line(1000)], [amount('a', 10, alone), amount('b', 10)]))).toEqual(['b'])
    expect(appliedOf(bill([line(1000)], [amount('a', 11, alone), amount('b', 10)]))).toEqual(['a'])
    expect(appliedOf(bill([line(1000)], [amount('a', 10, alone), amount('b', 10, alone)]))).toEqual(['a'])
    expect(appliedOf(bill([line(1000)], [amount('a', 10, alone), amount('b', 11, alone)]))).toEqual(['b'])
  })

  test('is told why, where it would not act even so', () => {
    const dear = amount('dear', 10, { ...alone, minSpendMinor: 5000 })
    const told = { reason: 'MIN_SPEND_NOT_REACHED', minSpendMinor: 5000, spendMinor: 1000 }
    expect(quoteBill(bill([line(1000)], [dear])).rejected).toEqual([{ ruleId: 'dear', ...told }])
    const winner = amount('winner', 10, alone)
    const asked = amount('asked', 1, { source: 'COUPON', minSpendMinor: 5000 })
    const unasked = amount('unasked', 1)
    expect(quoteBill(bill([line(1000)], [dear, asked, unasked, winner])).rejected).toEqual([
      { ruleId: 'dear', ...told },
      // It gave way before its turn came.
      { ruleId: 'asked', reason: 'NOT_STACKABLE', ruleIdInstead: 'winner' },
    ])
  })
})

describe('taxes', () => {
  const taxed = (price: number, taxRateBasisPoints: number) => line(price, 1, { taxRateBasisPoints })

  test('are of rates that something bears', () => {
    const rules = [rule('all', off(10_000), ofItem('free'))]
    const lines = [{ ...taxed(500, 600), itemId: 'free' }, taxed(1000, 1300), taxed(1000, 0)]
    expect(quoteBill(bill(lines, rules)).taxes).toEqual([{ rateBasisPoints: 1300, baseMinor: 1000, taxMinor: 115 }])
  })

  test.each([[[1000, 900, 1900]], [[1900, 1000, 900]], [[900, 1900, 1000]]])('go by rate: %j', (rates) => {
    const quote = quoteBill(bill(rates.map((rate) => taxed(100, rate))))
    expect(quote.taxes.map(({ rateBasisPoints }) => rateBasisPoints)).toEqual([900, 1000, 1900])
  })

  test('may come to nothing', () => {
    const quote = quoteBill(bill([taxed(1, 100), taxed(0, 100)], [], { taxInclusive: false }))
    expect(quote).toMatchObject({ taxes: [{ rateBasisPoints: 100, baseMinor: 1, taxMinor: 0 }], totalMinor: 1 })
    expect(quote.lines.map(({ taxMinor }) => taxMinor)).toEqual([0, 0])
  })

  test('of a service charge of another rate stand for themselves', () => {
    const serviceCharge = { rateBasisPoints: 1000, taxRateBasisPoints: 2000 }
    const quote = quoteBill(bill([taxed(1000, 1000)], [], { taxInclusive: false, serviceCharge }))
    expect(quote.taxes).toEqual([
      { rateBasisPoints: 1000, baseMinor: 1000, taxMinor: 100 },
      { rateBasisPoints: 2000, baseMinor: 100, taxMinor: 20 },
    ])
    expect([quote.lines[0]?.taxMinor, quote.taxMinor, quote.totalMinor]).toEqual([100, 120, 1220])
  })
})
