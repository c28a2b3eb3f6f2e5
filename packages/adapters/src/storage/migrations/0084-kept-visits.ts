import type { Ddl, Migration } from './migration.ts'

/** Whoever waits, and visits that repeat, may be parties, and may be visited elsewhere. */
export const keptVisits: Migration = {
  id: '0084-kept-visits',
  statements: ({ text, integer, name }: Ddl) => {
    const add = (table: string, column: string): string => `alter table ${name(table)} add column ${column}`
    const party = (table: string): readonly string[] => [
      add(table, `guests ${text} not null default '[{"name":null}]'`),
      add(table, `guest_arrangement ${text} not null default 'TOGETHER'`),
      add(table, `max_wait_minutes ${integer} not null default 0 check (max_wait_minutes >= 0)`),
    ]
    const elsewhere = (table: string): readonly string[] => [
      add(table, `location_type ${text} not null default 'LOCATION'`),
      add(table, `address ${text} not null default 'null'`),
    ]
    return [
      ...['waitlist_entry', 'booking_series'].flatMap((table) => [...party(table), ...elsewhere(table)]),
      ...party('queue_entry'),
    ]
  },
}
