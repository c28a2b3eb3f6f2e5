import type { CustomerId, PointsRedemptionId, RewardId, TenantId } from '../base/ids.ts'
import type { CustomerActivity, CustomerCount, TierFigures } from '../loyalty/customer-activity.ts'
import type { TierStanding } from '../loyalty/evaluate-tier.ts'
import type { PointsRedemption } from '../loyalty/redeem-reward.ts'
import type { BookFault } from './ledger-storage.ts'
import type { PageRequest } from './records.ts'

/** What customers have done, and the counters kept with it. */
export interface CustomerActivityRepository {
  /** What counts for tiers, in `[fromMs, toMs)`; spending in that currency only. */
  figures(query: { customerId: CustomerId; currency: string; fromMs: number; toMs: number }): Promise<TierFigures>
  /** All the counters of a customer, by key. */
  counts(customerId: CustomerId): Promise<readonly CustomerCount[]>
  /** Orders and what went back of them, without visits, by id. */
  transactions(customerId: CustomerId, page: PageRequest): Promise<readonly CustomerActivity[]>
  insertMany(activities: readonly CustomerActivity[]): Promise<void>
  /** Moves each counter; one that is not there begins at nothing. */
  addCounts(counts: readonly CustomerCount[]): Promise<void>
  /** Makes all that one customer has done another's, with what they had for their points. */
  moveAll(from: CustomerId, to: CustomerId): Promise<void>
  /** Counters that are not the sum of their customer's activity; at most 100. */
  countsUnlikeActivity(): Promise<readonly BookFault[]>
  /** Completed orders of customers whose activity comes to something else, and points that the books know otherwise. */
  activityUnlikeOrders(): Promise<readonly BookFault[]>
  pointsUnlikeBooks(): Promise<readonly BookFault[]>
}

export interface TierStandingRepository {
  find(customerId: CustomerId): Promise<TierStanding | undefined>
  /** Keeps it as the customer's only one. */
  put(standing: TierStanding): Promise<void>
}

export interface RedemptionFilter {
  readonly customerId?: CustomerId
  readonly rewardId?: RewardId
}

export interface PointsRedemptionRepository {
  find(id: PointsRedemptionId): Promise<PointsRedemption | undefined>
  /** By id. */
  list(filter: RedemptionFilter, page: PageRequest): Promise<readonly PointsRedemption[]>
  insert(redemption: PointsRedemption): Promise<void>
}

/** What the job that looks at tiers finds its work by. */
export interface TierReviews {
  /** Customers whose tier has ended, the longest ago first, where the programme in use judges tiers. */
  tiersEnded(query: {
    nowMs: number
    limit: number
  }): Promise<readonly { readonly tenantId: TenantId; readonly customerId: CustomerId }[]>
}
