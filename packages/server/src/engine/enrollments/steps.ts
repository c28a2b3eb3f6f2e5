import { advanceEnrollment, type EnrollmentStep, present } from '@mendian/core'
import { enrollmentId, enrollmentView as enrollmentSchema, note } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import type { RefusalCode } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceEnrollment, enrollmentView } from './enrollment-view.ts'

const input = z.strictObject({ id: enrollmentId, reason: note.nullable().default(null) })

type StepOperation = WriteOperation<typeof input, typeof enrollmentSchema>

interface StepSpec {
  readonly step: EnrollmentStep
  readonly name: string
  readonly path: string
  readonly summary: string
  readonly refusals?: readonly RefusalCode[]
}

function stepOperation(spec: StepSpec): StepOperation {
  return defineWrite({
    name: `enrollments.${spec.name}`,
    summary: spec.summary,
    http: ['POST', `/v1/enrollments/{id}/${spec.path}`],
    input,
    output: enrollmentSchema,
    permission: 'booking:write',
    movesMoney: false,
    refusals: ['not_found', 'enrollment_state_forbids', ...(spec.refusals ?? [])],
    locks: () => [],
    async run(tx, { id, reason }, run) {
      const enrollment = await tx.enrollments.find(id)
      if (!enrollment) return notFound('Enrollment', id)
      const { classSessionId, locationId } = enrollment
      run.requireLocks([{ kind: 'CLASS_SESSION', id: classSessionId }])
      const conflict = refuseVersion(enrollment, run.expectedVersion)
      if (conflict) return conflict
      const [found, zones] = await Promise.all([tx.classSessions.find(classSessionId), timeZonesOf(tx, [locationId])])
      const session = present(found, 'an enrollment is of a class that exists')
      const decision = advanceEnrollment({ enrollment, session }, { step: spec.step, reason }, run.nowMs)
      if (!decision.ok) return decision
      const { enrollment: next } = decision.changes
      assertReplaced(await tx.enrollments.replace(next, enrollment.version), 'the enrollment')
      const timeZone = zones.of(locationId)
      return {
        ok: true,
        value: enrollmentView(next, timeZone),
        subjectId: id,
        announcements: decision.events.map((event) => announceEnrollment(event, timeZone)),
      }
    },
  })
}

export const cancel: StepOperation = stepOperation({
  step: 'CANCEL',
  name: 'cancel',
  path: 'cancel',
  summary: 'Cancel an enrollment; its seats are free again',
})

export const checkIn: StepOperation = stepOperation({
  step: 'CHECK_IN',
  name: 'checkIn',
  path: 'check-in',
  summary: 'Note that the customer has arrived for the class',
})

/** The seats stay taken: a class that has begun gives none away. */
export const markNoShow: StepOperation = stepOperation({
  step: 'NO_SHOW',
  name: 'markNoShow',
  path: 'mark-no-show',
  summary: 'Note that the customer has stayed away from the class',
  refusals: ['class_not_begun'],
})
