import { type Enrollment, type EnrollmentEvent, formatInstant } from '@mendian/core'
import type { enrollmentView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { settlementOf } from '../bookings/booking-view.ts'
import type { Announcement } from '../operation.ts'

export type EnrollmentView = z.output<typeof schema>

/** An enrollment as callers see it. */
export function enrollmentView(enrollment: Enrollment, timeZone: string): EnrollmentView {
  const { createdAtMs, updatedAtMs, spots, price, cancellationTerms, settlement, ...rest } = enrollment
  return {
    ...rest,
    spots: [...spots],
    price: { ...price },
    cancellationTerms: cancellationTerms.map((terms) => ({ ...terms, windows: [...terms.windows] })),
    settlement: settlement && settlementOf(settlement, price),
    createdAt: formatInstant(timeZone, createdAtMs),
    updatedAt: formatInstant(timeZone, updatedAtMs),
  }
}

/** An event of an enrollment as it is announced. */
export function announceEnrollment(event: EnrollmentEvent, timeZone: string): Announcement {
  const { type, subject, previous } = event
  return {
    type,
    locationId: subject.locationId,
    subject: { kind: 'ENROLLMENT', id: subject.id, version: subject.version },
    data: {
      enrollment: enrollmentView(subject, timeZone),
      ...(previous ? { previous: enrollmentView(previous, timeZone) } : {}),
    },
  }
}
