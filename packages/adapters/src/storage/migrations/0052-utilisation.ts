import type { Migration } from './migration.ts'

/** Whether blocked time is taken off the working time that utilisation is measured against. */
export const utilisation: Migration = {
  id: '0052-utilisation',
  statements: ({ integer, name }) => [
    `alter table ${name('time_block')} add column counts_toward_utilisation ${integer} not null default 1
      check (counts_toward_utilisation in (0, 1))`.replace(/\s+/g, ' '),
  ],
}
