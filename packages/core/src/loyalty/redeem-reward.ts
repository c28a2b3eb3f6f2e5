import { present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CouponId, CustomerId, LocationId, PointsRedemptionId, ProductId, RewardId } from '../base/ids.ts'
import type { Books } from '../ledger/books.ts'
import type { EntryHeader } from '../ledger/entry.ts'
import { type BalanceRefusal, type PostRefusal, post } from '../ledger/post.ts'
import type { Customer } from '../people/customer.ts'
import { instantOf } from '../time/instant.ts'
import { priceOfReward, type Reward } from './reward.ts'
import { spendPoints } from './spend-points.ts'
import type { Tier } from './tier.ts'

/** Points exchanged for a reward, and by whom. */
export interface PointsRedemption {
  readonly id: PointsRedemptionId
  readonly customerId: CustomerId
  readonly rewardId: RewardId
  readonly locationId: LocationId
  readonly points: number
  /** The sub-ledger that paid; null for the main balance. */
  readonly subLedgerCode: string | null
  readonly couponId: CouponId | null
  readonly productId: ProductId | null
  readonly quantity: number
  /** Who redeemed it for the customer. */
  readonly operatorKind: string
  readonly operatorId: string
  readonly redeemedAtMs: number
}

export interface RedeemRewardState {
  readonly reward: Reward
  readonly customer: Customer
  /** The customer's tier, where it is in use. */
  readonly tier: Tier | null
  readonly books: Books
}

export interface RedeemReward {
  readonly redemptionId: PointsRedemptionId
  /** For a reward that is a coupon. */
  readonly couponId: CouponId | null
  readonly operator: { readonly kind: string; readonly id: string }
  readonly header: EntryHeader
}

export type RedeemRewardRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'reward_not_available', { rewardId: RewardId; because: 'NOT_YET' | 'OVER' }>
  | BalanceRefusal
  | PostRefusal

/** Takes the points that the reward costs this customer; what it gives is handed over or issued with it. */
export function redeemReward(
  { reward, customer, tier, books }: RedeemRewardState,
  { redemptionId, couponId, operator, header }: RedeemReward,
  nowMs: number,
): Decision<{ readonly redemption: PointsRedemption; readonly books: Books }, never, RedeemRewardRefusal> {
  if (reward.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Reward', id: reward.id })
  if (customer.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  const { validFrom, validUntil, gives, subLedgerCode } = reward
  if (validFrom !== null && nowMs < instantOf(validFrom)) {
    return refuse('reward_not_available', { rewardId: reward.id, because: 'NOT_YET' })
  }
  if (validUntil !== null && nowMs >= instantOf(validUntil)) {
    return refuse('reward_not_available', { rewardId: reward.id, because: 'OVER' })
  }
  const points = priceOfReward(reward, tier?.archivedAtMs === null ? tier.id : null)
  const spent = spendPoints(books, { customerId: customer.id, subLedgerCode }, points, nowMs)
  if (!spent.ok) return spent
  const posted = post(books, { ...header, moves: spent.changes.moves }, nowMs)
  if (!posted.ok) return posted

  // From here it must succeed.
  const redemption: PointsRedemption = {
    id: redemptionId,
    customerId: customer.id,
    rewardId: reward.id,
    locationId: header.locationId,
    points,
    subLedgerCode,
    couponId: gives.kind === 'COUPON' ? present(couponId, 'the coupon has an id') : null,
    productId: gives.kind === 'PRODUCT' ? gives.productId : null,
    quantity: gives.kind === 'PRODUCT' ? gives.quantity : 1,
    operatorKind: operator.kind,
    operatorId: operator.id,
    redeemedAtMs: nowMs,
  }
  return accept({ redemption, books: posted.changes }, [])
}
