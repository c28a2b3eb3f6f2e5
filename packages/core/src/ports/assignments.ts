import type { BookingId, LocationId, StaffId } from '../base/ids.ts'
import type { AssignmentEntry } from '../booking/staff-choice.ts'
import type { RotationQueue } from '../scheduling/strategy/rotation-queue.ts'
import type { AssignmentDay } from '../scheduling/strategy/weighted-share.ts'
import type { LocalDate } from '../time/local-time.ts'

/** One person's count on one date. */
interface AssignmentDate {
  readonly locationId: LocationId
  readonly staffId: StaffId
  readonly date: LocalDate
}

/** Who was chosen and why; and how many visits each person was given on each date, which is what shares are made of. */
export interface AssignmentRepository {
  /** The log of these bookings, booking by booking, each oldest first. */
  ofBookings(ids: readonly BookingId[]): Promise<readonly AssignmentEntry[]>
  insertMany(entries: readonly AssignmentEntry[]): Promise<void>
  /** Of those people at the location with `fromDate <= date <= toDate`, by person and date. */
  days(query: {
    locationId: LocationId
    staffIds: readonly StaffId[]
    fromDate: LocalDate
    toDate: LocalDate
  }): Promise<readonly AssignmentDay[]>
  /** One visit more for the person on that date. */
  count(query: AssignmentDate & { readonly atMs: number }): Promise<void>
  /** One visit less: it came to nothing. */
  uncount(query: AssignmentDate): Promise<void>
}

/** One queue a location, changed as a whole under the lock `ROTATION` of its location. */
export interface RotationQueueRepository {
  find(locationId: LocationId): Promise<RotationQueue | undefined>
  insert(queue: RotationQueue): Promise<void>
  replace(queue: RotationQueue): Promise<void>
}
