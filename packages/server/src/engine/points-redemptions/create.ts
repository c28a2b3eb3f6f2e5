import { businessDate, ledgerChangesOf, redeemReward } from '@mendian/core'
import { customerId, locationId, pointsRedemptionView as redemptionSchema, rewardId } from '@mendian/core/schemas'
import { z } from 'zod'
import { forCustomer, issueLocks, issueRefusals, makeCoupons } from '../coupons/make-coupons.ts'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { redemptionView } from './redemption-view.ts'

const input = z.strictObject({
  customerId,
  rewardId,
  locationId: locationId.meta({ description: 'Where it is redeemed.' }),
})

/** Exchanges points for a reward: a coupon is issued, goods are handed over (积分兑换). */
export const create: WriteOperation<typeof input, typeof redemptionSchema> = defineWrite({
  name: 'pointsRedemptions.create',
  summary: 'Exchange points for a reward',
  http: ['POST', '/v1/points/redemptions'],
  status: 201,
  input,
  output: redemptionSchema,
  permission: 'loyalty:redeem',
  movesMoney: true,
  refusals: [...issueRefusals, 'reward_not_available', 'balance_insufficient', 'period_closed'],
  locks: (command) => [{ kind: 'CUSTOMER', id: command.customerId }, ...accountLocks([command.customerId])],
  async run(tx, command, run) {
    const [reward, customer, location] = await Promise.all([
      tx.rewards.find(command.rewardId),
      tx.customers.find(command.customerId),
      tx.locations.find(command.locationId),
    ])
    if (!reward) return referenceNotFound('Reward', command.rewardId)
    if (!customer) return referenceNotFound('Customer', command.customerId)
    if (!location) return referenceNotFound('Location', command.locationId)
    const { gives } = reward
    if (gives.kind === 'COUPON') run.requireLocks(issueLocks(gives.couponTemplateId))
    const date = businessDate(location, run.nowMs)
    const [tier, books] = await Promise.all([
      customer.tierId === null ? undefined : tx.tiers.find(customer.tierId),
      loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds: [customer.id] }, run.nowMs),
    ])
    const redemptionId = run.ids.next('PointsRedemption')
    const header = {
      id: run.ids.next('LedgerTransaction'),
      locationId: location.id,
      businessDate: date,
      occurredAtMs: run.nowMs,
      source: { kind: 'POINTS_REDEEMED', id: redemptionId } as const,
    }
    const couponId = gives.kind === 'COUPON' ? run.ids.next('Coupon') : null
    const { kind, id } = run.actor
    const decision = redeemReward(
      { reward, customer, tier: tier ?? null, books },
      { redemptionId, couponId, operator: { kind, id }, header },
      run.nowMs,
    )
    if (!decision.ok) return decision
    if (gives.kind === 'COUPON' && couponId !== null) {
      const made = await makeCoupons(tx, gives.couponTemplateId, [{ ...forCustomer(customer.id), couponId }], run)
      if (!made.ok) return made
    }
    const { redemption, books: posted } = decision.changes
    await tx.ledger.apply(ledgerChangesOf(posted))
    await tx.pointsRedemptions.insert(redemption)
    return { ok: true, value: redemptionView(redemption, location.timeZone), subjectId: redemptionId }
  },
})
