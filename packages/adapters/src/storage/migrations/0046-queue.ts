import type { Migration } from './migration.ts'

/** Who has come without a booking and waits to be served. */
export const queue: Migration = {
  id: '0046-queue',
  statements: ({ text, integer, name, table, index }) => [
    `alter table ${name('location')} add column max_queue_length ${integer}`,
    table(
      'queue_entry',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text} not null,
      customer_id ${text},
      label ${text},
      segments ${text} not null,
      state ${text} not null,
      place ${integer} not null,
      note ${text} not null,
      booking_id ${text},
      expires_at_ms ${integer} not null,
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check (customer_id is not null or label is not null),
      check ((state = 'CALLED') = (booking_id is not null)),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, booking_id) references ${name('booking')} (tenant_id, id)`,
    ),
    index('queue_entry_waiting', 'queue_entry', 'tenant_id, location_id, expires_at_ms', {
      where: "state = 'WAITING'",
    }),
  ],
}
