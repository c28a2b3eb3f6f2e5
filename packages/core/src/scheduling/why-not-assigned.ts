import type { RefusalOf } from '../base/decision.ts'
import { contains } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import { canServe, type StaffCalendar } from './can-serve.ts'
import { peakUse } from './capacity.ts'
import { chooseVisit } from './choose-visit.ts'
import { startsOnFullDay } from './daily-cap.ts'
import { crowded, type PlaceRefusal, refuseClosed, refuseCrowd, refuseDay } from './place-limits.ts'
import type { SegmentLayout } from './segment-layout.ts'
import { type PoolNeed, type SegmentNeed, shortestLayout } from './segment-need.ts'
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
 * Why a visit that nobody can serve cannot be had, told of the segments without waiting and with whoever is quickest:
 * the first of {@link reasonsAgainst}, or else the first segment that cannot be had together with those before it.
 */
export function whyNotAssigned(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
  shape: VisitShape,
): AssignmentRefusal {
  const [first] = reasonsAgainst(needs, startMs, timeZone, shape)
  return first ?? whyNotTogether(needs, startMs, timeZone, shape)
}

/**
 * What is against each segment by itself and against the visit as a whole. In this order: a segment outside opening
 * hours; then, segment after segment, that nobody works, that its service begins often enough that day, that everybody
 * at work has too many bookings that day or is taken, that a resource or a place at the service is missing; then what
 * the place itself limits.
 */
export function reasonsAgainst(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
  shape: VisitShape,
): readonly AssignmentRefusal[] {
  const layouts = needs.map(shortestLayout)
  const startsMs = nominalStarts(needs, startMs, shape)
  const place = needs[0]?.place
  const ends = startsMs.map((ms, segment) => ms + (layouts[segment]?.endOffsetMs ?? 0))
  const reasons = [
    refuseClosed(place, layouts, startsMs, timeZone),
    ...needs.map((need, segment) => whyNot(need, startsMs[segment] ?? startMs, whereAt(segment, startsMs, timeZone))),
    refuseDay(place, startMs, timeZone),
    refuseCrowd(place, { startMs, endMs: Math.max(...ends) }, timeZone),
  ]
  return reasons.filter((reason) => reason !== undefined)
}

function whereAt(segment: number, startsMs: readonly number[], timeZone: string): Where {
  return { segment, startsAt: formatInstant(timeZone, startsMs[segment] ?? 0) }
}

function whyNotTogether(
  needs: readonly SegmentNeed[],
  startMs: number,
  timeZone: string,
  shape: VisitShape,
): AssignmentRefusal {
  const startsMs = nominalStarts(needs, startMs, shape)
  const last = firstInTheWay(needs, startMs, shape)
  const without = (change: (need: SegmentNeed) => SegmentNeed): boolean =>
    chooseVisit(visitProblem(needs.slice(0, last + 1).map(change), { shape }), startMs) !== undefined
  const place = needs[0]?.place
  if (place && without(withoutPlace)) {
    const endMs = Math.max(...startsMs.map((ms, segment) => ms + endOffsetOf(needs[segment])))
    return crowded(place, { startMs, endMs }, without(withoutReserve), timeZone)
  }
  const at = whereAt(last, startsMs, timeZone)
  const pools = needs[last]?.pools ?? []
  const resourceIds = poolIdsOf(pools.filter((need) => !need.ofService))
  if (resourceIds.length > 0 && without((need) => ({ ...need, pools: need.pools.filter(isOfService) }))) {
    return { code: 'capacity_full', details: { limit: 'RESOURCE', ...at, resourceIds } }
  }
  if (pools.some(isOfService) && without((need) => ({ ...need, pools: [] }))) {
    return { code: 'capacity_full', details: { limit: 'SERVICE', ...at, resourceIds } }
  }
  return { code: 'slot_taken', details: at }
}

function isOfService({ ofService }: PoolNeed): boolean {
  return ofService === true
}

function poolIdsOf(pools: readonly PoolNeed[]): readonly string[] {
  return pools.flatMap((need) => need.anyOf.map((pool) => pool.poolId))
}

function endOffsetOf(need: SegmentNeed | undefined): number {
  return need ? (shortestLayout(need)?.endOffsetMs ?? 0) : 0
}

/** When each segment begins if nobody waits and whoever is quickest serves. */
export function nominalStarts(needs: readonly SegmentNeed[], startMs: number, shape: VisitShape): readonly number[] {
  const startsMs: number[] = []
  for (const previous of predecessors(needs, shape)) {
    startsMs.push(previous < 0 ? startMs : (startsMs[previous] ?? startMs) + endOffsetOf(needs[previous]))
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

function withoutReserve(need: SegmentNeed): SegmentNeed {
  const { place } = need
  return place?.unreserved ? { ...need, place: { ...place, customers: place.unreserved } } : need
}

/** Why the segment by itself cannot be had then, if it cannot. */
function whyNot(need: SegmentNeed, startMs: number, at: Where): AssignmentRefusal | undefined {
  const free = need.layouts.filter((layout, candidate) => {
    const calendar = need.staff[candidate]
    return calendar && canServe(calendar, layout, startMs)
  })
  if (free.length === 0) return whyNobody(need, startMs, at)
  const endOffsetMs = Math.min(...free.map((layout) => layout.endOffsetMs))
  for (const { units, anyOf, ofService } of need.pools) {
    const time = { startMs, endMs: startMs + endOffsetMs }
    if (anyOf.some((pool) => peakUse(pool.claims, time) + units <= pool.quantity)) continue
    if (ofService) return { code: 'capacity_full', details: { limit: 'SERVICE', ...at, resourceIds: [] } }
    const resourceIds = anyOf.map((candidate) => candidate.poolId)
    return { code: 'capacity_full', details: { limit: 'RESOURCE', ...at, resourceIds } }
  }
  return undefined
}

function whyNobody(need: SegmentNeed, startMs: number, at: Where): AssignmentRefusal {
  const working = need.staff.filter((calendar, index) => worksThroughout(calendar, layoutOf(need, index), startMs))
  if (working.length === 0) return { code: 'staff_not_working', details: at }
  const isServiceFull = need.layouts.every((layout) =>
    layout.staffBlocks.some((block) => startsOnFullDay(need.serviceFullDays ?? [], startMs + block.startOffsetMs)),
  )
  if (isServiceFull) return { code: 'daily_cap_reached', details: { limit: 'SERVICE', ...at, staffIds: [] } }
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
