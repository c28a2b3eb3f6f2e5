import type { Migration } from './migration.ts'

/** Calendars that programs subscribe to by a secret address, of which only the hash is kept. */
export const calendarFeeds: Migration = {
  id: '0050-calendar-feeds',
  statements: ({ text, integer, name, table, index }) => [
    table(
      'calendar_feed',
      `tenant_id ${text} not null,
      id ${text} not null,
      kind ${text} not null check (kind in ('STAFF', 'LOCATION')),
      staff_id ${text},
      location_id ${text},
      include_customer_names ${integer} not null check (include_customer_names in (0, 1)),
      token_hash ${text} not null,
      created_at_ms ${integer} not null,
      revoked_at_ms ${integer},
      primary key (tenant_id, id),
      check ((kind = 'STAFF') = (staff_id is not null)),
      check ((kind = 'LOCATION') = (location_id is not null)),
      foreign key (tenant_id) references ${name('tenant')} (tenant_id),
      foreign key (tenant_id, staff_id) references ${name('staff')} (tenant_id, id),
      foreign key (tenant_id, location_id) references ${name('location')} (tenant_id, id)`,
    ),
    index('calendar_feed_token', 'calendar_feed', 'token_hash'),
  ],
}
