import { formatInstant, type SlotHold } from '@mendian/core'
import type { slotHoldView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { segmentView } from '../bookings/booking-view.ts'

/** A hold as callers see it, its times on the location's wall clock. */
export function holdView(hold: SlotHold, timeZone: string): z.output<typeof schema> {
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return {
    id: hold.id,
    locationId: hold.locationId,
    customerId: hold.customerId,
    locationType: hold.locationType,
    startsAt: at(hold.startsAtMs),
    endsAt: at(hold.endsAtMs),
    expiresAt: at(hold.expiresAtMs),
    segments: hold.segments.map((segment) => segmentView(segment, timeZone)),
    guestArrangement: hold.guestArrangement,
    maxWaitMinutes: hold.maxWaitMinutes,
    createdAt: at(hold.createdAtMs),
  }
}
