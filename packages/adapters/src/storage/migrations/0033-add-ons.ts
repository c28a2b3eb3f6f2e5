import type { Migration } from './migration.ts'

/** Add-ons, the groups in which services offer them, and those that were booked. */
export const addOns: Migration = {
  id: '0033-add-ons',
  statements: ({ text, integer, name, table }) => [
    table(
      'add_on',
      `tenant_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      description ${text} not null,
      price_amount_minor ${integer} not null check (price_amount_minor >= 0),
      price_currency ${text} not null check (length(price_currency) = 3),
      duration_minutes ${integer} not null check (duration_minutes >= 0),
      staff_ids ${text} not null,
      resource_requirements ${text} not null,
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      archived_at_ms ${integer},
      primary key (tenant_id, id),
      foreign key (tenant_id) references ${name('tenant')} (tenant_id)`,
    ),
    `alter table ${name('service')} add column add_on_groups ${text} not null default '[]'`,
    `alter table ${name('booking_segment')} add column add_ons ${text} not null default '[]'`,
  ],
}
