import type { Interval } from '../../time/interval.ts'
import type { StaffCalendar } from '../can-serve.ts'
import type { SegmentLayout } from '../segment-layout.ts'
import type { StaffFacts } from './rank-staff.ts'

/**
 * What a segment leaves of the free time around it: on either side the time to the next thing the person does, or to
 * where their working time or the local day of the visit begins or ends. A gap shorter than `shortestMs` is useless, unless there is none at all.
 */
export function gapsLeft(
  calendar: StaffCalendar,
  layout: SegmentLayout,
  startMs: number,
  { day, shortestMs }: { readonly day: Interval; readonly shortestMs: number },
): StaffFacts {
  const first = layout.staffBlocks[0]
  const last = layout.staffBlocks.at(-1)
  const around = first && last && freeAround(calendar, startMs + first.startOffsetMs, startMs + last.endOffsetMs, day)
  const sides = [
    Math.max(0, (around?.beforeMs ?? 0) - layout.preparationMs),
    Math.max(0, (around?.afterMs ?? 0) - layout.transitionMs),
  ]
  const useless = sides.filter((gap) => gap > 0 && gap < shortestMs)
  return {
    uselessGaps: useless.length,
    uselessMs: useless.reduce((total, gap) => total + gap, 0),
    freeMs: sides.reduce((total, gap) => total + gap, 0),
  }
}

interface FreeAround {
  readonly beforeMs: number
  readonly afterMs: number
}

/** How long the person is free, at work, before `fromMs` and after `toMs`. */
function freeAround({ working, busy }: StaffCalendar, fromMs: number, toMs: number, day: Interval): FreeAround {
  let earliestMs = fromMs
  let latestMs = toMs
  // Working intervals may touch: what is reached from the segment without a break counts.
  for (const interval of [...working].reverse()) {
    if (interval.startMs < earliestMs && interval.endMs >= earliestMs) earliestMs = interval.startMs
  }
  for (const interval of working) {
    if (interval.endMs > latestMs && interval.startMs <= latestMs) latestMs = interval.endMs
  }
  for (const block of busy) {
    if (block.startMs < fromMs) earliestMs = Math.max(earliestMs, Math.min(block.transitionEndMs, fromMs))
    if (block.startMs >= toMs) latestMs = Math.min(latestMs, Math.max(block.startMs - block.preparationMs, toMs))
  }
  return {
    beforeMs: fromMs - Math.max(earliestMs, Math.min(day.startMs, fromMs)),
    afterMs: Math.min(latestMs, Math.max(day.endMs, toMs)) - toMs,
  }
}
