import { present } from '../base/assert.ts'
import type { StaffId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { type AssignmentRefusal, assignStaff, type SegmentAssignment } from '../scheduling/assign-staff.ts'
import type { SegmentNeed } from '../scheduling/segment-need.ts'
import {
  type AssignmentState,
  nothingAssigned,
  type PeopleOfSegment,
  preferStaff,
  rankBy,
} from '../scheduling/strategy/prefer-staff.ts'
import type { CandidateSegment } from '../scheduling/visit-plan.ts'
import { noWaiting, type VisitShape } from '../scheduling/visit-shape.ts'
import { type StaffChoice, staffChoices } from './staff-choice.ts'

interface Choosing {
  readonly location: Location
  readonly candidates: readonly CandidateSegment[]
  readonly needs: readonly SegmentNeed[]
  /** For each segment who goes first, where free. */
  readonly kept: readonly (StaffId | undefined)[]
  readonly shape?: VisitShape | undefined
  readonly assignment?: AssignmentState | undefined
}

type Chosen =
  | {
      readonly ok: true
      readonly assignments: readonly SegmentAssignment[]
      readonly choices: readonly StaffChoice[]
    }
  | { readonly ok: false; readonly refusal: AssignmentRefusal }

/** The candidates of each segment as strategies look at them. */
export function peopleOfSegments(
  candidates: readonly CandidateSegment[],
  needs: readonly SegmentNeed[],
): readonly PeopleOfSegment[] {
  return candidates.map(({ staff }, index) => ({
    people: staff.map(({ person }) => person),
    need: present(needs[index], 'one need a segment'),
  }))
}

/** Who serves a visit and when, by the location's strategy, and why. */
export function chooseStaff(visit: Choosing, startsAtMs: number, nowMs: number): Chosen {
  const { location, candidates, needs, kept, shape = noWaiting, assignment = nothingAssigned } = visit
  const segments = peopleOfSegments(candidates, needs)
  const preferences = preferStaff(segments, { ...assignment, location, shape, startsAtMs, nowMs })
  const wishes = { shape, preferred: kept, rank: rankBy(preferences) }
  const assigned = assignStaff(needs, startsAtMs, location.timeZone, wishes)
  if (!assigned.ok) return assigned
  const { assignments } = assigned
  return { ok: true, assignments, choices: staffChoices({ candidates, needs, preferences, assignments, kept }) }
}
