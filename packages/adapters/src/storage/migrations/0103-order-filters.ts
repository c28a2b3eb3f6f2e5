import type { Migration } from './migration.ts'

/** Finds the orders of a service without reading those of the others. */
export const orderFilters: Migration = {
  id: '0103-order-filters',
  statements: ({ index }) => [
    index('order_line_of_service', 'order_line', 'tenant_id, service_id, order_id', {
      where: 'service_id is not null',
    }),
  ],
}
