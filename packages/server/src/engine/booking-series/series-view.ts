import { type Booking, type BookingSeries, formatInstant, type Occurrence, type RefusalOf } from '@mendian/core'
import type { bookingSeriesResult, bookingSeriesView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { partyView } from '../bookings/party-view.ts'

export type BookingSeriesResult = z.output<typeof bookingSeriesResult>

/** A series as callers see it. */
export function bookingSeriesView(series: BookingSeries, timeZone: string): z.output<typeof schema> {
  const { startsAtMs, createdAtMs, rule, address, ...rest } = series
  return {
    ...rest,
    rule: { ...rule, weekdays: [...rule.weekdays] },
    ...partyView(series),
    address: address && { ...address },
    startsAt: formatInstant(timeZone, startsAtMs),
    createdAt: formatInstant(timeZone, createdAtMs),
  }
}

/** What came of one occurrence: the booking as it is now, or why there is none. */
export function visitOutcome(
  { occurrence, startsAtMs }: Occurrence,
  booking: Booking | null,
  refusal: RefusalOf<string, object> | null,
  timeZone: string,
): BookingSeriesResult['occurrences'][number] {
  return {
    occurrence,
    startsAt: formatInstant(timeZone, startsAtMs),
    refusal: refusal && { code: refusal.code, details: { ...refusal.details } },
    bookingId: booking?.id ?? null,
    state: booking?.state ?? null,
  }
}
