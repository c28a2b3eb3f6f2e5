import type { BookingId, CustomerId, LocationId, ResourceId, ServiceId, StaffId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'

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

export const bookingChannels = ['WEB', 'APP', 'MINI_PROGRAM', 'OFFICIAL_ACCOUNT', 'PHONE', 'BACKOFFICE'] as const

export type BookingChannel = (typeof bookingChannels)[number]

/** One service of a booking, with who performs it and where (预约项目段). */
export interface BookingSegment {
  readonly ordinal: number
  readonly serviceId: ServiceId
  readonly staffId: StaffId
  /** The customer asked for this person (点客). */
  readonly staffRequested: boolean
  readonly resourceIds: readonly ResourceId[]
  readonly startsAtMs: number
  readonly endsAtMs: number
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
  readonly reason: string | null
}

export type BookingAction = 'BOOK' | 'RESCHEDULE' | 'CANCEL' | 'CHECK_IN' | 'START' | 'COMPLETE'

/** A visit agreed with a customer (预约): ordered services at one location. */
export interface Booking extends Versioned {
  readonly id: BookingId
  readonly locationId: LocationId
  readonly customerId: CustomerId
  readonly state: BookingState
  readonly channel: BookingChannel
  /** What the customer shows on arrival (核销码). */
  readonly redemptionCode: string
  /** From the first segment's start to the end of the last segment's customer time. */
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly segments: readonly BookingSegment[]
  readonly history: readonly BookingHistoryEntry[]
  readonly note: string
}

/** Which states each action may start from, and where it leads. */
export const bookingTransitions: Readonly<
  Record<Exclude<BookingAction, 'BOOK'>, { readonly from: readonly BookingState[]; readonly to: BookingState | 'SAME' }>
> = {
  RESCHEDULE: { from: ['PENDING', 'CONFIRMED'], to: 'SAME' },
  CANCEL: { from: ['PENDING', 'CONFIRMED'], to: 'CANCELLED' },
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
