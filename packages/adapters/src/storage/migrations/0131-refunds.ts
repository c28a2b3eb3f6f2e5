import type { Ddl, Migration } from './migration.ts'

/** Money given back, with what it was for and what it went back with; and requests for it. */
export const refunds: Migration = {
  id: '0131-refunds',
  statements: (ddl) => [...settings(ddl), ...refund(ddl), ...payments(ddl), ...requests(ddl)],
}

function settings({ text, integer, name }: Ddl): readonly string[] {
  const add = (table: string, column: string): string => `alter table ${name(table)} add column ${column}`
  return [
    add('location', `refunds ${text} not null default '{"limitMinor":null,"returnCoupons":true}'`),
    add('order_', `refunded_minor ${integer} not null default 0 check (refunded_minor between 0 and paid_minor)`),
    add('order_', `refund_state ${text} not null default 'NONE'`),
    add('order_', `returned_quantities ${text} not null default '[]'`),
  ]
}

function refund({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'refund',
      `tenant_id ${text} not null,
      id ${text} not null,
      kind ${text} not null check (kind in ('ITEMISED', 'UNLINKED', 'BOOKING_CANCELLATION', 'REOPENING')),
      order_id ${text},
      location_id ${text} not null,
      customer_id ${text},
      currency ${text} not null check (length(currency) = 3),
      destination ${text} not null check (destination in ('TENDERS', 'STORE_CREDIT')),
      reason ${text} not null,
      items ${text} not null,
      lines ${text} not null,
      service_charge_minor ${integer} not null,
      tax_minor ${integer} not null,
      tip_minor ${integer} not null,
      rounding_minor ${integer} not null,
      amount_minor ${integer} not null,
      fee_minor ${integer} not null check (fee_minor >= 0),
      total_minor ${integer} not null check (total_minor >= 0),
      returned ${text} not null,
      business_date ${text} not null check (length(business_date) = 10),
      refunded_at_ms ${integer} not null,
      transaction_id ${text} not null,
      primary key (tenant_id, id),
      check (total_minor = amount_minor - fee_minor),
      check ((kind = 'UNLINKED') = (order_id is null)),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id)`,
    ),
    index('refund_of_order', 'refund', 'tenant_id, order_id, id', { where: 'order_id is not null' }),
    index('refund_of_location', 'refund', 'tenant_id, location_id, id'),
  ]
}

function payments({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'refund_payment',
      `tenant_id ${text} not null,
      refund_id ${text} not null,
      ordinal ${integer} not null check (ordinal >= 0),
      location_id ${text} not null,
      currency ${text} not null,
      business_date ${text} not null check (length(business_date) = 10),
      kind ${text} not null,
      payment_id ${text},
      amount_minor ${integer} not null check (amount_minor > 0),
      provider ${text},
      reference ${text},
      parts ${text} not null,
      primary key (tenant_id, refund_id, ordinal),
      foreign key (tenant_id, refund_id) references ${name('refund')} (tenant_id, id)`,
      { keyed: true },
    ),
    index('refund_payment_of_day', 'refund_payment', 'tenant_id, location_id, business_date'),
    index('refund_payment_of_payment', 'refund_payment', 'tenant_id, payment_id', { where: 'payment_id is not null' }),
  ]
}

function requests({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'refund_request',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text} not null,
      customer_id ${text},
      order_id ${text} not null,
      state ${text} not null check (state in ('PENDING', 'REFUNDED', 'REJECTED', 'WITHDRAWN')),
      lines ${text} not null,
      destination ${text} not null,
      reason ${text} not null,
      asked_minor ${integer} not null,
      hold_ids ${text} not null,
      decided_by_id ${text},
      decided_at_ms ${integer},
      decision_reason ${text},
      refund_id ${text},
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check ((state = 'PENDING') = (decided_at_ms is null)),
      check ((state = 'REFUNDED') = (refund_id is not null)),
      check (state <> 'REJECTED' or decision_reason is not null),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id)`,
    ),
    index('refund_request_pending', 'refund_request', 'tenant_id, order_id', {
      unique: true,
      where: "state = 'PENDING'",
    }),
    index('refund_request_of_customer', 'refund_request', 'tenant_id, customer_id, id', {
      where: 'customer_id is not null',
    }),
  ]
}
