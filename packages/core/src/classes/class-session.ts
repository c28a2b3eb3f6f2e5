import type {
  CancellationPolicyId,
  ClassSeriesId,
  ClassSessionId,
  LocationId,
  ResourceId,
  ServiceId,
  StaffId,
} from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { Money } from '../money/money.ts'

export const classSessionStates = ['SCHEDULED', 'CANCELLED'] as const

export type ClassSessionState = (typeof classSessionStates)[number]

/** The most seats one class has. */
export const maxClassCapacity = 500

/** A class that customers enroll in (团课): one teacher, one time, so many seats. */
export interface ClassSession extends Versioned {
  readonly id: ClassSessionId
  readonly locationId: LocationId
  readonly serviceId: ServiceId
  /** Who teaches, substituted or not. */
  readonly staffId: StaffId
  readonly name: string
  readonly state: ClassSessionState
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly capacity: number
  /** What enrollments that are not cancelled come to; the database keeps it, and keeps it within the capacity. */
  readonly seatsTaken: number
  /** The list price of one seat. */
  readonly price: Money
  /** Under which customers enroll; the service's or the location's when null. */
  readonly cancellationPolicyId: CancellationPolicyId | null
  /** The rooms and the like that the class takes. */
  readonly resources: readonly { readonly resourceId: ResourceId; readonly units: number }[]
  /** In words, why it was cancelled; null while it takes place. */
  readonly cancelReason: string | null
  /** The series that it is an occurrence of, and which, counted from 1; null for a class planned by itself. */
  readonly seriesId: ClassSeriesId | null
  readonly occurrence: number | null
}
