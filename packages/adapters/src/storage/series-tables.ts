import type { BookingSeries } from '@mendian/core'
import { table } from './columns.ts'

/** The tables of what repeats; bookings and classes say themselves which occurrence they are. */
export const seriesTables = {
  booking_series: table<BookingSeries>({
    id: 'text',
    locationId: 'text',
    customerId: 'text',
    rule: 'json',
    startsAtMs: 'integer',
    segments: 'json',
    channel: 'text',
    note: 'text',
    createdAtMs: 'integer',
  }),
} as const
