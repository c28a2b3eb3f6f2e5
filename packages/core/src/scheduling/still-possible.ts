import { present } from '../base/assert.ts'
import { canMatch } from './matching.ts'
import { hasRoom, isInTheWay, type OwnClaim, presenceFrom } from './own-use.ts'
import type { OffsetInterval } from './segment-layout.ts'
import { commonLayout, type PoolNeed } from './segment-need.ts'
import { layoutOf, type Placement, type VisitProblem } from './visit-problem.ts'
import { waitStepMs } from './visit-shape.ts'

/** A visit of which some segments are placed. */
export interface PartOfVisit {
  readonly startMs: number
  readonly only: { readonly segment: number; readonly candidate: number } | undefined
  readonly placed: readonly Placement[]
  readonly waited: readonly number[]
  readonly own: readonly OwnClaim[]
}

/** What is open to a segment that is not placed yet, were its chain the only one left. */
interface Outlook {
  readonly segment: number
  readonly candidates: Set<number>
  /** The first and last it can start, and the first it can end. */
  earliestMs: number
  latestMs: number
  earliestEndMs: number
}

/** Time in which a segment certainly needs a person, or pools, of its own. */
interface CertainTime {
  readonly outlook: Outlook
  readonly fromMs: number
  readonly toMs: number
}

/**
 * A necessary condition for the rest of a visit: each chain can be completed by itself within the steps that may still
 * be waited, and wherever segments certainly overlap there are people enough to have one each, and room in pools.
 */
export function stillPossible(problem: VisitProblem, part: PartOfVisit, steps: number): boolean {
  const outlooks: Outlook[] = []
  let least = 0
  for (let segment = part.placed.length; segment < problem.needs.length; segment += 1) {
    const previous = present(problem.previous[segment], 'each segment follows one, or begins')
    // The rest of a chain is looked at from its first segment that is not placed.
    if (previous >= part.placed.length) continue
    const fromMs = previous < 0 ? part.startMs : present(part.placed[previous], 'placed in order').endMs
    const waited = previous < 0 ? 0 : present(part.waited[previous], 'placed in order')
    const before = previous < 0 ? 0 : Math.min(steps, problem.waitSteps - waited)
    const chain = lookAhead(problem, part, segment, fromMs, before, Math.min(steps, problem.waitSteps - waited))
    if (chain.leastSteps > steps) return false
    least += chain.leastSteps
    outlooks.push(...chain.outlooks.values())
  }
  return least <= steps && peopleSuffice(problem, outlooks) && poolsSuffice(problem, part, outlooks)
}

/** What is open to the rest of one chain from a segment on, which may begin at `fromMs` or so many steps later. */
function lookAhead(
  problem: VisitProblem,
  part: PartOfVisit,
  first: number,
  firstFromMs: number,
  firstSteps: number,
  chainSteps: number,
): { readonly leastSteps: number; readonly outlooks: ReadonlyMap<number, Outlook> } {
  const outlooks = new Map<number, Outlook>()
  const known = new Map<string, number>()
  const least = (segment: number, fromMs: number): number => {
    const key = `${segment} ${fromMs}`
    const before = known.get(key)
    if (before !== undefined) return before
    let leastSteps = Number.POSITIVE_INFINITY
    for (let wait = 0; wait <= (segment === first ? firstSteps : chainSteps); wait += 1) {
      for (const candidate of openTo(problem, part, segment, fromMs, fromMs + wait * waitStepMs)) {
        const startMs = fromMs + wait * waitStepMs
        const endMs = startMs + layoutOf(present(problem.needs[segment], 'a segment'), candidate).endOffsetMs
        const next = problem.previous[segment + 1] === segment ? least(segment + 1, endMs) : 0
        if (wait + next > chainSteps) continue
        leastSteps = Math.min(leastSteps, wait + next)
        note(outlooks, segment, candidate, startMs, endMs)
      }
    }
    known.set(key, leastSteps)
    return leastSteps
  }
  return { leastSteps: least(first, firstFromMs), outlooks }
}

function note(
  outlooks: Map<number, Outlook>,
  segment: number,
  candidate: number,
  startMs: number,
  endMs: number,
): void {
  const outlook = outlooks.get(segment)
  if (outlook === undefined) {
    const candidates = new Set([candidate])
    outlooks.set(segment, { segment, candidates, earliestMs: startMs, latestMs: startMs, earliestEndMs: endMs })
    return
  }
  outlook.candidates.add(candidate)
  outlook.earliestMs = Math.min(outlook.earliestMs, startMs)
  outlook.latestMs = Math.max(outlook.latestMs, startMs)
  outlook.earliestEndMs = Math.min(outlook.earliestEndMs, endMs)
}

/** The candidates with whom the segment can be placed then beside what is placed already. */
function openTo(
  problem: VisitProblem,
  part: PartOfVisit,
  segment: number,
  fromMs: number,
  startMs: number,
): readonly number[] {
  const need = present(problem.needs[segment], 'a segment')
  const open: number[] = []
  for (let candidate = 0; candidate < need.staff.length; candidate += 1) {
    if (part.only?.segment === segment && part.only.candidate !== candidate) continue
    if (!problem.isFree(segment, candidate, startMs)) continue
    if (isInTheWay(problem, part.placed, segment, candidate, startMs)) continue
    const endMs = startMs + layoutOf(need, candidate).endOffsetMs
    const place = need.place?.customers
    const presentMs = presenceFrom(problem.needs, segment, fromMs, startMs)
    if (place && !hasRoom(problem, place, { units: 1 }, part.own, presentMs, endMs)) continue
    const met = need.pools.every((pools) =>
      pools.anyOf.some((pool) => hasRoom(problem, pool, pools, part.own, startMs, endMs)),
    )
    if (met) open.push(candidate)
  }
  return open
}

function peopleSuffice(problem: VisitProblem, outlooks: readonly Outlook[]): boolean {
  const numbers = new Map<string, number>()
  const people = new Map(outlooks.map((outlook) => [outlook, peopleOf(problem, outlook, numbers)]))
  const certain = outlooks.flatMap((outlook) =>
    certainBlocks(problem, outlook).map((block) => ({
      outlook,
      fromMs: outlook.latestMs + block.startOffsetMs,
      toMs: outlook.earliestMs + block.endOffsetMs,
    })),
  )
  return eachMeeting(certain, (meeting) => canMatch(meeting.map(({ outlook }) => people.get(outlook) ?? [])))
}

function peopleOf(
  problem: VisitProblem,
  { segment, candidates }: Outlook,
  numbers: Map<string, number>,
): readonly number[] {
  const need = problem.needs[segment]
  return [...candidates].map((candidate) => {
    const staffId = need?.staff[candidate]?.staffId ?? ''
    const number = numbers.get(staffId) ?? numbers.size
    numbers.set(staffId, number)
    return number
  })
}

/** The blocks of which some part is certain: all that lie alike with everybody. */
function certainBlocks(problem: VisitProblem, { segment, candidates }: Outlook): readonly OffsetInterval[] {
  const need = present(problem.needs[segment], 'a segment')
  const common = commonLayout(need)
  if (common) return common.staffBlocks
  const firsts = [...candidates].map((candidate) => layoutOf(need, candidate).staffBlocks[0])
  const [one] = firsts
  if (!one || firsts.some((block) => block?.startOffsetMs !== one.startOffsetMs)) return []
  return [
    { startOffsetMs: one.startOffsetMs, endOffsetMs: Math.min(...firsts.map((block) => block?.endOffsetMs ?? 0)) },
  ]
}

/** One more customer, or one more need of pools, can have its own wherever several certainly overlap. */
function poolsSuffice(problem: VisitProblem, part: PartOfVisit, outlooks: readonly Outlook[]): boolean {
  const certain = outlooks.map((outlook) => ({
    outlook,
    fromMs: outlook.latestMs,
    toMs: outlook.earliestEndMs,
  }))
  return eachMeeting(certain, (meeting, atMs) => {
    const needs = meeting.flatMap(({ outlook }) => poolNeeds(problem, outlook))
    if (needs.length < 2) return true
    const pools = [...new Set(needs.flatMap((need) => need.anyOf))]
    const fits = needs.map((need) => need.anyOf.map((pool) => pools.indexOf(pool)))
    return canMatch(fits, (option) => {
      const pool = present(pools[option], 'one of the pools')
      const own = part.own.filter(
        (claim) => claim.poolId === pool.poolId && claim.startMs <= atMs && claim.endMs > atMs && !claim.sharedAs,
      )
      const used = own.reduce((units, claim) => units + claim.units, problem.peakUse(pool, atMs, atMs + 1))
      return Math.max(0, pool.quantity - used)
    })
  })
}

/** The needs that a segment does not share: each takes one unit at least. */
function poolNeeds(problem: VisitProblem, { segment }: Outlook): readonly PoolNeed[] {
  const need = present(problem.needs[segment], 'a segment')
  const place = need.place?.customers
  const customer: readonly PoolNeed[] = place ? [{ units: 1, anyOf: [place] }] : []
  return [...customer, ...need.pools.filter((pools) => pools.sharedAs === undefined)]
}

/** Whether the rule holds for all that meet at the beginning of each of the times. */
function eachMeeting<T extends Pick<CertainTime, 'fromMs' | 'toMs'>>(
  times: readonly T[],
  holds: (meeting: readonly T[], atMs: number) => boolean,
): boolean {
  return times.every(({ fromMs, toMs }) => {
    if (fromMs >= toMs) return true
    const meeting = times.filter((other) => other.fromMs <= fromMs && other.toMs > fromMs)
    return meeting.length < 2 || holds(meeting, fromMs)
  })
}
