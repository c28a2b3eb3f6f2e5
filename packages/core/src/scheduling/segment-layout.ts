import { assert } from '../base/assert.ts'
import type { TimeBlocks } from '../catalog/service-terms.ts'
import { MINUTE_MS } from '../time/local-time.ts'

/** Half-open, in milliseconds after the start of the segment, or of the visit it is laid in. */
export interface OffsetInterval {
  readonly startOffsetMs: number
  readonly endOffsetMs: number
}

/** Where a segment's blocks lie, in milliseconds after its start, or after that of the visit it is laid in. */
export interface SegmentLayout {
  readonly startOffsetMs: number
  /** The end of the customer's time, at which the next segment starts. */
  readonly endOffsetMs: number
  /**
   * When the staff member is with the customer, ascending, none empty: service and finishing, merged when nothing
   * lies between. The preparation precedes the first of them, the transition follows the last.
   */
  readonly staffBlocks: readonly OffsetInterval[]
  readonly preparationMs: number
  readonly transitionMs: number
}

/**
 * Lays segments end to end: each starts when the previous one's service, processing and finishing are over; its
 * transition and the next one's preparation don't delay the customer.
 */
export function layInTurn(layouts: readonly SegmentLayout[]): SegmentLayout[] {
  let startOffsetMs = 0
  return layouts.map((layout) => {
    const moved = movedLayout(layout, startOffsetMs - layout.startOffsetMs)
    startOffsetMs = moved.endOffsetMs
    return moved
  })
}

function movedLayout(layout: SegmentLayout, byMs: number): SegmentLayout {
  if (byMs === 0) return layout
  return {
    startOffsetMs: layout.startOffsetMs + byMs,
    endOffsetMs: layout.endOffsetMs + byMs,
    staffBlocks: layout.staffBlocks.map(({ startOffsetMs, endOffsetMs }) => ({
      startOffsetMs: startOffsetMs + byMs,
      endOffsetMs: endOffsetMs + byMs,
    })),
    preparationMs: layout.preparationMs,
    transitionMs: layout.transitionMs,
  }
}

/** The blocks from the segment's own start. Asserts whole minutes and a customer's time above zero. */
export function layoutSegment(timing: TimeBlocks): SegmentLayout {
  for (const minutes of [
    timing.preparationMinutes,
    timing.durationMinutes,
    timing.processingMinutes,
    timing.finishingMinutes,
    timing.transitionMinutes,
  ]) {
    assert(Number.isSafeInteger(minutes) && minutes >= 0, 'layoutSegment: blocks are whole minutes, not negative')
  }
  const startOffsetMs = 0
  const serviceEndMs = timing.durationMinutes * MINUTE_MS
  const finishingStartMs = serviceEndMs + timing.processingMinutes * MINUTE_MS
  const endOffsetMs = finishingStartMs + timing.finishingMinutes * MINUTE_MS
  assert(endOffsetMs > startOffsetMs, 'layoutSegment: a segment takes time')
  const blocks: OffsetInterval[] =
    timing.processingMinutes === 0
      ? [{ startOffsetMs, endOffsetMs }]
      : [
          { startOffsetMs, endOffsetMs: serviceEndMs },
          { startOffsetMs: finishingStartMs, endOffsetMs },
        ]
  return {
    startOffsetMs,
    endOffsetMs,
    staffBlocks: blocks.filter((block) => block.startOffsetMs < block.endOffsetMs),
    preparationMs: timing.preparationMinutes * MINUTE_MS,
    transitionMs: timing.transitionMinutes * MINUTE_MS,
  }
}
