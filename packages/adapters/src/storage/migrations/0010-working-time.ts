import type { Ddl, Migration } from './migration.ts'

/** Opening hours, breaks, weekly templates, time off, and limits of a day. */
export const workingTime: Migration = {
  id: '0010-working-time',
  statements: (ddl) => [...limits(ddl), ...shiftTemplates(ddl), ...timeBlocks(ddl)],
}

function limits({ text, integer, name }: Ddl): readonly string[] {
  const add = (table: string, column: string): string => `alter table ${name(table)} add column ${column}`
  const limit = (column: string): string => `${column} ${integer} check (${column} >= 1)`
  return [
    add('location', `opening_hours ${text} not null default 'null'`),
    add('location', `special_days ${text} not null default '[]'`),
    add('location', limit('max_concurrent_customers')),
    add('location', limit('max_bookings_per_day')),
    add('staff', limit('max_bookings_per_day')),
    add('shift', `breaks ${text} not null default '[]'`),
  ]
}

function shiftTemplates({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'shift_template',
      `location_id ${text} not null,
      staff_id ${text} not null,
      weekday ${integer} not null check (weekday between 1 and 7),
      start_time ${text} not null,
      end_time ${text} not null check (end_time > start_time),
      breaks ${text} not null,
      valid_from ${text} not null check (length(valid_from) = 10),
      valid_to ${text} check (valid_to >= valid_from),
      tenant_id ${text} not null,
      id ${text} not null,
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      archived_at_ms ${integer},
      primary key (tenant_id, id),
      foreign key (tenant_id) references ${name('tenant')} (tenant_id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, staff_id) references ${name('staff')} (tenant_id, id)`,
    ),
    index('shift_template_of_location', 'shift_template', 'tenant_id, location_id'),
  ]
}

/** The rows that take the time are in `occupancy` and `capacity_claim`; here is what it is for. */
function timeBlocks({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'time_block',
      `tenant_id ${text} not null,
      id ${text} not null,
      staff_id ${text},
      resource_id ${text},
      units ${integer} check (units >= 1),
      type ${text} not null,
      counts_as_work ${integer} not null check (counts_as_work in (0, 1)),
      reason ${text} not null,
      starts_at_ms ${integer} not null,
      ends_at_ms ${integer} not null,
      created_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check (ends_at_ms > starts_at_ms),
      check ((staff_id is null) <> (resource_id is null)),
      check ((resource_id is null) = (units is null)),
      foreign key (tenant_id, staff_id) references ${name('staff')} (tenant_id, id),
      foreign key (tenant_id, resource_id) references ${name('resource')} (tenant_id, id)`,
    ),
    index('time_block_of_staff', 'time_block', 'tenant_id, staff_id, id'),
    index('time_block_of_resource', 'time_block', 'tenant_id, resource_id, id'),
  ]
}
