import type { Migration } from './migration.ts'

/** Which cards pay for how many units of a line. */
export const coverage: Migration = {
  id: '0111-coverage',
  statements: ({ text, name }) => [
    `alter table ${name('order_line')} add column coverage ${text} not null default '[]'`,
  ],
}
