import type { Interval } from '../../time/interval.ts'
import type { Occupancy } from '../occupancy.ts'

/** How much of the time the person is with customers by those blocks; time off does not count. */
export function bookedMs(blocks: readonly Occupancy[], time: Interval): number {
  let total = 0
  for (const { ownerKind, startMs, endMs } of blocks) {
    if (ownerKind !== 'TIME_BLOCK') total += Math.max(0, Math.min(endMs, time.endMs) - Math.max(startMs, time.startMs))
  }
  return total
}
