import type { Migration } from './migration.ts'

/** Prepayment, and what a pending booking waits for: until now that was approval alone. */
export const prepayment: Migration = {
  id: '0038-prepayment',
  statements: ({ text, integer, name }) => {
    const add = (table: string, column: string): string => `alter table ${name(table)} add column ${column}`
    return [
      add('location', `prepayment ${text} not null default '{"kind":"NONE"}'`),
      add('location', `prepayment_timeout_minutes ${integer} not null default 15`),
      add('service', `prepayment ${text} not null default 'null'`),
      add('booking', `awaiting ${text}`),
      add('booking', `requires_approval ${integer} not null default 0`),
      add('booking', `prepayment_due_amount_minor ${integer} not null default 0`),
      add('booking', `prepayment_due_currency ${text} not null default 'ZZZ'`),
      `update ${name('booking')} set prepayment_due_currency = price_currency`,
      `update ${name('booking')} set awaiting = 'APPROVAL', requires_approval = 1 where state = 'PENDING'`,
    ]
  },
}
