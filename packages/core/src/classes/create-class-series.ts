import { assert } from '../base/assert.ts'
import type { Decision } from '../base/decision.ts'
import type { ClassSeriesId, ClassSessionId } from '../base/ids.ts'
import type { BookRefusal } from '../booking/plan-visit.ts'
import { calendarAround } from '../scheduling/calendar-around.ts'
import {
  decideSeries,
  type Occurrence,
  type OccurrenceOutcome,
  type SeriesConflict,
  type SeriesMode,
} from '../scheduling/series.ts'
import { calendarReach, candidateSegments } from '../scheduling/visit-plan.ts'
import type { ClassSessionEvent } from './class-session-event.ts'
import { classConfiguration } from './class-visit.ts'
import {
  type ClassSessionChanges,
  type CreateClassSession,
  type CreateClassSessionState,
  createClassSession,
} from './create-class-session.ts'

/** One class of a series, with what it will be called. */
export interface SeriesClass extends Occurrence {
  readonly classSessionId: ClassSessionId
}

export interface CreateClassSeries extends Omit<CreateClassSession, 'classSessionId' | 'startsAtMs' | 'series'> {
  readonly seriesId: ClassSeriesId
  readonly mode: SeriesMode
  /** At least one, ascending. */
  readonly classes: readonly SeriesClass[]
}

/**
 * Plans a class again and again, each as {@link createClassSession} would plan it after those before it. `state` holds
 * the calendar of the whole series.
 */
export function createClassSeries(
  state: CreateClassSessionState,
  command: CreateClassSeries,
  nowMs: number,
): Decision<
  readonly OccurrenceOutcome<SeriesClass, ClassSessionChanges>[],
  ClassSessionEvent,
  BookRefusal | SeriesConflict
> {
  const { seriesId, mode, classes, ...wish } = command
  assert(classes.length > 0, 'a series has a class')
  const { timeZone } = state.configuration.location
  const requests = [{ serviceId: wish.serviceId, staffId: wish.staffId }]
  const candidates = candidateSegments(classConfiguration(state.configuration, wish), requests)
  const reachable = candidates.ok ? candidates.value : []
  return decideSeries(classes, { mode, timeZone }, (each, earlier: readonly ClassSessionChanges[]) => {
    const { occurrence, ...named } = each
    const before = {
      ...state,
      busy: [...state.busy, ...earlier.flatMap(({ occupancy }) => occupancy)],
      claims: [...state.claims, ...earlier.flatMap(({ claims }) => claims)],
    }
    const around = calendarAround(before, timeZone, calendarReach(reachable, each.startsAtMs, each.startsAtMs))
    return createClassSession(around, { ...wish, ...named, series: { seriesId, occurrence } }, nowMs)
  })
}
