import type { Location } from '../places/location.ts'
import { isAlwaysOpen, openingIntervals } from '../places/opening-hours.ts'
import { type Interval, intersect, normalize } from '../time/interval.ts'
import { type Shift, shiftInterval, workingTime } from './shift.ts'

/** Each person's working time within the location's opening hours. */
export function workingByStaff(
  shifts: readonly Shift[],
  timeZone: string,
  location: Location | undefined,
): ReadonlyMap<string, readonly Interval[]> {
  const byStaff = new Map<string, Interval[]>()
  for (const shift of shifts) {
    let list = byStaff.get(shift.staffId)
    if (list === undefined) {
      list = []
      byStaff.set(shift.staffId, list)
    }
    if (shift.breaks.length === 0) list.push(shiftInterval(shift, timeZone))
    else list.push(...workingTime(shift, timeZone))
  }
  for (const [staffId, list] of byStaff) byStaff.set(staffId, normalize(list))
  return location === undefined || isAlwaysOpen(location) ? byStaff : whileOpen(byStaff, location)
}

/** That time as far as the location is open: its hours are worked out once, for everybody's time from first to last. */
function whileOpen(
  byStaff: ReadonlyMap<string, readonly Interval[]>,
  location: Location,
): ReadonlyMap<string, readonly Interval[]> {
  const lists = [...byStaff.values()].filter((list) => list.length > 0)
  if (lists.length === 0) return byStaff
  const fromMs = Math.min(...lists.map((list) => list[0]?.startMs ?? 0))
  const toMs = Math.max(...lists.map((list) => list.at(-1)?.endMs ?? 0))
  const open = openingIntervals(location, fromMs, toMs)
  return new Map([...byStaff].map(([staffId, list]) => [staffId, intersect(list, open)]))
}
