import type { Ddl, Migration } from './migration.ts'

/** Cash counted shift by shift, what moves in a drawer besides sales, and expenses. */
export const cashShifts: Migration = {
  id: '0130-cash-shifts',
  statements: (ddl) => [...settings(ddl), ...shifts(ddl), ...movements(ddl), ...expenses(ddl)],
}

function settings({ text, name, index }: Ddl): readonly string[] {
  const none = `{"use":"OFF","openOrdersAtClose":"ALLOW","pastDays":"ALLOW"}`
  return [
    `alter table ${name('location')} add column cash_shifts ${text} not null default '${none}'`,
    index('order_open', 'order_', 'tenant_id, location_id, id', { where: "state = 'OPEN'" }),
  ]
}

function shifts({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'cash_shift',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text} not null,
      currency ${text} not null check (length(currency) = 3),
      state ${text} not null check (state in ('OPEN', 'ENDED', 'CLOSED')),
      business_date ${text} not null check (length(business_date) = 10),
      preceding_id ${text},
      followed_by_id ${text},
      opened_by_id ${text} not null,
      opened_at_ms ${integer} not null,
      ended_by_id ${text},
      ended_at_ms ${integer},
      closed_by_id ${text},
      closed_at_ms ${integer},
      opening_float_minor ${integer} not null check (opening_float_minor >= 0),
      opening_over_short_minor ${integer} not null,
      expected_minor ${integer},
      counted_minor ${integer} check (counted_minor >= 0),
      over_short_minor ${integer},
      banked_minor ${integer} check (banked_minor >= 0),
      left_minor ${integer} check (left_minor >= 0),
      carried_order_ids ${text} not null,
      note ${text} not null,
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check ((state = 'CLOSED') = (closed_at_ms is not null)),
      check ((state = 'CLOSED') = (left_minor is not null)),
      check (followed_by_id is null or state = 'CLOSED'),
      constraint cash_shift_explained check (expected_minor + over_short_minor = counted_minor),
      check (left_minor + banked_minor = counted_minor),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, preceding_id) references ${name('cash_shift')} (tenant_id, id),
      foreign key (tenant_id, opened_by_id) references ${name('staff')} (tenant_id, id),
      foreign key (tenant_id, ended_by_id) references ${name('staff')} (tenant_id, id),
      foreign key (tenant_id, closed_by_id) references ${name('staff')} (tenant_id, id)`,
    ),
    // A location's shifts are a chain: one of them is the last, and only that one can be open.
    index('cash_shift_latest', 'cash_shift', 'tenant_id, location_id', {
      unique: true,
      where: 'followed_by_id is null',
    }),
    index('cash_shift_of_location', 'cash_shift', 'tenant_id, location_id, id'),
  ]
}

function movements({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'cash_movement',
      `tenant_id ${text} not null,
      id ${text} not null,
      cash_shift_id ${text} not null,
      kind ${text} not null check (kind in ('PAID_IN', 'PAID_OUT')),
      amount_minor ${integer} not null check (amount_minor > 0),
      counterpart ${text} not null,
      reason ${text} not null,
      staff_id ${text} not null,
      business_date ${text} not null check (length(business_date) = 10),
      occurred_at_ms ${integer} not null,
      transaction_id ${text} not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, cash_shift_id) references ${name('cash_shift')} (tenant_id, id),
      foreign key (tenant_id, staff_id) references ${name('staff')} (tenant_id, id)`,
    ),
    index('cash_movement_of_shift', 'cash_movement', 'tenant_id, cash_shift_id, id'),
  ]
}

function expenses({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'expense',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text} not null,
      currency ${text} not null check (length(currency) = 3),
      state ${text} not null check (state in ('RECORDED', 'VOIDED')),
      category ${text} not null,
      amount_minor ${integer} not null check (amount_minor > 0),
      paid_from ${text} not null check (paid_from in ('CASH', 'BANK')),
      cash_shift_id ${text},
      payee ${text} not null,
      note ${text} not null,
      staff_id ${text},
      business_date ${text} not null check (length(business_date) = 10),
      transaction_id ${text} not null,
      void_reason ${text},
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check ((state = 'VOIDED') = (void_reason is not null)),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, cash_shift_id) references ${name('cash_shift')} (tenant_id, id),
      foreign key (tenant_id, staff_id) references ${name('staff')} (tenant_id, id)`,
    ),
    index('expense_of_location', 'expense', 'tenant_id, location_id, id'),
  ]
}
