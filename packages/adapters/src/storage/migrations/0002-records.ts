import type { Ddl, Migration } from './migration.ts'

/** Configuration records, archived rather than deleted. */
export const records: Migration = {
  id: '0002-records',
  statements: (ddl) => [...places(ddl), ...people(ddl), ...catalog(ddl)],
}

/** What every configuration record has: its key, its tenant and its version. */
function record({ text, integer, name }: Ddl): string {
  return `tenant_id ${text} not null,
    id ${text} not null,
    version ${integer} not null check (version >= 1),
    created_at_ms ${integer} not null,
    updated_at_ms ${integer} not null,
    archived_at_ms ${integer},
    primary key (tenant_id, id),
    foreign key (tenant_id) references ${name('tenant')} (tenant_id)`
}

function places(ddl: Ddl): readonly string[] {
  const { text, integer, name, table, index } = ddl
  return [
    table(
      'location',
      `name ${text} not null,
      time_zone ${text} not null,
      currency ${text} not null check (length(currency) = 3),
      slot_alignment_minutes ${integer} not null check (slot_alignment_minutes > 0),
      min_lead_minutes ${integer} not null check (min_lead_minutes >= 0),
      max_lead_days ${integer} not null check (max_lead_days >= 0),
      business_day_cutover ${text} not null,
      address ${text},
      phone ${text},
      ${record(ddl)}`,
    ),
    table(
      'resource',
      `location_id ${text} not null,
      kind ${text} not null,
      name ${text} not null,
      quantity ${integer} not null check (quantity >= 1),
      ${record(ddl)},
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id)`,
    ),
    index('resource_of_location', 'resource', 'tenant_id, location_id'),
  ]
}

function people(ddl: Ddl): readonly string[] {
  const { text, integer, name, table, index } = ddl
  return [
    table(
      'staff_level',
      `name ${text} not null,
      rank ${integer} not null,
      ${record(ddl)}`,
    ),
    table(
      'staff',
      `name ${text} not null,
      staff_level_id ${text},
      location_ids ${text} not null,
      bookable ${integer} not null check (bookable in (0, 1)),
      ${record(ddl)},
      foreign key (tenant_id, staff_level_id) references ${name('staff_level')} (tenant_id, id)`,
    ),
    table(
      'tier',
      `name ${text} not null,
      rank ${integer} not null,
      percent_off_basis_points ${integer} not null check (percent_off_basis_points between 0 and 10000),
      ${record(ddl)}`,
    ),
    table(
      'customer',
      `name ${text} not null,
      phone ${text},
      birthday ${text},
      tier_id ${text},
      note ${text} not null,
      ${record(ddl)},
      foreign key (tenant_id, tier_id) references ${name('tier')} (tenant_id, id)`,
    ),
    index('customer_phone', 'customer', 'tenant_id, phone', { unique: true, where: 'phone is not null' }),
  ]
}

function catalog(ddl: Ddl): readonly string[] {
  const { text, integer, table } = ddl
  const price = `price_amount_minor ${integer} not null check (price_amount_minor >= 0),
    price_currency ${text} not null check (length(price_currency) = 3)`
  return [
    table(
      'service',
      `name ${text} not null,
      duration_minutes ${integer} not null check (duration_minutes > 0),
      processing_minutes ${integer} not null check (processing_minutes >= 0),
      finishing_minutes ${integer} not null check (finishing_minutes >= 0),
      transition_minutes ${integer} not null check (transition_minutes >= 0),
      ${price},
      level_prices ${text} not null,
      staff_ids ${text} not null,
      resource_requirements ${text} not null,
      ${record(ddl)}`,
    ),
    table(
      'product',
      `name ${text} not null,
      sku ${text},
      ${price},
      ${record(ddl)}`,
    ),
  ]
}
