import type { Migration } from './migration.ts'

/** Tenants and their keys. */
export const tenants: Migration = {
  id: '0001-tenants',
  statements: ({ text, integer, name, table, index }) => [
    table(
      'tenant',
      `tenant_id ${text} not null primary key,
      name ${text} not null,
      created_at_ms ${integer} not null`,
    ),
    table(
      'tenant_erasure',
      `tenant_id ${text} not null primary key,
      started_at_ms ${integer} not null`,
    ),
    table(
      'api_key',
      `tenant_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      permissions ${text} not null,
      hint ${text} not null,
      created_at_ms ${integer} not null,
      revoked_at_ms ${integer},
      secret_hash ${text} not null check (length(secret_hash) = 64),
      primary key (tenant_id, id),
      foreign key (tenant_id) references ${name('tenant')} (tenant_id)`,
    ),
    index('api_key_secret', 'api_key', 'tenant_id, secret_hash', { unique: true }),
    index('api_key_by_secret', 'api_key', 'secret_hash'),
  ],
}
