import type { Ddl, Migration } from './migration.ts'

/** Cards: what is sold, what customers have, every use; gift cards, membership cards, and what of prepaid is allowed. */
export const cards: Migration = {
  id: '0110-cards',
  statements: (ddl) => [
    `alter table ${ddl.name('customer')} add column photo_url ${ddl.text}`,
    ...products(ddl),
    ...customerCards(ddl),
    ...redemptions(ddl),
    ...giftCards(ddl),
    ...membershipCards(ddl),
  ],
}

function versioned({ integer }: Ddl): string {
  return `version ${integer} not null check (version >= 1),
    created_at_ms ${integer} not null,
    updated_at_ms ${integer} not null`
}

function record(ddl: Ddl): string {
  const { text, integer, name } = ddl
  return `tenant_id ${text} not null,
    id ${text} not null,
    name ${text} not null,
    ${versioned(ddl)},
    archived_at_ms ${integer},
    primary key (tenant_id, id),
    foreign key (tenant_id) references ${name('tenant')} (tenant_id)`
}

function products(ddl: Ddl): readonly string[] {
  const { text, integer, table, index } = ddl
  return [
    table(
      'card_product',
      `description ${text} not null,
      kind ${text} not null,
      price_amount_minor ${integer} not null,
      price_currency ${text} not null,
      components ${text} not null,
      stored_value_minor ${integer},
      discount ${text} not null,
      sell_at_location_ids ${text} not null,
      use_at_location_ids ${text} not null,
      activation ${text} not null,
      validity ${text} not null,
      max_uses_per_day ${integer},
      windows ${text} not null,
      max_holders ${integer} not null,
      transferable ${integer} not null check (transferable in (0, 1)),
      once_per_customer ${integer} not null check (once_per_customer in (0, 1)),
      "freeze" ${text} not null,
      refund ${text} not null,
      gifts ${text} not null,
      priority ${integer} not null,
      ${record(ddl)}`,
    ),
    table(
      'prepaid_policy',
      `currency ${text} not null,
      named_max_minor ${integer},
      unnamed_max_minor ${integer},
      named_may_expire ${integer} not null check (named_may_expire in (0, 1)),
      unnamed_min_months ${integer} not null,
      ${record(ddl)}`,
    ),
    index('prepaid_policy_active', 'prepaid_policy', 'tenant_id, id', { where: 'archived_at_ms is null' }),
  ]
}

function customerCards(ddl: Ddl): readonly string[] {
  const { text, integer, name, table, index } = ddl
  return [
    table(
      'customer_card',
      `tenant_id ${text} not null,
      id ${text} not null,
      number ${text} not null,
      previous_numbers ${text} not null,
      product_id ${text} not null,
      customer_id ${text} not null,
      holder_ids ${text} not null,
      location_id ${text} not null,
      time_zone ${text} not null,
      order_id ${text},
      currency ${text} not null,
      paid_minor ${integer} not null check (paid_minor >= 0),
      terms ${text} not null,
      entitlements ${text} not null,
      state ${text} not null check (state in ('ISSUED', 'ACTIVE', 'BLOCKED', 'EXPIRED', 'REFUNDED')),
      activated_at_ms ${integer},
      expires_at_ms ${integer},
      "freeze" ${text} not null,
      frozen_days ${integer} not null check (frozen_days >= 0),
      due_at_ms ${integer},
      ${versioned(ddl)},
      primary key (tenant_id, id),
      foreign key (tenant_id, product_id) references ${name('card_product')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id)`,
    ),
    index('customer_card_number', 'customer_card', 'tenant_id, number', { unique: true }),
    index('customer_card_of_product', 'customer_card', 'tenant_id, product_id, id'),
    index('customer_card_of_customer', 'customer_card', 'tenant_id, customer_id, product_id'),
    index('customer_card_of_order', 'customer_card', 'tenant_id, order_id', { where: 'order_id is not null' }),
    index('customer_card_due', 'customer_card', 'due_at_ms', { where: 'due_at_ms is not null' }),
    table(
      'card_holder',
      `tenant_id ${text} not null,
      card_id ${text} not null,
      customer_id ${text} not null,
      primary key (tenant_id, customer_id, card_id),
      foreign key (tenant_id, card_id) references ${name('customer_card')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
      { keyed: true },
    ),
    index('card_holder_of_card', 'card_holder', 'tenant_id, card_id'),
  ]
}

function redemptions({ text, integer, name, table, index }: Ddl): readonly string[] {
  return [
    table(
      'card_redemption',
      `tenant_id ${text} not null,
      id ${text} not null,
      card_id ${text} not null,
      entitlement_id ${text} not null,
      customer_id ${text} not null,
      location_id ${text} not null,
      service_id ${text},
      units ${integer} not null check (units > 0),
      value_minor ${integer} not null check (value_minor >= 0),
      transaction_id ${text},
      order_id ${text},
      used_on ${text} not null check (length(used_on) = 10),
      redeemed_at_ms ${integer} not null,
      reversed_at_ms ${integer},
      primary key (tenant_id, id),
      foreign key (tenant_id, card_id) references ${name('customer_card')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, service_id) references ${name('service')} (tenant_id, id),
      foreign key (tenant_id, order_id) references ${name('order_')} (tenant_id, id)`,
    ),
    index('card_redemption_of_card', 'card_redemption', 'tenant_id, card_id, id'),
    index('card_redemption_on', 'card_redemption', 'tenant_id, card_id, used_on', { where: 'reversed_at_ms is null' }),
    index('card_redemption_of_order', 'card_redemption', 'tenant_id, order_id', { where: 'order_id is not null' }),
  ]
}

function giftCards(ddl: Ddl): readonly string[] {
  const { text, integer, name, table, index } = ddl
  return [
    table(
      'gift_card',
      `tenant_id ${text} not null,
      id ${text} not null,
      code_hash ${text} not null,
      code_hint ${text} not null,
      state ${text} not null check (state in ('PENDING', 'ACTIVE', 'BLOCKED', 'DEACTIVATED')),
      currency ${text} not null,
      location_id ${text} not null,
      customer_id ${text},
      expires_at_ms ${integer},
      replaced_by_id ${text},
      ${versioned(ddl)},
      primary key (tenant_id, id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
    ),
    index('gift_card_code', 'gift_card', 'tenant_id, code_hash', { unique: true }),
    index('gift_card_of_customer', 'gift_card', 'tenant_id, customer_id, id', { where: 'customer_id is not null' }),
    table(
      'gift_card_activity',
      `tenant_id ${text} not null,
      gift_card_id ${text} not null,
      ordinal ${integer} not null,
      kind ${text} not null,
      amount_minor ${integer} not null,
      reason ${text},
      source_id ${text},
      occurred_at_ms ${integer} not null,
      primary key (tenant_id, gift_card_id, ordinal),
      foreign key (tenant_id, gift_card_id) references ${name('gift_card')} (tenant_id, id)`,
      { keyed: true },
    ),
  ]
}

function membershipCards(ddl: Ddl): readonly string[] {
  const { text, name, table, index } = ddl
  return [
    table(
      'membership_card',
      `tenant_id ${text} not null,
      id ${text} not null,
      customer_id ${text} not null,
      tier_id ${text} not null,
      number ${text} not null,
      state ${text} not null check (state in ('ACTIVE', 'BLOCKED', 'REPLACED')),
      ${versioned(ddl)},
      primary key (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id),
      foreign key (tenant_id, tier_id) references ${name('tier')} (tenant_id, id)`,
    ),
    index('membership_card_number', 'membership_card', 'tenant_id, number', { unique: true }),
    index('membership_card_current', 'membership_card', 'tenant_id, customer_id', {
      unique: true,
      where: "state <> 'REPLACED'",
    }),
    index('membership_card_of_customer', 'membership_card', 'tenant_id, customer_id, id'),
  ]
}
