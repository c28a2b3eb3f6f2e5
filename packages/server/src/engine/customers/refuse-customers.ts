import type { CustomerId, ReadTransaction } from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'

/** Why these customers cannot be named, if so. */
export async function refuseCustomers(
  tx: ReadTransaction,
  ids: readonly CustomerId[],
): Promise<{ readonly ok: false; readonly refusal: Refusal } | undefined> {
  const found = await tx.customers.findMany([...new Set(ids)])
  const missing = ids.find((id) => !found.some((customer) => customer.id === id))
  if (missing !== undefined) return referenceNotFound('Customer', missing)
  const archived = found.find(({ archivedAtMs }) => archivedAtMs !== null)
  if (!archived) return undefined
  return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Customer', id: archived.id } } }
}
