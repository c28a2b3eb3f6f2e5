import type { Ddl, Migration } from './migration.ts'

/** Points, rewards, the evaluation of tiers, groups, and what customers have done. */
export const loyalty: Migration = {
  id: '0120-loyalty',
  statements: (ddl) => [...added(ddl), ...settings(ddl), ...standings(ddl), ...activity(ddl)],
}

function added({ text, name }: Ddl): readonly string[] {
  const add = (table: string, column: string) => `alter table ${name(table)} add column ${column}`
  return [
    add('tier', `criteria ${text} not null default 'null'`),
    add('tier', `retain_threshold ${text} not null default 'null'`),
    add('customer', `channel ${text} not null default 'BACKOFFICE'`),
    add('customer', `group_ids ${text} not null default '[]'`),
    add('customer', `merged_into_id ${text}`),
    add('order_', `loyalty ${text} not null default 'null'`),
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

function settings(ddl: Ddl): readonly string[] {
  const { text, integer, table, index } = ddl
  return [
    table(
      'loyalty_programme',
      `currency ${text} not null,
      time_zone ${text} not null,
      earning_rules ${text} not null,
      earning_boosts ${text} not null,
      earn_on ${text} not null,
      bonus_earns ${integer} not null check (bonus_earns in (0, 1)),
      pending_days ${integer} not null,
      expiry ${text} not null,
      tender ${text} not null,
      return_policy ${text} not null,
      tier_evaluation ${text} not null,
      ${record(ddl)}`,
    ),
    index('loyalty_programme_active', 'loyalty_programme', 'tenant_id', {
      unique: true,
      where: 'archived_at_ms is null',
    }),
    table(
      'reward',
      `description ${text} not null,
      points ${integer} not null check (points >= 1),
      tier_points ${text} not null,
      gives ${text} not null,
      valid_from ${text},
      valid_until ${text},
      ${record(ddl)}`,
    ),
    table('customer_group', `note ${text} not null, ${record(ddl)}`),
  ]
}

function standings({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'points_redemption',
      `tenant_id ${text} not null,
      id ${text} not null,
      customer_id ${text} not null,
      reward_id ${text} not null,
      location_id ${text} not null,
      points ${integer} not null check (points >= 1),
      coupon_id ${text},
      product_id ${text},
      quantity ${integer} not null check (quantity >= 1),
      operator_kind ${text} not null,
      operator_id ${text} not null,
      redeemed_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check ((coupon_id is null) <> (product_id is null)),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, reward_id) references ${name('reward')} (tenant_id, id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, coupon_id) references ${name('coupon')} (tenant_id, id),
      foreign key (tenant_id, product_id) references ${name('product')} (tenant_id, id)`,
    ),
    index('points_redemption_of_customer', 'points_redemption', 'tenant_id, customer_id, id'),
    table(
      'tier_standing',
      `tenant_id ${text} not null,
      customer_id ${text} not null,
      tier_id ${text},
      since_ms ${integer} not null,
      ends_at_ms ${integer},
      primary key (tenant_id, customer_id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, tier_id) references ${name('tier')} (tenant_id, id)`,
    ),
    index('tier_standing_end', 'tier_standing', 'ends_at_ms', { where: 'ends_at_ms is not null' }),
  ]
}

function activity({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'customer_activity',
      `tenant_id ${text} not null,
      id ${text} not null,
      customer_id ${text} not null,
      kind ${text} not null check (kind in ('ORDER', 'VISIT', 'RETURN')),
      source_id ${text} not null,
      location_id ${text} not null,
      business_date ${text} not null,
      currency ${text} not null,
      total_minor ${integer} not null,
      spent_minor ${integer} not null,
      visits ${integer} not null,
      points ${integer} not null,
      occurred_at_ms ${integer} not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id)`,
    ),
    index('customer_activity_of_customer', 'customer_activity', 'tenant_id, customer_id, occurred_at_ms'),
    index('customer_activity_of_source', 'customer_activity', 'tenant_id, source_id'),
    table(
      'customer_count',
      `tenant_id ${text} not null,
      customer_id ${text} not null,
      key ${text} not null,
      amount ${integer} not null,
      first_at_ms ${integer} not null,
      last_at_ms ${integer} not null,
      primary key (tenant_id, customer_id, key),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
      { keyed: true },
    ),
  ]
}
