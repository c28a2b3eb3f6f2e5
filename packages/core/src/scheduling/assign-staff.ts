import { present } from '../base/assert.ts'
import type { ResourceId, StaffId } from '../base/ids.ts'
import { chooseVisit } from './choose-visit.ts'
import { startsOnFullDay } from './daily-cap.ts'
import { leastBookedFirst, type RankCandidates } from './rank-candidates.ts'
import type { SegmentLayout } from './segment-layout.ts'
import type { SegmentNeed } from './segment-need.ts'
import { layoutOf, visitProblem } from './visit-problem.ts'
import { noWaiting, type VisitShape } from './visit-shape.ts'
import { type AssignmentRefusal, whyNotAssigned } from './why-not-assigned.ts'

export type { AssignmentRefusal } from './why-not-assigned.ts'

/** Who performs a segment and when, and which pool each of its requirements is met from. */
export interface SegmentAssignment {
  readonly staffId: StaffId
  readonly startsAtMs: number
  /** The end of the customer's time. */
  readonly endsAtMs: number
  readonly layout: SegmentLayout
  readonly resources: readonly AssignedPool[]
}

export interface AssignedPool {
  readonly resourceId: ResourceId
  readonly units: number
  /** Claims of one name in a visit are made once while they overlap. */
  readonly sharedAs?: string | undefined
}

export interface AssignmentWishes {
  readonly shape?: VisitShape | undefined
  /** For each segment the person who comes first, where free. */
  readonly preferred?: readonly (string | undefined)[] | undefined
  /** Who comes first else; whoever has the least time taken that day, where absent. */
  readonly rank?: RankCandidates | undefined
}

type Assigned =
  | { readonly ok: true; readonly assignments: readonly SegmentAssignment[] }
  | { readonly ok: false; readonly refusal: AssignmentRefusal }

/**
 * Chooses who serves a visit that starts at `startMs`, and when each segment begins: somebody is found whenever there
 * is a way. What waits least comes first; then, segment after segment, the best-ranked candidate with whom the rest can
 * still be had.
 */
export function assignStaff(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
  wishes: AssignmentWishes = {},
): Assigned {
  const { shape = noWaiting, preferred = [], rank = leastBookedFirst(timeZone) } = wishes
  const problem = visitProblem(needs, { shape, rank: preferredFirst(preferred, rank) })
  const dayIsFull = startsOnFullDay(needs[0]?.place?.fullDays ?? [], startMs)
  const placements = dayIsFull ? undefined : chooseVisit(problem, startMs)
  if (!placements) return { ok: false, refusal: whyNotAssigned(needs, startMs, timeZone, shape) }
  const assignments = placements.map((placement, segment): SegmentAssignment => {
    const need = present(needs[segment], 'one placement a segment')
    return {
      staffId: present(need.staff[placement.candidate], 'one of the candidates').staffId as StaffId,
      startsAtMs: placement.startMs,
      endsAtMs: placement.endMs,
      layout: layoutOf(need, placement.candidate),
      resources: need.pools.map(({ units, anyOf, sharedAs }, index) => {
        const pool = present(anyOf[placement.pools[index] ?? -1], 'one pool a need')
        return { resourceId: pool.poolId as ResourceId, units, sharedAs }
      }),
    }
  })
  return { ok: true, assignments }
}

function preferredFirst(preferred: readonly (string | undefined)[], rank: RankCandidates): RankCandidates {
  if (preferred.length === 0) return rank
  return (need, segment, startMs) => {
    const ranked = rank(need, segment, startMs)
    const first = need.staff.findIndex((calendar) => calendar.staffId === preferred[segment])
    return first < 0 ? ranked : [first, ...ranked.filter((candidate) => candidate !== first)]
  }
}
