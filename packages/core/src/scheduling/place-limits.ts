import type { RefusalOf } from '../base/decision.ts'
import type { Location } from '../places/location.ts'
import { isOpenThroughout } from '../places/opening-hours.ts'
import type { Interval } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import { type PoolCalendar, peakUse } from './capacity.ts'
import { fullDays, startsOnFullDay } from './daily-cap.ts'
import type { SegmentNeed } from './free-slots.ts'
import type { CapacityClaim } from './occupancy.ts'

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
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
): PlaceRefusal | undefined {
  for (const [segment, { layout, place }] of needs.entries()) {
    const isOpen = layout.staffBlocks.every(
      ({ startOffsetMs, endOffsetMs }) =>
        !place || isOpenThroughout(place.location, { startMs: startMs + startOffsetMs, endMs: startMs + endOffsetMs }),
    )
    if (isOpen) continue
    const startsAt = formatInstant(timeZone, startMs + layout.startOffsetMs)
    return { code: 'location_closed', details: { segment, startsAt } }
  }
  return undefined
}

/** Why the place takes no further visit at that start, if it does not. */
export function refusePlace(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
): PlaceRefusal | undefined {
  const place = needs[0]?.place
  if (!place) return undefined
  const { customers } = place
  const dayIsFull = startsOnFullDay(place.fullDays, startMs)
  const visit = { startMs, endMs: startMs + (needs.at(-1)?.layout.endOffsetMs ?? 0) }
  if (!dayIsFull && (!customers || peakUse(customers.claims, visit) < customers.quantity)) return undefined
  const at = { limit: 'LOCATION', segment: 0, startsAt: formatInstant(timeZone, startMs) } as const
  return dayIsFull
    ? { code: 'daily_cap_reached', details: { ...at, staffIds: [] } }
    : { code: 'capacity_full', details: { ...at, resourceIds: [] } }
}
