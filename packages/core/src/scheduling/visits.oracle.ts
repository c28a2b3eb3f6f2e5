import { present } from '../base/assert.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import type { FreeSlotsInput } from './free-slots.ts'
import { gridStartAt } from './grid.ts'
import type { OffsetInterval } from './segment-layout.ts'
import type { SegmentNeed } from './segment-need.ts'
import { layoutOf, type Placement } from './visit-problem.ts'
import { noWaiting, predecessors, waitStepMs, waitSteps } from './visit-shape.ts'

/** A start at which the visit can be had, the way that comes first, and who takes part in some way. */
export interface OracleVisit {
  readonly startMs: number
  readonly first: readonly Placement[]
  readonly staff: readonly (readonly string[])[]
}

/** One way to serve the visit, whether or not it is possible. */
type Way = readonly Placement[]

/**
 * What can be had, found by writing down every way there is to serve the visit at every start, and judging each minute
 * by minute. Times are whole minutes. For tests.
 */
export function visitsOracle(input: FreeSlotsInput): OracleVisit[] {
  const visits: OracleVisit[] = []
  for (let index = 0; index < input.grid.total; index += 1) {
    const startMs = gridStartAt(input.grid, index)
    if (startMs < input.notBeforeMs || startMs > input.notAfterMs) continue
    const place = input.needs[0]?.place
    if (place?.fullDays.some((day) => day.startMs <= startMs && startMs < day.endMs)) continue
    const ways = waysAt(input, startMs).filter((way) => isPossible(input, way))
    const [first] = [...ways].sort((a, b) => waitedIn(input, a) - waitedIn(input, b))
    if (!first) continue
    const staff = input.needs.map((need, segment) =>
      need.staff.filter((_, n) => ways.some((way) => way[segment]?.candidate === n)).map(({ staffId }) => staffId),
    )
    visits.push({ startMs, first, staff })
  }
  return visits
}

/** Every way, in the order in which they are preferred among those that wait alike. */
function waysAt({ needs, shape = noWaiting, rank }: FreeSlotsInput, startMs: number): readonly Way[] {
  let ways: readonly Way[] = [[]]
  for (const [segment, need] of needs.entries()) {
    const previous = present(predecessors(needs, shape)[segment], 'a segment')
    const ranked = rank ? rank(need, segment, startMs) : need.staff.map((_, index) => index)
    const steps = previous < 0 ? 0 : waitSteps(shape)
    ways = ways.flatMap((way) =>
      ranked.flatMap((candidate) =>
        Array.from({ length: steps + 1 }, (_, wait) => wait).flatMap((wait): Way[] => {
          const fromMs = previous < 0 ? startMs : present(way[previous], 'placed').endMs
          const startsMs = fromMs + wait * waitStepMs
          const alone = { candidate, startMs: startsMs, endMs: startsMs + layoutOf(need, candidate).endOffsetMs }
          // What somebody cannot do by themselves they cannot do with others: fewer ways to write down.
          if (!blocksOf(need, { ...alone, pools: [] }).every((block) => isFreeAlone(need, candidate, block))) return []
          return poolChoices(need).map((pools) => [...way, { ...alone, pools }])
        }),
      ),
    )
  }
  return ways
}

function poolChoices(need: SegmentNeed): readonly (readonly number[])[] {
  return need.pools.reduce<readonly (readonly number[])[]>(
    (choices, { anyOf }) => choices.flatMap((choice) => anyOf.map((_, index) => [...choice, index])),
    [[]],
  )
}

function waitedIn({ needs, shape = noWaiting }: FreeSlotsInput, way: Way): number {
  const previous = predecessors(needs, shape)
  return way.reduce((total, placement, segment) => {
    const before = way[previous[segment] ?? -1]
    return before ? total + placement.startMs - before.endMs : total
  }, 0)
}

interface Block {
  readonly segment: OffsetInterval
  /** With getting ready and cleaning up. */
  readonly whole: OffsetInterval
}

/** The staff's blocks, in instants. */
function blocksOf(need: SegmentNeed, { candidate, startMs }: Placement): readonly Block[] {
  const { staffBlocks, preparationMs, transitionMs } = layoutOf(need, candidate)
  return staffBlocks.map(({ startOffsetMs, endOffsetMs }, index) => {
    const segment = { startOffsetMs: startMs + startOffsetMs, endOffsetMs: startMs + endOffsetMs }
    const before = index === 0 ? preparationMs : 0
    const after = index === staffBlocks.length - 1 ? transitionMs : 0
    const whole = { startOffsetMs: segment.startOffsetMs - before, endOffsetMs: segment.endOffsetMs + after }
    return { segment, whole }
  })
}

function minutesOf({ startOffsetMs, endOffsetMs }: OffsetInterval): readonly number[] {
  return Array.from({ length: (endOffsetMs - startOffsetMs) / MINUTE_MS }, (_, n) => startOffsetMs + n * MINUTE_MS)
}

function isFreeAlone(need: SegmentNeed, candidate: number, { segment, whole }: Block): boolean {
  const calendar = present(need.staff[candidate], 'a candidate')
  const works = minutesOf(segment).every((ms) => calendar.working.some((time) => time.startMs <= ms && ms < time.endMs))
  const taken = minutesOf(whole).some((ms) =>
    calendar.busy.some((block) => block.startMs - block.preparationMs <= ms && ms < block.transitionEndMs),
  )
  const starts = segment.startOffsetMs
  return works && !taken && !calendar.fullDays?.some((day) => day.startMs <= starts && starts < day.endMs)
}

function isPossible(input: FreeSlotsInput, way: Way): boolean {
  return waitsInBounds(input, way) && peopleSuffice(input, way) && poolsSuffice(input, way) && placeSuffices(input, way)
}

/** No chain waits more than it may. */
function waitsInBounds({ needs, shape = noWaiting }: FreeSlotsInput, way: Way): boolean {
  const previous = predecessors(needs, shape)
  const waited: number[] = []
  for (const [segment, placement] of way.entries()) {
    const before = previous[segment] ?? -1
    waited.push(before < 0 ? 0 : (waited[before] ?? 0) + placement.startMs - (way[before]?.endMs ?? 0))
  }
  return waited.every((ms) => ms <= waitSteps(shape) * waitStepMs)
}

/** Nobody does two things in one minute; between guests that counts getting ready and cleaning up. */
function peopleSuffice({ needs }: FreeSlotsInput, way: Way): boolean {
  return way.every((placement, a) =>
    way.slice(a + 1).every((other, after) => {
      const one = present(needs[a], 'a segment')
      const two = present(needs[a + 1 + after], 'a segment')
      if (one.staff[placement.candidate]?.staffId !== two.staff[other.candidate]?.staffId) return true
      const kind = one.guest === two.guest ? 'segment' : 'whole'
      const taken = new Set(blocksOf(one, placement).flatMap((block) => minutesOf(block[kind])))
      return !blocksOf(two, other).some((block) => minutesOf(block[kind]).some((ms) => taken.has(ms)))
    }),
  )
}

/** No pool gives more than it has in any minute; what is shared is had from one pool at a time, and counts once. */
function poolsSuffice({ needs }: FreeSlotsInput, way: Way): boolean {
  const uses = way.flatMap((placement, segment) =>
    (needs[segment]?.pools ?? []).map((need, index) => ({
      ...placement,
      ...need,
      pool: present(need.anyOf[placement.pools[index] ?? -1], 'a pool'),
    })),
  )
  return uses.every((use) =>
    minutesOf({ startOffsetMs: use.startMs, endOffsetMs: use.endMs }).every((ms) => {
      const now = uses.filter((each) => each.startMs <= ms && ms < each.endMs)
      const together = now.filter((each) => use.sharedAs !== undefined && each.sharedAs === use.sharedAs)
      if (together.some((each) => each.pool !== use.pool)) return false
      const here = now.filter((each) => each.pool === use.pool)
      const names = [...new Set(here.map((each) => each.sharedAs).filter((name) => name !== undefined))]
      const own = here.filter((each) => each.sharedAs === undefined).reduce((sum, each) => sum + each.units, 0)
      const shared = names.map((name) => Math.max(...here.filter((each) => each.sharedAs === name).map((e) => e.units)))
      const others = use.pool.claims.filter((claim) => claim.startMs <= ms && ms < claim.endMs)
      const total = [...shared, own, ...others.map((claim) => claim.units)].reduce((sum, units) => sum + units, 0)
      return total <= use.pool.quantity
    }),
  )
}

/** Each guest is a customer at the location from the first of their segments to the last. */
function placeSuffices({ needs }: FreeSlotsInput, way: Way): boolean {
  const customers = needs[0]?.place?.customers
  if (!customers) return true
  const guests = [...new Set(needs.map((need) => need.guest))].map((guest) => {
    const own = way.filter((_, segment) => needs[segment]?.guest === guest)
    return {
      startOffsetMs: Math.min(...own.map((placement) => placement.startMs)),
      endOffsetMs: Math.max(...own.map((placement) => placement.endMs)),
    }
  })
  return guests.flatMap(minutesOf).every((ms) => {
    const here = guests.filter((guest) => guest.startOffsetMs <= ms && ms < guest.endOffsetMs).length
    const others = customers.claims.filter((claim) => claim.startMs <= ms && ms < claim.endMs)
    return others.reduce((sum, claim) => sum + claim.units, here) <= customers.quantity
  })
}
