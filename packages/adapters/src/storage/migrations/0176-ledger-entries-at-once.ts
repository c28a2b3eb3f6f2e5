import type { Migration } from './migration.ts'

/**
 * The lines of an entry come in one statement, so that PostgreSQL looks once at all of them together rather than, when
 * the transaction commits, once for each.
 */
export const ledgerEntriesAtOnce: Migration = {
  id: '0176-ledger-entries-at-once',
  statements: ({ only }) => only('postgres', guards),
}

const guards = [
  'drop trigger ledger_line_balance on mendian.ledger_line',
  `create or replace function mendian.ledger_balance_guard() returns trigger language plpgsql as $$
  declare
    entered record;
  begin
    if exists (
      select from added
      group by tenant_id, transaction_id, unit, case when unit = 'VISIT' then subject_id end
      having sum(amount_minor) <> 0
    ) then
      raise exception using errcode = 'MD003', message = 'mendian: the lines of a ledger transaction sum to zero';
    end if;
    for entered in select distinct tenant_id, location_id, business_date from added loop
      if exists (
        select from mendian.accounting_period p
        where p.tenant_id = entered.tenant_id and p.state = 'CLOSED'
          and p.to_date >= entered.business_date and p.from_date <= entered.business_date
          and (p.location_id is null or p.location_id = entered.location_id)
      ) then
        raise exception using errcode = 'MD006', message = 'mendian: the accounting period is closed';
      end if;
    end loop;
    return null;
  end $$`,
  `create trigger ledger_line_balance after insert on mendian.ledger_line
    referencing new table as added for each statement execute function mendian.ledger_balance_guard()`,
]
