import type { PoolCalendar } from './capacity.ts'
import type { SegmentLayout } from './segment-layout.ts'
import type { PoolNeed, SegmentNeed } from './segment-need.ts'
import { layoutOf, type Placement, type VisitProblem } from './visit-problem.ts'

/** What the segments placed so far claim of a pool. */
export interface OwnClaim {
  readonly poolId: string
  readonly startMs: number
  readonly endMs: number
  readonly units: number
  readonly sharedAs?: string | undefined
}

/** Whether the person's blocks there and then are in the way of those another segment of the visit has of them. */
export function isInTheWay(
  problem: VisitProblem,
  placed: readonly Placement[],
  segment: number,
  candidate: number,
  startMs: number,
): boolean {
  const need = problem.needs[segment]
  const staffId = need?.staff[candidate]?.staffId
  if (need === undefined) return false
  for (let index = 0; index < placed.length; index += 1) {
    const other = problem.needs[index]
    const placement = placed[index]
    if (other === undefined || placement === undefined) continue
    if (other.staff[placement.candidate]?.staffId !== staffId) continue
    const theirs = layoutOf(other, placement.candidate)
    if (layoutsMeet(layoutOf(need, candidate), startMs, theirs, placement.startMs, other.guest !== need.guest)) {
      return true
    }
  }
  return false
}

/** Getting ready and cleaning up counts between guests; within one guest's visit it does not. */
function layoutsMeet(a: SegmentLayout, aMs: number, b: SegmentLayout, bMs: number, buffers: boolean): boolean {
  for (const [first, one] of a.staffBlocks.entries()) {
    const aFromMs = aMs + one.startOffsetMs - (buffers && first === 0 ? a.preparationMs : 0)
    const aToMs = aMs + one.endOffsetMs + (buffers && first === a.staffBlocks.length - 1 ? a.transitionMs : 0)
    for (const [second, two] of b.staffBlocks.entries()) {
      const bFromMs = bMs + two.startOffsetMs - (buffers && second === 0 ? b.preparationMs : 0)
      const bToMs = bMs + two.endOffsetMs + (buffers && second === b.staffBlocks.length - 1 ? b.transitionMs : 0)
      if (aFromMs < bToMs && bFromMs < aToMs) return true
    }
  }
  return false
}

/** Whether the pool has the units throughout, others' claims and the visit's own counted. */
export function hasRoom(
  problem: VisitProblem,
  pool: PoolCalendar,
  { units, sharedAs }: Pick<PoolNeed, 'units' | 'sharedAs'>,
  own: readonly OwnClaim[],
  startMs: number,
  endMs: number,
): boolean {
  const together: OwnClaim[] = []
  for (const claim of own) {
    if (claim.startMs >= endMs || claim.endMs <= startMs) continue
    if (claim.poolId === pool.poolId) together.push(claim)
    // What is shared is shared in one pool.
    else if (sharedAs !== undefined && claim.sharedAs === sharedAs) return false
  }
  const others = problem.peakUse(pool, startMs, endMs)
  if (together.length === 0) return others + units <= pool.quantity
  if (together.reduce((sum, claim) => sum + claim.units, others + units) <= pool.quantity) return true
  if (others + units > pool.quantity) return false
  const all = [...together, { poolId: pool.poolId, startMs, endMs, units, sharedAs }]
  const edges = [...new Set(all.flatMap((claim) => [claim.startMs, claim.endMs]))].sort((a, b) => a - b)
  return edges.every((fromMs, index) => {
    const toMs = edges[index + 1]
    if (toMs === undefined || toMs <= startMs || fromMs >= endMs) return true
    const during = all.filter((claim) => claim.startMs <= fromMs && claim.endMs >= toMs)
    return problem.peakUse(pool, fromMs, toMs) + ownUnits(during) <= pool.quantity
  })
}

/** The sum of the claims, of those that are shared the largest. */
function ownUnits(claims: readonly OwnClaim[]): number {
  const shared = new Map<string, number>()
  let units = 0
  for (const claim of claims) {
    if (claim.sharedAs === undefined) units += claim.units
    else shared.set(claim.sharedAs, Math.max(shared.get(claim.sharedAs) ?? 0, claim.units))
  }
  for (const most of shared.values()) units += most
  return units
}

/** The place that the segment's guest takes at the location while it lasts and, between their own segments, before it. */
export function presenceFrom(needs: readonly SegmentNeed[], segment: number, fromMs: number, startMs: number): number {
  return needs[segment - 1]?.guest === needs[segment]?.guest ? fromMs : startMs
}
