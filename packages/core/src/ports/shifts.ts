import type { LocationId, ShiftId, StaffId } from '../base/ids.ts'
import type { Shift } from '../scheduling/shift.ts'
import type { ShiftTemplate } from '../scheduling/shift-template.ts'
import type { ShiftOfStaff } from '../scheduling/working-by-staff.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { PageRequest, RecordRepository } from './records.ts'

export interface ShiftRepository {
  insertMany(shifts: readonly Shift[]): Promise<void>
  find(id: ShiftId): Promise<Shift | undefined>
  /** Shifts of those people with `fromDate <= date <= toDate`, at one location or at all, by staff, date and start. */
  ofStaff(query: {
    staffIds: readonly StaffId[]
    fromDate: LocalDate
    toDate: LocalDate
    locationId?: LocationId
  }): Promise<readonly Shift[]>
  /** What those shifts say of when people work at the location, in the same order. */
  timesOfStaff(query: {
    staffIds: readonly StaffId[]
    fromDate: LocalDate
    toDate: LocalDate
    locationId: LocationId
  }): Promise<readonly ShiftOfStaff[]>
  list(
    query: PageRequest & { locationId: LocationId; fromDate: LocalDate; toDate: LocalDate; staffId?: StaffId },
  ): Promise<readonly Shift[]>
  remove(id: ShiftId): Promise<void>
}

export interface ShiftTemplateRepository extends RecordRepository<ShiftTemplate> {
  /** Not archived, of one location, by id. */
  ofLocation(locationId: LocationId): Promise<readonly ShiftTemplate[]>
}
