import { accept, type Decision } from '../base/decision.ts'
import type { ShiftId, ShiftTemplateId, StaffId } from '../base/ids.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import { overlaps } from '../time/interval.ts'
import type { LocalDate } from '../time/local-time.ts'
import { type Shift, shiftInterval } from './shift.ts'
import type { TemplateDate } from './shift-template.ts'

export interface PublishTemplates {
  readonly wanted: readonly (TemplateDate & { readonly id: ShiftId })[]
}

/** `published` holds those people's shifts at all locations, from days before the first date to days after the last. */
export interface PublishTemplatesState {
  readonly location: Location
  readonly staff: ReadonlyMap<string, Staff>
  readonly published: readonly (Shift & { readonly timeZone: string })[]
}

/** Why a template's date was left alone. */
export const skipReasons = ['SHIFT_EXISTS', 'SHIFT_OVERLAPS', 'STAFF_NOT_AT_LOCATION', 'NO_TIME'] as const

export type SkipReason = (typeof skipReasons)[number]

/** A date that a template asks for and that got no shift. */
export interface SkippedDate {
  readonly templateId: ShiftTemplateId
  readonly staffId: StaffId
  readonly date: LocalDate
  readonly reason: SkipReason
  /** The shift that is there already or in the way. */
  readonly shiftId: ShiftId | null
}

export interface PublishTemplatesChanges {
  readonly shifts: readonly Shift[]
  readonly skipped: readonly SkippedDate[]
}

/**
 * Publishes what templates ask for. A date on which the person has a shift at the location already is left alone, so
 * that a repetition changes nothing and an exception made by hand stays; so is one that another location's shift
 * overlaps, that a person no longer at the location would have, or that the clocks skip altogether.
 */
export function publishTemplates(
  state: PublishTemplatesState,
  command: PublishTemplates,
  nowMs: number,
): Decision<PublishTemplatesChanges, never, never> {
  const { location } = state
  const taken = state.published.map((shift) => ({ shift, interval: shiftInterval(shift, shift.timeZone) }))
  const existing = new Map<string, ShiftId>()
  for (const shift of state.published) {
    if (shift.locationId === location.id) existing.set(`${shift.staffId} ${shift.date}`, shift.id)
  }
  const shifts: Shift[] = []
  const skipped: SkippedDate[] = []
  for (const { templateId, ...wanted } of command.wanted) {
    const { staffId, date } = wanted
    const skip = (reason: SkipReason, shiftId: ShiftId | null = null): void => {
      skipped.push({ templateId, staffId, date, reason, shiftId })
    }
    const person = state.staff.get(staffId)
    const there = existing.get(`${staffId} ${date}`)
    const interval = shiftInterval(wanted, location.timeZone)
    const clash = taken.find((other) => other.shift.staffId === staffId && overlaps(other.interval, interval))
    if (there !== undefined) skip('SHIFT_EXISTS', there)
    else if (!person || person.archivedAtMs !== null || !person.locationIds.includes(location.id))
      skip('STAFF_NOT_AT_LOCATION')
    else if (interval.endMs <= interval.startMs) skip('NO_TIME')
    else if (clash) skip('SHIFT_OVERLAPS', clash.shift.id)
    else {
      const shift: Shift = { ...wanted, locationId: location.id, createdAtMs: nowMs }
      taken.push({ shift: { ...shift, timeZone: location.timeZone }, interval })
      shifts.push(shift)
    }
  }
  return accept({ shifts, skipped }, [])
}
