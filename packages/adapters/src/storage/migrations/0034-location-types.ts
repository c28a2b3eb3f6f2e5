import type { Migration } from './migration.ts'

/** Visits at a customer's address and online. */
export const locationTypes: Migration = {
  id: '0034-location-types',
  statements: ({ text, integer, name }) => {
    const add = (table: string, column: string) => `alter table ${name(table)} add column ${column}`
    return [
      add('location', `travel_minutes ${integer} not null default 0 check (travel_minutes >= 0)`),
      add('service', `travel_minutes ${integer}`),
      add('service', `location_types ${text} not null default '["LOCATION"]'`),
      add('slot_hold', `location_type ${text} not null default 'LOCATION'`),
      add('booking', `location_type ${text} not null default 'LOCATION'`),
      add('booking', `address ${text} not null default 'null'`),
      add('booking', `meeting_url ${text}`),
    ]
  },
}
