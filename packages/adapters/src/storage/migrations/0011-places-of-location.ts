import type { Ddl, Migration } from './migration.ts'

/**
 * A location is a pool too: every visit claims one place of it while it lasts, and the guard of the pools keeps the
 * peak within `max_concurrent_customers` where that is set. A pool is therefore no longer a resource alone, and the
 * guard looks it up instead of a foreign key. Rows that only change their owner are not judged again.
 */
export const placesOfLocation: Migration = {
  id: '0011-places-of-location',
  statements: (ddl) => [
    ...ddl.only('sqlite', sqliteTable()),
    ...ddl.only('sqlite', sqliteGuard()),
    ...ddl.only('postgres', postgresGuard()),
    visitsSoFar(ddl),
  ],
}

const longestMs = 86_400_000

/** The columns whose change may ask more of a pool. */
const judged = 'resource_id, start_ms, end_ms, units'

const columns = 'tenant_id, resource_id, start_ms, end_ms, units, owner_kind, owner_id, expires_at_ms'

/** SQLite drops a foreign key only with its table. */
function sqliteTable(): readonly string[] {
  return [
    `create table mendian_capacity_claim_next (
      sequence integer primary key autoincrement,
      tenant_id text not null,
      resource_id text not null,
      start_ms integer not null,
      end_ms integer not null,
      units integer not null check (units >= 1),
      owner_kind text not null,
      owner_id text not null,
      expires_at_ms integer,
      check (end_ms > start_ms and end_ms - start_ms <= ${longestMs})) strict`,
    `insert into mendian_capacity_claim_next (sequence, ${columns})
      select sequence, ${columns} from mendian_capacity_claim order by sequence`,
    'drop table mendian_capacity_claim',
    'alter table mendian_capacity_claim_next rename to mendian_capacity_claim',
    `create index mendian_capacity_claim_of_pool on mendian_capacity_claim
      (tenant_id, resource_id, start_ms, end_ms, units)`,
    'create index mendian_capacity_claim_of_owner on mendian_capacity_claim (tenant_id, owner_id)',
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

function sqliteGuard(): readonly string[] {
  const ofPool = 'tenant_id = new.tenant_id and id = new.resource_id'
  const quantity = `select quantity from mendian_resource where ${ofPool}`
  const limit = `select max_concurrent_customers from mendian_location where ${ofPool}`
  // Nothing is counted where nothing limits: `case` looks at its arms only when it comes to them.
  const guard = (but: string) => `select case
      when coalesce((${quantity}), (${limit})) is null then
        case when not exists (select 1 from mendian_location where ${ofPool})
          then raise(abort, 'mendian conflict: there is no such pool') end
      when (${peak('mendian_capacity_claim', but)}) + new.units > coalesce((${quantity}), (${limit}))
        then raise(abort, 'mendian conflict: the pool is full')
    end;`
  return [
    `create trigger mendian_capacity_claim_insert before insert on mendian_capacity_claim begin ${guard('')} end`,
    `create trigger mendian_capacity_claim_update before update of ${judged} on mendian_capacity_claim
      begin ${guard('and c.sequence <> old.sequence')} end`,
  ]
}

/**
 * The pool's row is locked first, and counted in a later statement, which then sees what the one before it committed:
 * so even writers that took no lock of ours cannot oversell a pool. A location without a limit is not locked.
 */
function postgresGuard(): readonly string[] {
  return [
    'alter table mendian.capacity_claim drop constraint capacity_claim_tenant_id_resource_id_fkey',
    `create or replace function mendian.capacity_guard() returns trigger language plpgsql as $$
    declare
      available bigint;
      peak bigint;
    begin
      select quantity into available from mendian.resource
        where tenant_id = new.tenant_id and id = new.resource_id for no key update;
      if not found then
        select max_concurrent_customers into available from mendian.location
          where tenant_id = new.tenant_id and id = new.resource_id;
        if not found then
          raise exception using errcode = '23503', message = 'mendian conflict: there is no such pool';
        end if;
        if available is null then
          return new;
        end if;
        perform 1 from mendian.location
          where tenant_id = new.tenant_id and id = new.resource_id for no key update;
      end if;
      peak := (${peak('mendian.capacity_claim', 'and c.sequence <> new.sequence')});
      if peak + new.units > available then
        raise exception using errcode = 'MD001', message = 'mendian conflict: the pool is full';
      end if;
      return new;
    end $$`,
    'drop trigger capacity_claim_guard on mendian.capacity_claim',
    `create trigger capacity_claim_guard before insert or update of ${judged} on mendian.capacity_claim
      for each row execute function mendian.capacity_guard()`,
  ]
}

/** What is booked already takes its place as well. */
function visitsSoFar({ name }: Ddl): string {
  return `insert into ${name('capacity_claim')} (${columns})
    with recursive piece (tenant_id, location_id, id, start_ms, ends_at_ms) as (
      select tenant_id, location_id, id, starts_at_ms, ends_at_ms from ${name('booking')}
        where state in ('PENDING', 'CONFIRMED', 'ARRIVED', 'IN_SERVICE', 'COMPLETED')
      union all
      select tenant_id, location_id, id, start_ms + ${longestMs}, ends_at_ms from piece
        where start_ms + ${longestMs} < ends_at_ms
    )
    select tenant_id, location_id, start_ms,
      case when ends_at_ms < start_ms + ${longestMs} then ends_at_ms else start_ms + ${longestMs} end,
      1, 'BOOKING', id, null from piece`.replace(/\s+/g, ' ')
}
