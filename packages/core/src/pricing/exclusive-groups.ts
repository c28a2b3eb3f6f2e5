import { eligibleLines } from './eligible-lines.ts'
import type { PricingRule } from './pricing-rule.ts'
import { discountOf, type Remaining } from './rule-discount.ts'

/** Rules of which only the best acts. */
export type RuleGroup = readonly PricingRule[]

/** Which rule of an exclusive group acts: on each line, or on the bill. Null where none takes anything off. */
export type GroupChoice = readonly (PricingRule | null)[]

/** The groups of which more than one rule is on the bill; a group of one excludes nothing. */
export function contestedGroups(rules: readonly PricingRule[]): ReadonlyMap<string | null, RuleGroup> {
  const groups = new Map<string | null, PricingRule[]>()
  for (const rule of rules) {
    if (rule.exclusiveGroup === null) continue
    const group = groups.get(rule.exclusiveGroup)
    if (group) group.push(rule)
    else groups.set(rule.exclusiveGroup, [rule])
  }
  for (const [name, group] of groups) if (group.length === 1) groups.delete(name)
  return groups
}

/**
 * Weighs the rules of a group against each other on what is left when the first of them has its turn; the one that
 * takes off most acts, the earlier in order among equals. Rules for items contend for each line by itself, unless one
 * of the group is for the order or a coupon, which a customer spends once: then one rule has the whole bill.
 */
export function chooseOfGroup(group: RuleGroup, remaining: Remaining): GroupChoice {
  const offers = group.map((rule) => {
    const eligible = eligibleLines(rule, remaining)
    return { rule, discount: eligible.ok ? discountOf(rule, eligible.inScope, remaining) : undefined }
  })
  if (group.some((rule) => rule.level === 'ORDER' || rule.source === 'COUPON')) {
    const best = bestOf(offers.map(({ rule, discount }) => ({ rule, offMinor: discount?.totalMinor ?? 0 })))
    return remaining.lines.map(() => best)
  }
  return remaining.lines.map((_, line) =>
    bestOf(offers.map(({ rule, discount }) => ({ rule, offMinor: discount?.offMinor[line] ?? 0 }))),
  )
}

function bestOf(offers: readonly { readonly rule: PricingRule; readonly offMinor: number }[]): PricingRule | null {
  let best: PricingRule | null = null
  let most = 0
  for (const { rule, offMinor } of offers) {
    if (offMinor <= most) continue
    best = rule
    most = offMinor
  }
  return best
}
