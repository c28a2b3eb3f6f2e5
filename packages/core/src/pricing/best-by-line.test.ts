import { describe, expect, test } from 'vitest'
import { bestByLine } from './best-by-line.ts'
import { allDay, bill, line, off, rule } from './bill.fixture.ts'
import type { BillLine } from './bill.ts'
import { reachOf } from './eligible-lines.ts'
import { listPrices } from './line-prices.ts'
import { anyLine } from './line-scope.ts'
import type { PriceEffect, PricingRule } from './pricing-rule.ts'

const amount = (amountOffMinor: number): PriceEffect => ({ kind: 'AMOUNT_OFF', amountOffMinor })
const ofItem = (...itemIds: readonly string[]) => ({ scope: { ...anyLine, itemIds } })
const group = { exclusiveGroups: ['g'] }

/** The ids of the rules chosen for the lines, of the group among all rules; undefined where it does not say. */
function chosen(lines: readonly BillLine[], rules: readonly PricingRule[], from = 0) {
  const members = rules.filter(({ exclusiveGroups }) => exclusiveGroups.length > 0)
  const prices = listPrices(bill(lines))
  const reaches = rules.map((one) => reachOf(one, lines))
  return bestByLine(members, rules, reaches, from, prices)?.map((one) => one?.id ?? null)
}

describe('it says which rule of a group is the best on each line', () => {
  const [a, b] = [rule('a', amount(1000), group), rule('b', off(1500), group)]

  test.each<[name: string, lines: readonly BillLine[], rules: readonly PricingRule[], ids: readonly (string | null)[]]>(
    [
      ['each line by itself', [line(6000), line(7000)], [a, b], ['a', 'b']],
      ['the earlier of equals', [line(10_000)], [rule('c', amount(1500), group), b], ['c']],
      [
        'none where none is in scope',
        [line(6000), line(10, 1, { itemId: 'x' })],
        [a, b].map((one) => ({ ...one, ...ofItem('svc_cut') })),
        ['a', null],
      ],
      [
        'none that takes nothing off',
        [line(6000)],
        [rule('c', off(0), group), rule('d', { kind: 'UNIT_PRICE', unitPriceMinor: 6000 }, group)],
        [null],
      ],
      [
        'none that takes nothing off, though others do',
        [line(6000)],
        [rule('c', off(0), group), rule('d', off(500))],
        [null],
      ],
      [
        'none where others leave nothing',
        [line(6000)],
        [rule('free', off(10_000), { source: 'BENEFIT' }), a, b],
        [null],
      ],
      [
        'by what others have left before its turn',
        [line(10_000)],
        [rule('u', { kind: 'UNIT_PRICE', unitPriceMinor: 5000 }, { source: 'BENEFIT' }), a, b],
        ['a'],
      ],
      [
        'by what others take off later',
        [line(10_000)],
        [
          rule('t', off(1000), { source: 'TIER', ...group }),
          rule('s', amount(990), { source: 'TIER', ...group }),
          rule('l', off(10_000, null), { ...ofItem('x') }),
          rule('p', amount(9005)),
        ],
        ['t'],
      ],
      [
        'of the list price where that is the base',
        [line(10_000)],
        [rule('half', off(5000), { source: 'BENEFIT' }), a, rule('list', off(1100), { base: 'LIST', ...group })],
        ['list'],
      ],
      [
        'of what is left where that is the base',
        [line(10_000)],
        [rule('half', off(5000), { source: 'BENEFIT' }), a, rule('left', off(1100), group)],
        ['a'],
      ],
      [
        'whatever is for the order and not of the group',
        [line(6000)],
        [a, b, rule('order', off(9000), { level: 'ORDER' })],
        ['a'],
      ],
      [
        'whatever has no time or no line here',
        [line(6000)],
        [a, b, rule('late', { kind: 'FREE_UNITS', units: 1 }, { windows: [{ ...allDay, endMinute: 0 }] })],
        ['a'],
      ],
      [
        'by the units of the line',
        [line(1000, 3), line(2400)],
        [rule('each', amount(400), group), rule('p', off(3000), group)],
        ['each', 'p'],
      ],
      [
        'of a unit price',
        [line(1000, 3), line(500)],
        [rule('u', { kind: 'UNIT_PRICE', unitPriceMinor: 600 }, group), rule('p', off(3000), group)],
        ['u', 'p'],
      ],
    ],
  )('%s', (_, lines, rules, ids) => expect(chosen(lines, rules)).toEqual(ids))

  test('only turns that are still to come count', () => {
    expect(chosen([line(10_000)], [rule('u', { kind: 'UNIT_PRICE', unitPriceMinor: 5000 }), a, b], 1)).toEqual(['b'])
    expect(chosen([line(6000)], [a, b], 1)).toEqual(['b'])
    expect(chosen([line(6000)], [a, b], 2)).toEqual([null])
    expect(chosen([line(6000)], [rule('free', { kind: 'FREE_UNITS', units: 1 }), a, b], 1)).toEqual(['a'])
  })

  test.each<[name: string, effect: PriceEffect, more: Partial<PricingRule>]>([
    ['is a coupon, which is used once', off(1000), { source: 'COUPON' }],
    ['has a minimum', off(1000), { minSpendMinor: 1 }],
    ['has a cap for all lines', off(1000, 5000), {}],
    ['is for so many units', { kind: 'UNIT_PRICE', unitPriceMinor: 10, maxUnits: 1 }, {}],
    ['gives units', { kind: 'FREE_UNITS', units: 1 }, {}],
    ['gives units for units', { kind: 'BUY_X_GET_Y', buyUnits: 1, getUnits: 1, percentOffBasisPoints: 10_000 }, {}],
  ])('it does not say where a rule %s', (_, effect, more) => {
    expect(chosen([line(6000)], [a, b, rule('other', effect, more)])).toBeUndefined()
    expect(chosen([line(6000)], [a, rule('member', effect, { ...more, ...group })])).toBeUndefined()
  })

  test('nor where one of the group is for the order', () => {
    expect(chosen([line(6000)], [a, rule('order', off(1000), { level: 'ORDER', ...group })])).toBeUndefined()
  })
})
