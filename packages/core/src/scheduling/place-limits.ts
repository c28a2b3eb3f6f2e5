import type { RefusalOf } from '../base/decision.ts'
import type { TierId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { isOpenThroughout } from '../places/opening-hours.ts'
import type { Interval } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import { type PoolCalendar, peakUse } from './capacity.ts'
import { fullDays, startsOnFullDay } from './daily-cap.ts'
import type { SegmentNeed } from './free-slots.ts'
import type { CapacityClaim } from './occupancy.ts'
import { anybody, type Reserve, releasedAt, type Visitor } from './visitor.ts'

/** What a place allows its visits. Opening hours are in the working time of staff; here they only give the reason. */
export interface PlaceLimits {
  readonly location: Location
  /** The customers there may be at one time, as a pool; what is kept for higher tiers is claimed in it. */
  readonly customers?: PoolCalendar
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
    ...(maxConcurrentCustomers === null
      ? {}
      : { customers: { poolId: location.id, ...placesLeft(maxConcurrentCustomers, claims, reserve) } }),
    fullDays: [...fullFor.location, ...fullFor.reserve, ...fullFor.customer],
    fullFor,
    reserve,
  }
}

function placesLeft(
  quantity: number,
  claims: readonly CapacityClaim[],
  reserve: Reserve | undefined,
): Pick<PoolCalendar, 'quantity' | 'claims'> {
  if (!reserve) return { quantity, claims }
  const kept = { startMs: reserve.fromMs, endMs: endOfTimeMs, units: reserve.keptOf(quantity) }
  return { quantity, claims: [...claims, kept] }
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

/**
 * Why the place takes no further visit of the customer at that start, if it does not: first because of the day (the
 * location's cap, what is kept for tiers, the customer's cap), then because of the customers who are there meanwhile.
 */
export function refusePlace(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
): PlaceRefusal | undefined {
  const place = needs[0]?.place
  if (!place) return undefined
  const lengthMs = needs.at(-1)?.layout.endOffsetMs ?? 0
  return refuseDay(place, startMs, timeZone) ?? refuseCrowd(place, { startMs, endMs: startMs + lengthMs }, timeZone)
}

function refuseDay(place: PlaceLimits, startMs: number, timeZone: string): PlaceRefusal | undefined {
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

function refuseCrowd({ customers, reserve }: PlaceLimits, visit: Interval, timeZone: string): PlaceRefusal | undefined {
  if (!customers || peakUse(customers.claims, visit) < customers.quantity) return undefined
  const others = reserve ? customers.claims.filter((claim) => claim.endMs < endOfTimeMs) : customers.claims
  if (reserve && peakUse(others, visit) < customers.quantity) {
    return reserved(reserve, 'CUSTOMERS_AT_ONCE', visit.startMs, visit.endMs - 1, timeZone)
  }
  const startsAt = formatInstant(timeZone, visit.startMs)
  return { code: 'capacity_full', details: { limit: 'LOCATION', segment: 0, startsAt, resourceIds: [] } }
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
