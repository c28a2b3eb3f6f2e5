import type { RefusalOf } from '../base/decision.ts'
import type { LocationId, ShiftId, StaffId } from '../base/ids.ts'
import { type Interval, subtract } from '../time/interval.ts'
import type { LocalDate, MinuteOfDay } from '../time/local-time.ts'
import { type TimeZoneId, toInstant } from '../time/zone.ts'

/** Time off within a shift, in minutes of its date: past 1440 on the next day. */
export interface ShiftBreak {
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
}

/** What a shift says of its time. */
export type ShiftTimes = Pick<Shift, 'startMinute' | 'endMinute' | 'breaks'>

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
  /** Within the shift, ascending, not overlapping. */
  readonly breaks: readonly ShiftBreak[]
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

/** When the person works: the shift without its breaks, each of which is read as the shift itself is. */
export function workingTime(shift: ShiftTimes & Pick<Shift, 'date'>, zone: TimeZoneId): readonly Interval[] {
  const whole = shiftInterval(shift, zone)
  if (shift.breaks.length === 0) return [whole]
  return subtract(
    [whole],
    shift.breaks.map((pause) => shiftInterval({ date: shift.date, ...pause }, zone)),
  )
}

export type ShiftTimesRefusal =
  | RefusalOf<'shift_ends_before_start', { index: number }>
  | RefusalOf<'break_outside_shift', { index: number; break: number }>

/** Why the times make no shift, if they do not; `index` is for the details. */
export function refuseShiftTimes(
  { startMinute, endMinute, breaks }: ShiftTimes,
  index: number,
): ShiftTimesRefusal | undefined {
  if (endMinute <= startMinute) return { code: 'shift_ends_before_start', details: { index } }
  let freeFrom = startMinute
  for (const [position, pause] of breaks.entries()) {
    if (pause.startMinute < freeFrom || pause.endMinute <= pause.startMinute || pause.endMinute > endMinute) {
      return { code: 'break_outside_shift', details: { index, break: position } }
    }
    freeFrom = pause.endMinute
  }
  return undefined
}
