import type { Migration } from './migration.ts'

/** Add-ons that were billed, after the step that makes the lines anew. */
export const lineAddOns: Migration = {
  id: '0079-line-add-ons',
  statements: ({ text, name }) => [
    `alter table ${name('order_line')} add column add_ons ${text} not null default '[]'`,
  ],
}
