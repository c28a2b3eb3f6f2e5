import { present } from '../base/assert.ts'
import { idOf } from '../base/ids.ts'
import type { Staff } from '../people/staff.ts'
import type { Resource } from '../places/resource.ts'
import { blockTime } from '../scheduling/block-time.ts'
import type { CapacityClaim, Occupancy } from '../scheduling/occupancy.ts'
import type { VisitCalendar } from '../scheduling/visit-plan.ts'

export interface WantedBlock {
  readonly n: number
  readonly person: number | undefined
  readonly pool: number
  readonly startsAtMs: number
  readonly endsAtMs: number
}

/** The blocks of time that the decision lets through, one after another, as what they take. */
export function blocked(
  wanted: readonly WantedBlock[],
  staff: readonly Staff[],
  pools: readonly Resource[],
): Pick<VisitCalendar, 'busy' | 'claims'> {
  const taken: { busy: Occupancy[]; claims: CapacityClaim[] } = { busy: [], claims: [] }
  for (const { n, person, pool, startsAtMs, endsAtMs } of wanted) {
    const id = idOf('TimeBlock', `t${n}`)
    const command = {
      id,
      type: 'OTHER',
      countsAsWork: false,
      countsTowardUtilisation: true,
      reason: '',
      startsAtMs,
      endsAtMs,
    } as const
    const one = present(staff[person ?? 0], 'there are three people')
    const resource = present(pools[pool], 'there are two pools')
    const decision = blockTime(
      person === undefined
        ? { kind: 'RESOURCE', resource, units: 1, claims: taken.claims.filter((c) => c.resourceId === resource.id) }
        : { kind: 'STAFF', staff: one, busy: taken.busy.filter((block) => block.unitId === one.id) },
      command,
      0,
    )
    if (!decision.ok) continue
    taken.busy.push(...decision.changes.occupancy)
    taken.claims.push(...decision.changes.claims)
  }
  return taken
}
