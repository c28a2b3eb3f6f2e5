import { assert } from '../base/assert.ts'
import type { BookingChannel } from '../base/channel.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { BookingId, BookingSeriesId } from '../base/ids.ts'
import { sumMoney } from '../money/money.ts'
import type { Customer } from '../people/customer.ts'
import type { VisitAddress } from '../places/visit-address.schema.ts'
import type { CandidateSegment } from '../scheduling/visit-plan.ts'
import { noWaiting } from '../scheduling/visit-shape.ts'
import type { Booking, BookingState, Guest } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { type CancellationPolicy, termsOf } from './cancellation-policy.ts'
import { type LoggedAssignments, logAssignments } from './log-assignments.ts'
import { type BookRefusal, planVisit, rowsOfPlan, type VisitState, type VisitWish } from './plan-visit.ts'
import { firstAwaited, prepaymentFor, waitEnd } from './prepayment.ts'
import { refuseAddress } from './refuse-address.ts'
import { type Acting, historyEntry } from './transition.ts'
import { endOf, type VisitRows } from './visit-rows.ts'

export interface Book extends Acting, VisitWish {
  readonly bookingId: BookingId
  readonly redemptionCode: string
  readonly channel: BookingChannel
  readonly note: string
  /** Where the customer is visited. */
  readonly address?: VisitAddress | null
  /** Of a series of visits, which one. */
  readonly series?: { readonly seriesId: BookingSeriesId; readonly occurrence: number }
}

export interface BookState extends VisitState {
  readonly customer: Customer
  /** The cancellation policies that the location and the services name. */
  readonly policies: readonly CancellationPolicy[]
}

export interface BookChanges extends VisitRows {
  readonly booking: Booking
}

/** What choosing people for a visit changes, beside the visit. */
export interface BookedChanges extends BookChanges, LoggedAssignments {}

/** Books a visit, anew or from a hold. Refuses first an address missing or superfluous, then as {@link planVisit} does. */
export function book(
  state: BookState,
  command: Book,
  nowMs: number,
): Decision<BookedChanges, BookingEvent, BookRefusal> {
  assert(command.segments.length > 0, 'a booking has a segment')
  const { locationType = 'LOCATION', address = null } = command
  const lost = refuseAddress(locationType, address)
  if (lost) return { ok: false, refusal: lost }
  const planned = planVisit(state, command, nowMs)
  if (!planned.ok) return planned

  // From here it must succeed.
  const rows = rowsOfPlan({ ownerKind: 'BOOKING', ownerId: command.bookingId, expiresAtMs: null }, planned.plan)
  const services = planned.plan.candidates.map((candidate) => candidate.service)
  const { location } = state.configuration
  const requiresApproval = services.some((service) => service.requiresApproval)
  const prices = rows.segments.map((segment) => segment.price)
  const prepaymentDue = prepaymentFor(location, services, prices)
  const awaiting = firstAwaited(prepaymentDue, requiresApproval)
  const initial: BookingState = awaiting === null ? 'CONFIRMED' : 'PENDING'
  const booking: Booking = {
    id: command.bookingId,
    locationId: state.configuration.location.id,
    customerId: state.customer.id,
    state: initial,
    channel: command.channel,
    locationType,
    address,
    meetingUrl: null,
    redemptionCode: command.redemptionCode,
    startsAtMs: command.startsAtMs,
    endsAtMs: endOf(rows.segments),
    segments: rows.segments,
    guests: guestsOf(command),
    ...(command.shape ?? noWaiting),
    history: [historyEntry(1, initial, 'BOOK', command, nowMs)],
    note: command.note,
    awaiting,
    requiresApproval,
    prepaymentDue,
    pendingExpiresAtMs: awaiting === null ? null : waitEnd(location, awaiting, command.startsAtMs, nowMs),
    price: sumMoney(location.currency, prices),
    cancellationTerms: termsOf(policiesOf(state, planned.plan.candidates)),
    settlement: null,
    seriesId: command.series?.seriesId ?? null,
    occurrence: command.series?.occurrence ?? null,
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  const logged = logAssignments(booking, planned.plan.choices, state, nowMs)
  return accept({ booking, ...rows, ...logged }, [bookingEvent('booking.created', booking)])
}

/** All guests of the wish, named or not. */
export function guestsOf({ segments, guests = [] }: VisitWish): readonly Guest[] {
  const count = 1 + Math.max(...segments.map((segment) => segment.guest ?? 0))
  return Array.from({ length: count }, (_, guest) => ({ name: guests[guest]?.name ?? null }))
}

/** Each service's own policy, or the location's; an archived one takes part in nothing new. */
function policiesOf(
  { policies, configuration }: BookState,
  candidates: readonly CandidateSegment[],
): readonly CancellationPolicy[] {
  const byId = new Map(policies.map((policy) => [policy.id, policy]))
  return candidates
    .map(({ service }) => service.cancellationPolicyId ?? configuration.location.cancellationPolicyId)
    .map((id) => (id === null ? undefined : byId.get(id)))
    .filter((policy) => policy !== undefined)
    .filter((policy) => policy.archivedAtMs === null)
}
