import type { RuleReach } from './eligible-lines.ts'
import type { GroupChoice, RuleGroup } from './exclusive-groups.ts'
import type { PricingRule } from './pricing-rule.ts'
import { itemOff, type Remaining } from './rule-discount.ts'

/** A rule and the lines that it reaches. */
interface Turn {
  readonly rule: PricingRule
  readonly inScope: readonly boolean[]
}

/**
 * The rule of the group that leaves each line cheapest after all turns from one on, where every rule for items that is
 * still to come looks at one line at a time; undefined where some do not. It is what playing the bill through with
 * each of the rules comes to, without doing so.
 */
export function bestByLine(
  group: RuleGroup,
  rules: readonly PricingRule[],
  reaches: readonly RuleReach[],
  from: number,
  remaining: Remaining,
): GroupChoice | undefined {
  const turns: Turn[] = []
  for (let turn = from; turn < rules.length; turn += 1) {
    const rule = rules[turn]
    const reach = reaches[turn]
    if (!rule || !reach?.ok || (rule.level === 'ORDER' && !group.includes(rule))) continue
    if (!looksAtOneLine(rule)) return undefined
    turns.push({ rule, inScope: reach.inScope })
  }
  return remaining.lines.map((_, line) => {
    let best: PricingRule | null = null
    let leastMinor = Number.POSITIVE_INFINITY
    for (const { rule, inScope } of turns) {
      if (!inScope[line] || !group.includes(rule)) continue
      const leftMinor = leftWith(rule, group, turns, line, remaining)
      if (leftMinor >= leastMinor) continue
      best = rule
      leastMinor = leftMinor
    }
    return best
  })
}

function looksAtOneLine({ level, source, effect, minSpendMinor }: PricingRule): boolean {
  if (level === 'ORDER' || source === 'COUPON' || minSpendMinor > 0) return false
  if (effect.kind === 'PERCENT_OFF') return effect.maxOffMinor === null
  return effect.kind === 'AMOUNT_OFF' || (effect.kind === 'UNIT_PRICE' && effect.maxUnits === undefined)
}

/** What the turns leave of the line where of the group only that rule acts; infinite where it takes nothing off. */
function leftWith(
  member: PricingRule,
  group: RuleGroup,
  turns: readonly Turn[],
  line: number,
  { listMinor, leftMinor, leftUnits }: Remaining,
): number {
  const list = listMinor[line] ?? 0
  const units = leftUnits[line] ?? 0
  let left = leftMinor[line] ?? 0
  let acts = false
  for (const { rule, inScope } of turns) {
    if (!inScope[line] || (rule !== member && group.includes(rule))) continue
    if (left === 0) break
    const base = rule.base === 'LIST' ? list : left
    const off = Math.min(left, itemOff(rule, base, left, units, units))
    acts ||= rule === member && off > 0
    left -= off
  }
  return acts ? left : Number.POSITIVE_INFINITY
}
