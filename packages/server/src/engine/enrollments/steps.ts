import { advanceEnrollment, type EnrollmentStep, excuses, present, type Transaction } from '@mendian/core'
import { cancelReason, enrollmentId, enrollmentView as enrollmentSchema, note } from '@mendian/core/schemas'
import { z } from 'zod'
import { refuseWaiver, waive } from '../bookings/waive.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteResult, type WriteRun } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import type { RefusalCode } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceEnrollment, type EnrollmentView, enrollmentView } from './enrollment-view.ts'

const input = z.strictObject({ id: enrollmentId, reason: note.nullable().default(null) })

const cancelInput = z.strictObject({
  ...input.shape,
  cancelReason: cancelReason.default('CUSTOMER').meta({
    description:
      'STAFF, LOCATION and MISTAKE cost the customer nothing, which needs the permission booking:override where the terms ask for something.',
  }),
  waive,
})

type StepOperation<I extends typeof input | typeof cancelInput = typeof input> = WriteOperation<
  I,
  typeof enrollmentSchema
>

interface StepSpec<I> {
  readonly step: EnrollmentStep
  readonly name: string
  readonly path: string
  readonly summary: string
  readonly input: I
  readonly refusals?: readonly RefusalCode[]
}

/** What any step may be told; `waive` and `cancelReason` by the input of cancelling alone. */
type Told = z.output<typeof input> & Partial<z.output<typeof cancelInput>>

function stepOperation<I extends typeof input | typeof cancelInput>(spec: StepSpec<I>): StepOperation<I> {
  const run = async (tx: Transaction, told: Told, stepRun: WriteRun): Promise<WriteResult<EnrollmentView>> => {
    const { id, ...command } = told
    const forbidden = refuseWaiver({ waive: command.waive ?? false }, stepRun.actor)
    if (forbidden) return forbidden
    const enrollment = await tx.enrollments.find(id)
    if (!enrollment) return notFound('Enrollment', id)
    const { classSessionId, locationId } = enrollment
    stepRun.requireLocks([{ kind: 'CLASS_SESSION', id: classSessionId }])
    const conflict = refuseVersion(enrollment, stepRun.expectedVersion)
    if (conflict) return conflict
    const [found, zones] = await Promise.all([tx.classSessions.find(classSessionId), timeZonesOf(tx, [locationId])])
    const session = present(found, 'an enrollment is of a class that exists')
    const decision = advanceEnrollment({ enrollment, session }, { ...command, step: spec.step }, stepRun.nowMs)
    if (!decision.ok) return decision
    const settled = { ...enrollment, startsAtMs: session.startsAtMs }
    const excused = command.cancelReason !== undefined && excuses(command.cancelReason, settled, stepRun.nowMs)
    const unexcused = refuseWaiver({ waive: excused }, stepRun.actor)
    if (unexcused) return unexcused
    const { enrollment: next } = decision.changes
    assertReplaced(await tx.enrollments.replace(next, enrollment.version), 'the enrollment')
    const timeZone = zones.of(locationId)
    return {
      ok: true,
      value: enrollmentView(next, timeZone),
      subjectId: id,
      announcements: decision.events.map((event) => announceEnrollment(event, timeZone)),
    }
  }
  return defineWrite({
    name: `enrollments.${spec.name}`,
    summary: spec.summary,
    http: ['POST', `/v1/enrollments/{id}/${spec.path}`],
    input: spec.input,
    output: enrollmentSchema,
    permission: 'booking:write',
    movesMoney: false,
    refusals: ['not_found', 'enrollment_state_forbids', ...(spec.refusals ?? [])],
    locks: () => [],
    run,
  }) as StepOperation<I>
}

/** Its seats are free at once; says what the cancellation comes to by the terms of the enrollment. */
export const cancel: StepOperation<typeof cancelInput> = stepOperation({
  step: 'CANCEL',
  name: 'cancel',
  path: 'cancel',
  summary: 'Cancel an enrollment; its seats are free again',
  input: cancelInput,
})

export const checkIn: StepOperation = stepOperation({
  step: 'CHECK_IN',
  name: 'checkIn',
  path: 'check-in',
  summary: 'Note that the customer has arrived for the class',
  input,
})

/** The seats stay taken: a class that has begun gives none away. */
export const markNoShow: StepOperation = stepOperation({
  step: 'NO_SHOW',
  name: 'markNoShow',
  path: 'mark-no-show',
  summary: 'Note that the customer has stayed away from the class',
  input,
  refusals: ['class_not_begun'],
})
