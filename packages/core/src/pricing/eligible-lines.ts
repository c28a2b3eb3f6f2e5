import { isWithinWindows } from '../time/time-window.ts'
import type { BillLine } from './bill.ts'
import { isInScope } from './line-scope.ts'
import type { PricingRule } from './pricing-rule.ts'
import type { RuleRejection } from './quote.ts'

/** The lines that a rule is about and whose time it is, or why there are none. What is left of them plays no part. */
export type RuleReach =
  | { readonly ok: true; readonly inScope: readonly boolean[] }
  | { readonly ok: false; readonly rejection: RuleRejection }

export function reachOf(rule: PricingRule, lines: readonly BillLine[]): RuleReach {
  const inScope: boolean[] = []
  let found = false
  let timely = false
  for (const line of lines) {
    const fits = isInScope(rule.scope, line)
    const now =
      fits && (rule.windows === null || (line.startsAt !== null && isWithinWindows(rule.windows, line.startsAt)))
    found ||= fits
    timely ||= now
    inScope.push(now)
  }
  if (timely) return { ok: true, inScope }
  return { ok: false, rejection: { ruleId: rule.id, reason: found ? 'OUTSIDE_WINDOW' : 'NO_ELIGIBLE_LINE' } }
}

/** Why too little is spent on the lines, if so. */
export function refuseSpend(
  { id: ruleId, minSpendMinor }: PricingRule,
  inScope: readonly boolean[],
  leftMinor: readonly number[],
): RuleRejection | undefined {
  if (minSpendMinor === 0) return undefined
  let spendMinor = 0
  for (let line = 0; line < inScope.length; line += 1) if (inScope[line]) spendMinor += leftMinor[line] ?? 0
  if (spendMinor >= minSpendMinor) return undefined
  return { ruleId, reason: 'MIN_SPEND_NOT_REACHED', minSpendMinor, spendMinor }
}
