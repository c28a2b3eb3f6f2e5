import type { Transaction } from '@mendian/core'
import type { Scope } from '../scope.ts'
import { createCustomerActivityRepository } from './customer-activity.ts'
import { createPointsRedemptionRepository } from './points-redemptions.ts'
import { createTierStandingRepository } from './tier-standings.ts'

type LoyaltyRoom = 'customerActivity' | 'tierStandings' | 'pointsRedemptions'

/** What customers have done and reached, and what they had for their points. */
export function createLoyaltyRooms(scope: Scope): Pick<Transaction, LoyaltyRoom> {
  return {
    customerActivity: createCustomerActivityRepository(scope),
    tierStandings: createTierStandingRepository(scope),
    pointsRedemptions: createPointsRedemptionRepository(scope),
  }
}
