import { formatInstant, present, refuseEnrollmentStep, settleEnrollment } from '@mendian/core'
import {
  cancelReason,
  enrollmentId,
  enrollmentState,
  instant,
  settlementView,
  totalAmount,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { settlementOf } from '../bookings/booking-view.ts'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'

const input = z.strictObject({ id: enrollmentId, reason: cancelReason.default('CUSTOMER') })

const output = z
  .strictObject({
    enrollmentId,
    /** The moment the answer is of. */
    at: instant,
    price: totalAmount,
    cancellation: z.strictObject({
      state: enrollmentState.meta({ description: 'What it would become: CANCELLED or LATE_CANCELLED.' }),
      ...settlementView.shape,
    }),
  })
  .meta({ id: 'EnrollmentCancellationPreview' })

/** The same decision that cancelling makes, without doing it. */
export const cancellationPreview: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'enrollments.cancellationPreview',
  summary: 'What cancelling the enrollment now would come to',
  http: ['GET', '/v1/enrollments/{id}/cancellation-preview'],
  input,
  output,
  permission: 'booking:read',
  refusals: ['not_found', 'enrollment_state_forbids'],
  async run(tx, { id, reason }, { nowMs }) {
    const enrollment = await tx.enrollments.find(id)
    if (!enrollment) return notFound('Enrollment', id)
    const { classSessionId, locationId, price } = enrollment
    const [found, zones] = await Promise.all([tx.classSessions.find(classSessionId), timeZonesOf(tx, [locationId])])
    const session = present(found, 'an enrollment is of a class that exists')
    const forbidden = refuseEnrollmentStep(enrollment, 'CANCEL')
    if (forbidden) return { ok: false, refusal: forbidden }
    const { state, settlement } = settleEnrollment(
      { enrollment, session },
      { cancelReason: reason, waive: false },
      nowMs,
    )
    const ended = present(settlement ?? undefined, 'cancelling is settled')
    return {
      ok: true,
      value: {
        enrollmentId: id,
        at: formatInstant(zones.of(locationId), nowMs),
        price: { ...price },
        cancellation: { state, ...settlementOf(ended, price) },
      },
    }
  },
})
