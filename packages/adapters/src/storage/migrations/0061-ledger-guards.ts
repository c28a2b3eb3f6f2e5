import type { Migration } from './migration.ts'

/** What the database itself refuses of the books: entries in a closed period, and visits moved between entitlements. */
export const ledgerGuards: Migration = {
  id: '0061-ledger-guards',
  statements: ({ only }) => [...only('sqlite', [sqliteGuard]), ...only('postgres', postgresGuards)],
}

const closed = (periods: string): string => `select 1 from ${periods} p
  where p.tenant_id = new.tenant_id and p.state = 'CLOSED' and p.to_date >= new.business_date
    and p.from_date <= new.business_date and (p.location_id is null or p.location_id = new.location_id)`

const sqliteGuard = `create trigger mendian_ledger_line_period before insert on mendian_ledger_line
  when exists (${closed('mendian_accounting_period')})
  begin select raise(abort, 'mendian conflict: the accounting period is closed'); end`

/** Looked at when the transaction commits, so that its lines may come one after another. */
const postgresGuards = [
  `create or replace function mendian.ledger_balance_guard() returns trigger language plpgsql as $$
  begin
    if exists (
      select from mendian.ledger_line
      where tenant_id = new.tenant_id and transaction_id = new.transaction_id
      group by unit, case when unit = 'VISIT' then subject_id end having sum(amount_minor) <> 0
    ) then
      raise exception using errcode = 'MD003', message = 'mendian: the lines of a ledger transaction sum to zero';
    end if;
    if exists (${closed('mendian.accounting_period')}) then
      raise exception using errcode = 'MD006', message = 'mendian: the accounting period is closed';
    end if;
    return null;
  end $$`,
]
