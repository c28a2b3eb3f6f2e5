import type { Transaction, VisitRows } from '@mendian/core'

/**
 * Takes people's and pools' time that a decision has found free. Lapsed holds of these units go first: decisions look
 * past them, the database does not.
 */
export async function takeTime(
  tx: Transaction,
  { occupancy, claims }: Pick<VisitRows, 'occupancy' | 'claims'>,
  nowMs: number,
): Promise<void> {
  const unitIds = [...new Set(occupancy.map((block) => block.unitId))]
  const resourceIds = [...new Set(claims.map((claim) => claim.resourceId))]
  if (unitIds.length > 0) await tx.occupancy.removeExpired({ unitIds, nowMs })
  if (resourceIds.length > 0) await tx.capacity.removeExpired({ resourceIds, nowMs })
  await tx.occupancy.insertMany(occupancy)
  await tx.capacity.insertMany(claims)
}

/** Gives back all that a booking or a hold takes. */
export async function giveTimeBack(tx: Transaction, ownerId: string): Promise<void> {
  await tx.occupancy.removeOfOwner(ownerId)
  await tx.capacity.removeOfOwner(ownerId)
}
