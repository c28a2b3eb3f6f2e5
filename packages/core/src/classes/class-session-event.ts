import type { DomainEvent } from '../base/domain-event.ts'
import type { ClassSession } from './class-session.ts'

export type ClassSessionEventType = 'class_session.created' | 'class_session.substituted' | 'class_session.cancelled'

export type ClassSessionEvent = DomainEvent<ClassSessionEventType, 'CLASS_SESSION', ClassSession>

/** The event of a class's change; `previous` where something moved. */
export function classSessionEvent(
  type: ClassSessionEventType,
  subject: ClassSession,
  previous?: ClassSession,
): ClassSessionEvent {
  return { type, subjectKind: 'CLASS_SESSION', subject, ...(previous ? { previous } : {}) }
}
