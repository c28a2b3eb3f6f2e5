import type { Ddl, Migration } from './migration.ts'

/**
 * Enrollments, the spots they picked, and the count of a class's seats, which is kept here and nowhere else: whoever
 * writes an enrollment, the class never has more seats taken than it has, and one customer takes them once.
 */
export const enrollments: Migration = {
  id: '0041-enrollments',
  statements: (ddl) => [...tables(ddl), ...ddl.only('sqlite', sqliteSeats()), ...ddl.only('postgres', postgresSeats())],
}

function tables({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'enrollment',
      `tenant_id ${text} not null,
      id ${text} not null,
      class_session_id ${text} not null,
      location_id ${text} not null,
      customer_id ${text} not null,
      state ${text} not null check (state in ('ENROLLED', 'ARRIVED', 'NO_SHOW', 'CANCELLED')),
      seats ${integer} not null check (seats >= 1),
      spots ${text} not null,
      channel ${text} not null,
      note ${text} not null,
      reason ${text},
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, class_session_id) references ${name('class_session')} (tenant_id, id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
    ),
    index('enrollment_live', 'enrollment', 'tenant_id, class_session_id, customer_id', {
      unique: true,
      where: "state <> 'CANCELLED'",
    }),
    index('enrollment_of_class', 'enrollment', 'tenant_id, class_session_id, id'),
    index('enrollment_of_customer', 'enrollment', 'tenant_id, customer_id, id'),
    table(
      'enrollment_spot',
      `tenant_id ${text} not null,
      class_session_id ${text} not null,
      spot ${integer} not null check (spot >= 1),
      enrollment_id ${text} not null,
      primary key (tenant_id, class_session_id, spot),
      foreign key (tenant_id, enrollment_id) references ${name('enrollment')} (tenant_id, id)`,
      { keyed: true },
    ),
    index('enrollment_spot_of_enrollment', 'enrollment_spot', 'tenant_id, enrollment_id'),
  ]
}

/** What an enrollment takes of its class's seats. */
function seatsOf(row: 'new' | 'old'): string {
  return `(case when ${row}.state = 'CANCELLED' then 0 else ${row}.seats end)`
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

/** The class's row is locked before it is counted, so even writers that took no lock of ours cannot oversell it. */
function postgresSeats(): readonly string[] {
  return [
    `create function mendian.class_seats(of_tenant text, of_class text, more bigint) returns void language plpgsql as $$
    declare
      available bigint;
    begin
      if more = 0 then return; end if;
      select capacity - seats_taken into available from mendian.class_session
        where tenant_id = of_tenant and id = of_class for no key update;
      if more > available then
        raise exception using errcode = 'MD001', message = 'mendian conflict: the class is full';
      end if;
      update mendian.class_session set seats_taken = seats_taken + more where tenant_id = of_tenant and id = of_class;
    end $$`,
    `create function mendian.enrollment_seats() returns trigger language plpgsql as $$
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
    `create trigger enrollment_seats after insert or update or delete on mendian.enrollment
      for each row execute function mendian.enrollment_seats()`,
  ]
}
