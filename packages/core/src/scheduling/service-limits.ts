import type { LocationId, ServiceId } from '../base/ids.ts'
import type { Service } from '../catalog/service.ts'
import type { Interval } from '../time/interval.ts'
import { fullDays } from './daily-cap.ts'
import type { CapacityClaim, ServicePoolId } from './occupancy.ts'
import type { PoolNeed } from './segment-need.ts'

/** The pool of a service at a location: each segment claims one of its places. */
export function servicePoolId(locationId: LocationId, serviceId: ServiceId): ServicePoolId {
  return `${locationId}/${serviceId}`
}

export function limitsService({ maxConcurrentBookings, maxBookingsPerDay }: Service): boolean {
  return maxConcurrentBookings !== null || maxBookingsPerDay !== null
}

/** What a service allows at one location. */
export interface ServiceLimits {
  /** One of the customers who may have it at one time; absent where their number is not limited. */
  readonly customers?: PoolNeed
  /** Days on which it may not start again; absent where their bookings are not limited. */
  readonly fullDays?: readonly Interval[]
}

/** The limits of the service, with the claims on its pool, sorted by start. */
export function serviceLimits(
  { maxConcurrentBookings: quantity, maxBookingsPerDay: cap }: Service,
  poolId: ServicePoolId,
  claims: readonly CapacityClaim[],
  timeZone: string,
): ServiceLimits {
  return {
    ...(quantity === null ? {} : { customers: { units: 1, anyOf: [{ poolId, quantity, claims }], ofService: true } }),
    ...(cap === null ? {} : { fullDays: fullDays(claims, cap, timeZone) }),
  }
}
