import {
  type Booking,
  type LocationId,
  type LoggedAssignments,
  type RotationQueue,
  rotationWithout,
  type Transaction,
} from '@mendian/core'
import type { WriteRun } from '../operation.ts'

/** Stores why a visit has its people, counts it for them, and takes their turns. */
export async function keepAssignments(tx: Transaction, { assignments, rotation }: LoggedAssignments): Promise<void> {
  await tx.assignments.insertMany(assignments)
  for (const { counted, locationId, staffId, decidedOn, decidedAtMs } of assignments) {
    if (counted) await tx.assignments.count({ locationId, staffId, date: decidedOn, atMs: decidedAtMs })
  }
  if (rotation) await storeRotation(tx, rotation)
}

/** Gives back the turns and the counts of a location's visits that came to nothing. */
export async function giveAssignmentsBack(
  tx: Transaction,
  locationId: LocationId,
  bookings: readonly Booking[],
  run: WriteRun,
): Promise<void> {
  const entries = await tx.assignments.ofBookings(bookings.map(({ id }) => id))
  for (const { counted, staffId, decidedOn } of entries) {
    if (counted) await tx.assignments.uncount({ locationId, staffId, date: decidedOn })
  }
  const turns = entries.filter(({ turn }) => turn !== null)
  if (turns.length === 0) return
  run.requireLocks([{ kind: 'ROTATION', id: locationId }])
  const queue = (await tx.rotationQueues.find(locationId)) ?? null
  const rotation = rotationWithout(queue, turns, run.nowMs)
  if (rotation) await storeRotation(tx, rotation)
}

/** Stores a queue that a decision has changed, the first time as a new row. */
export async function storeRotation(tx: Transaction, queue: RotationQueue): Promise<void> {
  if (queue.version === 1) await tx.rotationQueues.insert(queue)
  else await tx.rotationQueues.replace(queue)
}
