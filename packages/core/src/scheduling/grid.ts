import { assert } from '../base/assert.ts'
import { MINUTE_MS, MINUTES_PER_DAY } from '../time/local-time.ts'
import { offsetAt, offsetSpans, type TimeZoneId } from '../time/zone.ts'

/** A run of grid starts at equal steps. `baseIndex` is the index of its first start in the whole grid. */
export interface GridSegment {
  readonly firstStartMs: number
  readonly stepMs: number
  readonly count: number
  readonly baseIndex: number
}

/** Possible starts, ascending, numbered 0 to `total` − 1. */
export interface SlotGrid {
  readonly segments: readonly GridSegment[]
  readonly total: number
}

/**
 * The instants of [fromMs, toMs) at which the zone's wall clock shows a multiple of `alignmentMinutes` past midnight,
 * which must divide the day. A time the clock skips is absent; a time it shows twice is there with both instants.
 */
export function slotGrid(zone: TimeZoneId, fromMs: number, toMs: number, alignmentMinutes: number): SlotGrid {
  assertAlignment(alignmentMinutes)
  const stepMs = alignmentMinutes * MINUTE_MS
  const segments: GridSegment[] = []
  let total = 0
  for (const span of offsetSpans(zone, fromMs, toMs)) {
    // The alignment divides the day, so multiples of it since the local epoch are multiples past local midnight.
    const firstStartMs = Math.ceil((span.startMs + span.offsetMs) / stepMs) * stepMs - span.offsetMs
    const count = Math.ceil((span.endMs - firstStartMs) / stepMs)
    if (count <= 0) continue
    const last = segments.at(-1)
    if (last !== undefined && last.firstStartMs + last.count * stepMs === firstStartMs) {
      segments[segments.length - 1] = { ...last, count: last.count + count }
    } else {
      segments.push({ firstStartMs, stepMs, count, baseIndex: total })
    }
    total += count
  }
  return { segments, total }
}

/** The instant of the start with this number. Asserts 0 ≤ index < total. */
export function gridStartAt(grid: SlotGrid, index: number): number {
  assert(Number.isInteger(index) && index >= 0 && index < grid.total, 'gridStartAt: the index is within the grid')
  for (const segment of grid.segments) {
    const within = index - segment.baseIndex
    if (within < segment.count) return segment.firstStartMs + within * segment.stepMs
  }
  assert(false, 'gridStartAt: the segments hold every index')
}

/** The number of grid starts before an instant; that is, the index of the first start at or after it. */
export function gridIndexFrom(grid: SlotGrid, instantMs: number): number {
  for (const segment of grid.segments) {
    const within = Math.ceil((instantMs - segment.firstStartMs) / segment.stepMs)
    if (within < segment.count) return segment.baseIndex + (within > 0 ? within : 0)
  }
  return grid.total
}

/** Whether the zone's wall clock shows a multiple of `alignmentMinutes` past midnight, to the millisecond. */
export function isOnGrid(zone: TimeZoneId, instantMs: number, alignmentMinutes: number): boolean {
  assertAlignment(alignmentMinutes)
  return (instantMs + offsetAt(zone, instantMs)) % (alignmentMinutes * MINUTE_MS) === 0
}

function assertAlignment(alignmentMinutes: number): void {
  assert(Number.isInteger(alignmentMinutes) && alignmentMinutes > 0, 'slot grid: the alignment is whole minutes')
  assert(MINUTES_PER_DAY % alignmentMinutes === 0, 'slot grid: the alignment divides the day')
}
