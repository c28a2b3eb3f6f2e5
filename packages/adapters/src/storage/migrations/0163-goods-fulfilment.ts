import type { Migration } from './migration.ts'

/** How the goods of an order are picked up or brought. */
export const goodsFulfilment: Migration = {
  id: '0163-goods-fulfilment',
  statements: ({ text, name }) => [
    `alter table ${name('order_')} add column fulfilment ${text} not null default 'null'`,
  ],
}
