import { assert, present } from '../base/assert.ts'
import { gridIndexFrom, type SlotGrid } from './grid.ts'
import type { RankCandidates } from './rank-candidates.ts'
import { searchVisits } from './search-visits.ts'
import { layInTurn, type SegmentLayout } from './segment-layout.ts'
import { commonLayout, type SegmentNeed } from './segment-need.ts'
import {
  clearFullDays,
  keepAny,
  keepPool,
  possibleStarts,
  type SlotBits,
  setRange,
  slotRows,
  staffStarts,
  workedStarts,
} from './slot-bits.ts'
import type { Placement } from './visit-problem.ts'
import { noWaiting, predecessors, type VisitShape, waitSteps } from './visit-shape.ts'

export type { BusyBlock, StaffCalendar } from './can-serve.ts'
export type { PoolCalendar } from './capacity.ts'
export type { PoolNeed, SegmentNeed } from './segment-need.ts'

export interface FreeSlotsInput {
  readonly grid: SlotGrid
  readonly needs: readonly SegmentNeed[]
  /** Starts lie from `notBeforeMs` to `notAfterMs`, both included. */
  readonly notBeforeMs: number
  readonly notAfterMs: number
  /** One guest after the other without waiting where absent. */
  readonly shape?: VisitShape | undefined
  /** Who is chosen first, as far as it matters for when a visit ends; the order of the needs' lists where absent. */
  readonly rank?: RankCandidates | undefined
}

/** The possible starts, and who could serve each segment. */
export interface FreeSlots {
  /** Ascending. */
  readonly startsAtMs: readonly number[]
  /**
   * The candidates with whom a segment can be had at startsAtMs[index], whoever serves the others, in the order of the
   * need's list; never empty.
   */
  staffFor(index: number, segment: number): readonly string[]
  /** When the last segment would end at startsAtMs[index], were it booked with whoever ranks first. */
  endsAtMs(index: number): number
  /** When each segment would begin and end at startsAtMs[index], were it booked with whoever ranks first. */
  timesAt(index: number): readonly SegmentTime[]
}

export type SegmentTime = Pick<Placement, 'startMs' | 'endMs'>

interface SegmentBits {
  readonly staffIds: readonly string[]
  readonly staffBits: readonly SlotBits[]
}

/**
 * The grid starts at which the whole visit can be had: exactly those at which `chooseVisit` finds people and pools.
 * Segments that follow each other without waiting and take the same time with everybody are judged each by itself,
 * since they are never in each other's way; other visits are chosen for start by start.
 */
export function freeSlots(input: FreeSlotsInput): FreeSlots {
  const { grid, needs, shape = noWaiting } = input
  assert(needs.length > 0, 'freeSlots: a booking has a segment')
  const layouts = layoutsInTurn(needs, shape)
  if (!layouts) return searchVisits(input, shape)
  const words = (grid.total + 31) >>> 5
  const possible = new Int32Array(words)
  setRange(possible, gridIndexFrom(grid, input.notBeforeMs), gridIndexFrom(grid, input.notAfterMs + 1))

  const segments: SegmentBits[] = []
  for (const [index, need] of needs.entries()) {
    const layout = present(layouts[index], 'one layout a segment')
    const rows = slotRows(need.staff.length, words)
    const worked = workedStarts(grid, words, layout)
    const staffBits = need.staff.map((calendar, candidate) =>
      staffStarts(grid, worked(calendar.working), calendar, layout, rows[candidate]),
    )
    keepAny(possible, staffBits)
    for (const pool of need.pools) keepPool(possible, grid, layout, pool)
    segments.push({ staffIds: need.staff.map((calendar) => calendar.staffId), staffBits })
  }
  keepPlace(possible, grid, needs, layouts)
  return listed(grid, possible, segments, layouts)
}

/** The layouts of segments that cannot be in each other's way, from the visit's start; undefined for other visits. */
function layoutsInTurn(needs: readonly SegmentNeed[], shape: VisitShape): readonly SegmentLayout[] | undefined {
  if (waitSteps(shape) > 0 || predecessors(needs, shape).some((previous, index) => previous !== index - 1)) {
    return undefined
  }
  const own: SegmentLayout[] = []
  for (const need of needs) {
    const layout = commonLayout(need)
    const isBuffered = layout && (layout.preparationMs > 0 || layout.transitionMs > 0)
    if (!layout || (isBuffered && needs[0]?.guest !== needs.at(-1)?.guest) || asksPoolTwice(need)) return undefined
    own.push(layout)
  }
  return layInTurn(own)
}

/** Two of the segment's needs might be met from the same pool. */
function asksPoolTwice({ pools }: SegmentNeed): boolean {
  if (pools.length < 2) return false
  const all = pools.flatMap((need) => need.anyOf.map((pool) => pool.poolId))
  return new Set(all).size < all.length
}

/** Clears the starts at which the place takes no further visit: its day is full, or too many customers are there. */
function keepPlace(
  possible: SlotBits,
  grid: SlotGrid,
  needs: readonly SegmentNeed[],
  layouts: readonly SegmentLayout[],
): void {
  const place = needs[0]?.place
  if (!place) return
  clearFullDays(possible, grid, place.fullDays, 0)
  if (!place.customers) return
  const visit = { startOffsetMs: 0, endOffsetMs: layouts.at(-1)?.endOffsetMs ?? 0 }
  keepPool(possible, grid, visit, { units: 1, anyOf: [place.customers] })
}

function listed(
  grid: SlotGrid,
  possible: SlotBits,
  segments: readonly SegmentBits[],
  layouts: readonly SegmentLayout[],
): FreeSlots {
  const startsAtMs = possibleStarts(grid, possible)
  const lengthMs = layouts.at(-1)?.endOffsetMs ?? 0
  return {
    startsAtMs,
    staffFor: function staffFor(index, segment) {
      const startMs = startsAtMs[index]
      const bits = segments[segment]
      assert(startMs !== undefined, 'staffFor: the index is within the starts')
      assert(bits !== undefined, 'staffFor: the segment is one of the needs')
      const gridIndex = gridIndexFrom(grid, startMs)
      const word = gridIndex >>> 5
      const names: string[] = []
      for (let staff = 0; staff < bits.staffBits.length; staff += 1) {
        if (((bits.staffBits[staff]?.[word] ?? 0) >>> (gridIndex & 31)) & 1) names.push(bits.staffIds[staff] ?? '')
      }
      return names
    },
    endsAtMs: (index) => present(startsAtMs[index], 'endsAtMs: the index is within the starts') + lengthMs,
    timesAt(index) {
      const startMs = present(startsAtMs[index], 'timesAt: the index is within the starts')
      return layouts.map(({ startOffsetMs, endOffsetMs }) => ({
        startMs: startMs + startOffsetMs,
        endMs: startMs + endOffsetMs,
      }))
    },
  }
}
