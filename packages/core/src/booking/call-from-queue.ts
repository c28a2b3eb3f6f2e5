import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { StaffId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import type { SegmentRequest, VisitConfiguration } from '../scheduling/visit-plan.ts'
import { type Book, type BookedChanges, type BookState, book } from './book.ts'
import type { BookingEvent } from './booking-event.ts'
import { checkIn } from './check-in.ts'
import { walkInStart } from './estimate-queue.ts'
import type { BookRefusal } from './plan-visit.ts'
import { advanceQueueEntry, type QueueEntry, type QueueTransitionRefusal, refuseQueueAction } from './queue-entry.ts'
import { type QueueEvent, queueEvent } from './queue-event.ts'
import { type KeptVisit, wantedOfKept } from './visit-request.ts'

export interface CallFromQueue extends Pick<Book, 'bookingId' | 'redemptionCode' | 'actor' | 'reason'> {
  /** Who serves what nobody in particular was asked for, of several who begin together the first; anybody free when undefined. */
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
  const called = calledVisit(entry, command.staffId)
  const visit = {
    ...wantedOfKept(called),
    startsAtMs: walkInStart(nowMs),
    channel: 'WALK_IN',
    note: entry.note,
  } as const
  const booked = book({ ...state, configuration }, { ...command, ...visit }, nowMs)
  if (!booked.ok) return booked

  // From here it must succeed.
  const { booking } = booked.changes
  const arrived = checkIn(booking, command, nowMs)
  assert(arrived.ok, 'a new booking can arrive')
  const next = advanceQueueEntry(entry, 'CALL', nowMs, { bookingId: booking.id, customerId: booking.customerId })
  const events = [...booked.events, ...arrived.events, queueEvent('CALL', next, entry)]
  return accept({ entry: next, booked: { ...booked.changes, booking: arrived.changes.booking } }, events)
}

/** What somebody in the queue asks for, with the person who is picked for the rest of what one person can do. */
export function calledVisit(entry: QueueEntry, picked: StaffId | undefined): KeptVisit {
  const { segments, guests, guestArrangement, maxWaitMinutes } = entry
  const isFree = ({ staffId, guest = 0 }: SegmentRequest): boolean =>
    staffId === undefined && (guestArrangement === 'IN_TURN' || guest === 0)
  return {
    segments: segments.map((segment) =>
      picked !== undefined && isFree(segment)
        ? { ...segment, staffId: picked, assignmentSource: 'ON_SPOT_PICK' }
        : segment,
    ),
    guests,
    guestArrangement,
    maxWaitMinutes,
    locationType: 'LOCATION',
  }
}

const unconditional = { requiresApproval: false, prepayment: { kind: 'NONE' } } as const
const atOnce = { minLeadMinutes: 0, requireVerifiedContact: false }
/** These keep customers from having many visits to come; this one is now. */
const unlimited = { maxOpenBookingsPerCustomer: null, maxBookingsPerDayPerCustomer: null }

/**
 * As walk-ins find it: they start at any minute and at once, and who calls them sees them and has approved of them; they
 * pay when they are there.
 */
function forWalkIns({ location, services, ...rest }: VisitConfiguration): VisitConfiguration {
  const slotAlignmentMinutes = 1 as number as Location['slotAlignmentMinutes']
  const approved = [...services].map(([id, service]) => [id, { ...service, ...unconditional }] as const)
  return {
    ...rest,
    location: { ...location, slotAlignmentMinutes, ...atOnce, ...unlimited },
    services: new Map(approved),
  }
}
