import {
  type AssignmentState,
  type Location,
  type LockKey,
  type ReadTransaction,
  type StaffId,
  shareWindowStart,
  strategyFor,
  takesTurns,
  toLocal,
} from '@mendian/core'

/** The lock under which a visit's turns are decided, where it takes any. */
export function rotationLocks(location: Location, startsAtMs: number, nowMs: number): readonly LockKey[] {
  return takesTurns(location, startsAtMs, nowMs) ? [{ kind: 'ROTATION', id: location.id }] : []
}

/** What the location's strategy looks at beside the calendars: one query at most, and none that grows with history. */
export async function loadAssignment(
  tx: ReadTransaction,
  location: Location,
  staffIds: readonly StaffId[],
  startsAtMs: number,
  nowMs: number,
): Promise<AssignmentState> {
  const strategy = strategyFor(location, startsAtMs, nowMs)
  const toDate = toLocal(location.timeZone, nowMs).date
  const window = { locationId: location.id, staffIds, fromDate: shareWindowStart(toDate), toDate }
  return {
    days: strategy === 'WEIGHTED_SHARE' ? await tx.assignments.days(window) : [],
    rotation: strategy === 'ROTATION' ? ((await tx.rotationQueues.find(location.id)) ?? null) : null,
  }
}
