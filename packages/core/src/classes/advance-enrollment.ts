import { accept, type Decision, type RefusalOf } from '../base/decision.ts'
import type { CancelReason } from '../booking/booking.ts'
import { settleCancellation, settleNoShow } from '../booking/settle-cancellation.ts'
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

export interface AdvanceEnrollment {
  readonly step: EnrollmentStep
  readonly reason: string | null
  /** Of cancelling: who or what it is owed to; the customer when absent. */
  readonly cancelReason?: CancelReason
  /** Of cancelling: let the customer off what it costs. */
  readonly waive?: boolean
}

/** An enrollment with its class. */
interface Enrolled {
  readonly enrollment: Enrollment
  readonly session: ClassSession
}

/**
 * Takes an enrollment one step on: nobody has stayed away from a class that has not begun. Cancelling and staying away
 * come to what the terms of the enrollment say; cancelling is late where that costs something.
 */
export function advanceEnrollment(
  { enrollment, session }: Enrolled,
  command: AdvanceEnrollment,
  nowMs: number,
): Decision<{ readonly enrollment: Enrollment }, EnrollmentEvent, EnrollmentStepRefusal> {
  const { step, reason } = command
  const forbidden = refuseEnrollmentStep(enrollment, step)
  if (forbidden) return { ok: false, refusal: forbidden }
  if (step === 'NO_SHOW' && nowMs < session.startsAtMs) {
    const details = { startsAt: formatInstant('UTC', session.startsAtMs) }
    return { ok: false, refusal: { code: 'class_not_begun', details } }
  }
  const next: Enrollment = {
    ...enrollment,
    state: enrollmentTransitions[step].to,
    ...ending({ enrollment, session }, command, nowMs),
    reason,
    version: enrollment.version + 1,
    updatedAtMs: nowMs,
  }
  return accept({ enrollment: next }, [enrollmentEvent(stepEvents[step], next, enrollment)])
}

/** Why the enrollment's state does not allow the step, if it does not. */
export function refuseEnrollmentStep(
  { state }: Enrollment,
  step: EnrollmentStep,
): Extract<EnrollmentStepRefusal, { readonly code: 'enrollment_state_forbids' }> | undefined {
  const { from } = enrollmentTransitions[step]
  if (from.includes(state)) return undefined
  return { code: 'enrollment_state_forbids', details: { state, action: step, allowedFrom: from } }
}

/** What cancelling the enrollment now comes to, and the state that it leads to. */
export function settleEnrollment(
  { enrollment, session: { startsAtMs } }: Enrolled,
  { cancelReason, waive }: { readonly cancelReason: CancelReason; readonly waive: boolean },
  nowMs: number,
): Pick<Enrollment, 'state' | 'settlement'> {
  const { late, settlement } = settleCancellation({ ...enrollment, startsAtMs }, nowMs, { cancelReason, waive })
  return { state: late ? 'LATE_CANCELLED' : 'CANCELLED', settlement }
}

function ending(of: Enrolled, command: AdvanceEnrollment, nowMs: number): Partial<Enrollment> {
  const { step, cancelReason = 'CUSTOMER', waive = false } = command
  if (step === 'CANCEL') return { ...settleEnrollment(of, { cancelReason, waive }, nowMs), cancelReason }
  const { enrollment, session } = of
  return step === 'NO_SHOW' ? { settlement: settleNoShow({ ...enrollment, startsAtMs: session.startsAtMs }) } : {}
}
