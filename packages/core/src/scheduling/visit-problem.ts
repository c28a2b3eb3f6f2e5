import { present } from '../base/assert.ts'
import { canServe } from './can-serve.ts'
import { type PoolCalendar, peakUseOf } from './capacity.ts'
import type { RankCandidates } from './rank-candidates.ts'
import type { SegmentLayout } from './segment-layout.ts'
import type { SegmentNeed } from './segment-need.ts'
import { predecessors, type VisitShape, waitSteps } from './visit-shape.ts'

/** One segment put at a time, with one of its candidates and one pool for each of its pool needs. */
export interface Placement {
  /** Index in the need's `staff`. */
  readonly candidate: number
  readonly startMs: number
  /** The end of the customer's time. */
  readonly endMs: number
  /** For each pool need, the index in its `anyOf`. */
  readonly pools: readonly number[]
}

/** What a visit asks for, prepared for choosing at many starts. */
export interface VisitProblem {
  readonly needs: readonly SegmentNeed[]
  /** For each segment the one it follows, or −1. */
  readonly previous: readonly number[]
  /** How many segments begin with the visit. */
  readonly chains: number
  /** How many steps each chain may wait. */
  readonly waitSteps: number
  /** What went wrong after a segment depends only on when it ended: segments cannot be in each other's way. */
  readonly independent: boolean
  readonly rank: RankCandidates
  /** Whether the candidate can serve the segment from then on, as far as others' blocks are concerned. */
  isFree(segment: number, candidate: number, startMs: number): boolean
  /** The highest use others make of the pool at one instant of the time. */
  peakUse(pool: PoolCalendar, startMs: number, endMs: number): number
}

export interface ProblemOptions {
  readonly shape: VisitShape
  readonly rank?: RankCandidates | undefined
  readonly isFree?: VisitProblem['isFree'] | undefined
}

export function visitProblem(needs: readonly SegmentNeed[], options: ProblemOptions): VisitProblem {
  const previous = predecessors(needs, options.shape)
  const chains = previous.filter((index) => index < 0).length
  const peaks = new Map<PoolCalendar, (startMs: number, endMs: number) => number>()
  return {
    needs,
    previous,
    chains,
    waitSteps: waitSteps(options.shape),
    independent: chains === 1 && (!hasGuests(needs) || !needs.some(hasBuffers)),
    rank: options.rank ?? ((need) => need.staff.map((_, index) => index)),
    isFree:
      options.isFree ??
      ((segment, candidate, startMs) => {
        const need = present(needs[segment], 'a segment of the visit')
        const calendar = present(need.staff[candidate], 'a candidate of the segment')
        return canServe(calendar, layoutOf(need, candidate), startMs)
      }),
    peakUse(pool, startMs, endMs) {
      let peak = peaks.get(pool)
      if (peak === undefined) {
        peak = peakUseOf(pool.claims)
        peaks.set(pool, peak)
      }
      return peak(startMs, endMs)
    },
  }
}

export function layoutOf(need: SegmentNeed, candidate: number): SegmentLayout {
  return present(need.layouts[candidate], 'a layout for each candidate')
}

/** Whether there are several guests, between whom a person gets ready and cleans up. */
function hasGuests(needs: readonly SegmentNeed[]): boolean {
  return needs.some((need) => need.guest !== needs[0]?.guest)
}

function hasBuffers(need: SegmentNeed): boolean {
  return need.layouts.some((layout) => layout.preparationMs > 0 || layout.transitionMs > 0)
}
