import type { Migration } from './migration.ts'

/** The cash in a location's drawer that no shift has charge of is summed from the index alone. */
export const unchargedCash: Migration = {
  id: '0191-uncharged-cash',
  statements: ({ index }) => [
    index(
      'ledger_line_uncharged_cash',
      'ledger_line',
      'tenant_id, location_id, unit, account, subject_id, amount_minor',
      {
        where: "account = 'CASH_DRAWER' and subject_id is null",
      },
    ),
  ],
}
