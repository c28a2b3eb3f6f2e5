import {
  type FreeSlotsInput,
  formatInstant,
  freeSlots,
  type Location,
  planVisit,
  present,
  type SegmentTime,
  type StaffId,
  slotGrid,
  type turnsAgainst,
  type VisitState,
  type VisitWish,
} from '@mendian/core'
import type { slotsView } from '@mendian/core/schemas'
import type { z } from 'zod'

export type Slot = z.output<typeof slotsView>['slots'][number]

/** What is told of each start, and how many people may be named in all. */
export interface Telling {
  readonly includeStaff: boolean
  readonly tellTimes: boolean
  readonly mostNamed: number
  /** In which zone's wall clock times are told. */
  readonly timeZone: string
}

/**
 * The starts of the range as they are shown, without those at which it is another's turn; undefined when naming
 * everybody would be too much.
 */
export function slotsIn(
  location: Location,
  visit: Omit<FreeSlotsInput, 'grid'>,
  telling: Telling,
  refuseTurn?: ReturnType<typeof turnsAgainst>,
): readonly Slot[] | undefined {
  const { needs, notBeforeMs, notAfterMs } = visit
  const grid = slotGrid(location.timeZone, notBeforeMs, notAfterMs + 1, location.slotAlignmentMinutes)
  const free = freeSlots({ ...visit, grid })
  const candidateCount = needs.reduce((total, need) => total + need.staff.length, 0)
  if (telling.includeStaff && free.startsAtMs.length * candidateCount > telling.mostNamed) return undefined
  const slots = free.startsAtMs.map((startMs, index) =>
    slotView(telling, {
      startMs,
      endMs: free.endsAtMs(index),
      times: () => free.timesAt(index),
      staff: () => needs.map((_, segment) => [...free.staffFor(index, segment)] as StaffId[]),
    }),
  )
  if (!refuseTurn) return slots
  return slots.filter((_, index) => {
    const startsMs = free.timesAt(index).map((time) => time.startMs)
    return !refuseTurn(present(free.startsAtMs[index], 'one start a slot'), startsMs)
  })
}

/** The held start as booking the hold would have it; undefined where that would be refused. */
export function heldSlot(state: VisitState, wish: VisitWish, telling: Telling, nowMs: number): Slot | undefined {
  const planned = planVisit(state, wish, nowMs)
  if (!planned.ok) return undefined
  const { assignments, startsAtMs: startMs } = planned.plan
  return slotView(telling, {
    startMs,
    endMs: Math.max(...assignments.map((each) => each.endsAtMs)),
    times: () => assignments.map((each) => ({ startMs: each.startsAtMs, endMs: each.endsAtMs })),
    staff: () => assignments.map(({ staffId }) => [staffId]),
  })
}

/** The slots by start, the kept one in the place of another at its start. */
export function withKept(slots: readonly Slot[], kept: Slot): readonly Slot[] {
  const keptMs = Date.parse(kept.startsAt)
  const before = slots.filter(({ startsAt }) => Date.parse(startsAt) < keptMs)
  return [...before, kept, ...slots.filter(({ startsAt }) => Date.parse(startsAt) > keptMs)]
}

interface StartToTell {
  readonly startMs: number
  readonly endMs: number
  times(): readonly SegmentTime[]
  staff(): StaffId[][]
}

function slotView({ includeStaff, tellTimes, timeZone }: Telling, { startMs, endMs, times, staff }: StartToTell): Slot {
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return {
    startsAt: at(startMs),
    endsAt: at(endMs),
    ...(tellTimes ? { segments: times().map((time) => ({ startsAt: at(time.startMs), endsAt: at(time.endMs) })) } : {}),
    ...(includeStaff ? { staff: staff() } : {}),
  }
}
