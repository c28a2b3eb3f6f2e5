import type { Migration } from './migration.ts'

/** Which order was taken back, and which one is paid instead of it. */
export const reopening: Migration = {
  id: '0140-reopening',
  statements: ({ text, name, index }) => [
    `alter table ${name('order_')} add column reopens_id ${text}`,
    `alter table ${name('order_')} add column reopened_as_id ${text}`,
    // An order is reopened once.
    index('order_reopens', 'order_', 'tenant_id, reopens_id', { unique: true, where: 'reopens_id is not null' }),
  ],
}
