import type { LocationId, ServiceId } from '../base/ids.ts'
import type { Service } from '../catalog/service.ts'
import type { Interval } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import { type PoolCalendar, peakUse } from './capacity.ts'
import { fullDays, startsOnFullDay } from './daily-cap.ts'
import type { SegmentNeed } from './free-slots.ts'
import type { CapacityClaim, ServicePoolId } from './occupancy.ts'
import type { PlaceRefusal } from './place-limits.ts'

/** The pool of a service at a location: each segment claims one of its places. */
export function servicePoolId(locationId: LocationId, serviceId: ServiceId): ServicePoolId {
  return `${locationId}/${serviceId}`
}

/** What a service allows at one location. */
export interface ServiceLimits {
  readonly serviceId: ServiceId
  /** The customers who may have it at one time, as a pool. */
  readonly customers?: PoolCalendar
  /** Days on which it may not start again. */
  readonly fullDays: readonly Interval[]
}

export function limitsService({ maxConcurrentBookings, maxBookingsPerDay }: Service): boolean {
  return maxConcurrentBookings !== null || maxBookingsPerDay !== null
}

/** The limits of the service, with the claims on its pool, sorted by start; undefined where it has none. */
export function serviceLimits(
  service: Service,
  poolId: ServicePoolId,
  claims: readonly CapacityClaim[],
  timeZone: string,
): ServiceLimits | undefined {
  if (!limitsService(service)) return undefined
  const { maxConcurrentBookings: quantity, maxBookingsPerDay: cap } = service
  return {
    serviceId: service.id,
    ...(quantity === null ? {} : { customers: { poolId, quantity, claims } }),
    fullDays: cap === null ? [] : fullDays(claims, cap, timeZone),
  }
}

/** Why the segment's service takes no further customer then, if it does not. */
export function refuseServiceFull(
  { service, layout }: SegmentNeed,
  startMs: number,
  segment: number,
  timeZone: string,
): PlaceRefusal | undefined {
  if (!service) return undefined
  const time = { startMs: startMs + layout.startOffsetMs, endMs: startMs + layout.endOffsetMs }
  const at = { limit: 'SERVICE', segment, startsAt: formatInstant(timeZone, time.startMs) } as const
  if (startsOnFullDay(service.fullDays, time.startMs)) {
    return { code: 'daily_cap_reached', details: { ...at, staffIds: [] } }
  }
  const { customers } = service
  if (!customers || peakUse(customers.claims, time) < customers.quantity) return undefined
  return { code: 'capacity_full', details: { ...at, resourceIds: [] } }
}
