import { accept, type Decision, type RefusalOf } from '../base/decision.ts'
import { settleInFull } from '../booking/settle-cancellation.ts'
import type { ClassSession } from './class-session.ts'
import { type ClassSessionEvent, classSessionEvent } from './class-session-event.ts'
import type { Enrollment } from './enrollment.ts'
import { type EnrollmentEvent, enrollmentEvent } from './enrollment-event.ts'

export interface CancelClassSession {
  readonly reason: string
}

export interface CancelClassSessionState {
  readonly session: ClassSession
  /** Those that are not cancelled. */
  readonly enrollments: readonly Enrollment[]
}

export interface CancelClassSessionChanges {
  readonly session: ClassSession
  /** The enrollments that end with it. */
  readonly ended: readonly Enrollment[]
}

export type ClassStateRefusal = RefusalOf<'class_not_open', { why: 'CANCELLED' | 'BEGUN' | 'OVER' }>

/** Why nothing more can be decided about a class: it was cancelled, or it is over. */
export function refuseClassState(
  { state, endsAtMs }: Pick<ClassSession, 'state' | 'endsAtMs'>,
  nowMs: number,
): ClassStateRefusal | undefined {
  if (state === 'CANCELLED') return { code: 'class_not_open', details: { why: 'CANCELLED' } }
  return nowMs >= endsAtMs ? { code: 'class_not_open', details: { why: 'OVER' } } : undefined
}

/**
 * Calls a class off: its time is free again, and everybody's enrollment ends but theirs who stayed away already. It
 * costs nobody anything.
 */
export function cancelClassSession(
  { session, enrollments }: CancelClassSessionState,
  { reason }: CancelClassSession,
  nowMs: number,
): Decision<CancelClassSessionChanges, ClassSessionEvent | EnrollmentEvent, ClassStateRefusal> {
  const forbidden = refuseClassState(session, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const ending = enrollments.filter(({ state }) => state === 'ENROLLED' || state === 'ARRIVED')
  const ended = ending.map(
    (enrollment): Enrollment => ({
      ...enrollment,
      state: 'CANCELLED',
      settlement: settleInFull(enrollment),
      cancelReason: 'LOCATION',
      reason,
      version: enrollment.version + 1,
      updatedAtMs: nowMs,
    }),
  )
  const cancelled: ClassSession = {
    ...session,
    state: 'CANCELLED',
    cancelReason: reason,
    seatsTaken: session.seatsTaken - ended.reduce((seats, enrollment) => seats + enrollment.seats, 0),
    version: session.version + 1,
    updatedAtMs: nowMs,
  }
  return accept({ session: cancelled, ended }, [
    classSessionEvent('class_session.cancelled', cancelled, session),
    ...ended.map((enrollment, index) => enrollmentEvent('enrollment.cancelled', enrollment, ending[index])),
  ])
}
