import type {
  CustomerActivity,
  CustomerCount,
  CustomerGroup,
  LoyaltyProgramme,
  PointsRedemption,
  Reward,
  Tag,
  TierStanding,
} from '@mendian/core'
import { table } from './columns.ts'

const versioned = { version: 'integer', createdAtMs: 'integer', updatedAtMs: 'integer' } as const
const configured = { id: 'text', name: 'text', ...versioned, archivedAtMs: 'nullableInteger' } as const

/** The tables of points, tiers and what customers have done. */
export const loyaltyTables = {
  loyalty_programme: table<LoyaltyProgramme>({
    currency: 'text',
    timeZone: 'text',
    earningRules: 'json',
    earningBoosts: 'json',
    earnOn: 'text',
    bonusEarns: 'flag',
    pendingDays: 'integer',
    expiry: 'json',
    tender: 'json',
    returnPolicy: 'text',
    tierEvaluation: 'json',
    ...configured,
  }),
  reward: table<Reward>({
    description: 'text',
    points: 'integer',
    tierPoints: 'json',
    gives: 'json',
    validFrom: 'nullableText',
    validUntil: 'nullableText',
    ...configured,
  }),
  customer_group: table<CustomerGroup>({ note: 'text', ...configured }),
  tag: table<Tag>({ rule: 'json', ...configured }),
  points_redemption: table<PointsRedemption>({
    id: 'text',
    customerId: 'text',
    rewardId: 'text',
    locationId: 'text',
    points: 'integer',
    couponId: 'nullableText',
    productId: 'nullableText',
    quantity: 'integer',
    operatorKind: 'text',
    operatorId: 'text',
    redeemedAtMs: 'integer',
  }),
  tier_standing: table<TierStanding>({
    customerId: 'text',
    tierId: 'nullableText',
    sinceMs: 'integer',
    endsAtMs: 'nullableInteger',
  }),
  customer_activity: table<CustomerActivity>({
    id: 'text',
    customerId: 'text',
    kind: 'text',
    sourceId: 'text',
    locationId: 'text',
    businessDate: 'text',
    currency: 'text',
    totalMinor: 'integer',
    spentMinor: 'integer',
    visits: 'integer',
    points: 'integer',
    occurredAtMs: 'integer',
  }),
  customer_count: table<CustomerCount>({
    customerId: 'text',
    key: 'text',
    amount: 'integer',
    firstAtMs: 'integer',
    lastAtMs: 'integer',
  }),
} as const
