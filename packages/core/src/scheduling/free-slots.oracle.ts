import { present } from '../base/assert.ts'
import { canServe } from './can-serve.ts'
import { peakUse } from './capacity.ts'
import { startsOnFullDay } from './daily-cap.ts'
import type { FreeSlotsInput, SegmentNeed } from './free-slots.ts'
import { gridStartAt } from './grid.ts'
import { layInTurn, type SegmentLayout } from './segment-layout.ts'
import { commonLayout } from './segment-need.ts'

/** A possible start and, for each segment, the candidates free for it. */
export interface OracleSlot {
  readonly startMs: number
  readonly staff: readonly (readonly string[])[]
}

/**
 * What `freeSlots` answers for one guest's segments end to end that take the same time with everybody, found the plain
 * way: every start × every segment × every candidate. For tests and benches.
 */
export function freeSlotsOracle(input: FreeSlotsInput): OracleSlot[] {
  const { needs } = input
  if (needs.some((need) => need.staff.length === 0)) return []
  const layouts = layInTurn(needs.map((need) => present(commonLayout(need), 'a layout with everybody')))
  const slots: OracleSlot[] = []
  for (let index = 0; index < input.grid.total; index += 1) {
    const startMs = gridStartAt(input.grid, index)
    if (startMs < input.notBeforeMs || startMs > input.notAfterMs) continue
    const placeTaken = isPlaceTaken(needs, startMs, startMs + (layouts.at(-1)?.endOffsetMs ?? 0))
    const staff = layouts.map((layout, segment) => {
      const need = present(needs[segment], 'a need for each layout')
      if (placeTaken || !poolsFree(need, layout, startMs)) return []
      return need.staff.filter((calendar) => canServe(calendar, layout, startMs)).map((calendar) => calendar.staffId)
    })
    if (staff.every((names) => names.length > 0)) slots.push({ startMs, staff })
  }
  return slots
}

function isPlaceTaken(needs: readonly SegmentNeed[], startMs: number, endMs: number): boolean {
  const place = needs[0]?.place
  if (!place) return false
  const { customers } = place
  const isFull = customers !== undefined && peakUse(customers.claims, { startMs, endMs }) >= customers.quantity
  return isFull || startsOnFullDay(place.fullDays, startMs)
}

function poolsFree({ pools }: SegmentNeed, layout: SegmentLayout, startMs: number): boolean {
  const customerTime = { startMs: startMs + layout.startOffsetMs, endMs: startMs + layout.endOffsetMs }
  return pools.every((need) =>
    need.anyOf.some((pool) => pool.quantity - peakUse(pool.claims, customerTime) >= need.units),
  )
}
