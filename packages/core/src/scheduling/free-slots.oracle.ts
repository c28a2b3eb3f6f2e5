import { canServe } from './can-serve.ts'
import { peakUse } from './capacity.ts'
import type { FreeSlotsInput, SegmentNeed } from './free-slots.ts'
import { gridStartAt } from './grid.ts'
import { refusePlace } from './place-limits.ts'
import { refuseServiceFull } from './service-limits.ts'

/** A possible start and, for each segment, the candidates free for it. */
export interface OracleSlot {
  readonly startMs: number
  readonly staff: readonly (readonly string[])[]
}

/** What `freeSlots` answers, found the plain way: every start × every segment × every candidate. For tests and benches. */
export function freeSlotsOracle(input: FreeSlotsInput): OracleSlot[] {
  const slots: OracleSlot[] = []
  for (let index = 0; index < input.grid.total; index += 1) {
    const startMs = gridStartAt(input.grid, index)
    if (startMs < input.notBeforeMs || startMs > input.notAfterMs) continue
    if (!input.needs.every((need) => poolsFree(need, startMs))) continue
    if (refusePlace(input.needs, startMs, 'UTC')) continue
    if (input.needs.some((need, segment) => refuseServiceFull(need, startMs, segment, 'UTC'))) continue
    const staff = input.needs.map((need) =>
      need.staff.filter((calendar) => canServe(calendar, need.layout, startMs)).map((calendar) => calendar.staffId),
    )
    if (staff.every((names) => names.length > 0)) slots.push({ startMs, staff })
  }
  return slots
}

function poolsFree({ layout, pools }: SegmentNeed, startMs: number): boolean {
  const customerTime = { startMs: startMs + layout.startOffsetMs, endMs: startMs + layout.endOffsetMs }
  return pools.every((need) =>
    need.anyOf.some((pool) => pool.quantity - peakUse(pool.claims, customerTime) >= need.units),
  )
}
