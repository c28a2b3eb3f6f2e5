import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { StaffId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import type { SegmentRequest, VisitConfiguration } from '../scheduling/visit-plan.ts'
import { type Book, type BookedChanges, type BookState, book } from './book.ts'
import type { Booking } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { checkIn } from './check-in.ts'
import { walkInStart } from './estimate-queue.ts'
import type { BookRefusal } from './plan-visit.ts'
import { advanceQueueEntry, type QueueEntry, type QueueTransitionRefusal, refuseQueueAction } from './queue-entry.ts'
import { type QueueEvent, queueEvent } from './queue-event.ts'

export interface CallFromQueue extends Pick<Book, 'bookingId' | 'redemptionCode' | 'actor' | 'reason'> {
  /** Who serves what nobody in particular was asked for; anybody free when undefined. */
  readonly staffId?: StaffId | undefined
}

export interface CallChanges {
  readonly entry: QueueEntry
  readonly booked: BookedChanges
}

export type CallRefusal = QueueTransitionRefusal | BookRefusal

/**
 * Takes somebody out of the queue to be served now: a booking from the next whole minute on, whatever the location's
 * grid and lead time, whose customer has arrived already. Refuses by the entry's state first, and then as booking would.
 */
export function callFromQueue(
  entry: QueueEntry,
  state: BookState,
  command: CallFromQueue,
  nowMs: number,
): Decision<CallChanges, BookingEvent | QueueEvent, CallRefusal> {
  const forbidden = refuseQueueAction(entry, 'CALL', nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const configuration = forWalkIns(state.configuration)
  const segments = calledSegments(entry, command.staffId)
  const visit = { startsAtMs: walkInStart(nowMs), segments, channel: 'WALK_IN', note: entry.note } as const
  const booked = book({ ...state, configuration }, { ...command, ...visit }, nowMs)
  if (!booked.ok) return booked

  // From here it must succeed.
  const made = booked.changes.booking
  const booking = { ...made, segments: made.segments.map(asAsked(entry)) }
  const arrived = checkIn(booking, command, nowMs)
  assert(arrived.ok, 'a new booking can arrive')
  const called = advanceQueueEntry(entry, 'CALL', nowMs, { bookingId: booking.id, customerId: booking.customerId })
  const events = [bookingEvent('booking.created', booking), ...arrived.events, queueEvent('CALL', called, entry)]
  return accept({ entry: called, booked: { ...booked.changes, booking: arrived.changes.booking } }, events)
}

/** What somebody in the queue asks for, with the person who is picked for the rest. */
export function calledSegments({ segments }: QueueEntry, picked: StaffId | undefined): readonly SegmentRequest[] {
  return segments.map((segment) =>
    segment.staffId !== undefined || picked === undefined
      ? segment
      : { ...segment, staffId: picked, assignmentSource: 'ON_SPOT_PICK' },
  )
}

/** As walk-ins find it: they start at any minute and at once, and who calls them has approved of them. */
function forWalkIns({ location, services, ...rest }: VisitConfiguration): VisitConfiguration {
  const slotAlignmentMinutes = 1 as number as Location['slotAlignmentMinutes']
  const approved = [...services].map(([id, service]) => [id, { ...service, requiresApproval: false }] as const)
  return { ...rest, location: { ...location, slotAlignmentMinutes, minLeadMinutes: 0 }, services: new Map(approved) }
}

/** Only who was asked for in the queue counts as requested, not who called. */
function asAsked({ segments }: QueueEntry): (segment: Booking['segments'][number]) => Booking['segments'][number] {
  return (segment) => ({ ...segment, staffRequested: segments[segment.ordinal]?.staffId !== undefined })
}
