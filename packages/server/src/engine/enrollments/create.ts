import { enroll, present } from '@mendian/core'
import { enrollmentInput, enrollmentView as enrollmentSchema } from '@mendian/core/schemas'
import { customerLocks } from '../customers/customer-locks.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { announceEnrollment, enrollmentView } from './enrollment-view.ts'

/** Takes seats of a class for a customer; of those who want the last one at once, one gets it. */
export const create: WriteOperation<typeof enrollmentInput, typeof enrollmentSchema> = defineWrite({
  name: 'enrollments.create',
  summary: 'Enroll a customer in a class, guests included',
  http: ['POST', '/v1/enrollments'],
  status: 201,
  input: enrollmentInput,
  output: enrollmentSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'reference_not_found',
    'reference_archived',
    'customer_blocked',
    'contact_not_verified',
    'class_not_open',
    'lead_time_too_short',
    'beyond_booking_horizon',
    'already_enrolled',
    'duplicate_in_list',
    'too_many_spots',
    'spot_not_in_class',
    'class_full',
    'spot_taken',
  ],
  locks: ({ classSessionId, customerId }) => [
    { kind: 'CLASS_SESSION', id: classSessionId },
    ...customerLocks([customerId]),
  ],
  async run(tx, { classSessionId, customerId, ...command }, run) {
    const [session, customer, existing, takenSpots] = await Promise.all([
      tx.classSessions.find(classSessionId),
      tx.customers.find(customerId),
      tx.enrollments.findLive({ classSessionId, customerId }),
      command.spots.length === 0 ? [] : tx.enrollments.takenSpots(classSessionId),
    ])
    if (!session) return referenceNotFound('ClassSession', classSessionId)
    if (!customer) return referenceNotFound('Customer', customerId)
    const [atLocation, ofService] = await Promise.all([
      tx.locations.find(session.locationId),
      tx.services.find(session.serviceId),
    ])
    const location = present(atLocation, 'a class names a location that exists')
    const service = present(ofService, 'a class names a service that exists')
    const policyId = session.cancellationPolicyId ?? service.cancellationPolicyId ?? location.cancellationPolicyId
    const policy = policyId === null ? undefined : await tx.cancellationPolicies.find(policyId)
    const decision = enroll(
      { session, location, customer, existing, takenSpots, policy },
      { ...command, enrollmentId: run.ids.next('Enrollment') },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { enrollment } = decision.changes
    await tx.enrollments.insert(enrollment)
    return {
      ok: true,
      value: enrollmentView(enrollment, location.timeZone),
      subjectId: enrollment.id,
      announcements: decision.events.map((event) => announceEnrollment(event, location.timeZone)),
    }
  },
})
