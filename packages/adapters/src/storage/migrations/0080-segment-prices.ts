import type { Migration } from './migration.ts'

/** What each segment was booked at; of a visit booked before, the first carries the price of the whole. */
export const segmentPrices: Migration = {
  id: '0080-segment-prices',
  statements: ({ text, integer, name }) => {
    const segment = name('booking_segment')
    const booked = (column: string): string =>
      `(select ${column} from ${name('booking')} b where b.tenant_id = ${segment}.tenant_id and b.id = ${segment}.booking_id)`
    return [
      `alter table ${segment} add column price_amount_minor ${integer} not null default 0`,
      `alter table ${segment} add column price_currency ${text} not null default 'ZZZ'`,
      `update ${segment} set price_currency = ${booked('b.price_currency')}`,
      `update ${segment} set price_amount_minor = ${booked('b.price_amount_minor')} where ordinal = 0`,
    ]
  },
}
