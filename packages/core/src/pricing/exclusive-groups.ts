import type { RuleReach } from './eligible-lines.ts'
import type { PricingRule } from './pricing-rule.ts'

/** Rules of which only the best acts, in the order of their turns. */
export type RuleGroup = readonly PricingRule[]

/** Which rule of a group acts on each line; null where none does. */
export type GroupChoice = readonly (PricingRule | null)[]

/** What comes of a choice when the bill goes on with it to the end. */
export interface Trial {
  readonly subtotalMinor: number
  /** What the steps on items leave of each line, before what the order gives is shared out. */
  readonly itemLeftMinor: readonly number[]
  /** What each rule that acts has taken off, by line. */
  readonly offMinor: ReadonlyMap<PricingRule, readonly number[]>
}

export type TryChoice = (choice: GroupChoice) => Trial

export interface GroupsOfRules {
  /** The groups of each rule that contends with others. */
  readonly of: ReadonlyMap<PricingRule, readonly RuleGroup[]>
  readonly all: readonly RuleGroup[]
  /** Whether groups are few enough to be weighed in all their combinations; or else each without those after it. */
  readonly combined: boolean
}

/** Up to so many combinations of the rules of all groups are played through. */
const maxCombinations = 256

const none: GroupsOfRules = { of: new Map(), all: [], combined: true }

/** The groups of which more than one rule may act; one that is about no line, or another time, excludes nothing. */
export function contestedGroups(rules: readonly PricingRule[], reaches: readonly RuleReach[]): GroupsOfRules {
  const byName = new Map<string, PricingRule[]>()
  for (const [turn, rule] of rules.entries()) {
    if (!reaches[turn]?.ok) continue
    for (const name of rule.exclusiveGroups) {
      const group = byName.get(name)
      if (group) group.push(rule)
      else byName.set(name, [rule])
    }
  }
  const all = [...byName.values()].filter((group) => group.length > 1)
  if (all.length === 0) return none
  const of = new Map<PricingRule, RuleGroup[]>()
  let combinations = 1
  for (const group of all) {
    combinations *= group.length
    for (const rule of group) of.set(rule, [...(of.get(rule) ?? []), group])
  }
  return { of, all, combined: combinations <= maxCombinations }
}

/** A rule of the group on every line of the bill. */
interface Candidate {
  readonly rule: PricingRule
  readonly trial: Trial
  readonly offMinor: readonly number[]
}

/**
 * The choice that leaves the customer least to pay: the bill is played to its end with each rule of the group that
 * takes something off, and the earlier in order acts among equals. Rules for items contend for each line by itself,
 * unless one of the group is for the order or a coupon, which a customer spends once, or one rule for all lines is
 * cheaper, say because it leaves enough for a promotion with a minimum.
 */
export function chooseOfGroup(group: RuleGroup, lineCount: number, tryChoice: TryChoice): GroupChoice {
  const onEach = (rule: PricingRule | null): GroupChoice => Array.from({ length: lineCount }, () => rule)
  const candidates = group.flatMap((rule): Candidate[] => {
    const trial = tryChoice(onEach(rule))
    const offMinor = trial.offMinor.get(rule)
    return offMinor ? [{ rule, trial, offMinor }] : []
  })
  const best = leastOf(candidates, ({ trial }) => trial.subtotalMinor)
  if (!best) return onEach(null)
  if (group.some((rule) => rule.level === 'ORDER' || rule.source === 'COUPON')) return onEach(best.rule)
  const one = onEach(null).map((_, line) => (best.offMinor[line] ? best.rule : null))
  const byLine = one.map((_, line) => {
    const acting = candidates.filter(({ offMinor }) => offMinor[line])
    return leastOf(acting, ({ trial }) => trial.itemLeftMinor[line] ?? 0)?.rule ?? null
  })
  if (byLine.every((rule, line) => rule === one[line])) return one
  return tryChoice(byLine).subtotalMinor <= best.trial.subtotalMinor ? byLine : one
}

/** The first of those with the least. */
function leastOf<T>(items: readonly T[], amountOf: (item: T) => number): T | undefined {
  let least: T | undefined
  let leastMinor = Number.POSITIVE_INFINITY
  for (const item of items) {
    const amountMinor = amountOf(item)
    if (amountMinor >= leastMinor) continue
    least = item
    leastMinor = amountMinor
  }
  return least
}
