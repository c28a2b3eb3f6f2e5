import { present } from '../base/assert.ts'
import { type Interval, normalize } from '../time/interval.ts'
import { addDays, isoWeekday, type LocalDate, parseLocalTime } from '../time/local-time.ts'
import { dayBounds, type TimeZoneId, toInstant, toLocal } from '../time/zone.ts'
import type { Location } from './location.ts'

/** When a location is open, as data. */
export type OpeningTimes = Pick<Location, 'timeZone' | 'openingHours' | 'specialDays'>

/** Whether nothing limits the location's hours: it is open whenever staff work. */
export function isAlwaysOpen({ openingHours, specialDays }: OpeningTimes): boolean {
  return openingHours === null && specialDays.length === 0
}

/**
 * When the location is open, as a normal list that is complete for `[fromMs, toMs)` and may reach beyond it.
 *
 * A special day replaces the hours of its weekday. Hours past midnight belong to the date on which they begin: those of
 * an evening before a holiday run on into it. Without weekly hours every other date is open from midnight to midnight.
 * Where clocks are put back, a location opens at the earlier and closes at the later of the two readings; where they
 * are put forward, a missing reading moves later: just as shifts do.
 */
export function openingIntervals(location: OpeningTimes, fromMs: number, toMs: number): readonly Interval[] {
  const { timeZone, openingHours, specialDays } = location
  const special = new Map(specialDays.map((day) => [day.date, day.hours]))
  const lastDate = toLocal(timeZone, toMs).date
  const open: Interval[] = []
  // Hours end at 48:00 at the latest, so those of the day before may still run.
  for (let date = addDays(toLocal(timeZone, fromMs).date, -1); date <= lastDate; date = addDays(date, 1)) {
    const weekday = isoWeekday(date)
    const hours = special.get(date) ?? openingHours?.filter((entry) => entry.weekday === weekday)
    if (hours === undefined) open.push(dayBounds(timeZone, date))
    else for (const { opensAt, closesAt } of hours) open.push(onDate(timeZone, date, opensAt, closesAt))
  }
  return normalize(open)
}

function onDate(timeZone: TimeZoneId, date: LocalDate, opensAt: string, closesAt: string): Interval {
  return {
    startMs: toInstant(timeZone, date, present(parseLocalTime(opensAt), 'a local time'), 'EARLIER'),
    endMs: toInstant(timeZone, date, present(parseLocalTime(closesAt), 'a local time'), 'LATER'),
  }
}

/** Whether the location is open throughout the interval. */
export function isOpenThroughout(location: OpeningTimes, interval: Interval): boolean {
  if (isAlwaysOpen(location)) return true
  const open = openingIntervals(location, interval.startMs, interval.endMs)
  return open.some(({ startMs, endMs }) => startMs <= interval.startMs && interval.endMs <= endMs)
}
