import type { Migration } from './migration.ts'

/** Labels that customers have by what they do. */
export const tags: Migration = {
  id: '0173-tags',
  statements: ({ text, integer, name, table }) => [
    table(
      'tag',
      `tenant_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      rule ${text} not null,
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      archived_at_ms ${integer},
      primary key (tenant_id, id),
      foreign key (tenant_id) references ${name('tenant')} (tenant_id)`,
    ),
  ],
}
