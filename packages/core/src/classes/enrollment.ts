import type { BookingChannel } from '../base/channel.ts'
import type { ClassSessionId, CustomerId, EnrollmentId, LocationId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { CancelReason, Settlement } from '../booking/booking.ts'
import type { CancellationTerms } from '../booking/cancellation-policy.ts'
import type { Money } from '../money/money.ts'

export const enrollmentStates = ['ENROLLED', 'ARRIVED', 'NO_SHOW', 'CANCELLED', 'LATE_CANCELLED'] as const

export type EnrollmentState = (typeof enrollmentStates)[number]

export const enrollmentSteps = ['CANCEL', 'CHECK_IN', 'NO_SHOW'] as const

export type EnrollmentStep = (typeof enrollmentSteps)[number]

/** A customer's seats in a class, guests included. */
export interface Enrollment extends Versioned {
  readonly id: EnrollmentId
  readonly classSessionId: ClassSessionId
  readonly locationId: LocationId
  readonly customerId: CustomerId
  readonly state: EnrollmentState
  /** The customer's own and the guests'. */
  readonly seats: number
  /** The numbered places that were picked, ascending; any are as good where there are fewer than seats. */
  readonly spots: readonly number[]
  readonly channel: BookingChannel
  readonly note: string
  /** The list price of all its seats, as it was when the customer enrolled. */
  readonly price: Money
  /** The terms of cancelling that applied then. */
  readonly cancellationTerms: readonly CancellationTerms[]
  /** What ending it unserved came to; null while it stands. */
  readonly settlement: Settlement | null
  /** Who or what a cancellation is owed to. */
  readonly cancelReason: CancelReason | null
  /** In words, why the last step was taken. */
  readonly reason: string | null
}

/** Which states each step may start from, and where it leads; cancelling late leads to LATE_CANCELLED. */
export const enrollmentTransitions: Readonly<
  Record<EnrollmentStep, { readonly from: readonly EnrollmentState[]; readonly to: EnrollmentState }>
> = {
  CANCEL: { from: ['ENROLLED'], to: 'CANCELLED' },
  CHECK_IN: { from: ['ENROLLED'], to: 'ARRIVED' },
  NO_SHOW: { from: ['ENROLLED'], to: 'NO_SHOW' },
}

/** Whether the enrollment keeps its seats: who stayed away had them, and a class that has begun gives none away. */
export function takesSeats({ state }: Pick<Enrollment, 'state'>): boolean {
  return state !== 'CANCELLED' && state !== 'LATE_CANCELLED'
}
