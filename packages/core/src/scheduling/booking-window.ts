import type { RefusalOf } from '../base/decision.ts'
import type { TierId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { DAY_MS, MINUTE_MS } from '../time/local-time.ts'
import { formatInstant } from '../time/zone.ts'
import { isOnGrid } from './grid.ts'
import type { TierTerms, Visitor } from './visitor.ts'

export type BookingWindowRefusal =
  | RefusalOf<'start_off_grid', { slotAlignmentMinutes: number }>
  | RefusalOf<'start_in_past', { now: string }>
  | RefusalOf<'lead_time_too_short', { earliest: string; minLeadMinutes: number }>
  | RefusalOf<
      'tier_window',
      {
        latest: string
        opensAt: string
        bookingWindowDays: number
        minimumTier: { tierId: TierId; rank: number; bookingWindowDays: number }
      }
    >
  | RefusalOf<'beyond_booking_horizon', { latest: string; maxLeadDays: number }>

/** The starts a location takes bookings for at `nowMs`, from that tier: from `earliestMs` to `latestMs`, both included. */
export function bookingWindow(
  location: Location,
  nowMs: number,
  tier: TierTerms | null = null,
): { readonly earliestMs: number; readonly latestMs: number } {
  return {
    earliestMs: nowMs + location.minLeadMinutes * MINUTE_MS,
    latestMs: nowMs + windowDays(location, tier) * DAY_MS,
  }
}

function windowDays({ maxLeadDays }: Location, tier: TierTerms | null): number {
  return tier?.bookingWindowDays ?? maxLeadDays
}

/** Why a start is outside what the location takes bookings for, from that visitor, if it is. */
export function refuseStart(
  location: Location,
  startMs: number,
  nowMs: number,
  { tier, tiers }: Pick<Visitor, 'tier' | 'tiers'>,
): BookingWindowRefusal | undefined {
  const { timeZone, slotAlignmentMinutes, minLeadMinutes } = location
  const { earliestMs, latestMs } = bookingWindow(location, nowMs, tier)
  if (!isOnGrid(timeZone, startMs, slotAlignmentMinutes)) {
    return { code: 'start_off_grid', details: { slotAlignmentMinutes } }
  }
  if (startMs < nowMs) return { code: 'start_in_past', details: { now: formatInstant(timeZone, nowMs) } }
  if (startMs < earliestMs) {
    return { code: 'lead_time_too_short', details: { earliest: formatInstant(timeZone, earliestMs), minLeadMinutes } }
  }
  if (startMs <= latestMs) return undefined
  const latest = formatInstant(timeZone, latestMs)
  const days = windowDays(location, tier)
  const minimumTier = lowestWithin(location, tiers, startMs, nowMs)
  if (!minimumTier) return { code: 'beyond_booking_horizon', details: { latest, maxLeadDays: days } }
  const opensAt = formatInstant(timeZone, startMs - days * DAY_MS)
  return { code: 'tier_window', details: { latest, opensAt, bookingWindowDays: days, minimumTier } }
}

/** The lowest tier whose customers may book that start already. */
function lowestWithin(
  location: Location,
  tiers: readonly TierTerms[],
  startMs: number,
  nowMs: number,
): { readonly tierId: TierId; readonly rank: number; readonly bookingWindowDays: number } | undefined {
  const [lowest] = tiers
    .filter((tier) => startMs <= bookingWindow(location, nowMs, tier).latestMs)
    .sort((a, b) => a.rank - b.rank)
  return lowest && { tierId: lowest.id, rank: lowest.rank, bookingWindowDays: windowDays(location, lowest) }
}
