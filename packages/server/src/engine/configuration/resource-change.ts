import type { ReadTransaction, Resource } from '@mendian/core'
import type { Refusal } from '../refusal.ts'

/** Why a resource may not move to another location, if so: visits, classes or holds to come are to have it where it is. */
export async function refuseResourceChange(
  tx: ReadTransaction,
  before: Resource,
  after: Pick<Resource, 'locationId'>,
  nowMs: number,
): Promise<Refusal | undefined> {
  if (before.locationId === after.locationId) return undefined
  const isInUse = await tx.capacity.isClaimed({ resourceId: before.id, nowMs })
  return isInUse ? { code: 'resource_in_use', details: { fields: ['locationId'] } } : undefined
}
