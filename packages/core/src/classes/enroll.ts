import { assert } from '../base/assert.ts'
import type { BookingChannel } from '../base/channel.ts'
import { accept, type Decision, type RefusalOf } from '../base/decision.ts'
import type { CustomerId, EnrollmentId } from '../base/ids.ts'
import { type CancellationPolicy, termsOf } from '../booking/cancellation-policy.ts'
import { money } from '../money/money.ts'
import type { Customer } from '../people/customer.ts'
import type { Location } from '../places/location.ts'
import { type BookingWindowRefusal, bookingWindow } from '../scheduling/booking-window.ts'
import { formatInstant } from '../time/zone.ts'
import { type ClassStateRefusal, refuseClassState } from './cancel-class-session.ts'
import type { ClassSession } from './class-session.ts'
import type { Enrollment } from './enrollment.ts'
import { type EnrollmentEvent, enrollmentEvent } from './enrollment-event.ts'

export interface Enroll {
  readonly enrollmentId: EnrollmentId
  /** The customer's own and the guests'. */
  readonly seats: number
  /** At most one a seat; none for any. */
  readonly spots: readonly number[]
  readonly channel: BookingChannel
  readonly note: string
}

export interface EnrollState {
  readonly session: ClassSession
  readonly location: Location
  readonly customer: Customer
  /** The customer's own enrollment in the class, where there is one that is not cancelled. */
  readonly existing: Enrollment | undefined
  readonly takenSpots: readonly number[]
  /** The policy of the class, or else its service's, or else the location's; an archived one takes part in nothing new. */
  readonly policy: CancellationPolicy | undefined
}

export interface EnrollChanges {
  readonly enrollment: Enrollment
}

export type EnrollRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'customer_blocked', { customerId: CustomerId }>
  | RefusalOf<'contact_not_verified', { customerId: CustomerId }>
  | ClassStateRefusal
  | BookingWindowRefusal
  | RefusalOf<'already_enrolled', { enrollmentId: EnrollmentId }>
  | SpotRefusal
  | RefusalOf<'class_full', { seats: number; seatsLeft: number }>
  | RefusalOf<'spot_taken', { spots: readonly number[] }>

type SpotRefusal =
  | RefusalOf<'duplicate_in_list', { list: 'spots'; id: string }>
  | RefusalOf<'too_many_spots', { spots: number; seats: number }>
  | RefusalOf<'spot_not_in_class', { spots: readonly number[]; capacity: number }>

/**
 * Takes seats of a class for a customer and guests. Refuses, in this order: an archived location or customer, a customer
 * who is blocked or cannot be reached for sure where that is wanted, a class that is cancelled, over or has begun, one
 * that begins too soon or too far ahead for the location, a customer who has seats in it, spots that no class of this
 * size has, more seats than are left, and spots that others picked.
 */
export function enroll(
  state: EnrollState,
  command: Enroll,
  nowMs: number,
): Decision<EnrollChanges, EnrollmentEvent, EnrollRefusal> {
  assert(command.seats > 0, 'an enrollment has a seat')
  const { session, customer, policy } = state
  const refusal = refuseCustomer(state) ?? refuseTime(state, nowMs) ?? refuseSeats(state, command)
  if (refusal) return { ok: false, refusal }

  // From here it must succeed.
  const enrollment: Enrollment = {
    id: command.enrollmentId,
    classSessionId: session.id,
    locationId: session.locationId,
    customerId: customer.id,
    state: 'ENROLLED',
    seats: command.seats,
    spots: [...command.spots].sort((a, b) => a - b),
    channel: command.channel,
    note: command.note,
    price: money(session.price.amountMinor * command.seats, session.price.currency),
    cancellationTerms: policy?.archivedAtMs === null ? termsOf([policy]) : [],
    settlement: null,
    cancelReason: null,
    reason: null,
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  return accept({ enrollment }, [enrollmentEvent('enrollment.created', enrollment)])
}

function refuseCustomer({ location, customer }: EnrollState): EnrollRefusal | undefined {
  if (location.archivedAtMs !== null) {
    return { code: 'reference_archived', details: { kind: 'Location', id: location.id } }
  }
  if (customer.archivedAtMs !== null) {
    return { code: 'reference_archived', details: { kind: 'Customer', id: customer.id } }
  }
  const { id: customerId, blocked, contactVerifiedAt } = customer
  if (blocked) return { code: 'customer_blocked', details: { customerId } }
  if (!location.requireVerifiedContact || contactVerifiedAt) return undefined
  return { code: 'contact_not_verified', details: { customerId } }
}

function refuseTime({ session, location }: EnrollState, nowMs: number): EnrollRefusal | undefined {
  const closed = refuseClassState(session, nowMs)
  if (closed) return closed
  const { startsAtMs } = session
  if (nowMs >= startsAtMs) return { code: 'class_not_open', details: { why: 'BEGUN' } }
  const { timeZone, minLeadMinutes, maxLeadDays } = location
  const { earliestMs, latestMs } = bookingWindow(location, nowMs)
  if (startsAtMs < earliestMs) {
    return { code: 'lead_time_too_short', details: { earliest: formatInstant(timeZone, earliestMs), minLeadMinutes } }
  }
  if (startsAtMs <= latestMs) return undefined
  return { code: 'beyond_booking_horizon', details: { latest: formatInstant(timeZone, latestMs), maxLeadDays } }
}

function refuseSeats(state: EnrollState, { seats, spots }: Enroll): EnrollRefusal | undefined {
  const { session, existing, takenSpots } = state
  if (existing) return { code: 'already_enrolled', details: { enrollmentId: existing.id } }
  const unfit = refuseSpots(session, seats, spots)
  if (unfit) return unfit
  const seatsLeft = session.capacity - session.seatsTaken
  if (seats > seatsLeft) return { code: 'class_full', details: { seats, seatsLeft } }
  const taken = spots.filter((spot) => takenSpots.includes(spot))
  return taken.length > 0 ? { code: 'spot_taken', details: { spots: taken } } : undefined
}

function refuseSpots({ capacity }: ClassSession, seats: number, spots: readonly number[]): SpotRefusal | undefined {
  const twice = spots.find((spot, index) => spots.indexOf(spot) !== index)
  if (twice !== undefined) return { code: 'duplicate_in_list', details: { list: 'spots', id: String(twice) } }
  if (spots.length > seats) return { code: 'too_many_spots', details: { spots: spots.length, seats } }
  const beyond = spots.filter((spot) => spot < 1 || spot > capacity)
  return beyond.length > 0 ? { code: 'spot_not_in_class', details: { spots: beyond, capacity } } : undefined
}
