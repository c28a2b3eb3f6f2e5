import type { Interval } from '../time/interval.ts'
import { dayBounds, type TimeZoneId, toLocal } from '../time/zone.ts'
import type { StaffCalendar } from './can-serve.ts'
import type { SegmentNeed } from './segment-need.ts'
import { bookedMs } from './strategy/booked-time.ts'

/**
 * The candidates of a need, by their index in `need.staff`, best first, for a visit that starts then. A permutation: who
 * is left out is not considered. The same answer for the same calendars of that local date, however much more is loaded,
 * so that a search foretells what a booking chooses.
 */
export type RankCandidates = (need: SegmentNeed, segment: number, startMs: number) => readonly number[]

/** Those with the least booked time on the local date of the start first, in the order of the list among equals. */
export function leastBookedFirst(timeZone: TimeZoneId): RankCandidates {
  let day: Interval | undefined
  let loads = new Map<StaffCalendar, number>()
  let ranks = new Map<SegmentNeed, readonly number[]>()
  return function leastBooked(need, _, startMs) {
    if (day === undefined || startMs < day.startMs || startMs >= day.endMs) {
      day = dayBounds(timeZone, toLocal(timeZone, startMs).date)
      loads = new Map()
      ranks = new Map()
    }
    const known = ranks.get(need)
    if (known) return known
    const within = day
    const taken = need.staff.map((calendar) => {
      const load = loads.get(calendar) ?? bookedMs(calendar.busy, within)
      loads.set(calendar, load)
      return load
    })
    const rank = taken.map((_, index) => index).sort((a, b) => (taken[a] ?? 0) - (taken[b] ?? 0) || a - b)
    ranks.set(need, rank)
    return rank
  }
}
