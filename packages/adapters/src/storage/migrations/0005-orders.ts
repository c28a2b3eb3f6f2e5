import type { Ddl, Migration } from './migration.ts'

/** Bills with their lines and payments. */
export const orders: Migration = {
  id: '0005-orders',
  statements: (ddl) => [...order(ddl), ...lines(ddl), ...payments(ddl)],
}

/** The total is the list price less the discount, and neither is negative. */
const addsUp = `check (list_minor >= 0 and discount_minor between 0 and list_minor
  and total_minor = list_minor - discount_minor)`

function order({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'order_',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text} not null,
      customer_id ${text},
      currency ${text} not null check (length(currency) = 3),
      state ${text} not null check (state in ('OPEN', 'AWAITING_REDEMPTION', 'COMPLETED', 'CANCELLED')),
      payment_state ${text} not null,
      list_minor ${integer} not null,
      discount_minor ${integer} not null,
      total_minor ${integer} not null,
      paid_minor ${integer} not null check (paid_minor >= 0),
      completed_at_ms ${integer},
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      ${addsUp},
      check (paid_minor <= total_minor),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
    ),
    index('order_of_location', 'order_', 'tenant_id, location_id, id'),
    index('order_of_customer', 'order_', 'tenant_id, customer_id, id', { where: 'customer_id is not null' }),
  ]
}

function lines({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'order_line',
      `tenant_id ${text} not null,
      order_id ${text} not null,
      ordinal ${integer} not null,
      kind ${text} not null check (kind in ('SERVICE', 'PRODUCT')),
      service_id ${text},
      product_id ${text},
      staff_id ${text},
      booking_id ${text},
      booking_segment ${integer},
      name ${text} not null,
      quantity ${integer} not null check (quantity >= 1),
      unit_price_minor ${integer} not null check (unit_price_minor >= 0),
      list_minor ${integer} not null,
      discount_minor ${integer} not null,
      total_minor ${integer} not null,
      trace ${text} not null,
      primary key (tenant_id, order_id, ordinal),
      ${addsUp},
      check (list_minor = unit_price_minor * quantity),
      foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id),
      foreign key (tenant_id, service_id) references ${name('service')} (tenant_id, id),
      foreign key (tenant_id, product_id) references ${name('product')} (tenant_id, id),
      foreign key (tenant_id, staff_id) references ${name('staff')} (tenant_id, id),
      foreign key (tenant_id, booking_id) references ${name('booking')} (tenant_id, id)`,
    ),
    index('order_line_of_booking', 'order_line', 'tenant_id, booking_id, order_id', {
      where: 'booking_id is not null',
    }),
  ]
}

function payments({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'payment',
      `tenant_id ${text} not null,
      order_id ${text} not null,
      location_id ${text} not null,
      currency ${text} not null,
      id ${text} not null,
      ordinal ${integer} not null check (ordinal >= 0),
      kind ${text} not null,
      tendered_minor ${integer} not null check (tendered_minor >= 0),
      amount_minor ${integer} not null check (amount_minor >= 0),
      change_minor ${integer} not null check (change_minor >= 0),
      business_date ${text} not null check (length(business_date) = 10),
      paid_at_ms ${integer} not null,
      primary key (tenant_id, order_id, ordinal),
      check (amount_minor = tendered_minor - change_minor),
      foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id)`,
      { keyed: true },
    ),
    index('payment_id', 'payment', 'tenant_id, id', { unique: true }),
    index('payment_of_day', 'payment', 'tenant_id, location_id, business_date'),
  ]
}
