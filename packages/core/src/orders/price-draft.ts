import { present } from '../base/assert.ts'
import type { RefusalOf } from '../base/decision.ts'
import { discountUseKey } from '../cards/refund-card.ts'
import type { Service } from '../catalog/service.ts'
import type { Tier } from '../loyalty/tier.ts'
import type { TierBenefit } from '../loyalty/tier-benefit.ts'
import type { Money } from '../money/money.ts'
import type { Location } from '../places/location.ts'
import { type BillLine, type BillLineKind, isPaidAhead } from '../pricing/bill.ts'
import { anyLine } from '../pricing/line-scope.ts'
import type { PricingRule } from '../pricing/pricing-rule.ts'
import type { AppliedRule, Quote, RuleRejection } from '../pricing/quote.ts'
import { quoteBill } from '../pricing/quote-bill.ts'
import { type GatheredRule, gatherRules, type Offers } from '../promotions/gather-rules.ts'
import type { Upgrade } from '../promotions/judge-benefit.ts'
import { limitReached } from '../promotions/judge-terms.ts'
import type { Occasion } from '../promotions/occasion.ts'
import type { OfferRejection } from '../promotions/offer-rejection.ts'
import { exceededLimit, type TakeUsage, takeEach, type UsageCounts, type UsageLimit } from '../promotions/usage.ts'

/** A discount given by hand, by somebody who may. */
export interface ManualDiscount {
  readonly effect:
    | { readonly kind: 'PERCENT_OFF'; readonly percentOffBasisPoints: number }
    | { readonly kind: 'AMOUNT_OFF'; readonly amountOffMinor: number }
  readonly reason: string
}

/** What a bill asks for beside its lines. */
export interface BillTerms {
  readonly tipMinor: number
  readonly manualDiscount: ManualDiscount | null
  /** Whether the sum to pay is rounded as the location does. */
  readonly roundTotal: boolean
}

export const plainTerms: BillTerms = { tipMinor: 0, manualDiscount: null, roundTotal: false }

/** What the price of a bill follows from, beside its lines. */
export interface PricingState {
  readonly location: Location
  readonly tier: Tier | null
  readonly offers: Offers
  readonly occasion: Occasion
  readonly counts: UsageCounts
  /** What cards of the customer take off. */
  readonly ofCards: readonly PricingRule[]
}

/** A line to be priced, and what its base service costs by the same hands, for upgrades. */
export interface PricedItem {
  readonly line: Omit<BillLine, 'taxRateBasisPoints' | 'discountable'>
  readonly unitPriceOf: (service: Service) => Money
}

export type PriceRefusal = RefusalOf<'rounding_not_offered', { locationId: string }>

/** The price of a bill with what it takes of limited offers. */
export interface PricedDraft {
  readonly quote: Quote
  readonly rejected: readonly OfferRejection[]
  readonly usages: readonly TakeUsage[]
}

const timedGroup = 'tier-or-timed-price'

/**
 * Prices a bill under the rules that are this customer's here and now. A rule whose budget would be exceeded, or
 * whose last use another coupon on the bill has taken, is left out, and the bill priced anew without it.
 */
export function priceDraft(
  state: PricingState,
  items: readonly PricedItem[],
  services: ReadonlyMap<string, Service>,
  terms: BillTerms,
): PricedDraft {
  const { location, offers, occasion, counts } = state
  const groups = location.pricing.tierStacksWithTimedPrices ? [] : [timedGroup]
  const upgradeFor = (benefit: TierBenefit) => findUpgrade(benefit, items, services, location.currency)
  const gathered = gatherRules(offers, occasion, counts, upgradeFor, groups)
  const rejected: OfferRejection[] = [...gathered.rejected]
  let limited: readonly GatheredRule[] = [
    ...gathered.rules,
    ...ownRules(state.tier, terms, groups),
    ...state.ofCards.map((rule) => ({ rule, limits: [], asked: null })),
  ]
  for (;;) {
    const quote = quoteBill(billOf(location, items, limited, terms))
    const over = beyondLimits(quote.applied, limited, counts)
    if (over === undefined) {
      rejected.push(...quote.rejected.flatMap((rejection) => rejectionOf(rejection, limited)))
      return { quote, rejected, usages: usagesOf(quote.applied, limited) }
    }
    if (over.rule.asked) rejected.push({ ...over.rule.asked, ...limitReached(over.limit) })
    limited = limited.filter((rule) => rule !== over.rule)
  }
}

function billOf(
  { pricing, currency }: Location,
  items: readonly PricedItem[],
  limited: readonly GatheredRule[],
  terms: BillTerms,
) {
  return {
    currency,
    lines: items.map(
      ({ line }): BillLine => ({
        ...line,
        discountable: line.kind !== 'TOP_UP' && line.kind !== 'GIFT_CARD',
        taxRateBasisPoints: taxRateOf(line.kind, pricing),
      }),
    ),
    rules: limited.map(({ rule }) => rule),
    maxPromotions: pricing.maxPromotions,
    taxInclusive: pricing.taxInclusive,
    serviceCharge: pricing.serviceCharge,
    tipMinor: terms.tipMinor,
    cashRounding: terms.roundTotal ? pricing.cashRounding : null,
  }
}

/** What is paid ahead is taxed when it is spent. */
function taxRateOf(kind: BillLineKind, pricing: Location['pricing']): number {
  if (isPaidAhead(kind)) return 0
  return kind === 'PRODUCT' ? pricing.productTaxBasisPoints : pricing.serviceTaxBasisPoints
}

/** What the tier takes off every line, and what is taken off by hand. */
function ownRules(
  tier: Tier | null,
  { manualDiscount }: BillTerms,
  exclusiveGroups: readonly string[],
): readonly GatheredRule[] {
  const rules: GatheredRule[] = []
  const plain = { version: 1, scope: anyLine, windows: null, minSpendMinor: 0, priority: 0, exclusive: false } as const
  if (tier && tier.percentOffBasisPoints > 0) {
    const { id, version, name, percentOffBasisPoints } = tier
    const effect = { kind: 'PERCENT_OFF', percentOffBasisPoints, maxOffMinor: null } as const
    const rule: PricingRule = {
      ...{ ...plain, id, version, name, effect, exclusiveGroups },
      source: 'TIER',
      level: 'ITEM',
      base: 'DISCOUNTED',
    }
    rules.push({ rule, limits: [], asked: null })
  }
  if (manualDiscount) {
    const { effect, reason } = manualDiscount
    const rule: PricingRule = {
      ...plain,
      id: 'MANUAL',
      name: reason,
      source: 'MANUAL',
      level: 'ORDER',
      effect: effect.kind === 'PERCENT_OFF' ? { ...effect, maxOffMinor: null } : effect,
      exclusiveGroups: [],
      base: 'DISCOUNTED',
      // By hand comes after all that the shop gives by itself.
      priority: 10_000,
    }
    rules.push({ rule, limits: [], asked: { kind: 'MANUAL', id: 'MANUAL' } })
  }
  return rules
}

/** The first line of an upgraded service, with what its base service costs by the same hands. */
function findUpgrade(
  benefit: TierBenefit,
  items: readonly PricedItem[],
  services: ReadonlyMap<string, Service>,
  currency: string,
): Upgrade | undefined {
  if (benefit.kind !== 'BIRTHDAY_UPGRADE') return undefined
  for (const { line, unitPriceOf } of items) {
    const path = benefit.upgrades.find(({ upgradedServiceId }) => upgradedServiceId === line.itemId)
    if (!path) continue
    const base = present(services.get(path.baseServiceId), 'the base service of a benefit exists')
    const price = unitPriceOf(base)
    if (price.currency === currency) return { itemId: line.itemId, baseUnitPriceMinor: price.amountMinor }
  }
  return undefined
}

/** The first rule whose limits the rules before it on this bill, or its own amount, leave no room for. */
function beyondLimits(
  applied: readonly AppliedRule[],
  limited: readonly GatheredRule[],
  counts: UsageCounts,
): { readonly rule: GatheredRule; readonly limit: UsageLimit } | undefined {
  const running = new Map(counts)
  for (const { ruleId, amountOffMinor } of applied) {
    const rule = limited.find((one) => one.rule.id === ruleId)
    if (!rule) continue
    const limit = exceededLimit(rule.limits, running, amountOffMinor)
    if (limit) return { rule, limit }
    for (const { key } of rule.limits) {
      const { uses, amountMinor } = running.get(key) ?? { uses: 0, amountMinor: 0 }
      running.set(key, { uses: uses + 1, amountMinor: amountMinor + amountOffMinor })
    }
  }
  return undefined
}

function usagesOf(applied: readonly AppliedRule[], limited: readonly GatheredRule[]): readonly TakeUsage[] {
  const usages: TakeUsage[] = []
  for (const { ruleId, source, amountOffMinor } of applied) {
    if (source === 'DISCOUNT_CARD') {
      const unlimited = { maxUses: null, maxAmountMinor: null }
      usages.push({ key: discountUseKey(ruleId), uses: 1, amountMinor: amountOffMinor, ...unlimited })
    }
    const found = limited.find(({ rule }) => rule.id === ruleId)
    if (found) usages.push(...takeEach(found.limits, amountOffMinor))
  }
  return mergedByKey(usages)
}

/** Coupons of one template count under the same keys. In the order of the keys, so that nobody waits in a circle. */
function mergedByKey(usages: readonly TakeUsage[]): readonly TakeUsage[] {
  const byKey = new Map<string, TakeUsage>()
  for (const usage of usages) {
    const known = byKey.get(usage.key)
    const uses = (known?.uses ?? 0) + usage.uses
    byKey.set(usage.key, { ...usage, uses, amountMinor: (known?.amountMinor ?? 0) + usage.amountMinor })
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** What the quote says of a rule, as who asked for it is told. */
function rejectionOf(rejection: RuleRejection, limited: readonly GatheredRule[]): readonly OfferRejection[] {
  const { ruleId, reason, ...details } = rejection
  const asked = limited.find(({ rule }) => rule.id === ruleId)?.asked
  return asked ? [{ ...asked, reason, details }] : []
}
