import type { Location } from '../places/location.ts'
import { isAlwaysOpen, openingIntervals } from '../places/opening-hours.ts'
import { type Interval, intersect, normalize } from '../time/interval.ts'
import { type Shift, shiftInterval, workingTime } from './shift.ts'

/** What a shift says of when somebody works. */
export type ShiftOfStaff = Pick<Shift, 'staffId' | 'date' | 'startMinute' | 'endMinute' | 'breaks'>

/** Each person's working time within the location's opening hours. */
export function workingByStaff(
  shifts: readonly ShiftOfStaff[],
  timeZone: string,
  location: Location | undefined,
): ReadonlyMap<string, readonly Interval[]> {
  const byStaff = new Map<string, Interval[]>()
  const intervalOf = shiftIntervals(timeZone)
  let list: Interval[] = []
  let listOf: string | undefined
  for (const shift of shifts) {
    if (shift.staffId !== listOf) {
      listOf = shift.staffId
      list = byStaff.get(listOf) ?? []
      byStaff.set(listOf, list)
    }
    if (shift.breaks.length === 0) list.push(intervalOf(shift))
    else list.push(...workingTime(shift, timeZone))
  }
  for (const [staffId, working] of byStaff) byStaff.set(staffId, normalize(working))
  return location === undefined || isAlwaysOpen(location) ? byStaff : whileOpen(byStaff, location)
}

/** Many people work the same hours of a date, whose place in time is worked out once. */
function shiftIntervals(timeZone: string): (shift: ShiftOfStaff) => Interval {
  const byDate = new Map<string, { startMinute: number; endMinute: number; interval: Interval }>()
  return (shift) => {
    const known = byDate.get(shift.date)
    if (known && known.startMinute === shift.startMinute && known.endMinute === shift.endMinute) return known.interval
    const { startMinute, endMinute } = shift
    const interval = shiftInterval(shift, timeZone)
    byDate.set(shift.date, { startMinute, endMinute, interval })
    return interval
  }
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
