import { accept, type Decision, type RefusalOf } from '../base/decision.ts'
import { formatInstant } from '../time/zone.ts'
import type { ClassSession } from './class-session.ts'
import { type Enrollment, type EnrollmentState, type EnrollmentStep, enrollmentTransitions } from './enrollment.ts'
import { type EnrollmentEvent, type EnrollmentEventType, enrollmentEvent } from './enrollment-event.ts'

const stepEvents: Readonly<Record<EnrollmentStep, EnrollmentEventType>> = {
  CANCEL: 'enrollment.cancelled',
  CHECK_IN: 'enrollment.arrived',
  NO_SHOW: 'enrollment.no_show',
}

export type EnrollmentStepRefusal =
  | RefusalOf<
      'enrollment_state_forbids',
      { state: EnrollmentState; action: EnrollmentStep; allowedFrom: readonly EnrollmentState[] }
    >
  | RefusalOf<'class_not_begun', { startsAt: string }>

/** Takes an enrollment one step on: nobody has stayed away from a class that has not begun. */
export function advanceEnrollment(
  { enrollment, session }: { readonly enrollment: Enrollment; readonly session: ClassSession },
  { step, reason }: { readonly step: EnrollmentStep; readonly reason: string | null },
  nowMs: number,
): Decision<{ readonly enrollment: Enrollment }, EnrollmentEvent, EnrollmentStepRefusal> {
  const { from, to } = enrollmentTransitions[step]
  const { state } = enrollment
  if (!from.includes(state)) {
    return {
      ok: false,
      refusal: { code: 'enrollment_state_forbids', details: { state, action: step, allowedFrom: from } },
    }
  }
  if (step === 'NO_SHOW' && nowMs < session.startsAtMs) {
    const details = { startsAt: formatInstant('UTC', session.startsAtMs) }
    return { ok: false, refusal: { code: 'class_not_begun', details } }
  }
  const next: Enrollment = { ...enrollment, state: to, reason, version: enrollment.version + 1, updatedAtMs: nowMs }
  return accept({ enrollment: next }, [enrollmentEvent(stepEvents[step], next, enrollment)])
}
