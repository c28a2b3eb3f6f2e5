import type { Ddl, Migration } from './migration.ts'

/**
 * Limits of tiers, services and customers. A service at a location is a pool too, named `<location>/<service>`: every
 * segment claims one place of it, and the guard keeps the peak within `max_concurrent_bookings` where that is set.
 */
export const bookingLimits: Migration = {
  id: '0037-booking-limits',
  statements: (ddl) => [
    ...columnsOf(ddl),
    ...ddl.only('sqlite', sqliteGuard()),
    ...ddl.only('postgres', postgresGuard()),
    segmentsSoFar(ddl),
  ],
}

function columnsOf({ text, integer, name, index }: Ddl): readonly string[] {
  const add = (table: string, column: string): string => `alter table ${name(table)} add column ${column}`
  const limit = (column: string): string => `${column} ${integer} check (${column} >= 1)`
  return [
    add('location', limit('max_bookings_per_day_per_customer')),
    add('location', `tier_reserve ${text} not null default 'null'`),
    add('location', `require_verified_contact ${integer} not null default 0`),
    add('tier', limit('booking_window_days')),
    add('service', limit('max_concurrent_bookings')),
    add('service', limit('max_bookings_per_day')),
    add('customer', `contact_verified_at ${text}`),
    index('slot_hold_of_customer', 'slot_hold', 'tenant_id, customer_id', { where: 'customer_id is not null' }),
  ]
}

const longestMs = 86_400_000

/** The columns whose change may ask more of a pool. */
const judged = 'resource_id, start_ms, end_ms, units'

/** The peak of concurrent use while the new claim lasts: at its own start, or where another claim starts. */
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
  // An id without a slash is left whole, and is then no service's.
  const ofService = `tenant_id = new.tenant_id and id = substr(new.resource_id, instr(new.resource_id, '/') + 1)`
  const limit = `coalesce(
    (select quantity from mendian_resource where ${ofPool}),
    (select max_concurrent_customers from mendian_location where ${ofPool}),
    (select max_concurrent_bookings from mendian_service where ${ofService}))`
  // Nothing is counted where nothing limits: `case` looks at its arms only when it comes to them.
  const guard = (but: string): string => `select case
      when ${limit} is null then
        case when not exists (select 1 from mendian_location where ${ofPool})
            and not exists (select 1 from mendian_service where ${ofService})
          then raise(abort, 'mendian conflict: there is no such pool') end
      when (${peak('mendian_capacity_claim', but)}) + new.units > ${limit}
        then raise(abort, 'mendian conflict: the pool is full')
    end;`
  return [
    'drop trigger mendian_capacity_claim_insert',
    'drop trigger mendian_capacity_claim_update',
    `create trigger mendian_capacity_claim_insert before insert on mendian_capacity_claim begin ${guard('')} end`,
    `create trigger mendian_capacity_claim_update before update of ${judged} on mendian_capacity_claim
      begin ${guard('and c.sequence <> old.sequence')} end`,
  ]
}

/** The pool's row is locked first, and counted in a later statement, which then sees what was committed before. */
function postgresGuard(): readonly string[] {
  const ofPool = 'tenant_id = new.tenant_id and id = new.resource_id'
  const ofService = `tenant_id = new.tenant_id and id = split_part(new.resource_id, '/', 2)`
  const refuse = (errcode: string, message: string): string =>
    `raise exception using errcode = '${errcode}', message = 'mendian conflict: ${message}'`
  return [
    `create or replace function mendian.capacity_guard() returns trigger language plpgsql as $$
    declare
      available bigint;
      peak bigint;
    begin
      if strpos(new.resource_id, '/') > 0 then
        select max_concurrent_bookings into available from mendian.service where ${ofService};
        if not found then
          ${refuse('23503', 'there is no such pool')};
        end if;
        if available is null then
          return new;
        end if;
        perform 1 from mendian.service where ${ofService} for no key update;
      else
        select quantity into available from mendian.resource where ${ofPool} for no key update;
        if not found then
          select max_concurrent_customers into available from mendian.location where ${ofPool};
          if not found then
            ${refuse('23503', 'there is no such pool')};
          end if;
          if available is null then
            return new;
          end if;
          perform 1 from mendian.location where ${ofPool} for no key update;
        end if;
      end if;
      peak := (${peak('mendian.capacity_claim', 'and c.sequence <> new.sequence')});
      if peak + new.units > available then
        ${refuse('MD001', 'the pool is full')};
      end if;
      return new;
    end $$`,
  ]
}

/** What is booked already takes its place as well. */
function segmentsSoFar({ name }: Ddl): string {
  return `insert into ${name('capacity_claim')}
    (tenant_id, resource_id, start_ms, end_ms, units, owner_kind, owner_id, expires_at_ms)
    select s.tenant_id, b.location_id || '/' || s.service_id, s.starts_at_ms, s.ends_at_ms, 1, 'BOOKING', b.id, null
    from ${name('booking_segment')} s
    join ${name('booking')} b on b.tenant_id = s.tenant_id and b.id = s.booking_id
    where b.state in ('PENDING', 'CONFIRMED', 'ARRIVED', 'IN_SERVICE', 'COMPLETED')`.replace(/\s+/g, ' ')
}
