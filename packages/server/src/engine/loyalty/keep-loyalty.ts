import type { CustomerEvent, LocationId, LoyaltyAccount, Transaction } from '@mendian/core'
import { recordView } from '../configuration/configuration-resource.ts'
import type { Announcement } from '../operation.ts'
import { takeUsages } from '../orders/take-usages.ts'
import { assertReplaced } from '../version.ts'

/** Stores what an order, a visit or a review has changed of a customer. */
export async function keepLoyalty(tx: Transaction, account: LoyaltyAccount): Promise<void> {
  const { opening, customer, standing, activities, counts, taken, returned } = account
  if (customer !== opening.customer) {
    assertReplaced(await tx.customers.replace(customer, opening.customer.version), 'the customer')
  }
  if (standing !== null && standing !== opening.standing) await tx.tierStandings.put(standing)
  await tx.customerActivity.insertMany(activities)
  await tx.customerActivity.addCounts(counts)
  await takeUsages(
    tx,
    taken.map(({ key, times }) => ({ key, uses: 1, amountMinor: 0, maxUses: times, maxAmountMinor: null })),
  )
  for (const key of returned) await tx.usages.giveBack({ key, uses: 1, amountMinor: 0 })
}

/** Customers' events as they are announced, from where they came about. */
export function announceCustomers(
  events: readonly CustomerEvent[],
  locationId: LocationId | undefined,
): readonly Announcement[] {
  return events.map(({ type, subject, previous }) => ({
    type,
    ...(locationId === undefined ? {} : { locationId }),
    subject: { kind: 'CUSTOMER', id: subject.id, version: subject.version },
    data: { customer: recordView(subject), ...(previous ? { previous: recordView(previous) } : {}) },
  }))
}
