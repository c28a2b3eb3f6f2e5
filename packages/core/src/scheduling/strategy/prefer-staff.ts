import { present } from '../../base/assert.ts'
import type { StaffId } from '../../base/ids.ts'
import type { Staff } from '../../people/staff.ts'
import type { AssignmentStrategy } from '../../places/assignment-strategy.ts'
import type { Location } from '../../places/location.ts'
import type { Interval } from '../../time/interval.ts'
import { DAY_MS, MINUTE_MS } from '../../time/local-time.ts'
import { dayBounds, toLocal } from '../../time/zone.ts'
import type { SegmentNeed, StaffCalendar } from '../free-slots.ts'
import type { Occupancy } from '../occupancy.ts'
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

/** A visit to choose people for. */
export interface Preferring extends AssignmentState {
  readonly location: Location
  readonly busy: readonly Occupancy[]
  readonly startsAtMs: number
  readonly nowMs: number
  /** Whose blocks do not count: the visit's own, from before. */
  readonly exceptOwnerId?: string | undefined
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

/** The time around a visit in which the strategy looks at people's blocks: whole dates, for what it compares. */
export function assignmentReach(location: Location, startsAtMs: number, nowMs: number, reach: Reach): Reach {
  const strategy = strategyFor(location, startsAtMs, nowMs)
  if (strategy === 'CATALOGUE_ORDER' || strategy === 'WEIGHTED_SHARE') return reach
  const day = dayOfStart(location, startsAtMs)
  // A gap ends with the next block, which may be of a shift that passes midnight.
  const endMs = strategy === 'FEWEST_GAPS' ? day.endMs + DAY_MS : day.endMs
  return { fromMs: Math.min(reach.fromMs, day.startMs), toMs: Math.max(reach.toMs, endMs) }
}

interface Reach {
  readonly fromMs: number
  readonly toMs: number
}

/** The candidates of each segment in the order in which the location's strategy prefers them. */
export function preferStaff(
  segments: readonly { readonly people: readonly Staff[]; readonly need: SegmentNeed }[],
  visit: Preferring,
): readonly Preference[] {
  const strategy = strategyFor(visit.location, visit.startsAtMs, visit.nowMs)
  const booked = bookedOnDay(visit)
  const turns = new Map(
    visit.rotation && orderOfTurns(visit.rotation, visit.nowMs).map((place) => [place.staffId, place] as const),
  )
  return segments.map(({ people, need }) => {
    const shares = strategy === 'WEIGHTED_SHARE' ? sharesOf(people, visit) : undefined
    const factsOf: Readonly<Record<AssignmentStrategy, (staffId: StaffId, calendar: StaffCalendar) => StaffFacts>> = {
      LEAST_BOOKED: (staffId) => ({ bookedMs: booked(staffId) }),
      WEIGHTED_SHARE: (staffId) => present(shares?.get(staffId), 'every candidate has a share'),
      ROTATION: (staffId) => {
        const place = turns.get(staffId)
        const isKept = place !== undefined && isReserved(place, visit.nowMs)
        return { reserved: isKept ? 1 : 0, turn: place?.turn ?? null, bookedMs: booked(staffId) }
      },
      FEWEST_GAPS: (staffId, calendar) => ({
        ...gapsLeft(calendar, need.layout, visit.startsAtMs, visit.location.shortestGapMinutes * MINUTE_MS),
        bookedMs: booked(staffId),
      }),
      CATALOGUE_ORDER: () => ({}),
    }
    const candidates = need.staff.map((calendar) => {
      const staffId = calendar.staffId as StaffId
      return { staffId, facts: factsOf[strategy](staffId, calendar) }
    })
    return { strategy, ranked: rankStaff(strategy, candidates) }
  })
}

/** The needs with their candidates in the order of preference. */
export function inPreferredOrder(
  needs: readonly SegmentNeed[],
  preferences: readonly Preference[],
): readonly SegmentNeed[] {
  return needs.map((need, index) => {
    const { ranked } = present(preferences[index], 'one preference a segment')
    const byId = new Map(need.staff.map((calendar) => [calendar.staffId, calendar]))
    return { ...need, staff: ranked.map(({ staffId }) => present(byId.get(staffId), 'ranked people are candidates')) }
  })
}

function bookedOnDay({ location, busy, startsAtMs, exceptOwnerId }: Preferring): (staffId: StaffId) => number {
  const day = dayOfStart(location, startsAtMs)
  const blocksOf = new Map<StaffId, Occupancy[]>()
  for (const block of busy) {
    if (block.ownerId === exceptOwnerId) continue
    const blocks = blocksOf.get(block.unitId)
    if (blocks) blocks.push(block)
    else blocksOf.set(block.unitId, [block])
  }
  return (staffId) => bookedMs(blocksOf.get(staffId) ?? [], day)
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
