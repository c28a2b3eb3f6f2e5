import { describe, expect, test } from 'vitest'
import { bill, line, off, rule } from './bill.fixture.ts'
import type { Bill } from './bill.ts'
import { anyLine } from './line-scope.ts'
import type { PricingRule } from './pricing-rule.ts'
import { quoteBill } from './quote-bill.ts'

const totalsOf = (given: Bill): readonly number[] => quoteBill(given).lines.map(({ totalMinor }) => totalMinor)
const buyGet = (buyUnits: number, getUnits: number, percentOffBasisPoints = 10_000, more: Partial<PricingRule> = {}) =>
  rule('bxgy', { kind: 'BUY_X_GET_Y', buyUnits, getUnits, percentOffBasisPoints }, more)
const covered = (units: number) => ({ coverage: [{ cardId: 'crd_1', name: 'Card', units }] })

describe('so many units bought, so many given', () => {
  test.each<[name: string, given: Bill, totals: readonly number[]]>([
    ['the cheapest of three', bill([line(1000, 2), line(500)], [buyGet(2, 1)]), [2000, 0]],
    ['one of one line', bill([line(500, 3)], [buyGet(2, 1)]), [1000]],
    ['none of too few', bill([line(500, 2)], [buyGet(2, 1)]), [1000]],
    ['none of an incomplete second lot', bill([line(500, 5)], [buyGet(2, 1)]), [2000]],
    ['two of two lots', bill([line(500, 6)], [buyGet(2, 1)]), [2000]],
    ['two of each lot', bill([line(500, 3), line(700)], [buyGet(1, 2)]), [500, 700]],
    [
      'over several lines, the cheapest first',
      bill([line(100), line(300), line(200, 2)], [buyGet(1, 1)]),
      [0, 300, 200],
    ],
    ['by the price of a unit, not of a line', bill([line(300, 3), line(700)], [buyGet(3, 1)]), [600, 700]],
    ['of equals the later line', bill([line(500), line(500), line(500)], [buyGet(2, 1)]), [500, 500, 0]],
    ['of equals the later line, however many units', bill([line(500, 2), line(500, 2)], [buyGet(3, 1)]), [1000, 500]],
    ['a part of the price, rounded half up', bill([line(333), line(333)], [buyGet(1, 1, 5000)]), [333, 166]],
    [
      'what is out of scope neither counts nor is given',
      bill(
        [line(100, 1, { itemId: 'x' }), line(500, 2)],
        [buyGet(1, 1, 10_000, { scope: { ...anyLine, itemIds: ['svc_cut'] } })],
      ),
      [100, 500],
    ],
    ['what costs nothing neither counts nor is given', bill([line(0, 2), line(500, 2)], [buyGet(2, 1)]), [0, 1000]],
    [
      'what cards cover neither counts nor is given',
      bill([line(100, 3, covered(2)), line(500)], [buyGet(1, 1)]),
      [0, 500],
    ],
    ['what costs nothing makes no lot', bill([line(0), line(500, 2)], [buyGet(1, 2)]), [0, 1000]],
    ['what cards cover makes no lot', bill([line(100, 1, covered(1)), line(500, 2)], [buyGet(1, 2)]), [0, 1000]],
    [
      'what is left of the price',
      bill([line(1000, 3)], [rule('a', off(5000), { source: 'TIER' }), buyGet(2, 1)]),
      [1000],
    ],
    [
      'odd fen stay with the units that are paid',
      bill([line(100, 3)], [rule('a', { kind: 'AMOUNT_OFF', amountOffMinor: 33 }, { source: 'TIER' }), buyGet(2, 1)]),
      [134],
    ],
  ])('%s', (_, given, totals) => expect(totalsOf(given)).toEqual(totals))

  test('the trace tells what is left of each line, and nothing of those that are paid', () => {
    const quote = quoteBill(bill([line(1000, 2), line(500)], [rule('a', off(1000), { source: 'TIER' }), buyGet(2, 1)]))
    const step = { source: 'PROMOTION', ruleId: 'bxgy', baseMinor: 450, percentOffBasisPoints: null, amountMinor: -450 }
    expect(quote.lines.map(({ trace }) => trace.slice(2))).toEqual([[], [expect.objectContaining(step)]])
    expect(quote.applied.at(-1)).toMatchObject({ ruleId: 'bxgy', amountOffMinor: 450 })
  })
})
