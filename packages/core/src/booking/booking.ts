import type { BookingChannel } from '../base/channel.ts'
import type {
  BookingId,
  BookingSeriesId,
  CustomerId,
  LocationId,
  ResourceId,
  ServiceId,
  StaffId,
  StaffLevelId,
} from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { AddOnChoice } from '../catalog/add-on.ts'
import type { LocationType } from '../catalog/location-type.ts'
import type { Money } from '../money/money.ts'
import type { StaffGender } from '../people/staff-gender.ts'
import type { AssignmentSource } from '../places/assignment-strategy.ts'
import type { VisitAddress } from '../places/visit-address.schema.ts'
import type { GuestArrangement } from '../scheduling/visit-shape.ts'
import type { CancellationTerms } from './cancellation-policy.ts'

export const bookingStates = [
  'PENDING',
  'CONFIRMED',
  'ARRIVED',
  'IN_SERVICE',
  'COMPLETED',
  'CANCELLED',
  'LATE_CANCELLED',
  'NO_SHOW',
  'DECLINED',
  'EXPIRED',
] as const

export type BookingState = (typeof bookingStates)[number]

/** An add-on of a segment, as it was when the visit was booked. */
export interface SegmentAddOn extends AddOnChoice {
  /** Each time it is chosen, like the price. */
  readonly durationMinutes: number
  readonly price: Money
}

/** What a PENDING booking waits for; approval is asked for once the prepayment is there. */
export const bookingAwaits = ['PAYMENT', 'APPROVAL'] as const

export type BookingAwaits = (typeof bookingAwaits)[number]

/** One service of a booking, with who performs it and where (预约项目段). */
export interface BookingSegment {
  readonly ordinal: number
  /** Whose it is: an index into the booking's guests. */
  readonly guest: number
  readonly serviceId: ServiceId
  readonly staffId: StaffId
  /** The customer asked for this person (点客). */
  readonly staffRequested: boolean
  /** The level and the gender that the customer asked for, where they did. */
  readonly staffLevelId: StaffLevelId | null
  readonly staffGender: StaffGender | null
  readonly assignmentSource: AssignmentSource
  readonly resourceIds: readonly ResourceId[]
  readonly addOns: readonly SegmentAddOn[]
  /** The list price, add-ons included, as it was when the visit was booked: what is charged. */
  readonly price: Money
  readonly startsAtMs: number
  readonly endsAtMs: number
}

/** Somebody who comes with a visit. */
export interface Guest {
  readonly name: string | null
}

/** One step of a booking's life, oldest first. */
export interface BookingHistoryEntry {
  /** The booking's version that this step made. */
  readonly version: number
  readonly state: BookingState
  readonly action: BookingAction
  readonly occurredAtMs: number
  readonly actorKind: string
  readonly actorId: string
  /** In words. */
  readonly reason: string | null
  /** Who or what a cancellation is owed to. */
  readonly cancelReason: CancelReason | null
}

export const bookingActions = [
  'BOOK',
  'PREPAY',
  'CONFIRM',
  'DECLINE',
  'EXPIRE',
  'RESCHEDULE',
  'REASSIGN',
  'CANCEL',
  'LATE_CANCEL',
  'NO_SHOW',
  'CHECK_IN',
  'START',
  'EXTEND',
  'SET_MEETING_URL',
  'COMPLETE',
] as const

export type BookingAction = (typeof bookingActions)[number]

/** An action on a booking that there is. */
export type BookingMove = Exclude<BookingAction, 'BOOK'>

export const cancelReasons = ['CUSTOMER', 'STAFF', 'LOCATION', 'MISTAKE', 'OTHER'] as const

export type CancelReason = (typeof cancelReasons)[number]

/** What a customer gets back of what was paid, or owes where nothing was: the one or the other, never both. */
export interface Settlement {
  readonly refundMinor: number
  readonly feeMinor: number
  /** Somebody with the right to do so let the customer off. */
  readonly waived: boolean
}

/** A visit agreed with a customer (预约): ordered services at one location. */
export interface Booking extends Versioned {
  readonly id: BookingId
  readonly locationId: LocationId
  readonly customerId: CustomerId
  readonly state: BookingState
  readonly channel: BookingChannel
  readonly locationType: LocationType
  /** Of a visit at the customer's address, and of no other. */
  readonly address: VisitAddress | null
  /** Of a visit online, once somebody has set it. */
  readonly meetingUrl: string | null
  /** What the customer shows on arrival (核销码). */
  readonly redemptionCode: string
  /** From the first segment's start to the end of the customer time that ends last. */
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** Guest by guest, each one's in their order. */
  readonly segments: readonly BookingSegment[]
  /** Who comes, at least one; the customer books for all of them. */
  readonly guests: readonly Guest[]
  readonly guestArrangement: GuestArrangement
  /** The most that a guest waits between segments. */
  readonly maxWaitMinutes: number
  readonly history: readonly BookingHistoryEntry[]
  readonly note: string
  /** Until when a PENDING booking can be paid or confirmed; null in other states. */
  readonly pendingExpiresAtMs: number | null
  /** What a PENDING booking waits for; null in other states. */
  readonly awaiting: BookingAwaits | null
  /** One of its services asks for approval. */
  readonly requiresApproval: boolean
  /** What of the price was to be paid before the booking stands; 0 where nothing was. */
  readonly prepaymentDue: Money
  /** The list price of all segments, as it was when the visit was booked. */
  readonly price: Money
  /** The terms of cancelling that applied then, of each policy; the strictest of them counts. */
  readonly cancellationTerms: readonly CancellationTerms[]
  /** What ending the booking unserved came to; null while it stands. */
  readonly settlement: Settlement | null
  /** The series that it is an occurrence of, and which, counted from 1; null for a visit booked by itself. */
  readonly seriesId: BookingSeriesId | null
  readonly occurrence: number | null
}

/** Which states each action may start from, and where it leads. */
export const bookingTransitions: Readonly<
  Record<BookingMove, { readonly from: readonly BookingState[]; readonly to: BookingState | 'SAME' }>
> = {
  RESCHEDULE: { from: ['PENDING', 'CONFIRMED'], to: 'SAME' },
  PREPAY: { from: ['PENDING'], to: 'SAME' },
  CONFIRM: { from: ['PENDING'], to: 'CONFIRMED' },
  DECLINE: { from: ['PENDING'], to: 'DECLINED' },
  EXPIRE: { from: ['PENDING'], to: 'EXPIRED' },
  REASSIGN: { from: ['PENDING', 'CONFIRMED', 'ARRIVED'], to: 'SAME' },
  CANCEL: { from: ['PENDING', 'CONFIRMED'], to: 'CANCELLED' },
  LATE_CANCEL: { from: ['CONFIRMED'], to: 'LATE_CANCELLED' },
  NO_SHOW: { from: ['CONFIRMED'], to: 'NO_SHOW' },
  SET_MEETING_URL: { from: ['PENDING', 'CONFIRMED', 'ARRIVED', 'IN_SERVICE'], to: 'SAME' },
  EXTEND: { from: ['IN_SERVICE'], to: 'SAME' },
  CHECK_IN: { from: ['CONFIRMED'], to: 'ARRIVED' },
  START: { from: ['ARRIVED'], to: 'IN_SERVICE' },
  COMPLETE: { from: ['ARRIVED', 'IN_SERVICE'], to: 'COMPLETED' },
}

/** Whether the booking still takes time of staff and resources. */
export function occupies(state: BookingState): boolean {
  return (
    state === 'PENDING' ||
    state === 'CONFIRMED' ||
    state === 'ARRIVED' ||
    state === 'IN_SERVICE' ||
    state === 'COMPLETED'
  )
}
