import type { RefusalOf } from '../base/decision.ts'
import type { ResourceId, StaffId } from '../base/ids.ts'
import { contains } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import { canServe, type StaffCalendar } from './can-serve.ts'
import { peakUse } from './capacity.ts'
import type { SegmentNeed } from './free-slots.ts'

/** Who performs a segment and which pool each of its requirements is met from. */
export interface SegmentAssignment {
  readonly staffId: StaffId
  readonly resources: readonly { readonly resourceId: ResourceId; readonly units: number }[]
}

export type AssignmentRefusal =
  | RefusalOf<'staff_not_working', { segment: number; startsAt: string }>
  | RefusalOf<'slot_taken', { segment: number; startsAt: string }>
  | RefusalOf<'capacity_full', { segment: number; startsAt: string; resourceIds: readonly string[] }>

type Assigned =
  | { readonly ok: true; readonly assignments: readonly SegmentAssignment[] }
  | { readonly ok: false; readonly refusal: AssignmentRefusal }

/**
 * Chooses who serves a visit that starts at `startMs`: for each segment the free candidate with the least booked time
 * in the calendars given, the earlier in the list among equals; `preferred` people come first where they are free.
 */
export function assignStaff(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
  preferred: readonly (string | undefined)[] = [],
): Assigned {
  const assignments: SegmentAssignment[] = []
  for (const [segment, need] of needs.entries()) {
    const at = { segment, startsAt: formatInstant(timeZone, startMs + need.layout.startOffsetMs) }
    const free = need.staff.filter((calendar) => canServe(calendar, need.layout, startMs))
    const chosen = free.find((calendar) => calendar.staffId === preferred[segment]) ?? leastBooked(free)
    if (!chosen) {
      const working = need.staff.some((calendar) => worksThroughout(calendar, need, startMs))
      return { ok: false, refusal: { code: working ? 'slot_taken' : 'staff_not_working', details: at } }
    }
    const resources: { resourceId: ResourceId; units: number }[] = []
    const time = { startMs: startMs + need.layout.startOffsetMs, endMs: startMs + need.layout.endOffsetMs }
    for (const { units, anyOf } of need.pools) {
      const pool = anyOf.find((candidate) => peakUse(candidate.claims, time) + units <= candidate.quantity)
      if (!pool) {
        const resourceIds = anyOf.map((candidate) => candidate.poolId)
        return { ok: false, refusal: { code: 'capacity_full', details: { ...at, resourceIds } } }
      }
      resources.push({ resourceId: pool.poolId as ResourceId, units })
    }
    assignments.push({ staffId: chosen.staffId as StaffId, resources })
  }
  return { ok: true, assignments }
}

function leastBooked(candidates: readonly StaffCalendar[]): StaffCalendar | undefined {
  let least: { readonly calendar: StaffCalendar; readonly bookedMs: number } | undefined
  for (const calendar of candidates) {
    const bookedMs = calendar.busy.reduce((total, block) => total + block.endMs - block.startMs, 0)
    if (!least || bookedMs < least.bookedMs) least = { calendar, bookedMs }
  }
  return least?.calendar
}

function worksThroughout(calendar: StaffCalendar, need: SegmentNeed, startMs: number): boolean {
  return need.layout.staffBlocks.every((block) => {
    const time = { startMs: startMs + block.startOffsetMs, endMs: startMs + block.endOffsetMs }
    return calendar.working.some((interval) => contains(interval, time))
  })
}
