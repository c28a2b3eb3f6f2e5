import type { LocationId, ShiftId, StaffId } from '../base/ids.ts'
import type { Interval } from '../time/interval.ts'
import type { LocalDate, MinuteOfDay } from '../time/local-time.ts'
import { type TimeZoneId, toInstant } from '../time/zone.ts'

/** Published working time of one person at one location, on the location's wall clock (排班). */
export interface Shift {
  readonly id: ShiftId
  readonly locationId: LocationId
  readonly staffId: StaffId
  readonly date: LocalDate
  /** 0…1439, on `date`. */
  readonly startMinute: MinuteOfDay
  /** Greater than the start; past 1440 the shift ends on the next day. */
  readonly endMinute: MinuteOfDay
  readonly createdAtMs: number
}

/**
 * The instants a shift covers. Where clocks are put back during it, it starts at the earlier and ends at the later of
 * the two readings; where they are put forward, a missing reading moves later.
 */
export function shiftInterval(shift: Pick<Shift, 'date' | 'startMinute' | 'endMinute'>, zone: TimeZoneId): Interval {
  return {
    startMs: toInstant(zone, shift.date, shift.startMinute, 'EARLIER'),
    endMs: toInstant(zone, shift.date, shift.endMinute, 'LATER'),
  }
}
