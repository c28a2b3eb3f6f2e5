import type { DomainEvent } from '../base/domain-event.ts'
import type { Enrollment } from './enrollment.ts'

export type EnrollmentEventType =
  | 'enrollment.created'
  | 'enrollment.cancelled'
  | 'enrollment.arrived'
  | 'enrollment.no_show'

export type EnrollmentEvent = DomainEvent<EnrollmentEventType, 'ENROLLMENT', Enrollment>

/** The event of an enrollment's change, with what it was before. */
export function enrollmentEvent(
  type: EnrollmentEventType,
  subject: Enrollment,
  previous?: Enrollment,
): EnrollmentEvent {
  return { type, subjectKind: 'ENROLLMENT', subject, ...(previous ? { previous } : {}) }
}
