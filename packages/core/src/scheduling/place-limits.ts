import type { RefusalOf } from '../base/decision.ts'
import type { Location } from '../places/location.ts'
import { isOpenThroughout } from '../places/opening-hours.ts'
import type { Interval } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import type { PoolCalendar } from './capacity.ts'
import { fullDays, startsOnFullDay } from './daily-cap.ts'
import type { CapacityClaim } from './occupancy.ts'
import type { SegmentLayout } from './segment-layout.ts'

/** What a place allows its visits. Opening hours are in the working time of staff; here they only give the reason. */
export interface PlaceLimits {
  readonly location: Location
  /** The customers there may be at one time, as a pool. */
  readonly customers?: PoolCalendar
  /** Days on which no further visit may start. */
  readonly fullDays: readonly Interval[]
}

/** `limit` says whose: for the location's own, `resourceIds` is empty. */
export type PlaceRefusal =
  | RefusalOf<'location_closed', { segment: number; startsAt: string }>
  | RefusalOf<
      'daily_cap_reached',
      { limit: 'STAFF' | 'LOCATION'; segment: number; startsAt: string; staffIds: readonly string[] }
    >
  | RefusalOf<
      'capacity_full',
      { limit: 'RESOURCE' | 'LOCATION'; segment: number; startsAt: string; resourceIds: readonly string[] }
    >

/** The limits of that location, with the claims of all its visits, sorted by start. */
export function placeLimits(location: Location, claims: readonly CapacityClaim[]): PlaceLimits {
  const { maxConcurrentCustomers, maxBookingsPerDay, timeZone } = location
  return {
    location,
    ...(maxConcurrentCustomers === null
      ? {}
      : { customers: { poolId: location.id, quantity: maxConcurrentCustomers, claims } }),
    fullDays: maxBookingsPerDay === null ? [] : fullDays(claims, maxBookingsPerDay, timeZone),
  }
}

/** The first segment of which some of the staff's time lies outside opening hours, if one does. */
export function refuseClosed(
  place: PlaceLimits | undefined,
  layouts: readonly (SegmentLayout | undefined)[],
  startsMs: readonly number[],
  timeZone: string,
): PlaceRefusal | undefined {
  if (!place) return undefined
  for (const [segment, startMs] of startsMs.entries()) {
    const isOpen = (layouts[segment]?.staffBlocks ?? []).every(({ startOffsetMs, endOffsetMs }) =>
      isOpenThroughout(place.location, { startMs: startMs + startOffsetMs, endMs: startMs + endOffsetMs }),
    )
    if (!isOpen) return { code: 'location_closed', details: { segment, startsAt: formatInstant(timeZone, startMs) } }
  }
  return undefined
}

/** The day on which the visit would start has as many as the place takes. */
export function refuseFullDay(
  place: PlaceLimits | undefined,
  startMs: number,
  timeZone: string,
): PlaceRefusal | undefined {
  if (!place || !startsOnFullDay(place.fullDays, startMs)) return undefined
  const startsAt = formatInstant(timeZone, startMs)
  return { code: 'daily_cap_reached', details: { limit: 'LOCATION', segment: 0, startsAt, staffIds: [] } }
}
