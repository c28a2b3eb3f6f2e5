import type { Migration } from './migration.ts'

/** What was asked of open bills, so that they can be changed, and what is noted on them. Bills there are cannot be changed. */
export const orderUpdates: Migration = {
  id: '0161-order-updates',
  statements: ({ text, name }) => [
    `alter table ${name('order_')} add column request ${text} not null default 'null'`,
    `alter table ${name('order_')} add column note ${text} not null default ''`,
  ],
}
