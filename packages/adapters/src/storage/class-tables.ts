import type { ClassSession, ClassSessionId, Enrollment, EnrollmentId } from '@mendian/core'
import { table } from './columns.ts'

const versioned = { version: 'integer', createdAtMs: 'integer', updatedAtMs: 'integer' } as const

/** The tables of classes and of who is enrolled in them. */
export const classTables = {
  class_session: table<ClassSession>({
    id: 'text',
    locationId: 'text',
    serviceId: 'text',
    staffId: 'text',
    name: 'text',
    state: 'text',
    startsAtMs: 'integer',
    endsAtMs: 'integer',
    capacity: 'integer',
    seatsTaken: 'integer',
    price: 'money',
    cancellationPolicyId: 'nullableText',
    resources: 'json',
    cancelReason: 'nullableText',
    seriesId: 'nullableText',
    occurrence: 'nullableInteger',
    ...versioned,
  }),
  enrollment: table<Enrollment>({
    id: 'text',
    classSessionId: 'text',
    locationId: 'text',
    customerId: 'text',
    state: 'text',
    seats: 'integer',
    spots: 'json',
    channel: 'text',
    note: 'text',
    price: 'money',
    cancellationTerms: 'json',
    settlement: 'json',
    cancelReason: 'nullableText',
    reason: 'nullableText',
    ...versioned,
  }),
  /** The spots of enrollments that are not cancelled, so that one is picked once. */
  enrollment_spot: table<{
    readonly classSessionId: ClassSessionId
    readonly spot: number
    readonly enrollmentId: EnrollmentId
  }>({ classSessionId: 'text', spot: 'integer', enrollmentId: 'text' }),
} as const
