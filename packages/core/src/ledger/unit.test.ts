import { expect, test } from 'vitest'
import { isPointUnit, pointUnitOf, subLedgerOf, unitKind } from './unit.ts'

test.each([
  [null, 'POINT'],
  ['SKINCARE', 'POINT.SKINCARE'],
  ['A', 'POINT.A'],
] as const)('the points of %s are counted in %s', (code, unit) => {
  expect(pointUnitOf(code)).toBe(unit)
  expect(subLedgerOf(pointUnitOf(code))).toBe(code)
  expect(isPointUnit(unit)).toBe(true)
  expect(unitKind(unit)).toBe('POINT')
})

test('money and visits are no points, and what is none of them has no kind', () => {
  expect(['VISIT', 'CNY', 'POINTS', 'POIN'].map(isPointUnit)).toEqual([false, false, false, false])
  expect(['VISIT', 'CNY', 'POINTS', 'POIN'].map(unitKind)).toEqual(['VISIT', 'MONEY', undefined, undefined])
})
