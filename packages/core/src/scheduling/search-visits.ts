import { present } from '../base/assert.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { canServe, type StaffCalendar } from './can-serve.ts'
import { chooseVisit } from './choose-visit.ts'
import { startsOnFullDay } from './daily-cap.ts'
import type { FreeSlots, FreeSlotsInput } from './free-slots.ts'
import { type GridSegment, gridIndexFrom, gridStartAt, type SlotGrid } from './grid.ts'
import type { SegmentLayout } from './segment-layout.ts'
import type { SegmentNeed } from './segment-need.ts'
import { isSet, keepPool, type SlotBits, staffStarts, workedStarts } from './slot-bits.ts'
import { layoutOf, type Placement, type VisitProblem, visitProblem } from './visit-problem.ts'
import { type VisitShape, waitStepMs } from './visit-shape.ts'

/**
 * The starts of visits whose segments may be in each other's way, wait, or take different times with different people.
 * Bits a minute apart tell where each chain of segments could be served by itself; there the visit is chosen for, as
 * booking it would be.
 */
export function searchVisits(input: FreeSlotsInput, shape: VisitShape): FreeSlots {
  const { grid, needs, notBeforeMs, notAfterMs } = input
  const minutes = minuteGrid(grid, longestVisitMs(needs, shape))
  const free = minutes && freeMinutes(minutes, needs)
  const problem = visitProblem(needs, {
    shape,
    rank: input.rank,
    isFree(segment, candidate, startMs) {
      const need = present(needs[segment], 'a segment of the visit')
      if (!free) return canServe(present(need.staff[candidate], 'a candidate'), layoutOf(need, candidate), startMs)
      return isSet(present(free[segment]?.[candidate], 'bits for each candidate'), minuteIndex(minutes, startMs))
    },
  })
  const chains = minutes && free && chainStarts(minutes, problem, free)
  const fullDays = needs[0]?.place?.fullDays ?? []
  const startsAtMs: number[] = []
  const chosen: (readonly Placement[])[] = []
  const endIndex = gridIndexFrom(grid, notAfterMs + 1)
  for (let index = gridIndexFrom(grid, notBeforeMs); index < endIndex; index += 1) {
    const startMs = gridStartAt(grid, index)
    if (chains && !chains.every((bits) => isSet(bits, minuteIndex(minutes, startMs)))) continue
    if (startsOnFullDay(fullDays, startMs)) continue
    const placements = chooseVisit(problem, startMs)
    if (!placements) continue
    startsAtMs.push(startMs)
    chosen.push(placements)
  }
  return {
    startsAtMs,
    staffFor(index, segment) {
      const startMs = present(startsAtMs[index], 'staffFor: the index is within the starts')
      const need = present(needs[segment], 'staffFor: the segment is one of the needs')
      return need.staff
        .filter((_, candidate) => chooseVisit(problem, startMs, { segment, candidate }) !== undefined)
        .map((calendar) => calendar.staffId)
    },
    endsAtMs(index) {
      const placements = present(chosen[index], 'endsAtMs: the index is within the starts')
      return Math.max(...placements.map((placement) => placement.endMs))
    },
    timesAt: (index) => present(chosen[index], 'timesAt: the index is within the starts'),
  }
}

function longestVisitMs(needs: readonly SegmentNeed[], { maxWaitMinutes }: VisitShape): number {
  const lengths = needs.map((need) => Math.max(0, ...need.layouts.map((layout) => layout.endOffsetMs)))
  return lengths.reduce((total, length) => total + length, maxWaitMinutes * MINUTE_MS)
}

/**
 * Every minute from the first start of the grid until `reachMs` after the last; undefined when not all starts are
 * whole minutes apart, as under the offsets of long ago.
 */
function minuteGrid(grid: SlotGrid, reachMs: number): (SlotGrid & { readonly first: GridSegment }) | undefined {
  const first = grid.segments[0]
  const last = grid.segments.at(-1)
  if (first === undefined || last === undefined) return undefined
  const { firstStartMs } = first
  if (grid.segments.some((segment) => (segment.firstStartMs - firstStartMs) % MINUTE_MS !== 0)) return undefined
  const lastMs = last.firstStartMs + (last.count - 1) * last.stepMs + reachMs
  const total = (lastMs - firstStartMs) / MINUTE_MS + 1
  const only = { firstStartMs, stepMs: MINUTE_MS, count: total, baseIndex: 0 }
  return { segments: [only], total, first: only }
}

function minuteIndex({ first }: { readonly first: GridSegment }, startMs: number): number {
  return (startMs - first.firstStartMs) / MINUTE_MS
}

interface StartsOfLayout {
  readonly worked: ReturnType<typeof workedStarts>
  readonly byCalendar: Map<StaffCalendar, SlotBits>
}

/** For each segment and candidate the minutes from which they can serve it; worked out once for needs that are alike. */
function freeMinutes(minutes: SlotGrid, needs: readonly SegmentNeed[]): readonly (readonly SlotBits[])[] {
  const words = (minutes.total + 31) >>> 5
  const known = new Map<SegmentLayout, StartsOfLayout>()
  return needs.map((need) =>
    need.staff.map((calendar, candidate) => {
      const layout = layoutOf(need, candidate)
      let ofLayout = known.get(layout)
      if (ofLayout === undefined) {
        ofLayout = { worked: workedStarts(minutes, words, layout), byCalendar: new Map() }
        known.set(layout, ofLayout)
      }
      const { worked, byCalendar } = ofLayout
      const bits = byCalendar.get(calendar) ?? staffStarts(minutes, worked(calendar.working), calendar, layout)
      byCalendar.set(calendar, bits)
      return bits
    }),
  )
}

/** For each chain the minutes from which it could be served, were the others not there: backward from its end. */
function chainStarts(
  minutes: SlotGrid,
  problem: VisitProblem,
  free: readonly (readonly SlotBits[])[],
): readonly SlotBits[] {
  const chains: SlotBits[] = []
  let following: SlotBits | undefined
  for (let segment = problem.needs.length - 1; segment >= 0; segment -= 1) {
    const need = present(problem.needs[segment], 'a segment')
    const starts = segmentStarts(minutes, need, present(free[segment], 'bits of each segment'), following)
    const follows = present(problem.previous[segment], 'each segment follows one, or begins') >= 0
    if (!follows) chains.push(starts)
    following = follows ? orLater(starts, problem.waitSteps, waitStepMs / MINUTE_MS) : undefined
  }
  return chains
}

/** The minutes from which some candidate can serve the segment, with its pools, and the chain can go on after it. */
function segmentStarts(
  minutes: SlotGrid,
  need: SegmentNeed,
  free: readonly SlotBits[],
  following: SlotBits | undefined,
): SlotBits {
  const words = (minutes.total + 31) >>> 5
  const starts = new Int32Array(words)
  for (const layout of new Set(need.layouts)) {
    const withLayout = new Int32Array(words)
    need.layouts.forEach((own, candidate) => {
      if (own === layout) orInto(withLayout, present(free[candidate], 'bits of each candidate'))
    })
    for (const pools of need.pools) keepPool(withLayout, minutes, layout, pools)
    if (following) andInto(withLayout, earlier(following, layout.endOffsetMs / MINUTE_MS))
    orInto(starts, withLayout)
  }
  return starts
}

function orInto(bits: SlotBits, other: SlotBits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) | (other[word] ?? 0)
}

function andInto(bits: SlotBits, other: SlotBits): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & (other[word] ?? 0)
}

/** Each bit moved down by so many places. */
function earlier(bits: SlotBits, by: number): SlotBits {
  const moved = new Int32Array(bits.length)
  const words = by >>> 5
  const rest = by & 31
  for (let word = 0; word + words < bits.length; word += 1) {
    const low = (bits[word + words] ?? 0) >>> rest
    const high = rest === 0 ? 0 : (bits[word + words + 1] ?? 0) << (32 - rest)
    moved[word] = low | high
  }
  return moved
}

/** The bits from which, after at most so many steps, one that is set is reached. */
function orLater(bits: SlotBits, steps: number, stepLength: number): SlotBits {
  const reached = new Int32Array(bits)
  for (let done = 0; done < steps; ) {
    const more = Math.min(done + 1, steps - done)
    orInto(reached, earlier(reached, more * stepLength))
    done += more
  }
  return reached
}
