import type { StaffId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { canServe } from '../scheduling/can-serve.ts'
import type { SegmentNeed } from '../scheduling/segment-need.ts'
import { takesTurns } from '../scheduling/strategy/prefer-staff.ts'
import { orderOfTurns, type RotationQueue, type TurnTaken, takeTurn } from '../scheduling/strategy/rotation-queue.ts'
import { layoutOf } from '../scheduling/visit-problem.ts'
import type { StaffChoice } from './staff-choice.ts'

export interface TurnsTaken {
  /** By segment; null where no turn was taken. */
  readonly turns: readonly (TurnTaken | null)[]
  /** The queue after them; null where it has not changed. */
  readonly rotation: RotationQueue | null
}

/**
 * Takes the turns of a visit's people, in the order of its segments and once a person. In turn, the person goes to the
 * end of the queue; who was requested or picked on the spot keeps their place where the location's rules say so.
 */
export function takeTurns(
  choices: readonly StaffChoice[],
  location: Location,
  rotation: RotationQueue | null,
  time: { readonly startsAtMs: number; readonly nowMs: number },
): TurnsTaken {
  if (!rotation || !takesTurns(location, time.startsAtMs, time.nowMs)) {
    return { turns: choices.map(() => null), rotation: null }
  }
  const { requestedKeepsTurn, onSpotPickKeepsTurn } = location.rotationRules
  const served = new Set<StaffId>()
  let queue = rotation
  const turns = choices.map(({ staffId, source }) => {
    const keeps = (source === 'REQUESTED' && requestedKeepsTurn) || (source === 'ON_SPOT_PICK' && onSpotPickKeepsTurn)
    const taken = keeps || served.has(staffId) ? undefined : takeTurn(queue, staffId)
    if (!taken) return null
    served.add(staffId)
    queue = taken.queue
    return taken.turn
  })
  if (queue === rotation) return { turns, rotation: null }
  return { turns, rotation: { ...queue, version: queue.version + 1, updatedAtMs: time.nowMs } }
}

/** Who is free and whose turn comes before that of the person picked, if anybody's does. */
export function whoseTurn(
  need: SegmentNeed,
  picked: StaffId,
  rotation: RotationQueue,
  time: { readonly atMs: number; readonly nowMs: number },
): StaffId | undefined {
  const free = new Set(
    need.staff
      .filter((calendar, candidate) => canServe(calendar, layoutOf(need, candidate), time.atMs))
      .map((calendar) => calendar.staffId),
  )
  const next = orderOfTurns(rotation, time.nowMs).find(({ staffId }) => free.has(staffId))
  return next && next.staffId !== picked ? next.staffId : undefined
}
