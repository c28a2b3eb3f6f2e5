import type { CustomerId, ReadTransaction } from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'
import { customerNow, followMerges } from './follow-merges.ts'

type Refused = { readonly ok: false; readonly refusal: Refusal } | undefined

/** Why these customers cannot be named, if so. */
export async function refuseCustomers(tx: ReadTransaction, ids: readonly CustomerId[]): Promise<Refused> {
  const found = await tx.customers.findMany([...new Set(ids)])
  const missing = ids.find((id) => !found.some((customer) => customer.id === id))
  if (missing !== undefined) return referenceNotFound('Customer', missing)
  const archived = found.find(({ archivedAtMs }) => archivedAtMs !== null)
  return archived && refuseArchived(archived.id)
}

/** Why these guests cannot be named, if so. Who has become a part of another is the other by now, as on bills made before. */
export async function refuseGuests(tx: ReadTransaction, ids: readonly CustomerId[]): Promise<Refused> {
  const found = await followMerges(tx, ids)
  for (const id of ids) {
    const guest = customerNow(found, id)
    if (!guest) return referenceNotFound('Customer', id)
    if (guest.archivedAtMs !== null) return refuseArchived(guest.id)
  }
  return undefined
}

function refuseArchived(id: CustomerId): Refused {
  return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Customer', id } } }
}
