import {
  type Booking,
  type BookingSeries,
  type BookingSeriesId,
  isOfRest,
  type Location,
  maxOccurrences,
  present,
  type ReadTransaction,
} from '@mendian/core'
import { notFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'

interface LoadedSeries {
  readonly ok: true
  readonly series: BookingSeries
  readonly location: Location
  /** All of the series, by their start. */
  readonly bookings: readonly Booking[]
}

type Failed = { readonly ok: false; readonly refusal: Refusal }

/** The series with its location and all its bookings. */
export async function loadSeries(tx: ReadTransaction, id: BookingSeriesId): Promise<LoadedSeries | Failed> {
  const [series, bookings] = await Promise.all([
    tx.bookingSeries.find(id),
    tx.bookings.list({ seriesId: id }, { limit: maxOccurrences }),
  ])
  if (!series) return notFound('BookingSeries', id)
  const location = present(await tx.locations.find(series.locationId), 'a series names a location that exists')
  return { ok: true, series, location, bookings }
}

/** The series with what is left of it from that occurrence on, in the order of the occurrences. */
export async function loadRest(
  tx: ReadTransaction,
  { id, fromOccurrence }: { readonly id: BookingSeriesId; readonly fromOccurrence: number },
  nowMs: number,
): Promise<LoadedSeries | Failed> {
  const loaded = await loadSeries(tx, id)
  if (!loaded.ok) return loaded
  const bookings = loaded.bookings
    .filter((booking) => isOfRest(booking, fromOccurrence, nowMs))
    .sort((a, b) => (a.occurrence ?? 0) - (b.occurrence ?? 0))
  if (bookings.length === 0) return { ok: false, refusal: { code: 'series_over', details: { fromOccurrence } } }
  return { ...loaded, bookings }
}
