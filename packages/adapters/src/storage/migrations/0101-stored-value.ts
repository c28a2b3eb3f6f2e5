import type { Migration } from './migration.ts'

const before = '{"spendingOrder":"EARLIEST_EXPIRY"}'
const after = '{"spendingOrder":"EARLIEST_EXPIRY","maxPerPaymentMinor":null,"maxPerDayMinor":null}'

/** Limits of what is spent without a PIN, and the PINs. */
export const storedValue: Migration = {
  id: '0101-stored-value',
  statements: ({ text, integer, name, table, index }) => [
    `update ${name('location')} set stored_value = '${after}' where stored_value = '${before}'`,
    table(
      'stored_value_pin',
      `tenant_id ${text} not null,
      customer_id ${text} not null,
      hash ${text} not null,
      wrong_in_row ${integer} not null check (wrong_in_row >= 0),
      locked_until_ms ${integer},
      primary key (tenant_id, customer_id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
      { keyed: true },
    ),
    table(
      'stored_value_adjustment',
      `tenant_id ${text} not null,
      id ${text} not null,
      customer_id ${text} not null,
      reason ${text} not null,
      actor_kind ${text} not null,
      actor_id ${text} not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
      { keyed: true },
    ),
    index('ledger_balance_stored_value', 'ledger_balance', 'tenant_id, subject_id, unit', {
      where: "account in ('STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS')",
    }),
    index('ledger_line_stored_value', 'ledger_line', 'tenant_id, subject_id, business_date', {
      where: "account in ('STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS')",
    }),
  ],
}
