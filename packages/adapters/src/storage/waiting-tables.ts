import type { QueueEntry, WaitlistEntry } from '@mendian/core'
import { table } from './columns.ts'
import { visitColumns } from './visit-columns.ts'

const versioned = { version: 'integer', createdAtMs: 'integer', updatedAtMs: 'integer' } as const

/** The tables of those who wait. */
export const waitingTables = {
  waitlist_entry: table<WaitlistEntry>({
    id: 'text',
    locationId: 'text',
    customerId: 'text',
    state: 'text',
    ...visitColumns,
    locationType: 'text',
    address: 'json',
    ranges: 'json',
    channel: 'text',
    note: 'text',
    expiresAtMs: 'integer',
    offer: 'json',
    bookingId: 'nullableText',
    passedTimes: 'json',
    notifiedStarts: 'json',
    ...versioned,
  }),
  /** When a location's waitlist is looked after next. */
  waitlist_watch: table<{ readonly locationId: string; readonly dueAtMs: number }>({
    locationId: 'text',
    dueAtMs: 'integer',
  }),
  queue_entry: table<QueueEntry>({
    id: 'text',
    locationId: 'text',
    customerId: 'nullableText',
    label: 'nullableText',
    ...visitColumns,
    state: 'text',
    place: 'integer',
    note: 'text',
    bookingId: 'nullableText',
    expiresAtMs: 'integer',
    ...versioned,
  }),
} as const
