import { overlaps } from '../time/interval.ts'
import { addDays } from '../time/local-time.ts'
import { type TimeZoneId, toLocal } from '../time/zone.ts'
import { takenTime } from './occupancy.ts'
import type { VisitCalendar } from './visit-plan.ts'

/** The shifts of so many days before may still run: a shift may pass midnight. */
const shiftReachDays = 2

/**
 * What a calendar says of the time between two instants: just what would be loaded for a visit then. So one of a series
 * is decided as it would be by itself, and in as little time.
 */
export function calendarAround<C extends VisitCalendar>(
  calendar: C,
  timeZone: TimeZoneId,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): C {
  const time = { startMs: fromMs, endMs: toMs }
  const fromDate = addDays(toLocal(timeZone, fromMs).date, -shiftReachDays)
  const toDate = toLocal(timeZone, toMs).date
  return {
    ...calendar,
    shifts: calendar.shifts.filter(({ date }) => date >= fromDate && date <= toDate),
    busy: calendar.busy.filter((block) => overlaps(takenTime(block), time)),
    claims: calendar.claims.filter((claim) => overlaps(claim, time)),
  }
}
