import type { LineScope } from '../pricing/line-scope.ts'
import type { PricingRule } from '../pricing/pricing-rule.ts'
import { timeWindowOf } from '../time/time-window.ts'
import type { Promotion } from './promotion.ts'
import type { TimedPriceRule } from './timed-price-rule.ts'

/** Which lines, as the quote takes it. */
export function lineScope(scope: Promotion['scope']): LineScope {
  return { ...scope, categoryIds: null }
}

/** A timed price as a rule of the quote. */
export function timedRule(record: TimedPriceRule, exclusiveGroup: string | null): PricingRule {
  const { id, version, name, kind, effect, scope, windows, priority } = record
  return {
    id,
    version,
    name,
    source: kind,
    level: 'ITEM',
    effect,
    scope: lineScope(scope),
    windows: windows.map(timeWindowOf),
    minSpendMinor: 0,
    priority,
    exclusiveGroup: record.exclusiveGroup ?? exclusiveGroup,
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
  { id, source, exclusiveGroup }: Pick<PricingRule, 'id' | 'source' | 'exclusiveGroup'>,
): PricingRule {
  const { version, name, level, effect, scope, windows, minSpendMinor, priority, exclusive, base } = record
  return {
    id,
    version,
    name,
    source,
    level,
    effect,
    scope: lineScope(scope),
    windows: windows?.map(timeWindowOf) ?? null,
    minSpendMinor,
    priority,
    exclusiveGroup,
    exclusive,
    base,
  }
}
