import type { Ddl, Migration } from './migration.ts'

/** The books. */
export const ledger: Migration = {
  id: '0006-ledger',
  statements: (ddl) => [...lines(ddl), ...ddl.only('postgres', balanceGuard)],
}

function lines({ text, integer, sequence, kind, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'ledger_line',
      `sequence ${sequence},
      tenant_id ${text} not null,
      transaction_id ${text} not null,
      line_no ${integer} not null check (line_no >= 1),
      account ${text} not null,
      unit ${text} not null,
      amount_minor ${integer} not null check (amount_minor <> 0),
      lot_id ${text},
      location_id ${text} not null,
      business_date ${text} not null check (length(business_date) = 10),
      occurred_at_ms ${integer} not null,
      recorded_at_ms ${integer} not null,
      source_kind ${text} not null,
      source_id ${text} not null,
      ${kind === 'postgres' ? 'primary key' : 'unique'} (tenant_id, transaction_id, line_no),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id)`,
    ),
    index('ledger_line_of_day', 'ledger_line', 'tenant_id, location_id, business_date, account, unit, amount_minor'),
    index('ledger_line_of_source', 'ledger_line', 'tenant_id, source_id'),
  ]
}

/** Looked at when the transaction commits, so that its lines may come one after another. */
const balanceGuard = [
  `create function mendian.ledger_balance_guard() returns trigger language plpgsql as $$
  begin
    if exists (
      select from mendian.ledger_line
      where tenant_id = new.tenant_id and transaction_id = new.transaction_id
      group by unit having sum(amount_minor) <> 0
    ) then
      raise exception using errcode = 'MD003', message = 'mendian: the lines of a ledger transaction sum to zero';
    end if;
    return null;
  end $$`,
  `create constraint trigger ledger_line_balance after insert on mendian.ledger_line
    deferrable initially deferred for each row execute function mendian.ledger_balance_guard()`,
]
