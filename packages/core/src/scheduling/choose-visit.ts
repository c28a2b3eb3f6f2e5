import { present } from '../base/assert.ts'
import { hasRoom, isInTheWay, type OwnClaim, presenceFrom } from './own-use.ts'
import { stillPossible } from './still-possible.ts'
import { layoutOf, type Placement, type VisitProblem } from './visit-problem.ts'
import { waitStepMs } from './visit-shape.ts'

/** Plain trying of candidates goes on for so many segments placed; then each is placed with an eye on the rest. */
const plainTries = 64

/**
 * So many segments are placed at most with an eye on the rest before a visit counts as one that cannot be had. The same
 * visit at the same start always ends alike, so that a search and a booking agree even then.
 */
const watchedTries = 4_000

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
  const within = (steps: number): readonly Placement[] | undefined => {
    if (failed) return place(attemptOf(problem, startMs, only, failed, false), steps)
    const plain = attemptOf(problem, startMs, only, failed, false)
    const found = place(plain, steps)
    if (found || plain.triesLeft > 0) return found
    const watched = attemptOf(problem, startMs, only, failed, true)
    return stillPossible(problem, watched, steps) ? place(watched, steps) : undefined
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

function attemptOf(
  problem: VisitProblem,
  startMs: number,
  only: Attempt['only'],
  failed: Attempt['failed'],
  watched: boolean,
): Attempt {
  const triesLeft = failed ? Number.POSITIVE_INFINITY : watched ? watchedTries : plainTries
  return { problem, startMs, only, placed: [], waited: [], own: [], failed, watched, triesLeft }
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
  for (const candidate of problem.rank(need, segment, attempt.startMs)) {
    if (attempt.only?.segment === segment && attempt.only.candidate !== candidate) continue
    for (let wait = 0; wait <= mostSteps; wait += 1) {
      const startMs = fromMs + wait * waitStepMs
      if (!problem.isFree(segment, candidate, startMs)) continue
      if (!problem.independent && isInTheWay(problem, placed, segment, candidate, startMs)) continue
      const endMs = startMs + layoutOf(need, candidate).endOffsetMs
      const claimsBefore = attempt.own.length
      if (!takePlace(attempt, presenceFrom(problem.needs, segment, fromMs, startMs), endMs)) continue
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
