import type { Ddl, Migration } from './migration.ts'

/**
 * What seats in a class cost and what cancelling them comes to, with a state of its own for cancelling late: whoever
 * cancelled, late or not, has no seats and no spots. SQLite changes a check only with its table.
 */
export const enrollmentTerms: Migration = {
  id: '0085-enrollment-terms',
  statements: (ddl) => [
    ...classPrices(ddl),
    ...ddl.only('sqlite', sqliteEnrollments()),
    ...ddl.only('postgres', postgresEnrollments()),
  ],
}

function classPrices({ text, integer, name }: Ddl): readonly string[] {
  const add = (column: string): string => `alter table ${name('class_session')} add column ${column}`
  return [
    add(`price_amount_minor ${integer} not null default 0`),
    add(`price_currency ${text} not null default 'ZZZ'`),
    add(`cancellation_policy_id ${text}`),
    `update ${name('class_session')} set price_currency = (
      select l.currency from ${name('location')} l
      where l.tenant_id = ${name('class_session')}.tenant_id and l.id = ${name('class_session')}.location_id
    )`,
  ]
}

const states = `('ENROLLED', 'ARRIVED', 'NO_SHOW', 'CANCELLED', 'LATE_CANCELLED')`
const takesSeats = `state not in ('CANCELLED', 'LATE_CANCELLED')`

function termColumns({ text, integer }: Pick<Ddl, 'text' | 'integer'>): readonly string[] {
  return [
    `price_amount_minor ${integer} not null default 0`,
    `price_currency ${text} not null default 'ZZZ'`,
    `cancellation_terms ${text} not null default '[]'`,
    `settlement ${text} not null default 'null'`,
    `cancel_reason ${text}`,
  ]
}

function currencyOf(enrollment: string, location: string): string {
  return `update ${enrollment} set price_currency = (
    select l.currency from ${location} l
    where l.tenant_id = ${enrollment}.tenant_id and l.id = ${enrollment}.location_id
  )`
}

/** What an enrollment takes of its class's seats. */
function seatsOf(row: 'new' | 'old'): string {
  return `(case when ${row}.${takesSeats} then ${row}.seats else 0 end)`
}

function postgresEnrollments(): readonly string[] {
  const added = termColumns({ text: 'text collate "C"', integer: 'bigint' }).map((column) => `add column ${column}`)
  return [
    `alter table mendian.enrollment drop constraint enrollment_state_check, ${added.join(', ')},
      add constraint enrollment_state_check check (state in ${states})`,
    currencyOf('mendian.enrollment', 'mendian.location'),
    'drop index mendian.enrollment_live',
    `create unique index enrollment_live on mendian.enrollment (tenant_id, class_session_id, customer_id)
      where ${takesSeats}`,
    `create or replace function mendian.enrollment_seats() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.class_session_id = old.class_session_id then
        perform mendian.class_seats(new.tenant_id, new.class_session_id, ${seatsOf('new')} - ${seatsOf('old')});
        return null;
      end if;
      if tg_op <> 'INSERT' then
        perform mendian.class_seats(old.tenant_id, old.class_session_id, -${seatsOf('old')});
      end if;
      if tg_op <> 'DELETE' then
        perform mendian.class_seats(new.tenant_id, new.class_session_id, ${seatsOf('new')});
      end if;
      return null;
    end $$`,
  ]
}

const keptColumns = `tenant_id, id, class_session_id, location_id, customer_id, state, seats, spots, channel, note, reason,
  version, created_at_ms, updated_at_ms`

/** The spots refer to the table, and are put aside while it is made anew. */
function sqliteEnrollments(): readonly string[] {
  return [
    `create table mendian_enrollment_next (
      tenant_id text not null,
      id text not null,
      class_session_id text not null,
      location_id text not null,
      customer_id text not null,
      state text not null check (state in ${states}),
      seats integer not null check (seats >= 1),
      spots text not null,
      channel text not null,
      note text not null,
      reason text,
      version integer not null check (version >= 1),
      created_at_ms integer not null,
      updated_at_ms integer not null,
      ${termColumns({ text: 'text', integer: 'integer' }).join(', ')},
      primary key (tenant_id, id),
      foreign key (tenant_id, class_session_id) references mendian_class_session (tenant_id, id),
      foreign key (tenant_id, location_id) references mendian_location (tenant_id, id),
      foreign key (tenant_id, customer_id) references mendian_customer (tenant_id, id)) strict`,
    `insert into mendian_enrollment_next (${keptColumns}) select ${keptColumns} from mendian_enrollment`,
    currencyOf('mendian_enrollment_next', 'mendian_location'),
    `create table mendian_enrollment_spot_next (
      tenant_id text not null,
      class_session_id text not null,
      spot integer not null check (spot >= 1),
      enrollment_id text not null,
      primary key (tenant_id, class_session_id, spot),
      foreign key (tenant_id, enrollment_id) references mendian_enrollment_next (tenant_id, id)) without rowid, strict`,
    `insert into mendian_enrollment_spot_next (tenant_id, class_session_id, spot, enrollment_id)
      select tenant_id, class_session_id, spot, enrollment_id from mendian_enrollment_spot`,
    'drop table mendian_enrollment_spot',
    'drop table mendian_enrollment',
    'alter table mendian_enrollment_next rename to mendian_enrollment',
    'alter table mendian_enrollment_spot_next rename to mendian_enrollment_spot',
    `create unique index mendian_enrollment_live on mendian_enrollment (tenant_id, class_session_id, customer_id)
      where ${takesSeats}`,
    'create index mendian_enrollment_of_class on mendian_enrollment (tenant_id, class_session_id, id)',
    'create index mendian_enrollment_of_customer on mendian_enrollment (tenant_id, customer_id, id)',
    'create index mendian_enrollment_spot_of_enrollment on mendian_enrollment_spot (tenant_id, enrollment_id)',
    ...sqliteSeats(),
  ]
}

function sqliteSeats(): readonly string[] {
  const count = (row: 'new' | 'old', seats: string) => `
    select raise(abort, 'mendian conflict: the class is full') where ${seats} > (
      select capacity - seats_taken from mendian_class_session
      where tenant_id = ${row}.tenant_id and id = ${row}.class_session_id
    );
    update mendian_class_session set seats_taken = seats_taken + ${seats}
      where tenant_id = ${row}.tenant_id and id = ${row}.class_session_id;`
  return [
    `create trigger mendian_enrollment_insert after insert on mendian_enrollment
      begin ${count('new', seatsOf('new'))} end`,
    `create trigger mendian_enrollment_update after update of state, seats, class_session_id on mendian_enrollment
      when new.state <> old.state or new.seats <> old.seats or new.class_session_id <> old.class_session_id
      begin ${count('old', `-${seatsOf('old')}`)} ${count('new', seatsOf('new'))} end`,
    `create trigger mendian_enrollment_delete after delete on mendian_enrollment
      begin ${count('old', `-${seatsOf('old')}`)} end`,
  ]
}
