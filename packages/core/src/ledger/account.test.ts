import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import {
  accountCodes,
  accountKey,
  accountOf,
  accountSpec,
  accountTypes,
  isGuarded,
  isInLots,
  towardsNormal,
} from './account.ts'
import { unitKind } from './unit.ts'

/** As it stands in docs/ledger.md: accounts, type, normal side, and how they are kept. */
const chart = [
  ['CASH_DRAWER BANK INVENTORY', 'ASSET', 'DEBIT', 'summed'],
  ['PROVIDER_CLEARING', 'ASSET', 'DEBIT', 'summed'],
  ['RECEIVABLES', 'ASSET', 'DEBIT', 'guarded'],
  ['CUSTOMER_ADVANCES POINTS_LIABILITY TAX_PAYABLE', 'LIABILITY', 'CREDIT', 'summed'],
  ['PAYABLES TIPS_PAYABLE', 'LIABILITY', 'CREDIT', 'summed'],
  ['STORED_VALUE_PRINCIPAL STORED_VALUE_BONUS', 'LIABILITY', 'CREDIT', 'lots'],
  ['GIFT_CARDS', 'LIABILITY', 'CREDIT', 'lots'],
  ['CARD_DEFERRED_REVENUE', 'LIABILITY', 'CREDIT', 'guarded'],
  ['BONUS_GRANTED', 'CONTRA_LIABILITY', 'DEBIT', 'summed'],
  ['OPENING_EQUITY OWNER_EQUITY', 'EQUITY', 'CREDIT', 'summed'],
  ['SERVICE_REVENUE PRODUCT_REVENUE CARD_REVENUE', 'REVENUE', 'CREDIT', 'summed'],
  ['SERVICE_CHARGES CANCELLATION_FEES BREAKAGE', 'REVENUE', 'CREDIT', 'summed'],
  ['DISCOUNTS BONUS_REDEEMED POINTS_REDEEMED CASH_ROUNDING', 'CONTRA_REVENUE', 'DEBIT', 'summed'],
  ['COST_OF_GOODS CASH_OVER_SHORT', 'EXPENSE', 'DEBIT', 'summed'],
  ['PROVIDER_FEES EXPENSES', 'EXPENSE', 'DEBIT', 'summed'],
  ['POINTS', 'MEMO', 'CREDIT', 'lots'],
  ['POINTS_OWED', 'MEMO', 'DEBIT', 'guarded'],
  ['POINTS_ISSUED', 'MEMO', 'DEBIT', 'summed'],
  ['VISITS', 'MEMO', 'CREDIT', 'lots'],
  ['VISITS_ISSUED', 'MEMO', 'DEBIT', 'summed'],
] as const

const rows = chart.flatMap(([codes, type, normal, kept]) =>
  codes.split(' ').map((code) => ({ code, type, normal, guarded: kept !== 'summed', lots: kept === 'lots' })),
)

describe('the chart', () => {
  test('is as it is published', () => {
    const own = accountCodes.map((code) => {
      const { type, normal } = accountSpec(code)
      return { code, type, normal, guarded: isGuarded(code), lots: isInLots(code) }
    })
    const byCode = (a: { readonly code: string }, b: { readonly code: string }): number => (a.code < b.code ? -1 : 1)
    expect(own.toSorted(byCode)).toEqual(rows.toSorted(byCode))
  })

  test('uses every type, and no other', () => {
    expect([...new Set(accountCodes.map((code) => accountSpec(code).type))].sort()).toEqual([...accountTypes].sort())
  })

  test('says what is paid ahead', () => {
    expect(accountCodes.filter((code) => accountSpec(code).prepaid)).toEqual([
      'CUSTOMER_ADVANCES',
      'STORED_VALUE_PRINCIPAL',
      'STORED_VALUE_BONUS',
      'BONUS_GRANTED',
      'GIFT_CARDS',
      'CARD_DEFERRED_REVENUE',
    ])
  })

  test.each(accountCodes.filter(isInLots))('%s has a place of the same unit for what expires', (code) => {
    const { expiresTo, unit } = accountSpec(code)
    const place = accountCodes.find((other) => other === expiresTo)
    expect(place && accountSpec(place)).toMatchObject({ unit, lots: false })
  })
})

describe('an account', () => {
  test('is told from others by its code, whose it is, and its unit', () => {
    const [wang, li] = [idOf('Customer', 'wang'), idOf('Customer', 'li')]
    expect(accountOf('RECEIVABLES', 'CNY', wang)).toEqual({
      code: 'RECEIVABLES',
      subjectId: wang,
      unit: 'CNY',
      key: 'RECEIVABLES:cus_wang:CNY',
    })
    expect(accountOf('CASH_DRAWER', 'CNY')).toMatchObject({ subjectId: null, key: 'CASH_DRAWER::CNY' })
    const keys = [wang, li].flatMap((id) => ['CNY', 'EUR'].map((unit) => accountKey('RECEIVABLES', id, unit)))
    expect(new Set(keys).size).toBe(4)
  })

  test('is kept in a unit of its kind', () => {
    expect(() => accountOf('CASH_DRAWER', 'POINT')).toThrow('CASH_DRAWER is kept in MONEY, not in POINT')
    expect(() => accountOf('CASH_DRAWER', 'yuan')).toThrow('CASH_DRAWER is kept in MONEY')
    expect(() => accountOf('POINTS', 'CNY', idOf('Customer', 'wang'))).toThrow('POINTS is kept in POINT')
  })

  test.each([
    ['CNY', 'MONEY'],
    ['POINT', 'POINT'],
    ['VISIT', 'VISIT'],
    ['cny', undefined],
    ['', undefined],
  ])('%j is of the kind %s', (unit, kind) => {
    expect(unitKind(unit)).toBe(kind)
  })

  test('grows on its normal side', () => {
    expect([towardsNormal('CASH_DRAWER', 5), towardsNormal('CASH_DRAWER', -5)]).toEqual([5, -5])
    expect([towardsNormal('BREAKAGE', 5), towardsNormal('BREAKAGE', -5)]).toEqual([-5, 5])
    expect(Object.is(towardsNormal('BREAKAGE', 0), 0)).toBe(true)
  })
})
