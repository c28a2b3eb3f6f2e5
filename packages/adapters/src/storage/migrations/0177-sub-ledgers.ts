import type { Migration } from './migration.ts'

/** Balances of points beside the main one. Their lots and lines are in the books already: each has a unit of its own. */
export const subLedgers: Migration = {
  id: '0177-sub-ledgers',
  statements({ text, name }) {
    const add = (table: string, column: string) => `alter table ${name(table)} add column ${column}`
    return [
      add('loyalty_programme', `sub_ledgers ${text} not null default '[]'`),
      add('reward', `sub_ledger_code ${text}`),
      add('points_redemption', `sub_ledger_code ${text}`),
      add('customer_activity', `sub_ledger_points ${text} not null default '[]'`),
    ]
  },
}
