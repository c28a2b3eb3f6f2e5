import type { Migration } from './migration.ts'

/** Finds the series of a customer and where they wait in line, which move when two customers become one. */
export const visitsOfCustomers: Migration = {
  id: '0164-visits-of-customers',
  statements: ({ index }) => [
    index('booking_series_of_customer', 'booking_series', 'tenant_id, customer_id'),
    index('queue_entry_of_customer', 'queue_entry', 'tenant_id, customer_id', { where: 'customer_id is not null' }),
  ],
}
