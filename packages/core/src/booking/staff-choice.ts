import { assert, present } from '../base/assert.ts'
import type { BookingId, LocationId, StaffId } from '../base/ids.ts'
import type { AssignmentSource, AssignmentStrategy } from '../places/assignment-strategy.ts'
import type { SegmentAssignment } from '../scheduling/assign-staff.ts'
import { canServe } from '../scheduling/can-serve.ts'
import type { SegmentNeed } from '../scheduling/segment-need.ts'
import type { Preference } from '../scheduling/strategy/prefer-staff.ts'
import { rankStaff, type StaffFacts, strategyVersion } from '../scheduling/strategy/rank-staff.ts'
import type { TurnTaken } from '../scheduling/strategy/rotation-queue.ts'
import type { CandidateSegment } from '../scheduling/visit-plan.ts'
import { layoutOf } from '../scheduling/visit-problem.ts'
import type { LocalDate } from '../time/local-time.ts'

/** Somebody who could perform a segment, as the strategy saw them. */
export interface ConsideredStaff {
  readonly staffId: StaffId
  readonly facts: StaffFacts
  /** FREE; not free at the time of the segment; or free, but not together with the rest of the visit. */
  readonly standing: 'FREE' | 'NOT_FREE' | 'UNFIT'
}

/** Why a segment has the person it has. */
export interface StaffChoice {
  readonly segment: number
  readonly strategy: AssignmentStrategy
  /** As the service lists them, which decides among equals. */
  readonly considered: readonly ConsideredStaff[]
  /** Who goes before all others where free: named in the request, held, or with the visit before it moved. */
  readonly keptStaffId: StaffId | null
  readonly staffId: StaffId
  readonly source: AssignmentSource
}

/** A choice as the decision log keeps it: with all it was made from, so that it can be made again. */
export interface AssignmentEntry extends StaffChoice {
  readonly bookingId: BookingId
  /** The version of the booking that the choice made. */
  readonly bookingVersion: number
  readonly locationId: LocationId
  readonly strategyVersion: number
  readonly decidedAtMs: number
  /** On the location's wall clock. */
  readonly decidedOn: LocalDate
  /** Whether it counts in the person's share of the month. */
  readonly counted: boolean
  /** The person's turn, where the choice took it. */
  readonly turn: TurnTaken | null
}

/** What a choice is made from. */
export interface Choosing {
  readonly candidates: readonly CandidateSegment[]
  /** In the catalogue's order. */
  readonly needs: readonly SegmentNeed[]
  readonly preferences: readonly Preference[]
  readonly assignments: readonly SegmentAssignment[]
  readonly kept: readonly (StaffId | undefined)[]
}

/** Each segment's choice with what it was made from. */
export function staffChoices({ candidates, needs, preferences, ...made }: Choosing): readonly StaffChoice[] {
  return candidates.map(({ namedAs }, segment) => {
    const need = present(needs[segment], 'one need a segment')
    const { strategy, ranked } = present(preferences[segment], 'one preference a segment')
    const { staffId, startsAtMs } = present(made.assignments[segment], 'one assignment a segment')
    const keptStaffId = namedAs ? staffId : (made.kept[segment] ?? null)
    const factsOf = new Map(ranked.map((each) => [each.staffId, each.facts]))
    const placeOf = new Map(ranked.map((each, place) => [each.staffId, place]))
    const chosenPlace = keptStaffId === staffId ? -1 : present(placeOf.get(staffId), 'chosen among the candidates')
    const considered = need.staff.map((calendar, candidate): ConsideredStaff => {
      const id = calendar.staffId as StaffId
      const isFree = canServe(calendar, layoutOf(need, candidate), startsAtMs)
      // Who was free and preferred, and was not chosen, could not be had together with the rest of the visit.
      const isUnfit = id !== staffId && (id === keptStaffId || (placeOf.get(id) ?? 0) < chosenPlace)
      const facts = present(factsOf.get(id), 'every candidate is ranked')
      return { staffId: id, facts, standing: isFree ? (isUnfit ? 'UNFIT' : 'FREE') : 'NOT_FREE' }
    })
    const facts = present(factsOf.get(staffId), 'every candidate is ranked')
    return { segment, strategy, considered, keptStaffId, staffId, source: namedAs ?? sourceOf(strategy, facts) }
  })
}

function sourceOf(strategy: AssignmentStrategy, facts: StaffFacts): AssignmentSource {
  if (strategy !== 'ROTATION' || facts.turn === null) return 'AUTOMATIC'
  return facts.reserved === 1 ? 'PRE_RESERVED' : 'ROTATION'
}

/** Makes a logged choice again from what was logged: the same person, or the log is wrong. */
export function replayAssignment(
  entry: Pick<AssignmentEntry, 'strategy' | 'strategyVersion' | 'considered' | 'keptStaffId'>,
): StaffId | undefined {
  assert(entry.strategyVersion === strategyVersion, 'a choice is made again by the rules that made it')
  const free = entry.considered.filter(({ standing }) => standing === 'FREE')
  const kept = free.find(({ staffId }) => staffId === entry.keptStaffId)
  return (kept ?? rankStaff(entry.strategy, free)[0])?.staffId
}
