import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { ShiftId } from '../base/ids.ts'
import { contains, type Interval, normalize, overlaps } from '../time/interval.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Occupancy } from './occupancy.ts'
import {
  refuseShiftTimes,
  type Shift,
  type ShiftTimes,
  type ShiftTimesRefusal,
  shiftInterval,
  workingTime,
} from './shift.ts'

/** A published shift with what surrounds it. */
export interface ShiftState {
  readonly shift: Shift
  readonly timeZone: string
  /** The person's other shifts at all locations, for days around. */
  readonly others: readonly (Shift & { readonly timeZone: string })[]
  /** What takes the person's time while the shift lasts. */
  readonly busy: readonly Occupancy[]
}

export interface ReplaceShift extends ShiftTimes {
  readonly id: ShiftId
}

type ShiftHasBookings = RefusalOf<
  'shift_has_bookings',
  { bookingIds: readonly string[]; classSessionIds?: readonly string[] }
>

export type ReplaceShiftRefusal =
  | ShiftTimesRefusal
  | RefusalOf<'shift_overlap', { index: number; with: { id: ShiftId; date: LocalDate } }>
  | ShiftHasBookings

/**
 * Puts a shift of other times in the place of a published one, on the same date (排班例外). The new one has an id of its
 * own: who still holds the old one has missed this change. Refuses times that make no shift, then an overlap with
 * another shift of the person, then bookings that would fall outside working time.
 */
export function replaceShift(
  state: ShiftState,
  { id, ...times }: ReplaceShift,
  nowMs: number,
): Decision<{ readonly shift: Shift }, never, ReplaceShiftRefusal> {
  const { shift: old, timeZone, others } = state
  const impossible = refuseShiftTimes(times, 0)
  if (impossible) return { ok: false, refusal: impossible }
  const shift: Shift = { ...old, ...times, id, createdAtMs: nowMs }
  const interval = shiftInterval(shift, timeZone)
  if (interval.endMs <= interval.startMs) return refuse('shift_ends_before_start', { index: 0 })
  const clash = others.find((other) => overlaps(shiftInterval(other, other.timeZone), interval))
  if (clash) return refuse('shift_overlap', { index: 0, with: { id: clash.id, date: clash.date } })
  const left = refuseLeavingBookings(state, workingTime(shift, timeZone))
  return left ? { ok: false, refusal: left } : accept({ shift }, [])
}

/**
 * The bookings that rely on the shift and would fall outside working time if `instead` were all there is of it. What
 * lies outside already, since it was booked before the rules changed, does not stand in the way.
 */
export function refuseLeavingBookings(state: ShiftState, instead: readonly Interval[]): ShiftHasBookings | undefined {
  const { shift, timeZone, others, busy } = state
  const elsewhere = others
    .filter((other) => other.locationId === shift.locationId)
    .flatMap((other) => workingTime(other, other.timeZone))
  const before = normalize([...elsewhere, ...workingTime(shift, timeZone)])
  const after = normalize([...elsewhere, ...instead])
  const lies = (list: readonly Interval[], block: Interval): boolean => list.some((work) => contains(work, block))
  const leaving = busy.filter((block) => block.ownerKind !== 'TIME_BLOCK' && lies(before, block) && !lies(after, block))
  if (leaving.length === 0) return undefined
  // Holds stand in the way too, for as long as they last, but are no bookings.
  const ownersOf = (kind: Occupancy['ownerKind']): readonly string[] => [
    ...new Set(leaving.filter((block) => block.ownerKind === kind).map((block) => block.ownerId)),
  ]
  const classSessionIds = ownersOf('CLASS_SESSION')
  return {
    code: 'shift_has_bookings',
    details: { bookingIds: ownersOf('BOOKING'), ...(classSessionIds.length > 0 ? { classSessionIds } : {}) },
  }
}
