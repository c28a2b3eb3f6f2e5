import type { Ddl, Migration } from './migration.ts'

/** Whose an account is, lots with their cost, balances of guarded accounts, holds, and closed periods. */
export const ledgerAccounts: Migration = {
  id: '0060-ledger-accounts',
  statements: (ddl) => [...lines(ddl), ...balances(ddl), ...lots(ddl), ...holds(ddl), ...periods(ddl)],
}

function lines({ text, integer, name, index }: Ddl): readonly string[] {
  return [
    `alter table ${name('ledger_line')} add column subject_id ${text}`,
    `alter table ${name('ledger_line')} add column cost_minor ${integer} check (cost_minor >= 0)`,
    `alter table ${name('ledger_line')} add column reverses_id ${text}`,
    index('ledger_line_of_subject', 'ledger_line', 'tenant_id, subject_id, transaction_id, line_no', {
      where: 'subject_id is not null',
    }),
    // A second reversal of one transaction meets the first one's line of the same number.
    index('ledger_line_reversal', 'ledger_line', 'tenant_id, reverses_id, line_no', {
      unique: true,
      where: 'reverses_id is not null',
    }),
  ]
}

function balances({ text, integer, table }: Ddl): readonly string[] {
  return [
    table(
      'ledger_balance',
      `tenant_id ${text} not null,
      subject_id ${text} not null,
      account ${text} not null,
      unit ${text} not null,
      posted_minor ${integer} not null,
      held_minor ${integer} not null check (held_minor >= 0),
      floor_minor ${integer} not null,
      primary key (tenant_id, subject_id, account, unit),
      constraint ledger_balance_above_floor check (posted_minor - held_minor >= floor_minor)`,
      { keyed: true },
    ),
  ]
}

function lots({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'ledger_lot',
      `tenant_id ${text} not null,
      id ${text} not null,
      account ${text} not null,
      subject_id ${text} not null,
      unit ${text} not null,
      origin ${text} not null,
      location_id ${text} not null,
      original_minor ${integer} not null check (original_minor > 0),
      remaining_minor ${integer} not null,
      held_minor ${integer} not null,
      cost_minor ${integer} not null,
      cost_left_minor ${integer} not null,
      cost_currency ${text},
      deferred_card_id ${text},
      available_from_ms ${integer} not null,
      expires_at_ms ${integer},
      created_at_ms ${integer} not null,
      source_kind ${text} not null,
      source_id ${text} not null,
      primary key (tenant_id, id),
      constraint ledger_lot_above_floor check (held_minor >= 0 and remaining_minor >= held_minor),
      check (remaining_minor <= original_minor),
      check (cost_left_minor >= 0 and cost_left_minor <= cost_minor),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id)`,
    ),
    index('ledger_lot_open', 'ledger_lot', 'tenant_id, subject_id, account', { where: 'remaining_minor > 0' }),
    index('ledger_lot_expiry', 'ledger_lot', 'expires_at_ms', {
      where: 'remaining_minor > 0 and expires_at_ms is not null',
    }),
  ]
}

function holds({ text, integer, table, index }: Ddl): readonly string[] {
  return [
    table(
      'ledger_hold',
      `tenant_id ${text} not null,
      id ${text} not null,
      account ${text} not null,
      subject_id ${text} not null,
      unit ${text} not null,
      amount_minor ${integer} not null check (amount_minor > 0),
      allocations ${text} not null,
      state ${text} not null check (state in ('PENDING', 'POSTED', 'VOIDED', 'EXPIRED')),
      expires_at_ms ${integer},
      source_kind ${text} not null,
      source_id ${text} not null,
      created_at_ms ${integer} not null,
      ended_at_ms ${integer},
      transaction_id ${text},
      primary key (tenant_id, id),
      check ((state = 'PENDING') = (ended_at_ms is null))`,
    ),
    index('ledger_hold_pending', 'ledger_hold', 'tenant_id, subject_id', { where: "state = 'PENDING'" }),
  ]
}

function periods({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'accounting_period',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text},
      from_date ${text} not null check (length(from_date) = 10),
      to_date ${text} not null check (length(to_date) = 10),
      state ${text} not null check (state in ('CLOSED', 'REOPENED')),
      note ${text} not null,
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check (from_date <= to_date),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id)`,
    ),
    index('accounting_period_closed', 'accounting_period', 'tenant_id, to_date', { where: "state = 'CLOSED'" }),
  ]
}
