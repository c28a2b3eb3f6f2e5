import type { Migration } from './migration.ts'

/** Holds, and the way to what they have left behind: few rows, whose indexes stay small. */
export const slotHolds: Migration = {
  id: '0020-slot-holds',
  statements: ({ text, integer, name, table, index }) => [
    table(
      'slot_hold',
      `tenant_id ${text} not null,
      id ${text} not null,
      token_hash ${text} not null,
      location_id ${text} not null,
      customer_id ${text},
      starts_at_ms ${integer} not null,
      ends_at_ms ${integer} not null,
      segments ${text} not null,
      expires_at_ms ${integer} not null,
      created_at_ms ${integer} not null,
      primary key (tenant_id, id),
      check (ends_at_ms > starts_at_ms),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
    ),
    index('slot_hold_token', 'slot_hold', 'tenant_id, token_hash', { unique: true }),
    index('slot_hold_expiry', 'slot_hold', 'expires_at_ms'),
    index('occupancy_held', 'occupancy', 'tenant_id, unit_id, expires_at_ms', { where: 'expires_at_ms is not null' }),
    index('occupancy_expiry', 'occupancy', 'expires_at_ms', { where: 'expires_at_ms is not null' }),
    index('capacity_claim_held', 'capacity_claim', 'tenant_id, resource_id, expires_at_ms', {
      where: 'expires_at_ms is not null',
    }),
    index('capacity_claim_expiry', 'capacity_claim', 'expires_at_ms', { where: 'expires_at_ms is not null' }),
  ],
}
