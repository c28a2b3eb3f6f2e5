import type { Ddl, Migration } from './migration.ts'

/** Shifts, and the two tables in which the database itself keeps double bookings out. */
export const schedule: Migration = {
  id: '0003-schedule',
  statements: (ddl) => [...shifts(ddl), ...occupancy(ddl), ...capacity(ddl)],
}

/** The longest block, in milliseconds; longer ones are split, which bounds every search for overlaps. */
const longestMs = 86_400_000

function shifts({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'shift',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text} not null,
      staff_id ${text} not null,
      date ${text} not null check (length(date) = 10),
      start_minute ${integer} not null check (start_minute between 0 and 1439),
      end_minute ${integer} not null check (end_minute between 1 and 2880),
      created_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check (end_minute > start_minute),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, staff_id) references ${name('staff')} (tenant_id, id)`,
    ),
    index('shift_of_staff', 'shift', 'tenant_id, staff_id, date, start_minute'),
    index('shift_of_staff_at_location', 'shift', 'tenant_id, staff_id, location_id, date, start_minute'),
    index('shift_of_location', 'shift', 'tenant_id, location_id, date'),
  ]
}

function occupancy({ text, integer, table, index, only }: Ddl): readonly string[] {
  const refuse = `select raise(abort, 'mendian conflict: the unit is taken') where exists (
    select 1 from mendian_occupancy
    where tenant_id = new.tenant_id and unit_id = new.unit_id and unit_kind = new.unit_kind
      and start_ms >= new.start_ms - ${longestMs} and start_ms < new.end_ms and end_ms > new.start_ms`
  return [
    table(
      'occupancy',
      `tenant_id ${text} not null,
      unit_kind ${text} not null,
      unit_id ${text} not null,
      start_ms ${integer} not null,
      end_ms ${integer} not null,
      transition_end_ms ${integer} not null,
      owner_kind ${text} not null,
      owner_id ${text} not null,
      expires_at_ms ${integer},
      primary key (tenant_id, unit_id, start_ms, owner_id),
      check (end_ms > start_ms and end_ms - start_ms <= ${longestMs}),
      check (transition_end_ms >= end_ms and transition_end_ms - end_ms <= ${longestMs})`,
      { keyed: true },
    ),
    index('occupancy_of_owner', 'occupancy', 'tenant_id, owner_id'),
    ...only('sqlite', [
      `create trigger mendian_occupancy_insert before insert on mendian_occupancy begin ${refuse}); end`,
      `create trigger mendian_occupancy_update before update on mendian_occupancy begin ${refuse}
        and not (unit_id = old.unit_id and start_ms = old.start_ms and owner_id = old.owner_id)); end`,
    ]),
    ...only('postgres', [
      `alter table mendian.occupancy add constraint occupancy_no_overlap exclude using gist
        (tenant_id with =, unit_kind with =, unit_id with =, int8range(start_ms, end_ms) with &&)`,
    ]),
  ]
}

function capacity({ text, integer, sequence, kind, name, table, index, only }: Ddl): readonly string[] {
  return [
    table(
      'capacity_claim',
      `sequence ${sequence},
      tenant_id ${text} not null,
      resource_id ${text} not null,
      start_ms ${integer} not null,
      end_ms ${integer} not null,
      units ${integer} not null check (units >= 1),
      owner_kind ${text} not null,
      owner_id ${text} not null,
      expires_at_ms ${integer},
      ${kind === 'postgres' ? 'primary key (tenant_id, sequence),' : ''}
      check (end_ms > start_ms and end_ms - start_ms <= ${longestMs}),
      foreign key (tenant_id, resource_id) references ${name('resource')} (tenant_id, id)`,
    ),
    index('capacity_claim_of_pool', 'capacity_claim', 'tenant_id, resource_id, start_ms, end_ms, units'),
    index('capacity_claim_of_owner', 'capacity_claim', 'tenant_id, owner_id'),
    ...only('sqlite', sqliteCapacityGuard()),
    ...only('postgres', postgresCapacityGuard()),
  ]
}

/**
 * The peak of concurrent use while the new claim lasts: it is reached at the claim's own start or where another claim
 * starts. The new row is not stored yet, an updated row's old self is left out.
 */
function peak(claims: string, but: string): string {
  const same = `c.tenant_id = new.tenant_id and c.resource_id = new.resource_id ${but}`
  return `select max(used) from (
    select (
      select coalesce(sum(c.units), 0) from ${claims} c
      where ${same} and c.start_ms > instants.at_ms - ${longestMs} and c.start_ms <= instants.at_ms
        and c.end_ms > instants.at_ms
    ) as used
    from (
      select new.start_ms as at_ms
      union select c.start_ms from ${claims} c
      where ${same} and c.start_ms > new.start_ms and c.start_ms < new.end_ms
    ) as instants
  ) as uses`
}

function sqliteCapacityGuard(): readonly string[] {
  const guard = (but: string) => `select raise(abort, 'mendian conflict: the pool is full')
    where (${peak('mendian_capacity_claim', but)}) + new.units > (
      select quantity from mendian_resource where tenant_id = new.tenant_id and id = new.resource_id
    );`
  return [
    `create trigger mendian_capacity_claim_insert before insert on mendian_capacity_claim begin ${guard('')} end`,
    `create trigger mendian_capacity_claim_update before update on mendian_capacity_claim
      begin ${guard('and c.sequence <> old.sequence')} end`,
  ]
}

/**
 * The pool's row is locked first, and counted in a later statement, which then sees what the one before it committed:
 * so even writers that took no lock of ours cannot oversell a pool.
 */
function postgresCapacityGuard(): readonly string[] {
  return [
    `create function mendian.capacity_guard() returns trigger language plpgsql as $$
    declare
      available bigint;
      peak bigint;
    begin
      select quantity into available from mendian.resource
        where tenant_id = new.tenant_id and id = new.resource_id for no key update;
      peak := (${peak('mendian.capacity_claim', 'and c.sequence <> new.sequence')});
      if peak + new.units > available then
        raise exception using errcode = 'MD001', message = 'mendian conflict: the pool is full';
      end if;
      return new;
    end $$`,
    `create trigger capacity_claim_guard before insert or update on mendian.capacity_claim
      for each row execute function mendian.capacity_guard()`,
  ]
}
