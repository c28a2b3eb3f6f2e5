import { none, one, type Probes, path } from './tenant-probe.ts'

/** The probes of the books: every id their operations take, from another tenant. */
export const ledgerProbes: Readonly<Record<string, Probes>> = {
  'ledger.verify': none,
  'ledger.accounts': (theirs) => [[`GET /v1/ledger/accounts?subjectId=${theirs.wang}`]],
  'ledger.entries': (theirs) => [
    [`GET /v1/ledger/entries?locationId=${theirs.location}`],
    [`GET /v1/ledger/entries?subjectId=${theirs.wang}`],
    [`GET /v1/ledger/entries?sourceId=${theirs.order}`],
  ],
  'ledger.trialBalance': one((theirs) => `GET /v1/ledger/trial-balance?locationIds=${theirs.location}`),
  'ledger.profitAndLoss': one((theirs) => `GET /v1/ledger/profit-and-loss?locationIds=${theirs.location}`),
  'ledger.balanceSheet': one((theirs) => `GET /v1/ledger/balance-sheet?locationIds=${theirs.location}`),
  'accountingPeriods.close': (theirs) => [
    ['POST /v1/accounting-periods', { locationId: theirs.location, fromDate: '2026-11-01', toDate: '2026-11-02' }],
  ],
  'accountingPeriods.reopen': path('period', 'accounting-periods', '/reopen'),
  'accountingPeriods.list': (theirs) => [[`GET /v1/accounting-periods?locationId=${theirs.location}`]],
}
