import type { Migration } from './migration.ts'

/** Categories of the catalogue, kept with what was sold. */
export const categories: Migration = {
  id: '0174-categories',
  statements: ({ text, integer, name, table, index }) => [
    table(
      'category',
      `tenant_id ${text} not null,
      id ${text} not null,
      name ${text} not null,
      version ${integer} not null check (version >= 1),
      created_at_ms ${integer} not null,
      updated_at_ms ${integer} not null,
      archived_at_ms ${integer},
      primary key (tenant_id, id),
      foreign key (tenant_id) references ${name('tenant')} (tenant_id)`,
    ),
    ...['service', 'product', 'order_line'].map((each) => `alter table ${name(each)} add column category_id ${text}`),
    index('order_line_of_category', 'order_line', 'tenant_id, category_id, order_id', {
      where: 'category_id is not null',
    }),
  ],
}
