import type { RefusalOf } from '../base/decision.ts'
import type { ResourceId, StaffId } from '../base/ids.ts'
import { contains } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import { canServe, type StaffCalendar } from './can-serve.ts'
import { peakUse } from './capacity.ts'
import { startsOnFullDay } from './daily-cap.ts'
import type { SegmentNeed } from './free-slots.ts'
import { type PlaceRefusal, refuseClosed, refusePlace } from './place-limits.ts'

/** Who performs a segment and which pool each of its requirements is met from. */
export interface SegmentAssignment {
  readonly staffId: StaffId
  readonly resources: readonly { readonly resourceId: ResourceId; readonly units: number }[]
}

export type AssignmentRefusal =
  | RefusalOf<'staff_not_working', { segment: number; startsAt: string }>
  | RefusalOf<'slot_taken', { segment: number; startsAt: string }>
  | PlaceRefusal

type Assigned =
  | { readonly ok: true; readonly assignments: readonly SegmentAssignment[] }
  | { readonly ok: false; readonly refusal: AssignmentRefusal }

/**
 * Chooses who serves a visit that starts at `startMs`: for each segment the first free candidate in the order given;
 * `preferred` people come first where they are free.
 *
 * Refuses, in this order: a segment outside opening hours; then, segment after segment, one that nobody works at, that
 * everybody at work has too many bookings that day for, that everybody else is taken for, or that lacks a resource;
 * then what the place itself limits.
 */
export function assignStaff(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
  preferred: readonly (string | undefined)[] = [],
): Assigned {
  const closed = refuseClosed(needs, startMs, timeZone)
  if (closed) return { ok: false, refusal: closed }
  const assignments: SegmentAssignment[] = []
  for (const [segment, need] of needs.entries()) {
    const at = { segment, startsAt: formatInstant(timeZone, startMs + need.layout.startOffsetMs) }
    const free = need.staff.filter((calendar) => canServe(calendar, need.layout, startMs))
    const chosen = free.find((calendar) => calendar.staffId === preferred[segment]) ?? free[0]
    if (!chosen) return { ok: false, refusal: whyNobody(need, startMs, at) }
    const resources: { resourceId: ResourceId; units: number }[] = []
    const time = { startMs: startMs + need.layout.startOffsetMs, endMs: startMs + need.layout.endOffsetMs }
    for (const { units, anyOf } of need.pools) {
      const pool = anyOf.find((candidate) => peakUse(candidate.claims, time) + units <= candidate.quantity)
      if (!pool) {
        const resourceIds = anyOf.map((candidate) => candidate.poolId)
        return { ok: false, refusal: { code: 'capacity_full', details: { limit: 'RESOURCE', ...at, resourceIds } } }
      }
      resources.push({ resourceId: pool.poolId as ResourceId, units })
    }
    assignments.push({ staffId: chosen.staffId as StaffId, resources })
  }
  const crowded = refusePlace(needs, startMs, timeZone)
  return crowded ? { ok: false, refusal: crowded } : { ok: true, assignments }
}

function whyNobody(
  need: SegmentNeed,
  startMs: number,
  at: { readonly segment: number; readonly startsAt: string },
): AssignmentRefusal {
  const working = need.staff.filter((calendar) => worksThroughout(calendar, need, startMs))
  if (working.length === 0) return { code: 'staff_not_working', details: at }
  const mayTakeMore = working.some(({ fullDays = [] }) =>
    need.layout.staffBlocks.every((block) => !startsOnFullDay(fullDays, startMs + block.startOffsetMs)),
  )
  if (mayTakeMore) return { code: 'slot_taken', details: at }
  const staffIds = working.map((calendar) => calendar.staffId)
  return { code: 'daily_cap_reached', details: { limit: 'STAFF', ...at, staffIds } }
}

function worksThroughout(calendar: StaffCalendar, need: SegmentNeed, startMs: number): boolean {
  return need.layout.staffBlocks.every((block) => {
    const time = { startMs: startMs + block.startOffsetMs, endMs: startMs + block.endOffsetMs }
    return calendar.working.some((interval) => contains(interval, time))
  })
}
