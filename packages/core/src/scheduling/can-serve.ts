import type { Interval } from '../time/interval.ts'
import { startsOnFullDay } from './daily-cap.ts'
import { longestPreparationMs, type TimeOwner } from './occupancy.ts'
import type { SegmentLayout } from './segment-layout.ts'
import type { TakenTimes } from './taken-times.ts'

/**
 * Time a staff member is taken: from `preparationMs` before `startMs` getting ready, with a customer to `endMs`, and in
 * transition to `transitionEndMs`.
 */
export interface BusyBlock {
  readonly preparationMs: number
  readonly startMs: number
  readonly endMs: number
  /** `endMs` or later; the staff member is free again from here. */
  readonly transitionEndMs: number
  /** What takes the time; a booking where absent. */
  readonly ownerKind?: TimeOwner['ownerKind']
}

/** When a staff member works, sorted and disjoint (may touch), and when they are taken, sorted by `startMs`. */
export interface StaffCalendar {
  readonly staffId: string
  readonly working: readonly Interval[]
  readonly busy: readonly BusyBlock[]
  /** The same as `busy`, where it was loaded as numbers. */
  readonly taken?: TakenTimes
  /** Days on which no further block of theirs may start; absent where there is no limit. */
  readonly fullDays?: readonly Interval[]
}

/**
 * Whether the staff member can serve the segment of a booking that starts at `startMs`. Each staff block lies in
 * working time, where touching intervals count as one; with the preparation before the first and the transition after
 * the last, none overlaps a busy block with its own. Preparation and transition may overhang working time. None starts
 * on a full day.
 */
export function canServe(calendar: StaffCalendar, layout: SegmentLayout, startMs: number): boolean {
  const last = layout.staffBlocks.length - 1
  return layout.staffBlocks.every((block, index) => {
    const fromMs = startMs + block.startOffsetMs
    const toMs = startMs + block.endOffsetMs
    if (!worksDuring(calendar.working, fromMs, toMs)) return false
    if (calendar.fullDays && startsOnFullDay(calendar.fullDays, fromMs)) return false
    return !isTaken(
      calendar.busy,
      index === 0 ? fromMs - layout.preparationMs : fromMs,
      index === last ? toMs + layout.transitionMs : toMs,
    )
  })
}

function worksDuring(working: readonly Interval[], fromMs: number, toMs: number): boolean {
  let coveredToMs = fromMs
  for (const interval of working) {
    if (interval.startMs > coveredToMs) return false
    if (interval.endMs > coveredToMs) coveredToMs = interval.endMs
    if (coveredToMs >= toMs) return true
  }
  return false
}

function isTaken(busy: readonly BusyBlock[], fromMs: number, toMs: number): boolean {
  for (const block of busy) {
    // Blocks are in the order of their starts, not of their preparations.
    if (block.startMs - longestPreparationMs >= toMs) return false
    const beginsMs = block.startMs - block.preparationMs
    if (beginsMs < toMs && block.transitionEndMs > fromMs && block.transitionEndMs > beginsMs) return true
  }
  return false
}
