/** The chart of accounts; each is debited or credited per location. */
export const accounts = {
  CASH_DRAWER: 'ASSET',
  CUSTOMER_ADVANCES: 'LIABILITY',
  SERVICE_REVENUE: 'REVENUE',
  PRODUCT_REVENUE: 'REVENUE',
  DISCOUNTS: 'CONTRA_REVENUE',
} as const

export type AccountCode = keyof typeof accounts
export type AccountType = (typeof accounts)[AccountCode]

/** What is counted: a currency's minor units; later points and visits, each its own unit. */
export type LedgerUnit = string
