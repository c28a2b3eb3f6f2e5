import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMoney, isCurrency, money, subtractMoney, sumMoney } from './money.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)
const amount = fc.integer({ min: -(2 ** 50), max: 2 ** 50 })

describe('money', () => {
  test('holds safe integers of minor units only', () => {
    expect(money(12_800, 'CNY')).toEqual({ amountMinor: 12_800, currency: 'CNY' })
    for (const bad of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => money(bad, 'CNY')).toThrow(/safe integer/)
    }
    expect(Object.is(money(-0, 'CNY').amountMinor, 0)).toBe(true)
  })

  test.each([
    ['CNY', true],
    ['EUR', true],
    ['AUD', true],
    ['ZAR', true],
    ['XYZ', true],
    ['cny', false],
    ['CN', false],
    ['CNYX', false],
    ['xCNY', false],
    ['CNY\n', false],
    ['@NY', false],
    ['CN[', false],
    ['', false],
    ['C1Y', false],
  ])('isCurrency %j is %j', (text, expected) => {
    expect(isCurrency(text)).toBe(expected)
    if (!expected) expect(() => money(1, text)).toThrow(/three upper-case letters/)
  })

  test('mixing currencies is a bug', () => {
    expect(() => addMoney(money(1, 'CNY'), money(1, 'EUR'))).toThrow(/one currency/)
    expect(() => subtractMoney(money(1, 'CNY'), money(1, 'EUR'))).toThrow(/one currency/)
    expect(() => sumMoney('CNY', [money(1, 'EUR')])).toThrow(/one currency/)
  })

  test('a sum past the safe integers is a bug', () => {
    expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'CNY'), money(1, 'CNY'))).toThrow(/safe integer/)
    expect(() => sumMoney('CNY', [money(Number.MAX_SAFE_INTEGER, 'CNY'), money(2, 'CNY')])).toThrow(/safe integer/)
    // Back within the range, yet a fen short: 2⁵³ + 1 cannot be told from 2⁵³.
    const list = [Number.MAX_SAFE_INTEGER, 2, -3].map((amountMinor) => money(amountMinor, 'CNY'))
    expect(() => sumMoney('CNY', list)).toThrow(/safe integer/)
  })

  test('an empty sum is zero', () => {
    expect(sumMoney('JPY', [])).toEqual({ amountMinor: 0, currency: 'JPY' })
  })

  test('adding commutes, zero is neutral, subtracting undoes it, and sums are chained additions', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const left = money(a, 'CNY')
        const right = money(b, 'CNY')
        expect(addMoney(left, right)).toEqual(addMoney(right, left))
        expect(addMoney(left, money(0, 'CNY'))).toEqual(left)
        expect(subtractMoney(addMoney(left, right), right)).toEqual(left)
        expect(sumMoney('CNY', [left, right])).toEqual(addMoney(left, right))
      }),
      { numRuns: RUNS },
    )
  })
})
