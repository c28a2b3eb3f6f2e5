import type { Interval } from '../../time/interval.ts'
import type { BusyBlock } from '../can-serve.ts'

/** How long the person is with customers during that time by those blocks, in the order of their starts; time off does not count. */
export function bookedMs(blocks: readonly BusyBlock[], time: Interval): number {
  let total = 0
  for (const { ownerKind, startMs, endMs } of blocks) {
    if (startMs >= time.endMs) break
    if (endMs > time.startMs && ownerKind !== 'TIME_BLOCK') {
      total += Math.min(endMs, time.endMs) - Math.max(startMs, time.startMs)
    }
  }
  return total
}
