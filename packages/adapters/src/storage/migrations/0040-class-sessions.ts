import type { Migration } from './migration.ts'

/** Classes. Their time is in `occupancy` and `capacity_claim`, as everybody's; their seats are counted here. */
export const classSessions: Migration = {
  id: '0040-class-sessions',
  statements: ({ text, integer, name, table, index }) => [
    table(
      'class_session',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text} not null,
      service_id ${text} not null,
      staff_id ${text} not null,
      name ${text} not null,
      state ${text} not null check (state in ('SCHEDULED', 'CANCELLED')),
      starts_at_ms ${integer} not null,
      ends_at_ms ${integer} not null,
      capacity ${integer} not null check (capacity >= 1),
      seats_taken ${integer} not null,
      resources ${text} not null,
      cancel_reason ${text},
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check (ends_at_ms > starts_at_ms),
      check (seats_taken between 0 and capacity),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, service_id) references ${name('service')} (tenant_id, id),
      foreign key (tenant_id, staff_id) references ${name('staff')} (tenant_id, id)`,
    ),
    index('class_session_by_start', 'class_session', 'tenant_id, starts_at_ms, id'),
    index('class_session_of_location', 'class_session', 'tenant_id, location_id, starts_at_ms, id'),
    index('class_session_of_service', 'class_session', 'tenant_id, service_id, starts_at_ms, id'),
    index('class_session_of_staff', 'class_session', 'tenant_id, staff_id, starts_at_ms, id'),
  ],
}
