import type { BookingFilter, PageRequest } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Parameters, TenantQueries } from '../statement.ts'
import { listShapes } from './list-shapes.ts'
import { parseStartAndId } from './start-and-id.ts'

type BookingRow = RowOf<RecordIn<'booking'>>

interface ListValues {
  readonly locationId: string | null
  readonly customerId: string | null
  readonly staffId: string | null
  readonly locationType: string | null
  readonly state: string | null
  readonly channel: string | null
  readonly seriesId: string | null
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly afterMs: number | null
  readonly afterId: string | null
  readonly limit: number
}

/** The values of {@link bookingList}. */
export function bookingListValues(filter: BookingFilter, page: PageRequest): ListValues {
  const after = page.after === undefined ? undefined : parseStartAndId(page.after)
  return {
    locationId: filter.locationId ?? null,
    customerId: filter.customerId ?? null,
    staffId: filter.staffId ?? null,
    locationType: filter.locationType ?? null,
    state: filter.state ?? null,
    channel: filter.channel ?? null,
    seriesId: filter.seriesId ?? null,
    fromMs: filter.fromMs ?? null,
    toMs: filter.toMs ?? null,
    afterMs: after?.startsAtMs ?? null,
    afterId: after?.id ?? null,
    limit: page.limit,
  }
}

/** The statement that lists bookings by those of its values that are not null, by start and id. */
export const bookingList = listShapes<ListValues, BookingRow>((queries, parameters, given) => {
  let list = queries
    .select('booking')
    .select(tables.booking.columns)
    .orderBy('starts_at_ms')
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('locationId')) list = list.where('location_id', '=', parameters.locationId)
  if (given.has('customerId')) list = list.where('customer_id', '=', parameters.customerId)
  if (given.has('locationType')) list = list.where('location_type', '=', parameters.locationType)
  if (given.has('state')) list = list.where('state', '=', parameters.state)
  if (given.has('channel')) list = list.where('channel', '=', parameters.channel)
  if (given.has('seriesId')) list = list.where('series_id', '=', parameters.seriesId)
  if (given.has('fromMs')) list = list.where('starts_at_ms', '>=', parameters.fromMs)
  if (given.has('toMs')) list = list.where('starts_at_ms', '<', parameters.toMs)
  if (given.has('afterMs')) {
    list = list.where(sql<boolean>`(starts_at_ms, id) > (${parameters.afterMs}, ${parameters.afterId})`)
  }
  if (given.has('staffId')) list = list.where('id', 'in', bookingsOfStaff(queries, parameters, given))
  return list
})

/** The longest that any segment starts after its booking: ten services of a day each, with the pauses between, and more. */
export const longestVisitMs = 31 * 24 * 60 * 60 * 1000

/** A segment starts no earlier than its booking and not long after it, so bounds on bookings are bounds on segments too. */
function bookingsOfStaff(queries: TenantQueries, parameters: Parameters<ListValues>, given: ReadonlySet<string>) {
  let ofStaff = queries.select('booking_segment').select('booking_id').where('staff_id', '=', parameters.staffId)
  if (given.has('afterMs')) ofStaff = ofStaff.where('starts_at_ms', '>=', parameters.afterMs)
  else if (given.has('fromMs')) ofStaff = ofStaff.where('starts_at_ms', '>=', parameters.fromMs)
  if (!given.has('toMs')) return ofStaff
  return ofStaff.where('starts_at_ms', '<', sql<number>`${parameters.toMs} + ${sql.raw(String(longestVisitMs))}`)
}
