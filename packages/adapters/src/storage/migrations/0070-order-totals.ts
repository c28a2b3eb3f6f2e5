import type { Ddl, Migration } from './migration.ts'

/**
 * What a bill comes to besides its lines: tax, service charge, tip, rounding, what cards cover. The total is no longer
 * the list price less the discount, so that the guard of the sums changes.
 */
export const orderTotals: Migration = {
  id: '0070-order-totals',
  statements: (ddl) => [...ddl.only('postgres', postgres()), ...ddl.only('sqlite', sqlite())],
}

const kept = {
  order: `tenant_id, id, location_id, customer_id, currency, state, payment_state, list_minor, discount_minor,
    total_minor, paid_minor, completed_at_ms, version, created_at_ms, updated_at_ms`,
  line: `tenant_id, order_id, ordinal, kind, service_id, product_id, staff_id, booking_id, booking_segment, name,
    quantity, unit_price_minor, list_minor, discount_minor, total_minor, trace`,
  payment: `tenant_id, order_id, location_id, currency, id, ordinal, kind, tendered_minor, amount_minor, change_minor,
    business_date, paid_at_ms`,
}

/** Σ lines = list − discount − covered; what is paid adds charge, tax, tip and rounding. None but rounding is negative. */
const orderAddsUp = `check (list_minor >= 0 and discount_minor >= 0 and covered_minor >= 0
    and subtotal_minor = list_minor - discount_minor - covered_minor and subtotal_minor >= 0
    and service_charge_minor >= 0 and tax_minor >= 0 and tip_minor >= 0 and total_minor >= 0
    and total_minor = subtotal_minor + service_charge_minor + (1 - tax_inclusive) * tax_minor + tip_minor
      + rounding_minor)`

const lineAddsUp = `check (list_minor >= 0 and discount_minor >= 0 and covered_minor >= 0 and tax_minor >= 0
    and total_minor >= 0 and total_minor = list_minor - discount_minor - covered_minor)`

const orderColumns = (type: Pick<Ddl, 'text' | 'integer'>): readonly string[] => [
  `covered_minor ${type.integer} not null default 0`,
  `subtotal_minor ${type.integer} not null default 0`,
  `service_charge_minor ${type.integer} not null default 0`,
  `tax_inclusive ${type.integer} not null default 1 check (tax_inclusive in (0, 1))`,
  `tax_minor ${type.integer} not null default 0`,
  `taxes ${type.text} not null default '[]'`,
  `tip_minor ${type.integer} not null default 0`,
  `rounding_minor ${type.integer} not null default 0`,
  `applied ${type.text} not null default '[]'`,
  `usages ${type.text} not null default '[]'`,
]

const lineColumns = (integer: string): readonly string[] => [
  `covered_minor ${integer} not null default 0`,
  `tax_minor ${integer} not null default 0`,
]

function postgres(): readonly string[] {
  const columns = orderColumns({ text: 'text collate "C"', integer: 'bigint' })
  return [
    `alter table mendian.order_ drop constraint order__check,
      ${columns.map((column) => `add column ${column}`).join(', ')}`,
    'update mendian.order_ set subtotal_minor = total_minor',
    `alter table mendian.order_ add constraint order_adds_up ${orderAddsUp}`,
    `alter table mendian.order_line drop constraint order_line_check,
      ${lineColumns('bigint')
        .map((column) => `add column ${column}`)
        .join(', ')},
      add constraint order_line_adds_up ${lineAddsUp}`,
  ]
}

/** SQLite drops a check only with its table, and a table only with those that refer to it. */
function sqlite(): readonly string[] {
  return [
    sqliteOrder(),
    sqliteLine(),
    sqlitePayment(),
    `insert into mendian_order_next (${kept.order}, subtotal_minor) select ${kept.order}, total_minor from mendian_order_`,
    `insert into mendian_order_line_next (${kept.line}) select ${kept.line} from mendian_order_line`,
    `insert into mendian_payment_next (${kept.payment}) select ${kept.payment} from mendian_payment`,
    'drop table mendian_payment',
    'drop table mendian_order_line',
    'drop table mendian_order_',
    'alter table mendian_order_next rename to mendian_order_',
    'alter table mendian_order_line_next rename to mendian_order_line',
    'alter table mendian_payment_next rename to mendian_payment',
    'create index mendian_order_of_location on mendian_order_ (tenant_id, location_id, id)',
    `create index mendian_order_of_customer on mendian_order_ (tenant_id, customer_id, id)
      where customer_id is not null`,
    `create index mendian_order_line_of_booking on mendian_order_line (tenant_id, booking_id, order_id)
      where booking_id is not null`,
    'create unique index mendian_payment_id on mendian_payment (tenant_id, id)',
    'create index mendian_payment_of_day on mendian_payment (tenant_id, location_id, business_date)',
  ]
}

function sqliteOrder(): string {
  return `create table mendian_order_next (
    tenant_id text not null,
    id text not null,
    location_id text not null,
    customer_id text,
    currency text not null check (length(currency) = 3),
    state text not null check (state in ('OPEN', 'AWAITING_REDEMPTION', 'COMPLETED', 'CANCELLED')),
    payment_state text not null,
    list_minor integer not null,
    discount_minor integer not null,
    total_minor integer not null,
    paid_minor integer not null check (paid_minor >= 0),
    completed_at_ms integer,
    version integer not null check (version >= 1),
    created_at_ms integer not null,
    updated_at_ms integer not null,
    ${orderColumns({ text: 'text', integer: 'integer' }).join(', ')},
    primary key (tenant_id, id),
    ${orderAddsUp},
    check (paid_minor <= total_minor),
    foreign key (tenant_id, location_id) references mendian_location (tenant_id, id),
    foreign key (tenant_id, customer_id) references mendian_customer (tenant_id, id)) strict`
}

function sqliteLine(): string {
  return `create table mendian_order_line_next (
    tenant_id text not null,
    order_id text not null,
    ordinal integer not null,
    kind text not null check (kind in ('SERVICE', 'PRODUCT')),
    service_id text,
    product_id text,
    staff_id text,
    booking_id text,
    booking_segment integer,
    name text not null,
    quantity integer not null check (quantity >= 1),
    unit_price_minor integer not null check (unit_price_minor >= 0),
    list_minor integer not null,
    discount_minor integer not null,
    total_minor integer not null,
    trace text not null,
    ${lineColumns('integer').join(', ')},
    primary key (tenant_id, order_id, ordinal),
    ${lineAddsUp},
    check (list_minor = unit_price_minor * quantity),
    foreign key (tenant_id, order_id) references mendian_order_next (tenant_id, id),
    foreign key (tenant_id, service_id) references mendian_service (tenant_id, id),
    foreign key (tenant_id, product_id) references mendian_product (tenant_id, id),
    foreign key (tenant_id, staff_id) references mendian_staff (tenant_id, id),
    foreign key (tenant_id, booking_id) references mendian_booking (tenant_id, id)) strict`
}

function sqlitePayment(): string {
  return `create table mendian_payment_next (
    tenant_id text not null,
    order_id text not null,
    location_id text not null,
    currency text not null,
    id text not null,
    ordinal integer not null check (ordinal >= 0),
    kind text not null,
    tendered_minor integer not null check (tendered_minor >= 0),
    amount_minor integer not null check (amount_minor >= 0),
    change_minor integer not null check (change_minor >= 0),
    business_date text not null check (length(business_date) = 10),
    paid_at_ms integer not null,
    primary key (tenant_id, order_id, ordinal),
    check (amount_minor = tendered_minor - change_minor),
    foreign key (tenant_id, order_id) references mendian_order_next (tenant_id, id)) without rowid, strict`
}
