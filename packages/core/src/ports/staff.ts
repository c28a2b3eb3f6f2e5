import type { LocationId, StaffId } from '../base/ids.ts'
import type { Staff } from '../people/staff.ts'
import type { PageRequest, RecordRepository } from './records.ts'

/** People who work at a location, those who can be booked there, or both. */
export interface StaffFilter {
  readonly locationId?: LocationId
  readonly ids?: readonly StaffId[]
  readonly bookable?: true
}

export interface StaffRepository extends RecordRepository<Staff> {
  /** Not archived, by id, after `page.after`. */
  listBy(filter: StaffFilter, page: PageRequest): Promise<readonly Staff[]>
}
