import { present } from '../base/assert.ts'
import type { Interval } from '../time/interval.ts'
import type { BusyBlock, StaffCalendar } from './can-serve.ts'
import { poolBusy } from './capacity.ts'
import { gridIndexFrom, type SlotGrid } from './grid.ts'
import { longestPreparationMs } from './occupancy.ts'
import type { OffsetInterval, SegmentLayout } from './segment-layout.ts'
import type { PoolNeed } from './segment-need.ts'
import { numbersPerBlock, type TakenTimes } from './taken-times.ts'

/** One bit a grid start, 32 a word. */
export type SlotBits = Int32Array<ArrayBuffer>

/** So many lists of bits, all clear, made in one piece. */
export function slotRows(count: number, words: number): readonly SlotBits[] {
  const all = new ArrayBuffer(count * words * 4)
  return Array.from({ length: count }, (_, row) => new Int32Array(all, row * words * 4, words))
}

export function isSet(bits: SlotBits, index: number): boolean {
  return (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1
}

/** The starts at which all of a layout lies within working time, worked out once for those who share a list of it. */
export function workedStarts(
  grid: SlotGrid,
  words: number,
  layout: SegmentLayout,
): (working: readonly Interval[]) => SlotBits {
  const known = new Map<readonly Interval[], SlotBits>()
  return (working) => {
    const before = known.get(working)
    if (before) return before
    const bits = new Int32Array(words)
    setRange(bits, 0, grid.total)
    for (const block of layout.staffBlocks) clearOutsideWork(bits, grid, working, block)
    known.set(working, bits)
    return bits
  }
}

/** The starts at which the staff member can serve: of those within working time exactly those that `canServe` admits. */
export function staffStarts(
  grid: SlotGrid,
  worked: SlotBits,
  calendar: StaffCalendar,
  layout: SegmentLayout,
  bits: SlotBits = new Int32Array(worked.length),
): SlotBits {
  bits.set(worked)
  layout.staffBlocks.forEach((block, index) => {
    if (calendar.taken) clearTaken(bits, grid, calendar.taken, aroundBlock(layout, index))
    else clearBusy(bits, grid, calendar.busy, aroundBlock(layout, index))
    if (calendar.fullDays) clearFullDays(bits, grid, calendar.fullDays, block.startOffsetMs)
  })
  return bits
}

/** One of the layout's staff blocks with the preparation before the first and the transition after the last. */
function aroundBlock({ staffBlocks, preparationMs, transitionMs }: SegmentLayout, index: number): OffsetInterval {
  const { startOffsetMs, endOffsetMs } = present(staffBlocks[index], 'a staff block of the layout')
  return {
    startOffsetMs: index === 0 ? startOffsetMs - preparationMs : startOffsetMs,
    endOffsetMs: index === staffBlocks.length - 1 ? endOffsetMs + transitionMs : endOffsetMs,
  }
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

/** The same for busy time that is there as numbers. */
function clearTaken(bits: SlotBits, grid: SlotGrid, taken: TakenTimes, time: OffsetInterval): void {
  for (const { firstStartMs, stepMs, count, baseIndex } of grid.segments) {
    const fromShiftMs = time.endOffsetMs + firstStartMs - 1
    const toShiftMs = time.startOffsetMs + firstStartMs
    const pastMs = fromShiftMs + (count - 1) * stepMs + longestPreparationMs
    const upMs = stepMs - 1
    for (let index = 0; index < taken.length; index += numbersPerBlock) {
      const startMs = taken[index] as number
      if (startMs > pastMs) break
      const untilMs = startMs + (taken[index + 1] as number) + (taken[index + 2] as number)
      const beginsMs = startMs - (taken[index + 3] as number)
      if (untilMs <= toShiftMs || untilMs <= beginsMs) continue
      // Rounded up as whole numbers: thousands of blocks pass here.
      const after = beginsMs > fromShiftMs ? ((beginsMs - fromShiftMs + upMs) / stepMs) | 0 : 0
      const before = ((untilMs - toShiftMs + upMs) / stepMs) | 0
      clearRange(bits, baseIndex + after, baseIndex + (before < count ? before : count))
    }
  }
}

/** Clears the starts that would put something with that offset on a full day. */
export function clearFullDays(bits: SlotBits, grid: SlotGrid, full: readonly Interval[], startOffsetMs: number): void {
  for (const { startMs, endMs } of full) {
    clearRange(bits, gridIndexFrom(grid, startMs - startOffsetMs), gridIndexFrom(grid, endMs - startOffsetMs))
  }
}

/** Clears the starts that none of the alternatives has. */
export function keepAny(bits: SlotBits, alternatives: readonly SlotBits[]): void {
  for (let word = 0; word < bits.length; word += 1) {
    let any = 0
    for (const alternative of alternatives) any |= alternative[word] ?? 0
    bits[word] = (bits[word] ?? 0) & any
  }
}

/** Clears the starts at which no pool of the need has its units free throughout the customer's time. */
export function keepPool(possible: SlotBits, grid: SlotGrid, layout: OffsetInterval, need: PoolNeed): void {
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

/** The grid starts whose bits are set, ascending. */
export function possibleStarts(grid: SlotGrid, possible: SlotBits): number[] {
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

/** Sets the bits of `[from, to)`. */
export function setRange(bits: SlotBits, from: number, to: number): void {
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
    bits[firstWord] = (bits[firstWord] as number) & ~(head & tail)
    return
  }
  bits[firstWord] = (bits[firstWord] as number) & ~head
  for (let word = firstWord + 1; word < lastWord; word += 1) bits[word] = 0
  bits[lastWord] = (bits[lastWord] as number) & ~tail
}
