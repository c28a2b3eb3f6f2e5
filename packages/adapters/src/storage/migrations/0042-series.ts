import type { Migration } from './migration.ts'

/** Visits and classes that repeat: what was asked for, and which occurrence each is. */
export const series: Migration = {
  id: '0042-series',
  statements: ({ text, integer, name, table, index }) => [
    table(
      'booking_series',
      `tenant_id ${text} not null,
      id ${text} not null,
      location_id ${text} not null,
      customer_id ${text} not null,
      rule ${text} not null,
      starts_at_ms ${integer} not null,
      segments ${text} not null,
      channel ${text} not null,
      note ${text} not null,
      created_at_ms ${integer} not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id),
      foreign key (tenant_id, customer_id) references ${name('customer')} (tenant_id, id)`,
    ),
    ...['booking', 'class_session'].flatMap((of) => [
      `alter table ${name(of)} add column series_id ${text}`,
      `alter table ${name(of)} add column occurrence ${integer} check (occurrence >= 1)`,
      index(`${of}_of_series`, of, 'tenant_id, series_id, starts_at_ms, id', { where: 'series_id is not null' }),
      index(`${of}_occurrence`, of, 'tenant_id, series_id, occurrence', {
        unique: true,
        where: 'series_id is not null',
      }),
    ]),
  ],
}
