import type { Location } from '../places/location.ts'
import { isOpenThroughout } from '../places/opening-hours.ts'
import type { AssignmentRefusal } from '../scheduling/assign-staff.ts'
import type { Shift } from '../scheduling/shift.ts'
import { workingByStaff } from '../scheduling/working-by-staff.ts'
import { type Interval, subtract } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import type { BookingSegment } from './booking.ts'

export type PastWorkingTimeRefusal = Extract<
  AssignmentRefusal,
  { readonly code: 'location_closed' | 'staff_not_working' }
>

/** A segment that moves, with the time of its person before and after. */
export interface MovedWork {
  readonly segment: BookingSegment
  readonly before: readonly Interval[]
  readonly after: readonly Interval[]
}

/**
 * Why somebody would come to work outside opening hours or their shift, if so: first the hours, then the shifts. Whoever
 * does so already does not stand in the way.
 */
export function refusePastWorkingTime(
  { location, shifts }: { readonly location: Location; readonly shifts: readonly Shift[] },
  moved: readonly MovedWork[],
): PastWorkingTimeRefusal | undefined {
  const { timeZone } = location
  const here = shifts.filter((shift) => shift.locationId === location.id)
  const working = workingByStaff(here, timeZone, undefined)
  const isOpen = (times: readonly Interval[]): boolean => times.every((time) => isOpenThroughout(location, time))
  const isOnShift = ({ staffId }: BookingSegment, times: readonly Interval[]): boolean =>
    subtract(times, working.get(staffId) ?? []).length === 0
  const closed = moved.find(({ before, after }) => isOpen(before) && !isOpen(after))
  if (closed) return { code: 'location_closed', details: whereOf(closed, timeZone) }
  const absent = moved.find(({ segment, before, after }) => isOnShift(segment, before) && !isOnShift(segment, after))
  return absent && { code: 'staff_not_working', details: whereOf(absent, timeZone) }
}

function whereOf({ segment: { ordinal, startsAtMs } }: MovedWork, timeZone: string): PastWorkingTimeRefusal['details'] {
  return { segment: ordinal, startsAt: formatInstant(timeZone, startsAtMs) }
}
