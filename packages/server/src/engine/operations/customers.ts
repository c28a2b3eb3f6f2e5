import * as loyaltyRecords from '../configuration/loyalty-records.ts'
import * as records from '../configuration/records.ts'
import { benefits } from '../customers/benefits.ts'
import { list as listCustomers } from '../customers/list.ts'
import { merge } from '../customers/merge.ts'
import { points } from '../customers/points.ts'
import { profile } from '../customers/profile.ts'
import { tier as customerTier } from '../customers/tier.ts'
import { transactions } from '../customers/transactions.ts'
import { verifyContact } from '../customers/verify-contact.ts'
import { revoke as revokeIdentity, verify as verifyIdentity } from '../customers/verify-identity.ts'
import { create as redeemPoints } from '../points-redemptions/create.ts'
import { get as getRedemption, list as listRedemptions } from '../points-redemptions/reads.ts'

/** Customers and what their loyalty gives. */
export const customersOperations = {
  tiers: records.tiers,
  customers: {
    ...records.customers,
    list: listCustomers,
    verifyContact,
    verifyIdentity,
    revokeIdentity,
    merge,
    profile,
    transactions,
    tier: customerTier,
    benefits,
    points,
  },
  customerGroups: loyaltyRecords.customerGroups,
  tags: loyaltyRecords.tags,
  loyaltyProgrammes: loyaltyRecords.loyaltyProgrammes,
  rewards: loyaltyRecords.rewards,
  pointsRedemptions: { create: redeemPoints, get: getRedemption, list: listRedemptions },
} as const
