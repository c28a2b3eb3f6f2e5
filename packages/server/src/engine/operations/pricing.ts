import * as promotionRecords from '../configuration/promotion-records.ts'
import { claim, voidOne } from '../coupons/change.ts'
import { issue, issueCodes, issueMany } from '../coupons/issue.ts'
import { get as getCoupon, list as listCoupons } from '../coupons/reads.ts'

/** Rules that change a price. */
export const pricingOperations = {
  timedPriceRules: promotionRecords.timedPriceRules,
  promotions: promotionRecords.promotions,
  couponTemplates: promotionRecords.couponTemplates,
  coupons: { issue, issueMany, issueCodes, claim, get: getCoupon, list: listCoupons, void: voidOne },
} as const
