import { assert } from '../base/assert.ts'
import type { Currency } from '../money/money.ts'
import { type AccountCode, type AccountType, accountCodes, accountSpec, towardsNormal } from './account.ts'
import { type LedgerUnit, unitKind } from './unit.ts'

/** What the lines of an account sum to in one unit: debits positive, credits negative. */
export interface AccountTotal {
  readonly account: AccountCode
  readonly unit: LedgerUnit
  readonly amountMinor: number
}

/** An account in a statement, on its normal side: what is owed, earned or spent is positive. */
export interface StatementLine {
  readonly account: AccountCode
  readonly type: AccountType
  readonly amountMinor: number
}

export interface TrialBalance {
  readonly unit: LedgerUnit
  readonly lines: readonly (StatementLine & { readonly debitMinor: number; readonly creditMinor: number })[]
  readonly debitMinor: number
  /** The same as the debits, if the books balance. */
  readonly creditMinor: number
}

export interface ProfitAndLoss {
  readonly currency: Currency
  readonly revenue: readonly StatementLine[]
  /** What is taken off revenue: discounts, bonus and points that were spent. */
  readonly deductions: readonly StatementLine[]
  readonly expenses: readonly StatementLine[]
  readonly grossRevenueMinor: number
  readonly netRevenueMinor: number
  readonly expenseMinor: number
  /** Negative for a loss. */
  readonly profitMinor: number
}

export interface BalanceSheet {
  readonly currency: Currency
  readonly assets: readonly StatementLine[]
  readonly liabilities: readonly StatementLine[]
  readonly equity: readonly StatementLine[]
  readonly assetMinor: number
  readonly liabilityMinor: number
  /** What customers have paid ahead: a part of the liabilities. */
  readonly prepaidMinor: number
  /** Profit and loss of all days up to the date: a part of the equity. */
  readonly retainedEarningsMinor: number
  readonly equityMinor: number
}

/** The trial balance of each unit, points and visits included. */
export function trialBalances(totals: readonly AccountTotal[]): readonly TrialBalance[] {
  return unitsOf(totals).map((unit) => {
    const lines = linesOf(totals, unit).map((line) => {
      const signed = towardsNormal(line.account, line.amountMinor)
      return { ...line, debitMinor: Math.max(signed, 0), creditMinor: Math.max(0 - signed, 0) }
    })
    return { unit, lines, debitMinor: sum(lines, 'debitMinor'), creditMinor: sum(lines, 'creditMinor') }
  })
}

/** Profit and loss of each currency, from the totals of a period. */
export function profitsAndLosses(totals: readonly AccountTotal[]): readonly ProfitAndLoss[] {
  return currenciesOf(totals).map((currency) => {
    const revenue = linesOf(totals, currency, ['REVENUE'])
    const deductions = linesOf(totals, currency, ['CONTRA_REVENUE'])
    const expenses = linesOf(totals, currency, ['EXPENSE'])
    const grossRevenueMinor = sum(revenue, 'amountMinor')
    const netRevenueMinor = grossRevenueMinor - sum(deductions, 'amountMinor')
    const expenseMinor = sum(expenses, 'amountMinor')
    const profitMinor = netRevenueMinor - expenseMinor
    return { currency, revenue, deductions, expenses, grossRevenueMinor, netRevenueMinor, expenseMinor, profitMinor }
  })
}

/** The balance sheet of each currency, from the totals of all days up to a date. Asserts that it balances. */
export function balanceSheets(totals: readonly AccountTotal[]): readonly BalanceSheet[] {
  const profits = new Map(profitsAndLosses(totals).map(({ currency, profitMinor }) => [currency, profitMinor]))
  return currenciesOf(totals).map((currency) => {
    const assets = linesOf(totals, currency, ['ASSET'])
    const liabilities = linesOf(totals, currency, ['LIABILITY', 'CONTRA_LIABILITY'])
    const equity = linesOf(totals, currency, ['EQUITY'])
    const retainedEarningsMinor = profits.get(currency) ?? 0
    const equityMinor = sum(equity, 'amountMinor') + retainedEarningsMinor
    const assetMinor = sum(assets, 'amountMinor')
    const liabilityMinor = liabilities.reduce((total, line) => total + owed(line), 0)
    assert(assetMinor === liabilityMinor + equityMinor, `the balance sheet balances in ${currency}`)
    const prepaid = liabilities.filter(({ account }) => accountSpec(account).prepaid === true)
    const prepaidMinor = prepaid.reduce((total, line) => total + owed(line), 0)
    return {
      currency,
      assets,
      liabilities,
      equity,
      assetMinor,
      liabilityMinor,
      prepaidMinor,
      retainedEarningsMinor,
      equityMinor,
    }
  })
}

/** What a line adds to what is owed: the contra side takes away. */
function owed({ type, amountMinor }: StatementLine): number {
  return type === 'CONTRA_LIABILITY' ? 0 - amountMinor : amountMinor
}

function unitsOf(totals: readonly AccountTotal[]): readonly LedgerUnit[] {
  return [...new Set(totals.map(({ unit }) => unit))].sort()
}

function currenciesOf(totals: readonly AccountTotal[]): readonly Currency[] {
  return unitsOf(totals).filter((unit) => unitKind(unit) === 'MONEY')
}

/** The accounts that moved, in the order of the chart. */
function linesOf(
  totals: readonly AccountTotal[],
  unit: LedgerUnit,
  types?: readonly AccountType[],
): readonly StatementLine[] {
  const byAccount = new Map(totals.filter((total) => total.unit === unit).map((total) => [total.account, total]))
  return accountCodes.flatMap((account) => {
    const total = byAccount.get(account)
    const { type } = accountSpec(account)
    if (!total || (types && !types.includes(type))) return []
    return [{ account, type, amountMinor: towardsNormal(account, total.amountMinor) }]
  })
}

function sum<F extends string>(lines: readonly Readonly<Record<F, number>>[], field: F): number {
  return lines.reduce((total, line) => total + line[field], 0)
}
