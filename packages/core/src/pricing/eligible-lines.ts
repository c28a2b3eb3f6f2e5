import { isWithinWindows } from '../time/time-window.ts'
import { isInScope } from './line-scope.ts'
import type { PricingRule } from './pricing-rule.ts'
import type { RuleRejection } from './quote.ts'
import type { Remaining } from './rule-discount.ts'

export type Eligible =
  | { readonly ok: true; readonly inScope: readonly boolean[] }
  | { readonly ok: false; readonly rejection: RuleRejection }

/** The lines that the rule is about and whose time it is, or why there are none, or too little of them. */
export function eligibleLines(rule: PricingRule, remaining: Remaining): Eligible {
  const { lines, leftMinor } = remaining
  const inScope: boolean[] = []
  let found = false
  let timely = false
  let spendMinor = 0
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    const fits = line !== undefined && isInScope(rule.scope, line)
    const now =
      fits && (rule.windows === null || (line.startsAt !== null && isWithinWindows(rule.windows, line.startsAt)))
    found ||= fits
    timely ||= now
    if (now) spendMinor += leftMinor[index] ?? 0
    inScope.push(now)
  }
  const ruleId = rule.id
  if (!found) return { ok: false, rejection: { ruleId, reason: 'NO_ELIGIBLE_LINE' } }
  if (!timely) return { ok: false, rejection: { ruleId, reason: 'OUTSIDE_WINDOW' } }
  const { minSpendMinor } = rule
  if (spendMinor < minSpendMinor) {
    return { ok: false, rejection: { ruleId, reason: 'MIN_SPEND_NOT_REACHED', minSpendMinor, spendMinor } }
  }
  return { ok: true, inScope }
}
