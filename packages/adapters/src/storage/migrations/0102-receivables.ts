import type { Migration } from './migration.ts'

type Statements = Migration['statements']

/** Who may pay later and how much, and what is owed. */
const debts: Statements = ({ text, integer, name, table, index }) => [
  `alter table ${name('customer')} add column credit_limit_minor ${integer}`,
  table(
    'receivable',
    `tenant_id ${text} not null,
    id ${text} not null,
    customer_id ${text} not null,
    location_id ${text} not null,
    order_id ${text},
    payment_id ${text},
    customer_card_id ${text},
    currency ${text} not null check (length(currency) = 3),
    amount_minor ${integer} not null check (amount_minor > 0),
    paid_minor ${integer} not null check (paid_minor >= 0),
    returned_minor ${integer} not null check (returned_minor >= 0),
    written_off_minor ${integer} not null check (written_off_minor >= 0),
    version ${integer} not null check (version >= 1),
    created_at_ms ${integer} not null,
    updated_at_ms ${integer} not null,
    primary key (tenant_id, id),
    check (paid_minor + returned_minor + written_off_minor <= amount_minor),
    foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
    foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id)`,
  ),
  index('receivable_of_customer', 'receivable', 'tenant_id, customer_id, id'),
  index('receivable_of_order', 'receivable', 'tenant_id, order_id'),
  index('receivable_open', 'receivable', 'tenant_id, location_id, id', {
    where: 'paid_minor + returned_minor + written_off_minor < amount_minor',
  }),
]

/** What was paid of it, or written off. */
const settlements: Statements = ({ text, integer, name, table, index }) => [
  table(
    'receivable_settlement',
    `tenant_id ${text} not null,
    id ${text} not null,
    kind ${text} not null check (kind in ('PAYMENT', 'WRITE_OFF')),
    customer_id ${text} not null,
    location_id ${text} not null,
    currency ${text} not null check (length(currency) = 3),
    amount_minor ${integer} not null check (amount_minor > 0),
    reason ${text},
    allocations ${text} not null,
    business_date ${text} not null check (length(business_date) = 10),
    settled_at_ms ${integer} not null,
    transaction_id ${text} not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
  ),
  index('receivable_settlement_of_customer', 'receivable_settlement', 'tenant_id, customer_id, id'),
  table(
    'receivable_payment',
    `tenant_id ${text} not null,
    settlement_id ${text} not null,
    location_id ${text} not null,
    currency ${text} not null,
    id ${text} not null,
    ordinal ${integer} not null check (ordinal >= 0),
    kind ${text} not null check (kind in ('CASH', 'STORED_VALUE', 'PROVIDER')),
    tendered_minor ${integer} not null,
    amount_minor ${integer} not null check (amount_minor > 0),
    change_minor ${integer} not null check (change_minor >= 0),
    provider ${text},
    reference ${text},
    parts ${text} not null,
    business_date ${text} not null check (length(business_date) = 10),
    primary key (tenant_id, settlement_id, ordinal),
    check (amount_minor = tendered_minor - change_minor),
    foreign key (tenant_id, settlement_id) references ${name('receivable_settlement')} (tenant_id, id)`,
    { keyed: true },
  ),
  index('receivable_payment_reference', 'receivable_payment', 'tenant_id, provider, reference', {
    unique: true,
    where: 'provider is not null',
  }),
  index('receivable_payment_of_day', 'receivable_payment', 'tenant_id, location_id, business_date'),
]

export const receivables: Migration = {
  id: '0102-receivables',
  statements: (ddl) => [...debts(ddl), ...settlements(ddl)],
}
