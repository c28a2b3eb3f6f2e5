import type { Migration } from './migration.ts'

/** Cash that moves in a location's drawer in no shift's charge: every movement names its place, not every one a shift. */
export const movementsWithoutShift: Migration = {
  id: '0192-movements-without-shift',
  statements: (ddl) => [
    ...ddl.only('postgres', postgres()),
    ...ddl.only('sqlite', sqlite()),
    ddl.index('cash_movement_of_location', 'cash_movement', 'tenant_id, location_id, id'),
  ],
}

function postgres(): readonly string[] {
  return [
    `alter table mendian.cash_movement alter column cash_shift_id drop not null,
      add column location_id text collate "C"`,
    `update mendian.cash_movement set location_id = (select location_id from mendian.cash_shift
      where cash_shift.tenant_id = cash_movement.tenant_id and cash_shift.id = cash_movement.cash_shift_id)`,
    `alter table mendian.cash_movement alter column location_id set not null,
      add foreign key (tenant_id, location_id) references mendian.location (tenant_id, id)`,
  ]
}

const kept = `tenant_id, id, cash_shift_id, kind, amount_minor, counterpart, reason, staff_id, business_date,
  occurred_at_ms, transaction_id`

/** SQLite lets a column be null only by making its table anew. */
function sqlite(): readonly string[] {
  return [
    `create table mendian_cash_movement_next (
      tenant_id text not null,
      id text not null,
      location_id text not null,
      cash_shift_id text,
      kind text not null check (kind in ('PAID_IN', 'PAID_OUT')),
      amount_minor integer not null check (amount_minor > 0),
      counterpart text not null,
      reason text not null,
      staff_id text not null,
      business_date text not null check (length(business_date) = 10),
      occurred_at_ms integer not null,
      transaction_id text not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, location_id) references mendian_location (tenant_id, id),
      foreign key (tenant_id, cash_shift_id) references mendian_cash_shift (tenant_id, id),
      foreign key (tenant_id, staff_id) references mendian_staff (tenant_id, id)) strict`,
    `insert into mendian_cash_movement_next (location_id, ${kept})
      select (select location_id from mendian_cash_shift where mendian_cash_shift.tenant_id = moved.tenant_id
        and mendian_cash_shift.id = moved.cash_shift_id), ${kept} from mendian_cash_movement as moved`,
    'drop table mendian_cash_movement',
    'alter table mendian_cash_movement_next rename to mendian_cash_movement',
    'create index mendian_cash_movement_of_shift on mendian_cash_movement (tenant_id, cash_shift_id, id)',
  ]
}
