import { present } from '../base/assert.ts'
import { hasRoom, isInTheWay, type OwnClaim, presenceFrom } from './own-use.ts'
import type { SegmentNeed } from './segment-need.ts'
import { stillPossible } from './still-possible.ts'
import { layoutOf, type Placement, type VisitProblem } from './visit-problem.ts'
import { waitStepMs } from './visit-shape.ts'

/** Plain trying of candidates may go wrong so often; then each segment is placed with an eye on the rest. */
const plainMistakes = 8

/**
 * So many segments are placed at most with an eye on the rest before a visit counts as one that cannot be had: more than
 * any visit but a contrived one takes. The same
 * visit at the same start always ends alike, so that a search and a booking agree even then.
 */
const watchedTries = 400

interface Attempt {
  readonly problem: VisitProblem
  readonly startMs: number
  readonly only: { readonly segment: number; readonly candidate: number } | undefined
  readonly placed: Placement[]
  /** Steps waited so far in the chain, at each placed segment. */
  readonly waited: number[]
  readonly own: OwnClaim[]
  /** States known to lead nowhere; kept only where they do not depend on what was placed before. */
  readonly failed: Set<number> | undefined
  readonly watched: boolean
  triesLeft: number
}

/**
 * Who serves each segment of a visit that starts then, and when; undefined when nobody can. Of all that is possible it
 * is what waits the least in total; then, segment after segment, what has the best-ranked candidate, the shortest wait
 * before it and the first pools.
 */
export function chooseVisit(
  problem: VisitProblem,
  startMs: number,
  only?: { readonly segment: number; readonly candidate: number },
): readonly Placement[] | undefined {
  const failed = problem.independent ? new Set<number>() : undefined
  let triesLeft = watchedTries
  const within = (steps: number): readonly Placement[] | undefined => {
    const attempt = { problem, startMs, only, placed: [], waited: [], own: [] }
    if (failed) return place({ ...attempt, failed, watched: false, triesLeft: Number.POSITIVE_INFINITY }, steps)
    const plain = { ...attempt, failed, watched: false, triesLeft: problem.needs.length + plainMistakes }
    const found = place(plain, steps)
    if (found || plain.triesLeft > 0) return found
    const watched = { ...attempt, placed: [], waited: [], own: [], failed, watched: true, triesLeft }
    const foundWatching = stillPossible(problem, watched, steps) ? place(watched, steps) : undefined
    triesLeft = watched.triesLeft
    return foundWatching
  }
  const mostSteps = problem.waitSteps * problem.chains
  const withoutWaiting = within(0)
  if (withoutWaiting || mostSteps === 0) return withoutWaiting
  const longest = within(mostSteps)
  if (longest === undefined) return undefined
  for (let steps = 1; steps < mostSteps; steps += 1) {
    const found = within(steps)
    if (found) return found
  }
  return longest
}

/** Places the segments that are left, in their order, waiting so many steps at most; undefined when that fails. */
function place(attempt: Attempt, steps: number): readonly Placement[] | undefined {
  const { problem, placed, failed } = attempt
  const segment = placed.length
  const need = problem.needs[segment]
  if (need === undefined) return [...placed]
  const previous = present(problem.previous[segment], 'each segment follows one, or begins')
  const fromMs = previous < 0 ? attempt.startMs : present(placed[previous], 'placed in order').endMs
  const waitedSteps = previous < 0 ? 0 : present(attempt.waited[previous], 'placed in order')
  const mostSteps = previous < 0 ? 0 : Math.min(steps, problem.waitSteps - waitedSteps)
  const state = stateKey(segment, fromMs - attempt.startMs, steps)
  if (failed?.has(state)) return undefined
  // Candidates who take the same time find the same room.
  let full = { startMs: Number.NaN, endMs: Number.NaN }
  for (const candidate of problem.rank(need, segment, attempt.startMs)) {
    if (attempt.only?.segment === segment && attempt.only.candidate !== candidate) continue
    for (let wait = 0; wait <= mostSteps; wait += 1) {
      const startMs = fromMs + wait * waitStepMs
      if (!problem.isFree(segment, candidate, startMs)) continue
      if (!problem.independent && isInTheWay(problem, placed, segment, candidate, startMs)) continue
      const endMs = startMs + layoutOf(need, candidate).endOffsetMs
      if (startMs === full.startMs && endMs === full.endMs) continue
      const claimsBefore = attempt.own.length
      const presentMs = presenceFrom(problem.needs, segment, fromMs, startMs)
      if (!anyPools(attempt, need, startMs, endMs) || !takePlace(attempt, presentMs, endMs)) {
        full = { startMs, endMs }
        continue
      }
      attempt.waited.push(waitedSteps + wait)
      const found = withPools(attempt, { candidate, startMs, endMs, pools: [] }, steps - wait)
      if (found) return found
      attempt.waited.pop()
      attempt.own.length = claimsBefore
      if (attempt.triesLeft <= 0) return undefined
    }
  }
  failed?.add(state)
  return undefined
}

function stateKey(segment: number, afterMs: number, steps: number): number {
  return ((afterMs / 60_000) * 128 + segment) * 512 + steps
}

/** Whether each pool need of the segment, by itself, can be met then. */
function anyPools({ problem, own }: Attempt, need: SegmentNeed, startMs: number, endMs: number): boolean {
  return need.pools.every((pools) => pools.anyOf.some((pool) => hasRoom(problem, pool, pools, own, startMs, endMs)))
}

/** Counts the guest as one more customer at the location during the time, if there is room. */
function takePlace({ problem, placed, own }: Attempt, startMs: number, endMs: number): boolean {
  const pool = problem.needs[placed.length]?.place?.customers
  if (!pool) return true
  if (!hasRoom(problem, pool, { units: 1 }, own, startMs, endMs)) return false
  own.push({ poolId: pool.poolId, startMs, endMs, units: 1 })
  return true
}

/** Chooses a pool for the next pool need of the segment and goes on; then places the segment. */
function withPools(attempt: Attempt, placement: Placement, steps: number): readonly Placement[] | undefined {
  const { problem, placed, own } = attempt
  const segment = placed.length
  const need = problem.needs[segment]?.pools[placement.pools.length]
  if (need === undefined) {
    attempt.triesLeft -= 1
    placed.push(placement)
    const goesOn = attempt.triesLeft > 0 && (!attempt.watched || stillPossible(problem, attempt, steps))
    const found = goesOn || placed.length === problem.needs.length ? place(attempt, steps) : undefined
    if (!found) placed.pop()
    return found
  }
  const { startMs, endMs } = placement
  for (const [index, pool] of need.anyOf.entries()) {
    if (!hasRoom(problem, pool, need, own, startMs, endMs)) continue
    own.push({ poolId: pool.poolId, startMs, endMs, units: need.units, sharedAs: need.sharedAs })
    const found = withPools(attempt, { ...placement, pools: [...placement.pools, index] }, steps)
    if (found) return found
    own.pop()
    if (attempt.triesLeft <= 0) return undefined
  }
  return undefined
}
