import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { BookingId, BookingSeriesId } from '../base/ids.ts'
import { calendarAround } from '../scheduling/calendar-around.ts'
import type { OwnedRow } from '../scheduling/daily-cap.ts'
import {
  decideSeries,
  type Occurrence,
  type OccurrenceOutcome,
  type SeriesConflict,
  type SeriesMode,
} from '../scheduling/series.ts'
import { nothingAssigned } from '../scheduling/strategy/prefer-staff.ts'
import { calendarReach, candidateSegments } from '../scheduling/visit-plan.ts'
import { noWaiting } from '../scheduling/visit-shape.ts'
import { withVisits } from '../scheduling/visitor.ts'
import type { RecurrenceRule } from '../time/recurrence-rule.ts'
import { type Book, type BookedChanges, type BookState, book, guestsOf } from './book.ts'
import type { BookingEvent } from './booking-event.ts'
import type { BookingSeries } from './booking-series.ts'
import { assignmentAfter } from './log-assignments.ts'
import type { BookRefusal } from './plan-visit.ts'

/** One visit of a series, with what its booking will be called. */
export interface SeriesVisit extends Occurrence {
  readonly bookingId: BookingId
  readonly redemptionCode: string
}

export interface BookSeries extends Omit<Book, 'bookingId' | 'redemptionCode' | 'series'> {
  readonly seriesId: BookingSeriesId
  readonly rule: RecurrenceRule
  readonly mode: SeriesMode
  /** At least one, ascending. */
  readonly visits: readonly SeriesVisit[]
}

export interface BookSeriesChanges {
  readonly series: BookingSeries
  readonly outcomes: readonly OccurrenceOutcome<SeriesVisit, BookedChanges>[]
}

/**
 * Books a visit again and again, each as {@link book} would book it after those before it: what they take is taken, and
 * they count among the customer's visits to come. `state` holds the calendar of the whole series.
 */
export function bookSeries(
  state: Omit<BookState, 'hold'>,
  command: BookSeries,
  nowMs: number,
): Decision<BookSeriesChanges, BookingEvent, BookRefusal | SeriesConflict> {
  const { seriesId, rule, mode, visits, ...wish } = command
  assert(visits.length > 0, 'a series has a visit')
  const { location } = state.configuration
  const { timeZone } = location
  const { locationType = 'LOCATION', shape = noWaiting } = command
  const configuration = { ...state.configuration, customer: state.customer, locationType }
  const candidates = candidateSegments(configuration, command.segments)
  const reachable = candidates.ok ? candidates.value : []
  const decision = decideSeries(visits, { mode, timeZone }, (visit, earlier: readonly BookedChanges[]) => {
    const reach = calendarReach(reachable, visit.startsAtMs, visit.startsAtMs, shape.maxWaitMinutes)
    const before = {
      ...state,
      busy: [...state.busy, ...earlier.flatMap(({ occupancy }) => occupancy)],
      claims: [...state.claims, ...earlier.flatMap(({ claims }) => claims)],
      openBookings: state.openBookings + earlier.length,
      visitor: withVisits(state.visitor, earlier.map(visitOf)),
      assignment: assignmentAfter(state.assignment ?? nothingAssigned, earlier, nowMs),
    }
    const { occurrence, ...named } = visit
    const asked = { ...wish, ...named, series: { seriesId, occurrence } }
    return book(calendarAround(before, timeZone, reach), asked, nowMs)
  })
  if (!decision.ok) return decision
  const series: BookingSeries = {
    id: seriesId,
    locationId: location.id,
    customerId: state.customer.id,
    rule,
    startsAtMs: command.startsAtMs,
    segments: command.segments,
    guests: guestsOf(command),
    ...shape,
    locationType,
    address: command.address ?? null,
    channel: command.channel,
    note: command.note,
    createdAtMs: nowMs,
  }
  return accept({ series, outcomes: decision.changes }, decision.events)
}

/** A booking among the customer's visits of a day. */
function visitOf({ booking }: BookedChanges): OwnedRow {
  return { ownerId: booking.id, startMs: booking.startsAtMs }
}
