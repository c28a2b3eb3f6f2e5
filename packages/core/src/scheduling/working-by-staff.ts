import type { Location } from '../places/location.ts'
import { isAlwaysOpen, openingIntervals } from '../places/opening-hours.ts'
import { type Interval, intersect, normalize } from '../time/interval.ts'
import { type Shift, shiftInterval, workingTime } from './shift.ts'

/** What a shift says of when somebody works. */
export type ShiftOfStaff = Pick<Shift, 'staffId' | 'date' | 'startMinute' | 'endMinute' | 'breaks'>

/**
 * Each person's working time within the location's opening hours; the very same list for those who follow each other in
 * `shifts` and work the same hours, so that what follows from it need be worked out once.
 */
export function workingByStaff(
  shifts: readonly ShiftOfStaff[],
  timeZone: string,
  location: Location | undefined,
): ReadonlyMap<string, readonly Interval[]> {
  const byStaff = new Map<string, readonly Interval[]>()
  const intervalOf = shiftIntervals(timeZone)
  let before: Run | undefined
  for (let from = 0; from < shifts.length; ) {
    const run = { from, to: endOfRun(shifts, from) }
    const staffId = (shifts[from] as ShiftOfStaff).staffId
    const same = before && sameHours(shifts, before, run) ? before.working : undefined
    const working = same ?? normalize(workingIn(shifts, run, timeZone, intervalOf))
    const earlier = byStaff.get(staffId)
    byStaff.set(staffId, earlier ? normalize([...earlier, ...working]) : working)
    before = { ...run, working }
    from = run.to
  }
  return location === undefined || isAlwaysOpen(location) ? byStaff : whileOpen(byStaff, location)
}

/** Shifts of one person that stand together in a list. */
interface Run {
  readonly from: number
  readonly to: number
  readonly working: readonly Interval[]
}

function endOfRun(shifts: readonly ShiftOfStaff[], from: number): number {
  const staffId = shifts[from]?.staffId
  let to = from + 1
  while (to < shifts.length && shifts[to]?.staffId === staffId) to += 1
  return to
}

function sameHours(shifts: readonly ShiftOfStaff[], a: Omit<Run, 'working'>, b: Omit<Run, 'working'>): boolean {
  if (b.to - b.from !== a.to - a.from) return false
  for (let index = a.from, other = b.from; index < a.to; index += 1, other += 1) {
    const one = shifts[index] as ShiftOfStaff
    const two = shifts[other] as ShiftOfStaff
    if (one.date !== two.date || one.startMinute !== two.startMinute || one.endMinute !== two.endMinute) return false
    if (one.breaks.length > 0 || two.breaks.length > 0) return false
  }
  return true
}

function workingIn(
  shifts: readonly ShiftOfStaff[],
  { from, to }: Omit<Run, 'working'>,
  timeZone: string,
  intervalOf: (shift: ShiftOfStaff) => Interval,
): readonly Interval[] {
  const working: Interval[] = []
  for (let index = from; index < to; index += 1) {
    const shift = shifts[index] as ShiftOfStaff
    if (shift.breaks.length === 0) working.push(intervalOf(shift))
    else working.push(...workingTime(shift, timeZone))
  }
  return working
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
  const opened = new Map<readonly Interval[], readonly Interval[]>()
  const openedOf = (list: readonly Interval[]): readonly Interval[] => {
    const known = opened.get(list) ?? intersect(list, open)
    opened.set(list, known)
    return known
  }
  return new Map([...byStaff].map(([staffId, list]) => [staffId, openedOf(list)]))
}
