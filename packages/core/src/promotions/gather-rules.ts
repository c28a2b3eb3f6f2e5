import type { TierBenefit } from '../loyalty/tier-benefit.ts'
import type { PricingRule } from '../pricing/pricing-rule.ts'
import { benefitLimits, benefitNotHeld, judgeBenefit, type Upgrade } from './judge-benefit.ts'
import { type AskedCoupon, judgeCoupon, type LimitedRule } from './judge-coupon.ts'
import { rejectConditions, rejectUsage } from './judge-terms.ts'
import type { Occasion } from './occasion.ts'
import type { AskedKind, Judged, OfferRejection } from './offer-rejection.ts'
import { offerRule, timedRule } from './offer-rule.ts'
import type { Promotion } from './promotion.ts'
import type { TimedPriceRule } from './timed-price-rule.ts'
import { countsCustomers, type UsageCounts, usageLimitsOf } from './usage.ts'

/** Everything a shop offers, and what of it was asked for. */
export interface Offers {
  readonly timedPriceRules: readonly TimedPriceRule[]
  readonly promotions: readonly Promotion[]
  readonly coupons: readonly AskedCoupon[]
  /** What the customer's tier gives. */
  readonly benefits: readonly TierBenefit[]
  readonly useBenefits: readonly string[]
}

/** A rule that may act, and how it is answered for when it does not. */
export interface GatheredRule extends LimitedRule {
  readonly asked: { readonly kind: AskedKind; readonly id: string } | null
}

export interface Gathered {
  readonly rules: readonly GatheredRule[]
  readonly rejected: readonly OfferRejection[]
}

/** The keys whose counts {@link gatherRules} looks at. */
export function usageKeysOf(offers: Offers, occasion: Occasion): readonly string[] {
  const keys = new Set<string>()
  for (const { id, limits } of [...offers.promotions, ...offers.coupons.map(({ template }) => template)]) {
    for (const { key } of usageLimitsOf(id, limits, occasion)) keys.add(key)
  }
  for (const benefit of offers.benefits) for (const { key } of benefitLimits(benefit, occasion)) keys.add(key)
  return [...keys]
}

/**
 * The rules that this customer can have here and now, before anything is priced. What the shop gives by itself is
 * either among them or not; what was asked for is either among them or rejected.
 */
export function gatherRules(
  offers: Offers,
  occasion: Occasion,
  counts: UsageCounts,
  upgradeFor: (benefit: TierBenefit) => Upgrade | undefined,
  timedGroups: readonly string[],
): Gathered {
  const rules: GatheredRule[] = []
  const rejected: OfferRejection[] = []
  const asked = (kind: AskedKind, id: string, judged: Judged<LimitedRule>): void => {
    if (judged.ok) rules.push({ ...judged.value, asked: { kind, id } })
    else rejected.push({ kind, id, reason: judged.reason, details: judged.details })
  }
  for (const record of offers.timedPriceRules) {
    if (rejectConditions(record, occasion)) continue
    rules.push({ rule: timedRule(record, timedGroups), limits: [], asked: null })
  }
  for (const promotion of offers.promotions) {
    const limited = judgePromotion(promotion, occasion, counts)
    if (limited) rules.push({ ...limited, asked: null })
  }
  for (const coupon of offers.coupons) asked('COUPON', coupon.coupon.id, judgeCoupon(coupon, occasion, counts))
  for (const code of new Set(offers.useBenefits)) {
    const benefit = offers.benefits.find((held) => held.code === code)
    if (benefit) asked('BENEFIT', code, judgeBenefit(benefit, occasion, counts, upgradeFor(benefit)))
    else rejected.push(benefitNotHeld(code))
  }
  for (const benefit of offers.benefits) {
    if (benefit.kind !== 'FREE_ITEM' || !benefit.automatic || offers.useBenefits.includes(benefit.code)) continue
    const judged = judgeBenefit(benefit, occasion, counts, undefined)
    if (judged.ok) rules.push({ ...judged.value, asked: null })
  }
  return { rules, rejected }
}

/** The promotion as a rule, where it is for this occasion. */
function judgePromotion(promotion: Promotion, occasion: Occasion, counts: UsageCounts): LimitedRule | undefined {
  if (rejectConditions(promotion, occasion)) return undefined
  if (countsCustomers(promotion.limits) && occasion.customer === null) return undefined
  const limits = usageLimitsOf(promotion.id, promotion.limits, occasion)
  if (rejectUsage(limits, counts, 1)) return undefined
  const rule: PricingRule = offerRule(promotion, {
    id: promotion.id,
    source: 'PROMOTION',
    exclusiveGroups: promotion.exclusiveGroup === null ? [] : [promotion.exclusiveGroup],
  })
  return { rule, limits }
}
