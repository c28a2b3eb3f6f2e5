import { reviewTier as decideReview, openLoyalty } from '@mendian/core'
import { customerId, tierId } from '@mendian/core/schemas'
import { z } from 'zod'
import { announceCustomers, keepLoyalty } from '../loyalty/keep-loyalty.ts'
import { loadFigures, loadLadder, loyaltyLocks } from '../loyalty/load-loyalty.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'

const input = z.strictObject({ id: customerId })
const output = z.strictObject({ customerId, tierId: tierId.nullable() })

/** Not for callers: the job that finds tiers that have ended runs it. */
export const reviewTier: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'customers.reviewTier',
  summary: 'Retain or lower a tier whose period has ended',
  http: ['POST', '/v1/customers/{id}/review-tier'],
  input,
  output,
  permission: 'loyalty:write',
  movesMoney: false,
  refusals: ['not_found'],
  locks: ({ id }) => loyaltyLocks([id]),
  async run(tx, { id }, run) {
    const [customer, ladder, standing] = await Promise.all([
      tx.customers.find(id),
      loadLadder(tx),
      tx.tierStandings.find(id),
    ])
    if (!customer) return notFound('Customer', id)
    const endMs = standing?.endsAtMs ?? run.nowMs
    const { programme } = ladder
    const figures = programme
      ? await loadFigures(tx, programme, id, endMs - 1, endMs)
      : { spentMinor: 0, visits: 0, qualifyingPoints: 0 }
    const state = { ...ladder, customer, standing: standing ?? null, period: figures, uses: new Map() }
    const account = decideReview(openLoyalty(state), figures, run.nowMs)
    await keepLoyalty(tx, account)
    return {
      ok: true,
      value: { customerId: id, tierId: account.customer.tierId },
      subjectId: id,
      announcements: announceCustomers(account.events, undefined),
    }
  },
})
