import type { PricingRule } from '../pricing/pricing-rule.ts'
import type { Coupon } from './coupon.ts'
import type { CouponTemplate } from './coupon-template.ts'
import { rejectConditions, rejectUsage } from './judge-terms.ts'
import type { Occasion } from './occasion.ts'
import { type Judged, reject } from './offer-rejection.ts'
import { offerRule } from './offer-rule.ts'
import { countsCustomers, type UsageCounts, type UsageLimit, usageLimitsOf } from './usage.ts'

/** A coupon somebody wants to spend, with what it is worth. */
export interface AskedCoupon {
  readonly coupon: Coupon
  readonly template: CouponTemplate
}

/** A rule of the quote, and what giving it counts against. */
export interface LimitedRule {
  readonly rule: PricingRule
  readonly limits: readonly UsageLimit[]
}

/** The group of coupons of which a bill has one. */
const notStackable = 'coupons:not-stackable'

/** Whether the coupon can be spent on this occasion, or the first reason why not; the quote may have others. */
export function judgeCoupon(
  { coupon, template }: AskedCoupon,
  occasion: Occasion,
  counts: UsageCounts,
): Judged<LimitedRule> {
  const { id, state, customerId, expiresAtMs } = coupon
  if (state !== 'ISSUED') return reject(state)
  if (expiresAtMs !== null && occasion.nowMs >= expiresAtMs) return reject('EXPIRED')
  if (customerId !== null && occasion.customer === null) return reject('CUSTOMER_REQUIRED')
  if (customerId !== null && customerId !== occasion.customer?.id) return reject('OTHER_CUSTOMER')
  const rejected = rejectConditions(template, occasion)
  if (rejected) return rejected
  if (countsCustomers(template.limits) && occasion.customer === null) return reject('CUSTOMER_REQUIRED')
  const limits = usageLimitsOf(template.id, template.limits, occasion)
  const usedUp = rejectUsage(limits, counts, 1)
  if (usedUp) return usedUp
  const exclusiveGroups = template.stackable ? [] : [notStackable]
  return { ok: true, value: { rule: offerRule(template, { id, source: 'COUPON', exclusiveGroups }), limits } }
}
