import type { Migration } from './migration.ts'

/** Approval, settlements, and the limits on customers. What is added has defaults that change nothing. */
export const lifeCycle: Migration = {
  id: '0021-life-cycle',
  statements: ({ text, integer, name, index }) => {
    const add = (table: string, column: string) => `alter table ${name(table)} add column ${column}`
    return [
      add('location', `pending_timeout_minutes ${integer} not null default 1440`),
      add('location', `max_open_bookings_per_customer ${integer}`),
      add('location', `cancellation_policy_id ${text}`),
      add('service', `requires_approval ${integer} not null default 0`),
      add('service', `cancellation_policy_id ${text}`),
      add('customer', `blocked ${integer} not null default 0`),
      add('booking', `pending_expires_at_ms ${integer}`),
      add('booking', `price_amount_minor ${integer} not null default 0`),
      add('booking', `price_currency ${text} not null default 'ZZZ'`),
      add('booking', `cancellation_terms ${text} not null default '[]'`),
      add('booking', `settlement ${text} not null default 'null'`),
      add('booking_history', `cancel_reason ${text}`),
      `update ${name('booking')} set price_currency = (
        select l.currency from ${name('location')} l
        where l.tenant_id = ${name('booking')}.tenant_id and l.id = ${name('booking')}.location_id
      )`,
      index('booking_pending', 'booking', 'pending_expires_at_ms', { where: "state = 'PENDING'" }),
    ]
  },
}
