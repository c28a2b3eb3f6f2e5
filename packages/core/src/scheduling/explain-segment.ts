import type { StaffId } from '../base/ids.ts'
import { type Interval, overlaps } from '../time/interval.ts'
import { type BusyBlock, canServe, type StaffCalendar } from './can-serve.ts'
import { type PoolCalendar, peakUse, poolBusy } from './capacity.ts'
import type { PlaceLimits } from './place-limits.ts'
import type { SegmentLayout } from './segment-layout.ts'
import { type SegmentNeed, shortestLayout } from './segment-need.ts'
import { layoutOf } from './visit-problem.ts'

/** Why one person cannot serve a segment; where several things are in the way, all of them. */
export type CandidateReason<Block extends BusyBlock = BusyBlock> =
  | { readonly code: 'staff_not_working'; readonly working: readonly Interval[] }
  | { readonly code: 'daily_cap_reached' }
  | { readonly code: 'slot_taken'; readonly blocks: readonly Block[] }

export interface CandidateExplanation<Block extends BusyBlock = BusyBlock> {
  readonly staffId: StaffId
  /** None when the person is free for it. */
  readonly reasons: readonly CandidateReason<Block>[]
}

/** How much of a pool is in use while a segment or a visit lasts. */
export interface PoolExplanation {
  readonly limit: 'RESOURCE' | 'SERVICE' | 'LOCATION'
  /** The resource, the service or the location. */
  readonly id: string
  /** How many units are needed, are in use at the busiest instant, and are there. */
  readonly units: number
  readonly inUse: number
  readonly quantity: number
  /** When enough is free again after the last instant at which too little is; null where enough is free. */
  readonly fullUntilMs: number | null
}

const always: readonly Interval[] = [{ startMs: -8.64e15, endMs: 8.64e15 }]

/**
 * Each candidate of a segment with what is in their way when the segment starts at `startMs`. Every reason is found by
 * asking {@link canServe} about that matter alone, so that nobody has a reason here who could serve.
 */
export function explainCandidates<Block extends BusyBlock>(
  need: SegmentNeed,
  startMs: number,
): readonly CandidateExplanation<Block>[] {
  return need.staff.map((calendar, candidate) => {
    const layout = layoutOf(need, candidate)
    const isFree = canServe(calendar, layout, startMs)
    return {
      staffId: calendar.staffId as StaffId,
      reasons: isFree ? [] : reasonsOf<Block>(calendar, layout, startMs),
    }
  })
}

function reasonsOf<Block extends BusyBlock>(
  calendar: StaffCalendar,
  layout: SegmentLayout,
  startMs: number,
): readonly CandidateReason<Block>[] {
  const { staffId, working, busy, fullDays = [] } = calendar
  const reasons: CandidateReason<Block>[] = []
  if (!canServe({ staffId, working, busy: [] }, layout, startMs)) {
    const around = { startMs: startMs - 43_200_000, endMs: startMs + layout.endOffsetMs + 43_200_000 }
    reasons.push({ code: 'staff_not_working', working: working.filter((interval) => overlaps(interval, around)) })
  }
  if (!canServe({ staffId, working: always, busy: [], fullDays }, layout, startMs)) {
    reasons.push({ code: 'daily_cap_reached' })
  }
  const blocks = busy.filter((block) => !canServe({ staffId, working: always, busy: [block] }, layout, startMs))
  if (blocks.length > 0) reasons.push({ code: 'slot_taken', blocks: blocks as unknown as readonly Block[] })
  return reasons
}

/** The pools that a segment needs, with their use in its time, with whoever is quickest. */
export function explainPools(need: SegmentNeed, startMs: number): readonly PoolExplanation[] {
  const time = { startMs, endMs: startMs + (shortestLayout(need)?.endOffsetMs ?? 0) }
  return need.pools.flatMap(({ units, anyOf, ofService }) =>
    anyOf.map((pool) => explainPool(ofService ? 'SERVICE' : 'RESOURCE', pool, units, time)),
  )
}

/** The customers at the location while a visit lasts, where it limits them. */
export function explainPlace(place: PlaceLimits | undefined, visit: Interval): readonly PoolExplanation[] {
  return place?.customers ? [explainPool('LOCATION', place.customers, 1, visit)] : []
}

function explainPool(
  limit: PoolExplanation['limit'],
  pool: PoolCalendar,
  units: number,
  time: Interval,
): PoolExplanation {
  const full = poolBusy(pool, units).filter((interval) => overlaps(interval, time))
  const inUse = peakUse(pool.claims, time)
  // A service's pool is named after the location and the service.
  const id = pool.poolId.slice(pool.poolId.indexOf('/') + 1)
  return { limit, id, units, inUse, quantity: pool.quantity, fullUntilMs: full.at(-1)?.endMs ?? null }
}
