import type { Transaction } from '@mendian/core'
import type { Scope } from '../scope.ts'
import { createActiveRecordRepository } from './active-records.ts'
import { createCouponTemplateRepository } from './coupon-templates.ts'
import { createCustomerRepository } from './customers.ts'
import { createRecordRepository } from './records.ts'
import { createServiceRepository } from './services.ts'
import { createShiftTemplateRepository } from './shift-templates.ts'
import { createStaffRepository } from './staff.ts'

type RecordRoom =
  | 'locations'
  | 'resources'
  | 'staffLevels'
  | 'staff'
  | 'tiers'
  | 'customers'
  | 'services'
  | 'addOns'
  | 'products'
  | 'cancellationPolicies'
  | 'shiftTemplates'
  | 'timedPriceRules'
  | 'promotions'
  | 'couponTemplates'
  | 'cardProducts'
  | 'prepaidPolicies'
  | 'loyaltyProgrammes'
  | 'rewards'
  | 'customerGroups'
  | 'tags'
  | 'categories'
  | 'topUpOffers'

/** The repositories of all configuration records. */
export function createRecordRooms(scope: Scope): Pick<Transaction, RecordRoom> {
  return {
    locations: createRecordRepository(scope, 'location'),
    resources: createRecordRepository(scope, 'resource'),
    staffLevels: createRecordRepository(scope, 'staff_level'),
    staff: createStaffRepository(scope),
    tiers: createRecordRepository(scope, 'tier'),
    customers: createCustomerRepository(scope),
    services: createServiceRepository(scope),
    addOns: createRecordRepository(scope, 'add_on'),
    products: createRecordRepository(scope, 'product'),
    cancellationPolicies: createRecordRepository(scope, 'cancellation_policy'),
    shiftTemplates: createShiftTemplateRepository(scope),
    timedPriceRules: createActiveRecordRepository(scope, 'timed_price_rule'),
    promotions: createActiveRecordRepository(scope, 'promotion'),
    couponTemplates: createCouponTemplateRepository(scope),
    cardProducts: createRecordRepository(scope, 'card_product'),
    prepaidPolicies: createActiveRecordRepository(scope, 'prepaid_policy'),
    loyaltyProgrammes: createActiveRecordRepository(scope, 'loyalty_programme'),
    rewards: createRecordRepository(scope, 'reward'),
    customerGroups: createRecordRepository(scope, 'customer_group'),
    tags: createRecordRepository(scope, 'tag'),
    categories: createRecordRepository(scope, 'category'),
    topUpOffers: createActiveRecordRepository(scope, 'top_up_offer'),
  }
}
