import {
  ledgerChangesOf,
  mergeCustomers,
  mergeLocations,
  openLoyalty,
  tierChanged,
  withTierReached,
} from '@mendian/core'
import { customerId, locationId } from '@mendian/core/schemas'
import { z } from 'zod'
import { recordView } from '../configuration/configuration-resource.ts'
import { customers } from '../configuration/records.ts'
import { loadBooksAt } from '../ledger/load-books-at.ts'
import { announceCustomers } from '../loyalty/keep-loyalty.ts'
import { loadFigures, loadLadder, loyaltyLocks } from '../loyalty/load-loyalty.ts'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineWrite, type Typed, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { loadCardsOfDuplicate, moveCards } from './move-cards.ts'

const input = z.strictObject({
  id: customerId.meta({ description: 'Who stays.' }),
  duplicateId: customerId.meta({ description: 'Who becomes a part of them, and is archived.' }),
  locationId: locationId.meta({ description: 'Where what is owed is entered; value moves where it was issued.' }),
})

type CustomerView = NonNullable<(typeof customers.get)['$types']>['output']
type Input = { readonly id: string; readonly duplicateId: string; readonly locationId: string }

/** Coupons beyond these move when the two are merged again. */
const couponsAtOnce = 200

/** Merges a duplicate: one record, with the value, points, coupons, cards, orders, figures and tier of both. */
export const merge: Typed<WriteOperation<typeof input>, Input, CustomerView> = defineWrite({
  name: 'customers.merge',
  summary: 'Merge a duplicate into a customer, who keeps the balances of both',
  http: ['POST', '/v1/customers/{id}/merge'],
  input,
  output: customers.get.output,
  permission: 'customer:write',
  movesMoney: true,
  refusals: [
    'not_found',
    'reference_not_found',
    'merge_with_itself',
    'reference_archived',
    'merged_elsewhere',
    'period_closed',
  ],
  locks: ({ id, duplicateId }) => loyaltyLocks([id, duplicateId]),
  async run(tx, { id, duplicateId, locationId: ownId }, run) {
    const [customer, duplicate, own, ladder, standing, coupons] = await Promise.all([
      tx.customers.find(id),
      tx.customers.find(duplicateId),
      tx.locations.find(ownId),
      loadLadder(tx),
      tx.tierStandings.find(id),
      tx.coupons.list({ customerId: duplicateId }, run.nowMs, { limit: couponsAtOnce }),
    ])
    if (!customer) return notFound('Customer', id)
    if (!duplicate) return referenceNotFound('Customer', duplicateId)
    if (!own) return referenceNotFound('Location', ownId)
    const conflict = refuseVersion(customer, run.expectedVersion)
    if (conflict) return conflict
    run.requireLocks(coupons.map((coupon) => ({ kind: 'RECORD', id: coupon.id })))
    const both = { fromId: duplicate.id, toId: customer.id }
    const cards = await loadCardsOfDuplicate(tx, both, run)
    const { books, places } = await loadBooksAt(
      tx,
      [...new Set([id, duplicateId])],
      (both) => mergeLocations(both, duplicateId, own.id),
      run.nowMs,
    )
    const decision = mergeCustomers(
      { customer, duplicate, tiers: ladder.tiers, books },
      { entries: places.map((place) => ({ ...place, transactionId: run.ids.next('LedgerTransaction') })) },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { books: posted, duplicate: gone } = decision.changes
    assertReplaced(await tx.customers.replace(gone, duplicate.version), 'the duplicate')
    await tx.ledger.apply(ledgerChangesOf(posted))
    await tx.coupons.moveTo(
      coupons.map((coupon) => coupon.id),
      id,
      run.nowMs,
    )
    await tx.customerActivity.moveAll(duplicateId, id)
    await tx.receivables.moveAll(duplicateId, id)
    await tx.orders.moveAll(duplicateId, id)
    await tx.bookings.moveAll(duplicateId, id)
    const ofCards = await moveCards(tx, cards, both, run)
    await tx.tierStandings.put({ customerId: duplicateId, tierId: null, sinceMs: run.nowMs, endsAtMs: null })
    const { programme } = ladder
    const period = programme
      ? await loadFigures(tx, programme, id, run.nowMs, run.nowMs + 1)
      : { spentMinor: 0, visits: 0, qualifyingPoints: 0 }
    const merged = {
      ...ladder,
      customer: decision.changes.customer,
      standing: standing ?? null,
      period,
      uses: new Map(),
    }
    const account = withTierReached(openLoyalty(merged), run.nowMs)
    assertReplaced(await tx.customers.replace(account.customer, customer.version), 'the customer')
    if (account.standing !== null && account.standing !== standing) await tx.tierStandings.put(account.standing)
    // Whether it was taken over from the duplicate or reached by what both have done.
    const changed = account.customer.tierId === customer.tierId ? [] : [tierChanged(account.customer, customer)]
    return {
      ok: true,
      value: recordView(account.customer),
      subjectId: id,
      announcements: [...announceCustomers(changed, ownId), ...ofCards],
    }
  },
})
