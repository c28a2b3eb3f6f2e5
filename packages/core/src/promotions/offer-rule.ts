import type { PricingRule } from '../pricing/pricing-rule.ts'
import { timeWindowOf } from '../time/time-window.ts'
import type { Promotion } from './promotion.ts'
import type { TimedPriceRule } from './timed-price-rule.ts'

/** A timed price as a rule of the quote, in its own group and in those that all timed prices are in. */
export function timedRule(record: TimedPriceRule, groups: readonly string[]): PricingRule {
  const { id, version, name, kind, effect, scope, windows, priority, exclusiveGroup } = record
  return {
    id,
    version,
    name,
    source: kind,
    level: 'ITEM',
    effect,
    scope,
    windows: windows.map(timeWindowOf),
    minSpendMinor: 0,
    priority,
    exclusiveGroups: exclusiveGroup === null ? groups : [exclusiveGroup, ...groups],
    exclusive: false,
    base: 'DISCOUNTED',
  }
}

/** What a promotion and a coupon template say alike. */
type OfferRecord = Pick<
  Promotion,
  'name' | 'version' | 'level' | 'effect' | 'scope' | 'windows' | 'minSpendMinor' | 'priority' | 'exclusive' | 'base'
>

/** A promotion or a coupon as a rule of the quote. */
export function offerRule(
  record: OfferRecord,
  { id, source, exclusiveGroups }: Pick<PricingRule, 'id' | 'source' | 'exclusiveGroups'>,
): PricingRule {
  const { version, name, level, effect, scope, windows, minSpendMinor, priority, exclusive, base } = record
  return {
    id,
    version,
    name,
    source,
    level,
    effect,
    scope,
    windows: windows?.map(timeWindowOf) ?? null,
    minSpendMinor,
    priority,
    exclusiveGroups,
    exclusive,
    base,
  }
}
