import { close as closePeriod } from '../accounting-periods/close.ts'
import { list as listPeriods } from '../accounting-periods/list.ts'
import { reopen as reopenPeriod } from '../accounting-periods/reopen.ts'
import { bookings as bookingAnalytics } from '../analytics/bookings.ts'
import { accounts as ledgerAccounts, entries as ledgerEntries } from '../ledger/lists.ts'
import { balanceSheet, profitAndLoss, trialBalance } from '../ledger/statements.ts'
import { verify } from '../ledger/verify.ts'
import { dayTotals } from '../reports/day-totals.ts'
import { prepaidLiability } from '../reports/prepaid-liability.ts'

/** The books and what is read from them. */
export const booksOperations = {
  ledger: {
    verify,
    accounts: ledgerAccounts,
    entries: ledgerEntries,
    trialBalance,
    profitAndLoss,
    balanceSheet,
  },
  accountingPeriods: { close: closePeriod, reopen: reopenPeriod, list: listPeriods },
  reports: { dayTotals, prepaidLiability },
  analytics: { bookings: bookingAnalytics },
} as const
