import type { RefusalOf } from '../base/decision.ts'
import type { TierId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { isOpenThroughout } from '../places/opening-hours.ts'
import type { Interval } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import { type PoolCalendar, peakUse } from './capacity.ts'
import { fullDays, startsOnFullDay } from './daily-cap.ts'
import type { CapacityClaim } from './occupancy.ts'
import type { SegmentLayout } from './segment-layout.ts'
import { anybody, type Reserve, releasedAt, type Visitor } from './visitor.ts'

/** What a place allows its visits. Opening hours are in the working time of staff; here they only give the reason. */
export interface PlaceLimits {
  readonly location: Location
  /** The customers there may be at one time, as a pool; what is kept for higher tiers is claimed in it. */
  readonly customers?: PoolCalendar
  /** The same pool with nothing kept. */
  readonly unreserved?: PoolCalendar
  /** Days on which no further visit may start, for whatever reason. */
  readonly fullDays: readonly Interval[]
  /** The same days by reason: the location has enough visits, what it has left is kept, the customer has enough. */
  readonly fullFor: Readonly<Record<'location' | 'reserve' | 'customer', readonly Interval[]>>
  /** What is kept from this visitor for higher tiers. */
  readonly reserve?: Reserve | undefined
}

/** Whose limit it is; `resourceIds` and `staffIds` are empty but for theirs. */
export type PlaceRefusal =
  | RefusalOf<'location_closed', { segment: number; startsAt: string }>
  | RefusalOf<
      'daily_cap_reached',
      {
        limit: 'STAFF' | 'LOCATION' | 'SERVICE' | 'CUSTOMER'
        segment: number
        startsAt: string
        staffIds: readonly string[]
      }
    >
  | RefusalOf<'reserved_for_tiers', ReservedDetails>
  | RefusalOf<
      'capacity_full',
      {
        limit: 'RESOURCE' | 'LOCATION' | 'SERVICE'
        segment: number
        startsAt: string
        resourceIds: readonly string[]
      }
    >

/** What is left is for tiers of that rank or above, until it opens to everybody. */
interface ReservedDetails {
  readonly limit: 'CUSTOMERS_AT_ONCE' | 'BOOKINGS_OF_DAY'
  readonly startsAt: string
  readonly opensAt: string
  readonly minimumTierRank: number
  readonly tierIds: readonly TierId[]
}

/** Later than any instant there is. */
const endOfTimeMs = 8.64e15

/** The limits of that location for that visitor, with the claims of all its visits, sorted by start. */
export function placeLimits(
  location: Location,
  claims: readonly CapacityClaim[],
  visitor: Visitor = anybody,
  reserve?: Reserve,
): PlaceLimits {
  const { maxConcurrentCustomers, maxBookingsPerDay, maxBookingsPerDayPerCustomer, timeZone } = location
  const fullFor = {
    location: maxBookingsPerDay === null ? [] : fullDays(claims, maxBookingsPerDay, timeZone),
    reserve: maxBookingsPerDay === null || !reserve ? [] : reservedDays(claims, maxBookingsPerDay, reserve, timeZone),
    customer:
      maxBookingsPerDayPerCustomer === null ? [] : fullDays(visitor.visits, maxBookingsPerDayPerCustomer, timeZone),
  }
  return {
    location,
    ...(maxConcurrentCustomers === null ? {} : poolsOf(location.id, maxConcurrentCustomers, claims, reserve)),
    fullDays: [...fullFor.location, ...fullFor.reserve, ...fullFor.customer],
    fullFor,
    reserve,
  }
}

function poolsOf(
  poolId: string,
  quantity: number,
  claims: readonly CapacityClaim[],
  reserve: Reserve | undefined,
): Required<Pick<PlaceLimits, 'customers' | 'unreserved'>> {
  const unreserved = { poolId, quantity, claims }
  if (!reserve) return { customers: unreserved, unreserved }
  const kept = { startMs: reserve.fromMs, endMs: endOfTimeMs, units: reserve.keptOf(quantity) }
  return { customers: { ...unreserved, claims: [...claims, kept] }, unreserved }
}

/** The days on which all that is left of the cap is kept for others. */
function reservedDays(
  claims: readonly CapacityClaim[],
  cap: number,
  reserve: Reserve,
  timeZone: string,
): readonly Interval[] {
  const open = cap - reserve.keptOf(cap)
  if (open === 0) return [{ startMs: reserve.fromMs, endMs: endOfTimeMs }]
  return fullDays(claims, open, timeZone).filter((day) => day.startMs >= reserve.fromMs)
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

/**
 * Why no further visit of the customer may start on that day: the location's cap, what is kept for tiers of it, or the
 * customer's own.
 */
export function refuseDay(place: PlaceLimits | undefined, startMs: number, timeZone: string): PlaceRefusal | undefined {
  if (!place) return undefined
  const { fullFor, reserve } = place
  const at = { segment: 0, startsAt: formatInstant(timeZone, startMs), staffIds: [] }
  if (startsOnFullDay(fullFor.location, startMs)) {
    return { code: 'daily_cap_reached', details: { limit: 'LOCATION', ...at } }
  }
  if (reserve && startsOnFullDay(fullFor.reserve, startMs)) {
    return reserved(reserve, 'BOOKINGS_OF_DAY', startMs, startMs, timeZone)
  }
  return startsOnFullDay(fullFor.customer, startMs)
    ? { code: 'daily_cap_reached', details: { limit: 'CUSTOMER', ...at } }
    : undefined
}

/** Why there is no place for one more customer during the time, if there is none. */
export function refuseCrowd(
  place: PlaceLimits | undefined,
  visit: Interval,
  timeZone: string,
): PlaceRefusal | undefined {
  if (!place || hasPlace(place.customers, visit)) return undefined
  return crowded(place, visit, hasPlace(place.unreserved, visit), timeZone)
}

/** That the location has no place during the visit, or none but what it keeps for tiers. */
export function crowded(
  { reserve }: PlaceLimits,
  visit: Interval,
  isReserved: boolean,
  timeZone: string,
): PlaceRefusal {
  if (reserve && isReserved) {
    return reserved(reserve, 'CUSTOMERS_AT_ONCE', visit.startMs, visit.endMs - 1, timeZone)
  }
  const startsAt = formatInstant(timeZone, visit.startMs)
  return { code: 'capacity_full', details: { limit: 'LOCATION', segment: 0, startsAt, resourceIds: [] } }
}

function hasPlace(pool: PoolCalendar | undefined, visit: Interval): boolean {
  return !pool || peakUse(pool.claims, visit) < pool.quantity
}

function reserved(
  reserve: Reserve,
  limit: ReservedDetails['limit'],
  startMs: number,
  keptAtMs: number,
  timeZone: string,
): PlaceRefusal {
  const { minimumTierRank, tierIds } = reserve
  const opensAt = releasedAt(reserve, keptAtMs, timeZone)
  const startsAt = formatInstant(timeZone, startMs)
  return { code: 'reserved_for_tiers', details: { limit, startsAt, opensAt, minimumTierRank, tierIds } }
}
