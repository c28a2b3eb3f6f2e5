import type { BookingSeries } from '@mendian/core'
import { table } from './columns.ts'
import { visitColumns } from './visit-columns.ts'

/** The tables of what repeats; bookings and classes say themselves which occurrence they are. */
export const seriesTables = {
  booking_series: table<BookingSeries>({
    id: 'text',
    locationId: 'text',
    customerId: 'text',
    rule: 'json',
    startsAtMs: 'integer',
    ...visitColumns,
    locationType: 'text',
    address: 'json',
    channel: 'text',
    note: 'text',
    createdAtMs: 'integer',
  }),
} as const
