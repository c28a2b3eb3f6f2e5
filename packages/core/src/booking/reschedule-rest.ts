import type { Decision } from '../base/decision.ts'
import type { StaffId } from '../base/ids.ts'
import { calendarAround } from '../scheduling/calendar-around.ts'
import {
  decideSeries,
  type Occurrence,
  type OccurrenceOutcome,
  type SeriesConflict,
  type SeriesMode,
} from '../scheduling/series.ts'
import type { AssignmentState } from '../scheduling/strategy/prefer-staff.ts'
import {
  calendarReach,
  candidateSegments,
  type VisitCalendar,
  type VisitConfiguration,
} from '../scheduling/visit-plan.ts'
import { type Visitor, withVisits } from '../scheduling/visitor.ts'
import type { MinuteOfDay } from '../time/local-time.ts'
import { startOn } from '../time/recurrence-rule.ts'
import { type TimeZoneId, toLocal } from '../time/zone.ts'
import type { BookedChanges } from './book.ts'
import type { Booking, BookingSegment } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { type Reschedule, type RescheduleRefusal, requestsOf, reschedule } from './reschedule.ts'

/** A booking of a series with where it is to start. */
export interface RestVisit extends Occurrence {
  readonly booking: Booking
}

export interface RescheduleRest extends Omit<Reschedule, 'startsAtMs'> {
  readonly mode: SeriesMode
}

export interface RescheduleRestState extends VisitCalendar {
  readonly configuration: VisitConfiguration
  /** What the limits of tiers and customers depend on. */
  readonly visitor: Visitor
  /** Ascending. */
  readonly visits: readonly RestVisit[]
  /** What the location's strategy for choosing staff looks at; nothing yet when absent. */
  readonly assignment?: AssignmentState | undefined
}

/** Whether the booking is one of the rest of its series: from that occurrence on, and still to come. */
export function isOfRest({ state, occurrence, startsAtMs }: Booking, fromOccurrence: number, nowMs: number): boolean {
  const isLive = state === 'PENDING' || state === 'CONFIRMED'
  return isLive && occurrence !== null && occurrence >= fromOccurrence && startsAtMs > nowMs
}

/** Where and with whom the bookings are to be: at the new time of their own dates, and with the new person asked for. */
export function restVisits(
  bookings: readonly Booking[],
  change: { readonly startMinute: MinuteOfDay | null; readonly staffId: StaffId | null },
  timeZone: TimeZoneId,
): readonly RestVisit[] {
  return bookings.map((booking) => {
    const { date } = toLocal(timeZone, booking.startsAtMs)
    const startsAtMs = change.startMinute === null ? booking.startsAtMs : startOn(timeZone, date, change.startMinute)
    return { occurrence: booking.occurrence ?? 0, startsAtMs, booking: withPerson(booking, change.staffId) }
  })
}

function withPerson(booking: Booking, staffId: StaffId | null): Booking {
  if (staffId === null) return booking
  // One person can serve the first of several who begin together, and not the others.
  const isTheirs = ({ guest }: BookingSegment): boolean => booking.guestArrangement === 'IN_TURN' || guest === 0
  const asked = { staffId, staffRequested: true, assignmentSource: 'REQUESTED' } as const
  return { ...booking, segments: booking.segments.map((each) => (isTheirs(each) ? { ...each, ...asked } : each)) }
}

/**
 * Moves the rest of a series, each booking as {@link reschedule} would move it after those before it. `before` are the
 * bookings as they are, for the events.
 */
export function rescheduleRest(
  state: RescheduleRestState,
  { mode, ...command }: RescheduleRest,
  before: ReadonlyMap<string, Booking>,
  nowMs: number,
): Decision<readonly OccurrenceOutcome<RestVisit, BookedChanges>[], BookingEvent, RescheduleRefusal | SeriesConflict> {
  const { configuration } = state
  const { timeZone } = configuration.location
  const decision = decideSeries(state.visits, { mode, timeZone }, (visit, earlier: readonly BookedChanges[]) => {
    const { booking, startsAtMs } = visit
    const { locationType, maxWaitMinutes } = booking
    const candidates = candidateSegments({ ...configuration, locationType }, requestsOf(booking))
    const reach = calendarReach(candidates.ok ? candidates.value : [], startsAtMs, startsAtMs, maxWaitMinutes)
    const calendar = calendarAround(moved(state, earlier), timeZone, reach)
    // The rest of a series is still to come, and counted as such already.
    return reschedule({ ...calendar, booking, openBookings: 0 }, { ...command, startsAtMs }, nowMs)
  })
  if (!decision.ok) return decision
  const events = decision.events.map((event) => bookingEvent(event.type, event.subject, before.get(event.subject.id)))
  return { ...decision, events }
}

/** The calendar in which those bookings stand where they have moved to. */
function moved(state: RescheduleRestState, earlier: readonly BookedChanges[]): RescheduleRestState {
  const owners = new Set<string>(earlier.map(({ booking }) => booking.id))
  const ofOthers = <T extends { readonly ownerId: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter((row) => !owners.has(row.ownerId))
  return {
    ...state,
    busy: [...ofOthers(state.busy), ...earlier.flatMap(({ occupancy }) => occupancy)],
    claims: [...ofOthers(state.claims), ...earlier.flatMap(({ claims }) => claims)],
    visitor: withVisits(
      state.visitor,
      earlier.map(({ booking }) => ({ ownerId: booking.id, startMs: booking.startsAtMs })),
    ),
  }
}
