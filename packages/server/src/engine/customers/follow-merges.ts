import type { Customer, CustomerId, ReadTransaction } from '@mendian/core'
import { follow } from '../follow.ts'

/** These customers, whom they have become a part of, and so on, by id. */
export function followMerges(tx: ReadTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, Customer>> {
  return follow(
    ids,
    (wanted) => tx.customers.findMany(wanted as readonly CustomerId[]),
    ({ mergedIntoId }) => mergedIntoId,
  )
}

/** Who that customer is by now: whom they have become a part of at last, or they themselves. */
export function customerNow(found: ReadonlyMap<string, Customer>, id: CustomerId): Customer | undefined {
  const customer = found.get(id)
  return customer?.mergedIntoId ? customerNow(found, customer.mergedIntoId) : customer
}
