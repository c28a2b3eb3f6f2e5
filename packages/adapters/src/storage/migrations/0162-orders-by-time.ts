import type { Migration } from './migration.ts'

/** Finds the orders of a time, a place or a customer by when they were made, and what was written of one record. */
export const ordersByTime: Migration = {
  id: '0162-orders-by-time',
  statements: ({ name, index }) => [
    `drop index ${name('order_of_location')}`,
    `drop index ${name('order_of_customer')}`,
    index('order_made', 'order_', 'tenant_id, created_at_ms, id'),
    index('order_made_at', 'order_', 'tenant_id, location_id, created_at_ms, id'),
    index('order_made_for', 'order_', 'tenant_id, customer_id, created_at_ms, id', {
      where: 'customer_id is not null',
    }),
    index('audit_entry_of', 'audit_entry', 'tenant_id, subject_id, id', { where: 'subject_id is not null' }),
  ],
}
