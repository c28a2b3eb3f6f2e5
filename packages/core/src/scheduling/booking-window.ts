import type { RefusalOf } from '../base/decision.ts'
import type { Location } from '../places/location.ts'
import { DAY_MS, MINUTE_MS } from '../time/local-time.ts'
import { formatInstant } from '../time/zone.ts'
import { isOnGrid } from './grid.ts'

export type BookingWindowRefusal =
  | RefusalOf<'start_off_grid', { slotAlignmentMinutes: number }>
  | RefusalOf<'start_in_past', { now: string }>
  | RefusalOf<'lead_time_too_short', { earliest: string; minLeadMinutes: number }>
  | RefusalOf<'beyond_booking_horizon', { latest: string; maxLeadDays: number }>

/** The starts a location takes bookings for at `nowMs`: from `earliestMs` to `latestMs`, both included. */
export function bookingWindow(
  location: Location,
  nowMs: number,
): { readonly earliestMs: number; readonly latestMs: number } {
  return {
    earliestMs: nowMs + location.minLeadMinutes * MINUTE_MS,
    latestMs: nowMs + location.maxLeadDays * DAY_MS,
  }
}

/** Why a start is outside what the location takes bookings for, if it is. */
export function refuseStart(location: Location, startMs: number, nowMs: number): BookingWindowRefusal | undefined {
  const { timeZone, slotAlignmentMinutes, minLeadMinutes, maxLeadDays } = location
  const { earliestMs, latestMs } = bookingWindow(location, nowMs)
  if (!isOnGrid(timeZone, startMs, slotAlignmentMinutes)) {
    return { code: 'start_off_grid', details: { slotAlignmentMinutes } }
  }
  if (startMs < nowMs) return { code: 'start_in_past', details: { now: formatInstant(timeZone, nowMs) } }
  if (startMs < earliestMs) {
    return { code: 'lead_time_too_short', details: { earliest: formatInstant(timeZone, earliestMs), minLeadMinutes } }
  }
  if (startMs > latestMs) {
    return { code: 'beyond_booking_horizon', details: { latest: formatInstant(timeZone, latestMs), maxLeadDays } }
  }
  return undefined
}
