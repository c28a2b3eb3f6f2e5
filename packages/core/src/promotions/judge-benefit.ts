import type { TierBenefit } from '../loyalty/tier-benefit.ts'
import type { PriceEffect, PricingRule } from '../pricing/pricing-rule.ts'
import type { LimitedRule } from './judge-coupon.ts'
import { rejectTime, rejectUsage } from './judge-terms.ts'
import type { Occasion } from './occasion.ts'
import { type Judged, type OfferRejection, reject } from './offer-rejection.ts'
import type { UsageCounts, UsageLimit } from './usage.ts'

/** An upgraded service that stands on the bill, and what the base one costs by the same hands. */
export interface Upgrade {
  readonly itemId: string
  readonly baseUnitPriceMinor: number
}

/** The key under which the uses of a benefit are counted: by code, customer and period, whatever the tier. */
export function benefitLimits(benefit: TierBenefit, { customer, today }: Occasion): readonly UsageLimit[] {
  if (customer === null) return []
  const yearly = benefit.kind === 'BIRTHDAY_UPGRADE' || benefit.period === 'YEAR'
  const period = yearly ? today.slice(0, 4) : today.slice(0, 7)
  const key = `benefit:${benefit.code}/${customer.id}/${period}`
  const maxUses = benefit.kind === 'FREE_ITEM' ? benefit.quota : 1
  return [{ key, scope: 'CUSTOMER', maxUses, maxAmountMinor: null }]
}

/** Whether the customer can have the benefit on this occasion, and for which of the services on the bill. */
export function judgeBenefit(
  benefit: TierBenefit,
  occasion: Occasion,
  counts: UsageCounts,
  upgrade: Upgrade | undefined,
): Judged<LimitedRule> {
  const untimely = rejectTime(benefit, occasion.nowMs)
  if (untimely) return untimely
  if (benefit.kind === 'BIRTHDAY_UPGRADE') {
    const birthday = occasion.customer?.birthday ?? null
    if (birthday === null) return reject('BIRTHDAY_UNKNOWN')
    const month = Number(birthday.slice(5, 7))
    if (month !== Number(occasion.today.slice(5, 7))) return reject('NOT_BIRTHDAY_MONTH', { month })
  }
  const limits = benefitLimits(benefit, occasion)
  const usedUp = rejectUsage(limits, counts, 0)
  if (usedUp) return usedUp
  return { ok: true, value: { rule: benefitRule(benefit, upgrade), limits } }
}

/** How rules of benefits are called; no record's id looks like it. */
export function benefitRuleId(code: string): string {
  return `benefit:${code}`
}

function benefitRule(benefit: TierBenefit, upgrade: Upgrade | undefined): PricingRule {
  const effect: PriceEffect =
    benefit.kind === 'FREE_ITEM'
      ? { kind: 'FREE_UNITS', units: 1 }
      : { kind: 'UNIT_PRICE', unitPriceMinor: upgrade?.baseUnitPriceMinor ?? 0, maxUnits: 1 }
  const itemIds = benefit.kind === 'FREE_ITEM' ? benefit.itemIds : upgrade ? [upgrade.itemId] : []
  return {
    id: benefitRuleId(benefit.code),
    version: 1,
    name: benefit.name,
    source: 'BENEFIT',
    level: 'ITEM',
    effect,
    scope: { kinds: null, itemIds, categoryIds: null, excludedItemIds: [] },
    windows: null,
    minSpendMinor: 0,
    priority: 0,
    exclusiveGroups: [],
    exclusive: false,
    base: 'DISCOUNTED',
  }
}

/** Told of a benefit that the customer's tier does not have. */
export function benefitNotHeld(code: string): OfferRejection {
  return { kind: 'BENEFIT', id: code, reason: 'NOT_HELD', details: {} }
}
