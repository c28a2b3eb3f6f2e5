import { assert } from '../base/assert.ts'
import type { Interval } from '../time/interval.ts'
import type { BusyBlock, StaffCalendar } from './can-serve.ts'
import { type PoolCalendar, poolBusy } from './capacity.ts'
import { gridIndexFrom, type SlotGrid } from './grid.ts'
import { longestPreparationMs } from './occupancy.ts'
import type { PlaceLimits } from './place-limits.ts'
import type { OffsetInterval, SegmentLayout } from './segment-layout.ts'

export type { BusyBlock, StaffCalendar } from './can-serve.ts'
export type { PoolCalendar } from './capacity.ts'

/** Met when at least one of the pools has `units` free at every instant of the segment's customer time. */
export interface PoolNeed {
  readonly units: number
  readonly anyOf: readonly PoolCalendar[]
}

/** What a segment asks for: one of the candidates as staff, and every pool need met. */
export interface SegmentNeed {
  readonly layout: SegmentLayout
  readonly staff: readonly StaffCalendar[]
  readonly pools: readonly PoolNeed[]
  /** What the place allows; the same for all segments of a visit, absent where it limits nothing. */
  readonly place?: PlaceLimits
}

export interface FreeSlotsInput {
  readonly grid: SlotGrid
  readonly needs: readonly SegmentNeed[]
  /** Starts lie from `notBeforeMs` to `notAfterMs`, both included. */
  readonly notBeforeMs: number
  readonly notAfterMs: number
}

/** The possible starts, and who could serve each segment. */
export interface FreeSlots {
  /** Ascending. */
  readonly startsAtMs: readonly number[]
  /** The candidates free for a segment at startsAtMs[index], in the order of the need's list; never empty. */
  staffFor(index: number, segment: number): readonly string[]
}

/** One bit a grid start, 32 a word. */
type SlotBits = Int32Array

interface SegmentBits {
  readonly staffIds: readonly string[]
  readonly staffBits: readonly SlotBits[]
}

/**
 * The grid starts at which every segment has a free candidate and its pools. Segments are judged each by itself:
 * segments laid end to end never ask one staff member for two blocks at once, and a transition between two segments of
 * the same booking is not counted, since the customer stays. Layouts that do overlap, and pools that two needs share,
 * are for staff assignment to check exactly.
 */
export function freeSlots(input: FreeSlotsInput): FreeSlots {
  const { grid, needs } = input
  assert(needs.length > 0, 'freeSlots: a booking has a segment')
  const words = (grid.total + 31) >>> 5
  const possible = new Int32Array(words)
  const firstIndex = gridIndexFrom(grid, input.notBeforeMs)
  const endIndex = gridIndexFrom(grid, input.notAfterMs + 1)
  setRange(possible, firstIndex, endIndex)

  const segments: SegmentBits[] = []
  for (const need of needs) {
    const staffBits = need.staff.map((calendar) => staffStarts(grid, words, calendar, need.layout))
    keepAny(possible, staffBits)
    for (const pool of need.pools) keepPool(possible, grid, need.layout, pool)
    segments.push({ staffIds: need.staff.map((calendar) => calendar.staffId), staffBits })
  }
  keepPlace(possible, grid, needs)
  return listed(grid, possible, segments)
}

/** The starts at which the staff member can serve: exactly those that `canServe` admits. */
function staffStarts(grid: SlotGrid, words: number, calendar: StaffCalendar, layout: SegmentLayout): SlotBits {
  const bits = new Int32Array(words)
  setRange(bits, 0, grid.total)
  const last = layout.staffBlocks.length - 1
  layout.staffBlocks.forEach((block, index) => {
    clearOutsideWork(bits, grid, calendar.working, block)
    clearBusy(bits, grid, calendar.busy, {
      startOffsetMs: index === 0 ? block.startOffsetMs - layout.preparationMs : block.startOffsetMs,
      endOffsetMs: index === last ? block.endOffsetMs + layout.transitionMs : block.endOffsetMs,
    })
    if (calendar.fullDays) clearFullDays(bits, grid, calendar.fullDays, block.startOffsetMs)
  })
  return bits
}

/** Clears the starts at which the block would not lie within working time. */
function clearOutsideWork(
  bits: SlotBits,
  grid: SlotGrid,
  working: readonly Interval[],
  { startOffsetMs, endOffsetMs }: OffsetInterval,
): void {
  let clearedTo = 0
  for (let index = 0; index < working.length; ) {
    const startMs = working[index]?.startMs ?? 0
    let endMs = working[index]?.endMs ?? 0
    index += 1
    for (let next = working[index]; next !== undefined && next.startMs <= endMs; next = working[index]) {
      if (next.endMs > endMs) endMs = next.endMs
      index += 1
    }
    clearRange(bits, clearedTo, gridIndexFrom(grid, startMs - startOffsetMs))
    clearedTo = gridIndexFrom(grid, endMs - endOffsetMs + 1)
  }
  clearRange(bits, clearedTo, grid.total)
}

/** Clears the starts at which the time would overlap busy time. */
function clearBusy(bits: SlotBits, grid: SlotGrid, busy: readonly BusyBlock[], time: OffsetInterval): void {
  for (const { firstStartMs, stepMs, count, baseIndex } of grid.segments) {
    // A start s is lost when s + start offset < end of the busy time, and its beginning < s + end offset.
    const fromShiftMs = time.endOffsetMs + firstStartMs - 1
    const toShiftMs = time.startOffsetMs + firstStartMs
    const pastMs = fromShiftMs + (count - 1) * stepMs + longestPreparationMs
    for (const { startMs, preparationMs, transitionEndMs } of busy) {
      // Blocks are in the order of their starts, not of their preparations.
      if (startMs > pastMs) break
      const to = Math.ceil((transitionEndMs - toShiftMs) / stepMs)
      const beginsMs = startMs - preparationMs
      if (to <= 0 || transitionEndMs <= beginsMs) continue
      const from = Math.ceil((beginsMs - fromShiftMs) / stepMs)
      if (from >= count) continue
      clearRange(bits, baseIndex + (from > 0 ? from : 0), baseIndex + (to < count ? to : count))
    }
  }
}

/** Clears the starts that would put something with that offset on a full day. */
function clearFullDays(bits: SlotBits, grid: SlotGrid, full: readonly Interval[], startOffsetMs: number): void {
  for (const { startMs, endMs } of full) {
    clearRange(bits, gridIndexFrom(grid, startMs - startOffsetMs), gridIndexFrom(grid, endMs - startOffsetMs))
  }
}

/** Clears the starts at which the place takes no further visit: its day is full, or too many customers are there. */
function keepPlace(possible: SlotBits, grid: SlotGrid, needs: readonly SegmentNeed[]): void {
  const place = needs[0]?.place
  if (!place) return
  clearFullDays(possible, grid, place.fullDays, 0)
  if (!place.customers) return
  const visit = { startOffsetMs: 0, endOffsetMs: needs.at(-1)?.layout.endOffsetMs ?? 0 }
  keepPool(possible, grid, visit, { units: 1, anyOf: [place.customers] })
}

/** Clears the starts that none of the alternatives has. */
function keepAny(bits: SlotBits, alternatives: readonly SlotBits[]): void {
  for (let word = 0; word < bits.length; word += 1) {
    let any = 0
    for (const alternative of alternatives) any |= alternative[word] ?? 0
    bits[word] = (bits[word] ?? 0) & any
  }
}

/** Clears the starts at which no pool of the need has its units free throughout the customer's time. */
function keepPool(possible: SlotBits, grid: SlotGrid, layout: OffsetInterval, need: PoolNeed): void {
  const alternatives = need.anyOf.map((pool) => {
    const bits = new Int32Array(possible.length)
    setRange(bits, 0, grid.total)
    for (const busy of poolBusy(pool, need.units)) {
      const from = gridIndexFrom(grid, busy.startMs - layout.endOffsetMs + 1)
      clearRange(bits, from, gridIndexFrom(grid, busy.endMs - layout.startOffsetMs))
    }
    return bits
  })
  keepAny(possible, alternatives)
}

function listed(grid: SlotGrid, possible: SlotBits, segments: readonly SegmentBits[]): FreeSlots {
  const startsAtMs = possibleStarts(grid, possible)
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
  }
}

function possibleStarts(grid: SlotGrid, possible: SlotBits): number[] {
  const startsAtMs: number[] = []
  for (const { firstStartMs, stepMs, count, baseIndex } of grid.segments) {
    const endIndex = baseIndex + count
    for (let word = baseIndex >>> 5; word << 5 < endIndex; word += 1) {
      for (let rest = possible[word] ?? 0; rest !== 0; rest &= rest - 1) {
        const index = (word << 5) + 31 - Math.clz32(rest & -rest)
        // The first and last words may hold starts of the neighbouring segments.
        if (index >= baseIndex && index < endIndex) startsAtMs.push(firstStartMs + (index - baseIndex) * stepMs)
      }
    }
  }
  return startsAtMs
}

function setRange(bits: SlotBits, from: number, to: number): void {
  if (to <= from) return
  const firstWord = from >>> 5
  const lastWord = (to - 1) >>> 5
  const head = -1 << (from & 31)
  const tail = -1 >>> (31 - ((to - 1) & 31))
  if (firstWord === lastWord) {
    bits[firstWord] = (bits[firstWord] ?? 0) | (head & tail)
    return
  }
  bits[firstWord] = (bits[firstWord] ?? 0) | head
  bits.fill(-1, firstWord + 1, lastWord)
  bits[lastWord] = (bits[lastWord] ?? 0) | tail
}

function clearRange(bits: SlotBits, from: number, to: number): void {
  if (to <= from) return
  const firstWord = from >>> 5
  const lastWord = (to - 1) >>> 5
  const head = -1 << (from & 31)
  const tail = -1 >>> (31 - ((to - 1) & 31))
  if (firstWord === lastWord) {
    bits[firstWord] = (bits[firstWord] ?? 0) & ~(head & tail)
    return
  }
  bits[firstWord] = (bits[firstWord] ?? 0) & ~head
  for (let word = firstWord + 1; word < lastWord; word += 1) bits[word] = 0
  bits[lastWord] = (bits[lastWord] ?? 0) & ~tail
}
