import type { Migration } from './migration.ts'

/** Terms of a service by location, level, person and customer; how catalogue items are shown, and where. */
export const terms: Migration = {
  id: '0032-terms',
  statements: ({ text, integer, name }) => {
    const add = (table: string, column: string) => `alter table ${name(table)} add column ${column}`
    const displayed = (table: string) => [
      add(table, `description ${text} not null default ''`),
      add(table, `media ${text} not null default '[]'`),
      add(table, `channels ${text} not null default 'null'`),
      add(table, `location_ids ${text} not null default 'null'`),
    ]
    return [
      // A price of a level is an override that gives the price alone.
      `alter table ${name('service')} rename column level_prices to overrides`,
      add('service', `bookable ${integer} not null default 1 check (bookable in (0, 1))`),
      add('service', `steps ${text} not null default '[]'`),
      add('customer', `service_overrides ${text} not null default '[]'`),
      ...displayed('service'),
      ...displayed('product'),
    ]
  },
}
