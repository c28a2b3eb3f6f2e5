import type { Migration } from './migration.ts'

const appendOnlyTables = ['ledger_line', 'booking_history', 'audit_entry']

/** Rows that are written once: only the erasing of their tenant removes them. */
export const appendOnly: Migration = {
  id: '0008-append-only',
  statements: ({ only }) => [
    ...only('sqlite', appendOnlyTables.flatMap(sqliteTriggers)),
    ...only('postgres', [refusal, ...appendOnlyTables.flatMap(postgresTriggers)]),
  ],
}

function sqliteTriggers(table: string): readonly string[] {
  const refuse = `begin select raise(abort, 'mendian: ${table} is append-only'); end`
  return [
    `create trigger mendian_${table}_no_update before update on mendian_${table} ${refuse}`,
    `create trigger mendian_${table}_no_delete before delete on mendian_${table}
      when not exists (select 1 from mendian_tenant_erasure where tenant_id = old.tenant_id) ${refuse}`,
  ]
}

const refusal = `create function mendian.refuse_change() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      if exists (select from mendian.tenant_erasure where tenant_id = old.tenant_id) then
        return old;
      end if;
    end if;
    raise exception using errcode = 'MD002', message = 'mendian: ' || tg_table_name || ' is append-only';
  end $$`

function postgresTriggers(table: string): readonly string[] {
  return [
    `create trigger ${table}_append_only before update or delete on mendian.${table}
      for each row execute function mendian.refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on mendian.${table}
      for each statement execute function mendian.refuse_change()`,
  ]
}
