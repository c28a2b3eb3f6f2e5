import type { Migration } from './migration.ts'

/** Finds orders by how far the handing over of their goods has come; most have none. */
export const ordersToFulfil: Migration = {
  id: '0168-orders-to-fulfil',
  statements: ({ text, name, index, only }) => [
    ...only('sqlite', [
      `alter table ${name('order_')} add column fulfilment_state ${text}
        generated always as (json_extract(fulfilment, '$.state')) virtual`,
    ]),
    ...only('postgres', [
      `alter table ${name('order_')} add column fulfilment_state ${text}
        generated always as (fulfilment::jsonb ->> 'state') stored`,
    ]),
    index('order_to_fulfil', 'order_', 'tenant_id, fulfilment_state, created_at_ms, id', {
      where: 'fulfilment_state is not null',
    }),
  ],
}
