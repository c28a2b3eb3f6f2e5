import { present } from '../../base/assert.ts'
import type { StaffId } from '../../base/ids.ts'
import type { Staff } from '../../people/staff.ts'
import type { AssignmentStrategy } from '../../places/assignment-strategy.ts'
import type { Location } from '../../places/location.ts'
import type { Interval } from '../../time/interval.ts'
import { MINUTE_MS } from '../../time/local-time.ts'
import { dayBounds, toLocal } from '../../time/zone.ts'
import type { RankCandidates } from '../rank-candidates.ts'
import { type SegmentNeed, shortestLayout } from '../segment-need.ts'
import { layoutOf } from '../visit-problem.ts'
import { predecessors, type VisitShape } from '../visit-shape.ts'
import { bookedMs } from './booked-time.ts'
import { gapsLeft } from './gaps-left.ts'
import { type RankedStaff, rankStaff, type StaffFacts } from './rank-staff.ts'
import { isReserved, orderOfTurns, type RotationQueue } from './rotation-queue.ts'
import { type AssignmentDay, type Sharer, shareFacts, shareWindowStart } from './weighted-share.ts'

/** What the location's strategy looks at beside the calendars; only what it needs is there. */
export interface AssignmentState {
  /** What people were given this month. */
  readonly days: readonly AssignmentDay[]
  /** The rotation queue; null where nobody has joined one. */
  readonly rotation: RotationQueue | null
}

export const nothingAssigned: AssignmentState = { days: [], rotation: null }

/** A segment to choose a person for; `people` are those of `need.staff`. */
export interface PeopleOfSegment {
  readonly people: readonly Staff[]
  readonly need: SegmentNeed
}

/** A visit to choose people for. */
export interface Preferring extends AssignmentState {
  readonly location: Location
  readonly shape: VisitShape
  readonly startsAtMs: number
  readonly nowMs: number
}

/** The candidates of one segment, the preferred first. */
export interface Preference {
  readonly strategy: AssignmentStrategy
  readonly ranked: readonly RankedStaff[]
}

/** Whether a visit takes its people's turns: one of today does, one of another day where the location says so. */
export function takesTurns(location: Location, startsAtMs: number, nowMs: number): boolean {
  const { assignmentStrategy, rotationRules, timeZone } = location
  if (assignmentStrategy !== 'ROTATION') return false
  return rotationRules.laterDaysTakeTurns || toLocal(timeZone, startsAtMs).date === toLocal(timeZone, nowMs).date
}

/** The strategy that chooses for a visit with that start: turns of a later day are not given today. */
export function strategyFor(location: Location, startsAtMs: number, nowMs: number): AssignmentStrategy {
  const { assignmentStrategy } = location
  return assignmentStrategy !== 'ROTATION' || takesTurns(location, startsAtMs, nowMs)
    ? assignmentStrategy
    : 'LEAST_BOOKED'
}

/** The day of the start on the location's wall clock: the time in which people's booked time is compared. */
export function dayOfStart({ timeZone }: Location, startsAtMs: number): Interval {
  return dayBounds(timeZone, toLocal(timeZone, startsAtMs).date)
}

/** The candidates of each segment in the order in which the location's strategy prefers them. */
export function preferStaff(segments: readonly PeopleOfSegment[], visit: Preferring): readonly Preference[] {
  const strategy = strategyFor(visit.location, visit.startsAtMs, visit.nowMs)
  const starts = expectedStarts(
    segments.map(({ need }) => need),
    visit,
  )
  return segments.map(({ people, need }, segment) => {
    const factsOf = factsBy[strategy](people, need, visit, starts[segment] ?? visit.startsAtMs)
    const candidates = need.staff.map(({ staffId }, candidate) => ({
      staffId: staffId as StaffId,
      facts: factsOf(staffId as StaffId, candidate),
    }))
    return { strategy, ranked: rankStaff(strategy, candidates) }
  })
}

/** Those preferences as the order in which the candidates of a need are tried. */
export function rankBy(preferences: readonly Preference[]): RankCandidates {
  return (need, segment) => {
    const indexOf = new Map(need.staff.map(({ staffId }, candidate) => [staffId, candidate]))
    const { ranked } = present(preferences[segment], 'one preference a segment')
    return ranked.map(({ staffId }) => present(indexOf.get(staffId), 'ranked people are candidates'))
  }
}

/**
 * When each segment would begin were those before it served by whoever is quickest and nobody waited: before people are
 * chosen it cannot be told better.
 */
function expectedStarts(needs: readonly SegmentNeed[], { shape, startsAtMs }: Preferring): readonly number[] {
  const starts: number[] = []
  for (const previous of predecessors(needs, shape)) {
    const before = needs[previous]
    const lengthMs = before ? (shortestLayout(before)?.endOffsetMs ?? 0) : 0
    starts.push((starts[previous] ?? startsAtMs) + lengthMs)
  }
  return starts
}

type FactsOf = (staffId: StaffId, candidate: number) => StaffFacts

const factsBy: Readonly<
  Record<
    AssignmentStrategy,
    (people: readonly Staff[], need: SegmentNeed, visit: Preferring, segmentStartMs: number) => FactsOf
  >
> = {
  LEAST_BOOKED: (_, need, visit) => {
    const booked = bookedOnDay(need, visit)
    return (_staffId, candidate) => ({ bookedMs: booked(candidate) })
  },
  WEIGHTED_SHARE: (people, _, visit) => {
    const shares = sharesOf(people, visit)
    return (staffId) => present(shares.get(staffId), 'every candidate has a share')
  },
  ROTATION: (_, need, visit) => {
    const booked = bookedOnDay(need, visit)
    const order = visit.rotation ? orderOfTurns(visit.rotation, visit.nowMs) : []
    const places = new Map(order.map((place) => [place.staffId, place]))
    return (staffId, candidate) => {
      const place = places.get(staffId)
      const reserved = place !== undefined && isReserved(place, visit.nowMs) ? 1 : 0
      return { reserved, turn: place?.turn ?? null, bookedMs: booked(candidate) }
    }
  },
  FEWEST_GAPS: (_, need, visit, segmentStartMs) => {
    const booked = bookedOnDay(need, visit)
    const day = dayOfStart(visit.location, visit.startsAtMs)
    const shortestMs = visit.location.shortestGapMinutes * MINUTE_MS
    return (_staffId, candidate) => {
      const calendar = present(need.staff[candidate], 'one of the candidates')
      const gaps = gapsLeft(calendar, layoutOf(need, candidate), segmentStartMs, { day, shortestMs })
      return { ...gaps, bookedMs: booked(candidate) }
    }
  },
  CATALOGUE_ORDER: () => () => ({}),
}

function bookedOnDay(need: SegmentNeed, { location, startsAtMs }: Preferring): (candidate: number) => number {
  const day = dayOfStart(location, startsAtMs)
  return (candidate) => bookedMs(need.staff[candidate]?.busy ?? [], day)
}

function sharesOf(people: readonly Staff[], visit: Preferring): ReadonlyMap<StaffId, StaffFacts> {
  const { timeZone } = visit.location
  const sharers = people.map(
    (person): Sharer => ({
      staffId: person.id,
      weight: person.assignmentWeight,
      priority: person.assignmentPriority,
      since: person.sharesFrom ?? toLocal(timeZone, person.createdAtMs).date,
    }),
  )
  return shareFacts(sharers, visit.days, shareWindowStart(toLocal(timeZone, visit.nowMs).date))
}
