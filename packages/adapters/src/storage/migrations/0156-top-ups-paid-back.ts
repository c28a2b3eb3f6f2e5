import type { Migration } from './migration.ts'

/** What of the principal of top-ups that were paid back comes back as bonus, and the way from a top-up to its lots. */
export const topUpsPaidBack: Migration = {
  id: '0156-top-ups-paid-back',
  statements: ({ name, integer, index }) => [
    `alter table ${name('top_up')} add column back_as_bonus_minor ${integer} not null default 0`,
    index('ledger_lot_of_top_up', 'ledger_lot', 'tenant_id, source_id', { where: "source_kind = 'TOP_UP'" }),
  ],
}
