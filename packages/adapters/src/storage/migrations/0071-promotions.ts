import type { Ddl, Migration } from './migration.ts'

/** Timed prices, promotions, coupons, benefits of tiers, and how often what is limited was given. */
export const promotions: Migration = {
  id: '0071-promotions',
  statements: (ddl) => [...settings(ddl), ...rules(ddl), ...coupons(ddl), ...usages(ddl)],
}

const plainPricing = `{"taxInclusive":true,"serviceTaxBasisPoints":0,"productTaxBasisPoints":0,"serviceCharge":null,
  "cashRounding":null,"maxPromotions":5,"tierStacksWithTimedPrices":true}`.replace(/\s/g, '')

function settings({ text, name }: Ddl): readonly string[] {
  return [
    `alter table ${name('location')} add column pricing ${text} not null default '${plainPricing}'`,
    `alter table ${name('tier')} add column benefits ${text} not null default '[]'`,
  ]
}

function record({ text, integer, name }: Ddl): string {
  return `tenant_id ${text} not null,
    id ${text} not null,
    name ${text} not null,
    version ${integer} not null check (version >= 1),
    created_at_ms ${integer} not null,
    updated_at_ms ${integer} not null,
    archived_at_ms ${integer},
    primary key (tenant_id, id),
    foreign key (tenant_id) references ${name('tenant')} (tenant_id)`
}

/** What promotions and coupon templates have in common. */
function terms({ text, integer }: Ddl): string {
  return `level ${text} not null,
    effect ${text} not null,
    scope ${text} not null,
    windows ${text} not null,
    min_spend_minor ${integer} not null,
    customers ${text} not null,
    limits ${text} not null,
    location_ids ${text} not null,
    valid_from ${text},
    valid_until ${text},
    exclusive ${integer} not null check (exclusive in (0, 1)),
    base ${text} not null,
    priority ${integer} not null`
}

function rules(ddl: Ddl): readonly string[] {
  const { text, integer, table, index } = ddl
  const active = { where: 'archived_at_ms is null' }
  return [
    table(
      'timed_price_rule',
      `kind ${text} not null,
      effect ${text} not null,
      scope ${text} not null,
      windows ${text} not null,
      customers ${text} not null,
      location_ids ${text} not null,
      exclusive_group ${text},
      priority ${integer} not null,
      ${record(ddl)}`,
    ),
    index('timed_price_rule_active', 'timed_price_rule', 'tenant_id, id', active),
    table('promotion', `${terms(ddl)}, exclusive_group ${text}, ${record(ddl)}`),
    index('promotion_active', 'promotion', 'tenant_id, id', active),
    table(
      'coupon_template',
      `${terms(ddl)},
      valid_days_after_issue ${integer},
      issue_limit ${integer},
      issue_limit_per_customer ${integer},
      claim_code ${text},
      stackable ${integer} not null check (stackable in (0, 1)),
      ${record(ddl)}`,
    ),
    index('coupon_template_claim_code', 'coupon_template', 'tenant_id, claim_code', {
      unique: true,
      where: 'claim_code is not null',
    }),
  ]
}

function coupons({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'coupon',
      `tenant_id ${text} not null,
      id ${text} not null,
      template_id ${text} not null,
      customer_id ${text},
      code ${text},
      state ${text} not null check (state in ('ISSUED', 'RESERVED', 'USED', 'VOIDED')),
      issued_at_ms ${integer} not null,
      expires_at_ms ${integer},
      order_id ${text},
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check ((state in ('RESERVED', 'USED')) = (order_id is not null)),
      check (customer_id is not null or code is not null),
      foreign key (tenant_id, template_id) references ${name('coupon_template')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id)`,
    ),
    index('coupon_code', 'coupon', 'tenant_id, code', { unique: true, where: 'code is not null' }),
    index('coupon_of_customer', 'coupon', 'tenant_id, customer_id, id', { where: 'customer_id is not null' }),
    index('coupon_of_template', 'coupon', 'tenant_id, template_id, id'),
    index('coupon_of_order', 'coupon', 'tenant_id, order_id', { where: 'order_id is not null' }),
  ]
}

function usages({ text, integer, table }: Ddl): readonly string[] {
  return [
    table(
      'usage_count',
      `tenant_id ${text} not null,
      key ${text} not null,
      uses ${integer} not null check (uses >= 0),
      amount_minor ${integer} not null check (amount_minor >= 0),
      primary key (tenant_id, key)`,
      { keyed: true },
    ),
  ]
}
