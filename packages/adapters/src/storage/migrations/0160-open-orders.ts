import type { Migration } from './migration.ts'

/** How long bills wait for their payment, bills put aside, and why bills are cancelled. Bills there are wait for ever. */
export const openOrders: Migration = {
  id: '0160-open-orders',
  statements: ({ text, integer, name, index }) => {
    const add = (table: string, column: string) => `alter table ${name(table)} add column ${column}`
    return [
      add('location', `open_orders ${text} not null default '{"expiryMinutes":1440,"parkedExpiryMinutes":10080}'`),
      add('order_', `expires_at_ms ${integer}`),
      add('order_', `parked_at_ms ${integer}`),
      add('order_', `parked_as ${text}`),
      add('order_', `cancel_reason ${text}`),
      `update ${name('order_')} set cancel_reason = case when reopened_as_id is not null then 'REOPENED'
        when refund_state = 'FULL' then 'REFUNDED' else 'REQUESTED' end where state = 'CANCELLED'`,
      index('order_expiring', 'order_', 'expires_at_ms', { where: "state = 'OPEN'" }),
      index('order_parked', 'order_', 'tenant_id, location_id, created_at_ms, id', {
        where: 'parked_at_ms is not null',
      }),
    ]
  },
}
