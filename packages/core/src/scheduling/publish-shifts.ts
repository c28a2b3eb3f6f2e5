import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { ShiftId, StaffId } from '../base/ids.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import { type Interval, overlaps } from '../time/interval.ts'
import { formatLocalTime, type LocalDate } from '../time/local-time.ts'
import { refuseShiftTimes, type Shift, type ShiftTimes, type ShiftTimesRefusal, shiftInterval } from './shift.ts'

export interface PublishShifts {
  readonly shifts: readonly (ShiftTimes & { readonly id: ShiftId; readonly date: LocalDate })[]
}

/** `published` holds this person's shifts at all locations, from days before the first new date to days after the last. */
export interface PublishShiftsState {
  readonly location: Location
  readonly staff: Staff
  readonly published: readonly (Shift & { readonly timeZone: string })[]
}

export type PublishShiftsRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'staff_not_at_location', { staffId: StaffId; locationId: string }>
  | ShiftTimesRefusal
  | RefusalOf<'shift_overlap', { index: number; with: PublishedShift | WantedShift }>

interface PublishedShift {
  readonly id: ShiftId
  readonly date: LocalDate
}

/** A shift of the same call, by its place in it. */
interface WantedShift {
  readonly index: number
  readonly date: LocalDate
  readonly startTime: string
  readonly endTime: string
}

interface TakenBy {
  readonly interval: Interval
  readonly by: PublishedShift | WantedShift
}

/** Publishes a person's shifts at a location: all of them, or none when one overlaps another shift of that person. */
export function publishShifts(
  state: PublishShiftsState,
  command: PublishShifts,
  nowMs: number,
): Decision<{ readonly shifts: readonly Shift[] }, never, PublishShiftsRefusal> {
  const { location, staff } = state
  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  if (staff.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Staff', id: staff.id })
  if (!staff.locationIds.includes(location.id)) {
    return refuse('staff_not_at_location', { staffId: staff.id, locationId: location.id })
  }
  const taken: TakenBy[] = state.published.map((shift) => ({
    interval: shiftInterval(shift, shift.timeZone),
    by: { id: shift.id, date: shift.date },
  }))
  const added: Shift[] = []
  for (const [index, wanted] of command.shifts.entries()) {
    const shift: Shift = { ...wanted, locationId: location.id, staffId: staff.id, createdAtMs: nowMs }
    const interval = shiftInterval(shift, location.timeZone)
    const impossible = refuseShiftTimes(wanted, index)
    if (impossible) return { ok: false, refusal: impossible }
    if (interval.endMs <= interval.startMs) return refuse('shift_ends_before_start', { index })
    const clash = taken.find((other) => overlaps(other.interval, interval))
    if (clash) return refuse('shift_overlap', { index, with: clash.by })
    taken.push({ interval, by: { index, date: shift.date, ...clockTimes(shift) } })
    added.push(shift)
  }
  return accept({ shifts: added }, [])
}

function clockTimes({ startMinute, endMinute }: ShiftTimes): { startTime: string; endTime: string } {
  return { startTime: formatLocalTime(startMinute), endTime: formatLocalTime(endMinute) }
}
