import type { Transaction } from '@mendian/core'
import type { Scope } from '../scope.ts'
import { createCardAuditReader } from './card-audit.ts'
import { createCardRedemptionRepository } from './card-redemptions.ts'
import { createCustomerCardRepository } from './customer-cards.ts'
import { createGiftCardRepository } from './gift-cards.ts'
import { createMembershipCardRepository } from './membership-cards.ts'
import { createPrepaidLiabilityReader } from './prepaid-liability.ts'

type CardRoom = 'customerCards' | 'cardRedemptions' | 'giftCards' | 'membershipCards' | 'cardAudit' | 'prepaidLiability'

/** The repositories of cards. */
export function createCardRooms(scope: Scope): Pick<Transaction, CardRoom> {
  return {
    customerCards: createCustomerCardRepository(scope),
    cardRedemptions: createCardRedemptionRepository(scope),
    giftCards: createGiftCardRepository(scope),
    membershipCards: createMembershipCardRepository(scope),
    cardAudit: createCardAuditReader(scope),
    prepaidLiability: createPrepaidLiabilityReader(scope),
  }
}
