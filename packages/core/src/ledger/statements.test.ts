import { describe, expect, test } from 'vitest'
import type { AccountCode } from './account.ts'
import { type AccountTotal, balanceSheets, profitsAndLosses, trialBalances } from './statements.ts'

const total = (account: AccountCode, amountMinor: number, unit = 'CNY'): AccountTotal => ({
  account,
  unit,
  amountMinor,
})

/** Amounts that are powers of two, so that no two sums of them are equal. Debits are positive. */
const totals = [
  total('BREAKAGE', -1),
  total('SERVICE_REVENUE', -2),
  total('DISCOUNTS', 4),
  total('BONUS_REDEEMED', 8),
  total('PROVIDER_FEES', 16),
  total('EXPENSES', 32),
  total('TAX_PAYABLE', -64),
  total('STORED_VALUE_PRINCIPAL', -128),
  total('STORED_VALUE_BONUS', -256),
  total('BONUS_GRANTED', 256),
  total('OWNER_EQUITY', -512),
  total('BANK', -1024),
  // 647 is what the credits leave: 1 + 2 + 64 + 128 + 512 less 4 + 8 + 16 + 32, and what the bank is overdrawn by.
  total('CASH_DRAWER', 647 + 1024),
  total('CASH_DRAWER', 7, 'AUD'),
  total('SERVICE_REVENUE', -7, 'AUD'),
  total('POINTS', -5, 'POINT'),
  total('POINTS_ISSUED', 5, 'POINT'),
]

describe('statements', () => {
  test('a trial balance lists the accounts of each unit in the order of the chart, each on its side', () => {
    const [aud, cny, points, ...none] = trialBalances(totals)
    expect(none).toEqual([])
    expect(aud).toEqual({
      unit: 'AUD',
      lines: [
        { account: 'CASH_DRAWER', type: 'ASSET', amountMinor: 7, debitMinor: 7, creditMinor: 0 },
        { account: 'SERVICE_REVENUE', type: 'REVENUE', amountMinor: 7, debitMinor: 0, creditMinor: 7 },
      ],
      debitMinor: 7,
      creditMinor: 7,
    })
    expect(points).toMatchObject({ unit: 'POINT', debitMinor: 5, creditMinor: 5 })
    expect(cny?.lines.map(({ account, debitMinor, creditMinor }) => [account, debitMinor, creditMinor])).toEqual([
      ['CASH_DRAWER', 1671, 0],
      ['BANK', 0, 1024],
      ['STORED_VALUE_PRINCIPAL', 0, 128],
      ['STORED_VALUE_BONUS', 0, 256],
      ['BONUS_GRANTED', 256, 0],
      ['TAX_PAYABLE', 0, 64],
      ['OWNER_EQUITY', 0, 512],
      ['SERVICE_REVENUE', 0, 2],
      ['BREAKAGE', 0, 1],
      ['DISCOUNTS', 4, 0],
      ['BONUS_REDEEMED', 8, 0],
      ['PROVIDER_FEES', 16, 0],
      ['EXPENSES', 32, 0],
    ])
    expect([cny?.debitMinor, cny?.creditMinor]).toEqual([1987, 1987])
  })

  test('profit is revenue less what is taken off it and less expenses, of each currency', () => {
    const [aud, cny, ...none] = profitsAndLosses(totals)
    expect(none).toEqual([])
    expect(aud).toMatchObject({ currency: 'AUD', grossRevenueMinor: 7, netRevenueMinor: 7, profitMinor: 7 })
    expect(cny).toEqual({
      currency: 'CNY',
      revenue: [
        { account: 'SERVICE_REVENUE', type: 'REVENUE', amountMinor: 2 },
        { account: 'BREAKAGE', type: 'REVENUE', amountMinor: 1 },
      ],
      deductions: [
        { account: 'DISCOUNTS', type: 'CONTRA_REVENUE', amountMinor: 4 },
        { account: 'BONUS_REDEEMED', type: 'CONTRA_REVENUE', amountMinor: 8 },
      ],
      expenses: [
        { account: 'PROVIDER_FEES', type: 'EXPENSE', amountMinor: 16 },
        { account: 'EXPENSES', type: 'EXPENSE', amountMinor: 32 },
      ],
      grossRevenueMinor: 3,
      netRevenueMinor: -9,
      expenseMinor: 48,
      profitMinor: -57,
    })
  })

  test('a balance sheet sets what is owned against what is owed and what is left', () => {
    const [aud, cny, ...none] = balanceSheets(totals)
    expect(none).toEqual([])
    expect(aud).toMatchObject({ currency: 'AUD', assetMinor: 7, liabilityMinor: 0, equityMinor: 7 })
    expect(cny).toEqual({
      currency: 'CNY',
      assets: [
        { account: 'CASH_DRAWER', type: 'ASSET', amountMinor: 1671 },
        { account: 'BANK', type: 'ASSET', amountMinor: -1024 },
      ],
      liabilities: [
        { account: 'STORED_VALUE_PRINCIPAL', type: 'LIABILITY', amountMinor: 128 },
        { account: 'STORED_VALUE_BONUS', type: 'LIABILITY', amountMinor: 256 },
        { account: 'BONUS_GRANTED', type: 'CONTRA_LIABILITY', amountMinor: 256 },
        { account: 'TAX_PAYABLE', type: 'LIABILITY', amountMinor: 64 },
      ],
      equity: [{ account: 'OWNER_EQUITY', type: 'EQUITY', amountMinor: 512 }],
      assetMinor: 647,
      liabilityMinor: 192,
      prepaidMinor: 128,
      retainedEarningsMinor: -57,
      equityMinor: 455,
    })
  })

  test('of books that do not balance there is no sheet', () => {
    expect(() => balanceSheets([total('BANK', 5), total('OWNER_EQUITY', -4)])).toThrow('balances in CNY')
  })
})
