import { describe, expect, test } from 'vitest'
import type { AccountCode } from './account.ts'
import { assertBalanced } from './assert-balanced.ts'

function lines(...amounts: readonly (readonly [AccountCode, number, string?])[]): Parameters<typeof assertBalanced>[0] {
  return amounts.map(([account, amountMinor, unit = 'CNY']) => ({
    account,
    amountMinor,
    unit,
    subjectId: null,
    lotId: null,
  }))
}

describe('assertBalanced', () => {
  test('keeps the visits of one entitlement from another', () => {
    const visits = (...subjects: readonly string[]) =>
      lines(['VISITS', -3, 'VISIT'], ['VISITS_ISSUED', 3, 'VISIT']).map((line, index) => ({
        ...line,
        subjectId: subjects[index] ?? null,
      }))
    expect(() => assertBalanced(visits('ent_a', 'ent_a'))).not.toThrow()
    expect(() => assertBalanced(visits('ent_a', 'ent_b'))).toThrow('VISIT of ent_a: off by -3')
  })

  test.each([
    ['nothing', lines()],
    ['bonus beside its grant', lines(['STORED_VALUE_BONUS', -5], ['BONUS_GRANTED', 5])],
    ['two sides', lines(['CASH_DRAWER', 100], ['CUSTOMER_ADVANCES', -100])],
    ['three lines', lines(['CUSTOMER_ADVANCES', 90], ['DISCOUNTS', 10], ['SERVICE_REVENUE', -100])],
    [
      'two units, each by itself',
      lines(['CASH_DRAWER', 1], ['CUSTOMER_ADVANCES', -1], ['CASH_DRAWER', 5, 'EUR'], ['CUSTOMER_ADVANCES', -5, 'EUR']),
    ],
  ])('lets %s through', (_, given) => {
    expect(() => assertBalanced(given)).not.toThrow()
  })

  test.each([
    ['one side', lines(['CASH_DRAWER', 100]), 'debits equal credits in CNY: off by 100'],
    ['a fen too much', lines(['CASH_DRAWER', 100], ['CUSTOMER_ADVANCES', -99]), 'off by 1'],
    ['units that make up for each other', lines(['CASH_DRAWER', 1], ['CUSTOMER_ADVANCES', -1, 'EUR']), 'in CNY'],
    ['a line that moves nothing', lines(['CASH_DRAWER', 0]), 'moves something'],
    ['a fraction', lines(['CASH_DRAWER', 0.5], ['CUSTOMER_ADVANCES', -0.5]), 'ledger amounts are safe integers'],
    [
      'what is too large to be exact',
      lines(['CASH_DRAWER', 2 ** 53], ['CUSTOMER_ADVANCES', -(2 ** 53)]),
      'ledger amounts are safe integers',
    ],
    [
      'totals that are too large on the way',
      lines(
        ['CASH_DRAWER', Number.MAX_SAFE_INTEGER],
        ['BANK', 1],
        ['CUSTOMER_ADVANCES', -Number.MAX_SAFE_INTEGER],
        ['CUSTOMER_ADVANCES', -1],
      ),
      'ledger totals are safe integers',
    ],
    ['bonus without its grant', lines(['STORED_VALUE_BONUS', -5], ['CASH_DRAWER', 5]), 'bonus in CNY: off by -5'],
    ['a grant without bonus', lines(['BONUS_GRANTED', 5], ['CASH_DRAWER', -5]), 'bonus in CNY: off by 5'],
    [
      'bonus of one currency granted in another',
      lines(['STORED_VALUE_BONUS', -5], ['CASH_DRAWER', 5], ['BONUS_GRANTED', 5, 'EUR'], ['CASH_DRAWER', -5, 'EUR']),
      'bonus in CNY',
    ],
  ])('throws on %s', (_, given, message) => {
    expect(() => assertBalanced(given)).toThrow(message)
  })
})
