import { assert } from '../base/assert.ts'
import { accept, type Decision, refuse } from '../base/decision.ts'
import type { SlotHoldId } from '../base/ids.ts'
import { noWaiting } from '../scheduling/visit-shape.ts'
import { formatInstant } from '../time/zone.ts'
import { type BookRefusal, planVisit, rowsOfPlan, type VisitState, type VisitWish } from './plan-visit.ts'
import type { SlotHold } from './slot-hold.ts'
import { endOf, type VisitRows } from './visit-rows.ts'

export interface HoldSlot extends VisitWish {
  readonly holdId: SlotHoldId
  readonly tokenHash: string
  readonly ttlSeconds: number
}

export interface HoldChanges extends VisitRows {
  readonly hold: SlotHold
}

/**
 * Keeps the time of a visit for a while: staff and resources are chosen as booking it would choose them, and refused as
 * booking it would refuse. A hold ends when the visit would begin, if not before; a visit that begins now can therefore
 * be booked, but not held.
 */
export function holdSlot(
  state: Omit<VisitState, 'hold'>,
  command: HoldSlot,
  nowMs: number,
): Decision<HoldChanges, never, BookRefusal> {
  assert(command.segments.length > 0, 'a hold has a segment')
  const planned = planVisit(state, command, nowMs)
  if (!planned.ok) return planned
  if (command.startsAtMs <= nowMs) {
    return refuse('start_in_past', { now: formatInstant(state.configuration.location.timeZone, nowMs) })
  }

  // From here it must succeed.
  const expiresAtMs = Math.min(nowMs + command.ttlSeconds * 1000, command.startsAtMs)
  const rows = rowsOfPlan({ ownerKind: 'HOLD', ownerId: command.holdId, expiresAtMs }, planned.plan)
  const hold: SlotHold = {
    id: command.holdId,
    tokenHash: command.tokenHash,
    locationId: state.configuration.location.id,
    customerId: state.customer?.id ?? null,
    locationType: command.locationType ?? 'LOCATION',
    startsAtMs: command.startsAtMs,
    endsAtMs: endOf(rows.segments),
    segments: rows.segments,
    ...(command.shape ?? noWaiting),
    expiresAtMs,
    createdAtMs: nowMs,
  }
  return accept({ hold, ...rows }, [])
}
