import { present } from '../base/assert.ts'
import type { StaffId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import type { Occupancy } from '../scheduling/occupancy.ts'
import { bookedMs } from '../scheduling/strategy/booked-time.ts'
import { dayOfStart } from '../scheduling/strategy/prefer-staff.ts'
import { rankStaff } from '../scheduling/strategy/rank-staff.ts'
import type { VisitConfiguration } from '../scheduling/visit-plan.ts'
import type { Booking, BookingSegment } from './booking.ts'
import type { BookingEvent } from './booking-event.ts'
import { type ReassignChanges, type ReassignState, reassignSegment } from './reassign-segment.ts'
import { type Acting, refuseTransition } from './transition.ts'

export interface ReassignMany extends Acting {
  /** Who is absent. */
  readonly staffId: StaffId
  /** Segments that start in `[fromMs, toMs)`. */
  readonly fromMs: number
  readonly toMs: number
}

export interface ReassignManyState extends Pick<ReassignState, 'shifts' | 'busy'> {
  readonly bookings: readonly Booking[]
  readonly locations: ReadonlyMap<string, Location>
  readonly configuration: Omit<VisitConfiguration, 'location'>
}

/** What became of one segment of the absent person. */
export interface SegmentOutcome {
  readonly booking: Booking
  readonly segment: number
  readonly outcome: 'REASSIGNED' | 'STAFF_REQUESTED' | 'NOBODY_FREE' | 'STATE_FORBIDS'
  /** Who performs the segment now. */
  readonly staffId: StaffId
}

export interface ReassignManyChanges {
  readonly outcomes: readonly SegmentOutcome[]
  /** The bookings that changed, each once, with the version they had. */
  readonly changed: readonly (ReassignChanges & { readonly previous: Booking })[]
  readonly events: readonly BookingEvent[]
}

/**
 * Gives an absent person's segments to others, one after another, each to the free person whom the location prefers.
 * Who was asked for is left alone and reported, as is what nobody else can do: a person has to see to those.
 */
export function reassignMany(state: ReassignManyState, command: ReassignMany, nowMs: number): ReassignManyChanges {
  const outcomes: SegmentOutcome[] = []
  const changed: (ReassignChanges & { readonly previous: Booking })[] = []
  const events: BookingEvent[] = []
  let busy = state.busy
  for (const previous of state.bookings) {
    let booking = previous
    let occupancy: readonly Occupancy[] = []
    for (const segment of previous.segments) {
      if (!isMeant(segment, command)) continue
      const found = anotherFor({ ...state, busy }, booking, segment, command, nowMs)
      if (typeof found === 'string') {
        outcomes.push({ booking, segment: segment.ordinal, outcome: found, staffId: segment.staffId })
        continue
      }
      booking = found.changes.booking
      occupancy = found.changes.occupancy
      busy = [...busy.filter((block) => block.ownerId !== booking.id), ...occupancy]
      events.push(...found.events)
      outcomes.push({ booking, segment: segment.ordinal, outcome: 'REASSIGNED', staffId: found.staffId })
    }
    if (booking !== previous) changed.push({ booking, occupancy, previous })
  }
  return { outcomes, changed, events }
}

function isMeant({ staffId, startsAtMs }: BookingSegment, command: ReassignMany): boolean {
  return staffId === command.staffId && startsAtMs >= command.fromMs && startsAtMs < command.toMs
}

interface Another {
  readonly staffId: StaffId
  readonly changes: ReassignChanges
  readonly events: readonly BookingEvent[]
}

/** The booking with the segment given to the first of the others who can take it, or why it stays. */
function anotherFor(
  state: ReassignManyState,
  booking: Booking,
  segment: BookingSegment,
  acting: Acting,
  nowMs: number,
): Another | Exclude<SegmentOutcome['outcome'], 'REASSIGNED'> {
  if (refuseTransition(booking, 'REASSIGN')) return 'STATE_FORBIDS'
  if (segment.staffRequested) return 'STAFF_REQUESTED'
  const location = present(state.locations.get(booking.locationId), 'a booking names a location that exists')
  const configuration = { ...state.configuration, location }
  const qualified = configuration.services.get(segment.serviceId)?.staffIds ?? []
  const others = qualified.filter((id) => id !== segment.staffId)
  for (const staffId of inOrder(others, location, segment.startsAtMs, state.busy)) {
    const command = { ...acting, segment: segment.ordinal, staffId, customerAgreed: false }
    const decision = reassignSegment({ ...state, configuration, booking }, command, nowMs)
    if (decision.ok) return { staffId, changes: decision.changes, events: decision.events }
  }
  return 'NOBODY_FREE'
}

/**
 * The people in the order in which they are tried: as the service lists them where the location chooses so, otherwise
 * the least booked on the day first. Turns and shares are for visits that are booked, not for filling in.
 */
function inOrder(
  staffIds: readonly StaffId[],
  location: Location,
  startsAtMs: number,
  busy: ReassignState['busy'],
): readonly StaffId[] {
  const strategy = location.assignmentStrategy === 'CATALOGUE_ORDER' ? 'CATALOGUE_ORDER' : 'LEAST_BOOKED'
  const day = dayOfStart(location, startsAtMs)
  const candidates = staffIds.map((staffId) => {
    const blocks = busy.filter((block) => block.unitId === staffId).sort((a, b) => a.startMs - b.startMs)
    return { staffId, facts: { bookedMs: bookedMs(blocks, day) } }
  })
  return rankStaff(strategy, candidates).map(({ staffId }) => staffId)
}
