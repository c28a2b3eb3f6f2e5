import { formatInstant, orderOfPlaces, type RotationQueue } from '@mendian/core'
import type { rotationQueueView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'

/** A rotation queue as callers see it, next first. */
export function rotationView(queue: RotationQueue, timeZone: string, nowMs: number): z.output<typeof schema> {
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return {
    locationId: queue.locationId,
    places: orderOfPlaces(queue, nowMs).map(({ staffId, state, joinedAtMs, reservedUntilMs }, index) => ({
      staffId,
      place: index + 1,
      state,
      joinedAt: at(joinedAtMs),
      reservedUntil: reservedUntilMs === null || reservedUntilMs <= nowMs ? null : at(reservedUntilMs),
    })),
    version: queue.version,
    updatedAt: queue.version === 0 ? null : at(queue.updatedAtMs),
  }
}
