import type { RefusalOf } from '../base/decision.ts'
import { contains } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import { canServe, type StaffCalendar } from './can-serve.ts'
import { peakUse } from './capacity.ts'
import { chooseVisit } from './choose-visit.ts'
import { startsOnFullDay } from './daily-cap.ts'
import { type PlaceRefusal, refuseClosed, refuseFullDay } from './place-limits.ts'
import type { SegmentLayout } from './segment-layout.ts'
import { type SegmentNeed, shortestLayout } from './segment-need.ts'
import { layoutOf, visitProblem } from './visit-problem.ts'
import { predecessors, type VisitShape } from './visit-shape.ts'

export type AssignmentRefusal =
  | RefusalOf<'staff_not_working', { segment: number; startsAt: string }>
  | RefusalOf<'slot_taken', { segment: number; startsAt: string }>
  | PlaceRefusal

interface Where {
  readonly segment: number
  readonly startsAt: string
}

/**
 * Why a visit that nobody can serve cannot be had, told of the segments without waiting and with whoever is quickest.
 * In this order: a segment outside opening hours; then, segment after segment, one that nobody works at, that everybody
 * at work has too many bookings that day for, that everybody else is taken for, or that lacks a resource; then what the
 * place itself limits; then the first segment that cannot be had together with those before it.
 */
export function whyNotAssigned(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
  shape: VisitShape,
): AssignmentRefusal {
  const layouts = needs.map(shortestLayout)
  const startsMs = nominalStarts(needs, layouts, startMs, shape)
  const where = (segment: number): Where => ({
    segment,
    startsAt: formatInstant(timeZone, startsMs[segment] ?? startMs),
  })
  const closed = refuseClosed(needs[0]?.place, layouts, startsMs, timeZone)
  if (closed) return closed
  for (const [segment, need] of needs.entries()) {
    const refusal = whyNot(need, startsMs[segment] ?? startMs, where(segment))
    if (refusal) return refusal
  }
  const fullDay = refuseFullDay(needs[0]?.place, startMs, timeZone)
  if (fullDay) return fullDay
  const last = firstInTheWay(needs, startMs, shape)
  const without = (change: (need: SegmentNeed) => SegmentNeed): boolean =>
    chooseVisit(visitProblem(needs.slice(0, last + 1).map(change), { shape }), startMs) !== undefined
  if (without(withoutPlace)) {
    return { code: 'capacity_full', details: { limit: 'LOCATION', ...where(0), resourceIds: [] } }
  }
  const poolIds = needs[last]?.pools.flatMap((need) => need.anyOf.map((pool) => pool.poolId)) ?? []
  if (poolIds.length > 0 && without((need) => ({ ...need, pools: [] }))) {
    return { code: 'capacity_full', details: { limit: 'RESOURCE', ...where(last), resourceIds: poolIds } }
  }
  return { code: 'slot_taken', details: where(last) }
}

/** When each segment begins if nobody waits and whoever is quickest serves. */
function nominalStarts(
  needs: readonly SegmentNeed[],
  layouts: readonly (SegmentLayout | undefined)[],
  startMs: number,
  shape: VisitShape,
): readonly number[] {
  const startsMs: number[] = []
  for (const previous of predecessors(needs, shape)) {
    startsMs.push(previous < 0 ? startMs : (startsMs[previous] ?? startMs) + (layouts[previous]?.endOffsetMs ?? 0))
  }
  return startsMs
}

/** The first segment with which the visit can no longer be had. */
function firstInTheWay(needs: readonly SegmentNeed[], startMs: number, shape: VisitShape): number {
  for (let count = 1; count < needs.length; count += 1) {
    if (!chooseVisit(visitProblem(needs.slice(0, count), { shape }), startMs)) return count - 1
  }
  return needs.length - 1
}

function withoutPlace({ place: _, ...need }: SegmentNeed): SegmentNeed {
  return need
}

/** Why the segment by itself cannot be had then, if it cannot. */
function whyNot(need: SegmentNeed, startMs: number, at: Where): AssignmentRefusal | undefined {
  const free = need.layouts.filter((layout, candidate) => {
    const calendar = need.staff[candidate]
    return calendar && canServe(calendar, layout, startMs)
  })
  if (free.length === 0) return whyNobody(need, startMs, at)
  const endOffsetMs = Math.min(...free.map((layout) => layout.endOffsetMs))
  for (const { units, anyOf } of need.pools) {
    const time = { startMs, endMs: startMs + endOffsetMs }
    if (anyOf.some((pool) => peakUse(pool.claims, time) + units <= pool.quantity)) continue
    const resourceIds = anyOf.map((candidate) => candidate.poolId)
    return { code: 'capacity_full', details: { limit: 'RESOURCE', ...at, resourceIds } }
  }
  return undefined
}

function whyNobody(need: SegmentNeed, startMs: number, at: Where): AssignmentRefusal {
  const working = need.staff.filter((calendar, index) => worksThroughout(calendar, layoutOf(need, index), startMs))
  if (working.length === 0) return { code: 'staff_not_working', details: at }
  const mayTakeMore = need.staff.some(
    (calendar, index) =>
      working.includes(calendar) &&
      layoutOf(need, index).staffBlocks.every(
        (block) => !startsOnFullDay(calendar.fullDays ?? [], startMs + block.startOffsetMs),
      ),
  )
  if (mayTakeMore) return { code: 'slot_taken', details: at }
  const staffIds = working.map((calendar) => calendar.staffId)
  return { code: 'daily_cap_reached', details: { limit: 'STAFF', ...at, staffIds } }
}

function worksThroughout(calendar: StaffCalendar, layout: SegmentLayout, startMs: number): boolean {
  return layout.staffBlocks.every((block) => {
    const time = { startMs: startMs + block.startOffsetMs, endMs: startMs + block.endOffsetMs }
    return calendar.working.some((interval) => contains(interval, time))
  })
}
