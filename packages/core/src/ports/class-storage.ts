import type {
  ClassSeriesId,
  ClassSessionId,
  CustomerId,
  EnrollmentId,
  LocationId,
  ServiceId,
  StaffId,
} from '../base/ids.ts'
import type { ClassSession, ClassSessionState } from '../classes/class-session.ts'
import type { Enrollment, EnrollmentState } from '../classes/enrollment.ts'
import type { PageRequest } from './records.ts'

export interface ClassSessionFilter {
  readonly locationId?: LocationId
  readonly serviceId?: ServiceId
  readonly staffId?: StaffId
  readonly state?: ClassSessionState
  readonly seriesId?: ClassSeriesId
  /** Starting in `[fromMs, toMs)`. */
  readonly fromMs?: number
  readonly toMs?: number
}

export interface ClassSessionRepository {
  find(id: ClassSessionId): Promise<ClassSession | undefined>
  /** By start, then id; `after` is `<startsAtMs>:<id>` of the last row seen. */
  list(filter: ClassSessionFilter, page: PageRequest): Promise<readonly ClassSession[]>
  /** Without any seat taken. */
  insertMany(sessions: readonly ClassSession[]): Promise<void>
  /** Rewrites the row but for the seats taken, which enrollments alone change; false when not at that version. */
  replace(session: ClassSession, expectedVersion: number): Promise<boolean>
}

export interface EnrollmentFilter {
  readonly classSessionId?: ClassSessionId
  readonly customerId?: CustomerId
  readonly state?: EnrollmentState
}

/** What of a class is taken, by whom. The class's seats taken follow by themselves. */
export interface EnrollmentRepository {
  find(id: EnrollmentId): Promise<Enrollment | undefined>
  /** The customer's enrollment in the class that is not cancelled. */
  findLive(query: { classSessionId: ClassSessionId; customerId: CustomerId }): Promise<Enrollment | undefined>
  /** All of the class that are not cancelled, by id. */
  liveOf(classSessionId: ClassSessionId): Promise<readonly Enrollment[]>
  /** The numbered places of the class that are picked, ascending. */
  takenSpots(classSessionId: ClassSessionId): Promise<readonly number[]>
  /** By id. */
  list(filter: EnrollmentFilter, page: PageRequest): Promise<readonly Enrollment[]>
  /**
   * @throws StorageError CONFLICT when the class has too few seats left, the customer has seats in it already, or a
   * spot is picked.
   */
  insert(enrollment: Enrollment): Promise<void>
  /** Rewrites the row, frees its spots when it is cancelled; false when not at that version. */
  replace(enrollment: Enrollment, expectedVersion: number): Promise<boolean>
  /** Cancels all of the class that are enrolled or arrived, each a version on, and frees their spots. */
  cancelAllOf(classSessionId: ClassSessionId, change: { reason: string; nowMs: number }): Promise<void>
}
