import { assert, type Booking, type BookingRepository, type CustomerId } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { bookingList, bookingListValues, longestVisitMs } from './booking-list.ts'
import { byParent } from './by-parent.ts'
import { moveVisits } from './move-visits.ts'

const { columns, fromRow, toRow } = tables.booking
const segments = tables.booking_segment
const history = tables.booking_history

type BookingRow = RowOf<RecordIn<'booking'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('booking').select(columns).where('id', '=', id),
)

const byIds = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries.select('booking').select(columns).where(queries.oneOf('id', ids)),
)

const byCode = statement((queries, { code }: Parameters<{ code: string }>) =>
  queries.select('booking').select(columns).where('redemption_code', '=', code),
)

const segmentsOf = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('booking_segment')
    .select(segments.columns)
    .where(queries.oneOf('booking_id', ids))
    .orderBy('booking_id')
    .orderBy('ordinal'),
)

const historyOf = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('booking_history')
    .select(history.columns)
    .where(queries.oneOf('booking_id', ids))
    .orderBy('booking_id')
    .orderBy('version'),
)

const isOpen = sql<boolean>`state in ('PENDING', 'CONFIRMED', 'ARRIVED', 'IN_SERVICE')`

interface OpenOfValues {
  readonly customerIds: readonly string[]
  readonly locationId: string
  readonly nowMs: number
}

interface OpenValues {
  readonly customerId: string
  readonly locationId: string
  readonly nowMs: number
}

const countOpen = statement((queries, { customerId, locationId, nowMs }: Parameters<OpenValues>) =>
  queries
    .select('booking')
    // As a cast, since PostgreSQL counts in a type that does not come back as a number.
    .select(sql<number>`cast(count(*) as integer)`.as('count'))
    .where('customer_id', '=', customerId)
    .where('location_id', '=', locationId)
    .where('ends_at_ms', '>', nowMs)
    .where(isOpen),
)

const countOpenOf = statement((queries, { customerIds, locationId, nowMs }: Parameters<OpenOfValues>) =>
  queries
    .select('booking')
    .select(['customer_id', sql<number>`cast(count(*) as integer)`.as('count')])
    .where(queries.oneOf('customer_id', customerIds))
    .where('location_id', '=', locationId)
    .where('ends_at_ms', '>', nowMs)
    .where(isOpen)
    .groupBy('customer_id'),
)

type Starts = BookingRepository['startsOfCustomers']

interface StartsValues extends OpenOfValues {
  readonly fromMs: number
  readonly toMs: number
}

const startsOfCustomers = statement((queries, values: Parameters<StartsValues>) => {
  const starts = (table: 'booking' | 'slot_hold') =>
    queries
      .select(table)
      .select(['id', 'customer_id', 'starts_at_ms'])
      .where(queries.oneOf('customer_id', values.customerIds))
      .where('location_id', '=', values.locationId)
      .where('starts_at_ms', '>=', values.fromMs)
      .where('starts_at_ms', '<', values.toMs)
  const live = sql<boolean>`state in ('PENDING', 'CONFIRMED', 'ARRIVED', 'IN_SERVICE', 'COMPLETED')`
  return starts('booking')
    .where(live)
    .unionAll(starts('slot_hold').where('expires_at_ms', '>', values.nowMs))
    .orderBy('starts_at_ms')
    .orderBy('id')
})

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<BookingRow & { expected_version: number }>) =>
  queries
    .update('booking')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const removeSegments = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.delete('booking_segment').where('booking_id', '=', id),
)

/** Bookings with their segments and history. */
export function createBookingRepository(scope: Scope): BookingRepository {
  const complete = (rows: readonly BookingRow[]) => withChildren(scope, rows)
  return {
    countOpen: async (query) => (await scope.row(countOpen, query))?.count ?? 0,
    startsOfCustomers: (query) => startsOf(scope, query),
    countOpenOf: async (query) => {
      if (query.customerIds.length === 0) return []
      const rows = await scope.rows(countOpenOf, query)
      return rows.map((row) => ({ customerId: row.customer_id as CustomerId, count: row.count }))
    },
    find: async (id) => {
      // All three at once: the children are found by the id alone.
      const ids = [id]
      const [rows, segmentRows, historyRows] = await Promise.all([
        scope.rows(byId, { id }),
        scope.rows(segmentsOf, { ids }),
        scope.rows(historyOf, { ids }),
      ])
      return assemble(rows, segmentRows, historyRows)[0]
    },
    findMany: async (ids) => {
      if (ids.length === 0) return []
      const [rows, segmentRows, historyRows] = await Promise.all([
        scope.rows(byIds, { ids }),
        scope.rows(segmentsOf, { ids }),
        scope.rows(historyOf, { ids }),
      ])
      return assemble(rows, segmentRows, historyRows)
    },
    findByRedemptionCode: async (code) => (await complete(await scope.rows(byCode, { code })))[0],
    list: async (filter, page) => {
      const values = bookingListValues(filter, page)
      return complete(await scope.rows(bookingList(values), values))
    },
    calendar: async (filter, limit) => {
      const values = bookingListValues(filter, { limit })
      const rows = await scope.rows(bookingList(values), values)
      if (rows.length === 0) return []
      const found = await scope.rows(segmentsOf, { ids: rows.map((row) => row.id) })
      return assemble(rows, found, []).map(({ history: _history, ...booking }) => booking)
    },
    insert: async (booking) => {
      await scope.insert('booking', [booking])
      await insertSegments(scope, booking)
      await scope.insert(
        'booking_history',
        booking.history.map((entry) => ({ ...entry, bookingId: booking.id })),
      )
    },
    replace: async (booking, expectedVersion) => {
      const values = { ...toRow(booking), expected_version: expectedVersion }
      if ((await scope.change(replaceAtVersion, values)) !== 1) return false
      await scope.defer(removeSegments, { id: booking.id })
      await insertSegments(scope, booking)
      const added = booking.history.filter((entry) => entry.version > expectedVersion)
      await scope.insert(
        'booking_history',
        added.map((entry) => ({ ...entry, bookingId: booking.id })),
      )
      return true
    },
    moveAll: (fromId, toId) => moveVisits(scope, { fromId, toId }),
  }
}

async function startsOf(scope: Scope, query: StartsValues): ReturnType<Starts> {
  if (query.customerIds.length === 0) return []
  const rows = await scope.rows(startsOfCustomers, query)
  return rows.map((row) => ({
    customerId: row.customer_id as CustomerId,
    ownerId: row.id,
    startMs: row.starts_at_ms,
  }))
}

function insertSegments(scope: Scope, booking: Booking): Promise<void> {
  const lastMs = booking.startsAtMs + longestVisitMs
  for (const { startsAtMs } of booking.segments) {
    assert(startsAtMs >= booking.startsAtMs && startsAtMs < lastMs, 'a segment lies within its visit')
  }
  return scope.insert(
    'booking_segment',
    booking.segments.map((segment) => ({ ...segment, bookingId: booking.id })),
  )
}

/** The rows as bookings, with two more queries however many they are. */
async function withChildren(scope: Scope, rows: readonly BookingRow[]): Promise<readonly Booking[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const [segmentRows, historyRows] = await Promise.all([
    scope.rows(segmentsOf, { ids }),
    scope.rows(historyOf, { ids }),
  ])
  return assemble(rows, segmentRows, historyRows)
}

type SegmentRow = RowOf<RecordIn<'booking_segment'>>
type HistoryRow = RowOf<RecordIn<'booking_history'>>

function assemble(
  rows: readonly BookingRow[],
  segmentRows: readonly SegmentRow[],
  historyRows: readonly HistoryRow[],
): readonly Booking[] {
  const segmentsByBooking = byParent(segmentRows.map(segments.fromRow), 'bookingId')
  const historyByBooking = byParent(historyRows.map(history.fromRow), 'bookingId')
  return rows.map((row) => ({
    ...fromRow(row),
    segments: segmentsByBooking(row.id),
    history: historyByBooking(row.id),
  }))
}
