import type { Ddl, Migration } from './migration.ts'

/** Payments of any kind with where they came from, lines that are paid ahead, and top-ups. */
export const tenders: Migration = {
  id: '0100-tenders',
  statements: (ddl) => [
    ...payments(ddl),
    ...ddl.only('postgres', postgresLines()),
    ...ddl.only('sqlite', sqliteLines()),
    ...topUps(ddl),
  ],
}

const plainStoredValue = '{"spendingOrder":"EARLIEST_EXPIRY"}'

function payments({ text, name, index }: Ddl): readonly string[] {
  return [
    `alter table ${name('location')} add column stored_value ${text} not null default '${plainStoredValue}'`,
    `alter table ${name('payment')} add column provider ${text}`,
    `alter table ${name('payment')} add column reference ${text}`,
    `alter table ${name('payment')} add column parts ${text} not null default '[]'`,
    index('payment_reference', 'payment', 'tenant_id, provider, reference', {
      unique: true,
      where: 'provider is not null',
    }),
  ]
}

/** Those that are sold beside services and products come with the rooms that deliver them. */
const kinds = "'SERVICE', 'PRODUCT', 'CARD', 'TOP_UP', 'GIFT_CARD'"

function postgresLines(): readonly string[] {
  return [
    `alter table mendian.order_line drop constraint order_line_kind_check,
      add constraint order_line_kind_check check (kind in (${kinds})),
      add column top_up_offer_id text collate "C",
      add column card_product_id text collate "C",
      add column prepaid text collate "C" not null default 'null'`,
  ]
}

const kept = `tenant_id, order_id, ordinal, kind, service_id, product_id, staff_id, booking_id, booking_segment, name,
  quantity, unit_price_minor, list_minor, discount_minor, total_minor, trace, covered_minor, tax_minor, add_ons`

/** SQLite drops a check only with its table. */
function sqliteLines(): readonly string[] {
  return [
    `create table mendian_order_line_next (
      tenant_id text not null,
      order_id text not null,
      ordinal integer not null,
      kind text not null check (kind in (${kinds})),
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
      covered_minor integer not null default 0,
      tax_minor integer not null default 0,
      add_ons text not null default '[]',
      top_up_offer_id text,
      card_product_id text,
      prepaid text not null default 'null',
      primary key (tenant_id, order_id, ordinal),
      check (list_minor >= 0 and discount_minor >= 0 and covered_minor >= 0 and tax_minor >= 0
        and total_minor >= 0 and total_minor = list_minor - discount_minor - covered_minor),
      check (list_minor = unit_price_minor * quantity),
      foreign key (tenant_id, order_id) references mendian_order_ (tenant_id, id),
      foreign key (tenant_id, service_id) references mendian_service (tenant_id, id),
      foreign key (tenant_id, product_id) references mendian_product (tenant_id, id),
      foreign key (tenant_id, staff_id) references mendian_staff (tenant_id, id),
      foreign key (tenant_id, booking_id) references mendian_booking (tenant_id, id)) strict`,
    `insert into mendian_order_line_next (${kept}) select ${kept} from mendian_order_line`,
    'drop table mendian_order_line',
    'alter table mendian_order_line_next rename to mendian_order_line',
    `create index mendian_order_line_of_booking on mendian_order_line (tenant_id, booking_id, order_id)
      where booking_id is not null`,
  ]
}

function topUps({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'top_up_offer',
      `tenant_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      currency ${text} not null check (length(currency) = 3),
      steps ${text} not null,
      cumulative ${integer} not null check (cumulative in (0, 1)),
      principal_valid_days ${integer},
      bonus_valid_days ${integer},
      new_customers_only ${integer} not null check (new_customers_only in (0, 1)),
      location_ids ${text} not null,
      valid_from ${text},
      valid_until ${text},
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      archived_at_ms ${integer},
      primary key (tenant_id, id),
      foreign key (tenant_id) references ${name('tenant')} (tenant_id)`,
    ),
    index('top_up_offer_active', 'top_up_offer', 'tenant_id, id', { where: 'archived_at_ms is null' }),
    table(
      'top_up',
      `tenant_id ${text} not null,
      id ${text} not null,
      customer_id ${text} not null,
      location_id ${text} not null,
      order_id ${text} not null,
      line ${integer} not null,
      top_up_offer_id ${text},
      currency ${text} not null check (length(currency) = 3),
      principal_minor ${integer} not null check (principal_minor > 0),
      bonus_minor ${integer} not null check (bonus_minor >= 0),
      topped_up_at_ms ${integer} not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id),
      foreign key (tenant_id, top_up_offer_id) references ${name('top_up_offer')} (tenant_id, id)`,
    ),
    index('top_up_line', 'top_up', 'tenant_id, order_id, line', { unique: true }),
    index('top_up_of_customer', 'top_up', 'tenant_id, customer_id, id'),
  ]
}
