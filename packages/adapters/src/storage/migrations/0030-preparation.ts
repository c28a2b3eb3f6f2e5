import type { Ddl, Migration } from './migration.ts'

const longestMs = 14_400_000

/** Staff get ready before a customer's turn, and are not free for others meanwhile. */
export const preparation: Migration = {
  id: '0030-preparation',
  statements: ({ integer, name }: Ddl) => [
    `alter table ${name('service')} add column preparation_minutes ${integer} not null default 0
      check (preparation_minutes >= 0)`,
    `alter table ${name('occupancy')} add column preparation_ms ${integer} not null default 0
      check (preparation_ms >= 0 and preparation_ms <= ${longestMs})`,
  ],
}
