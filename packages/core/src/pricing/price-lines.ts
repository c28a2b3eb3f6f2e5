import { assert } from '../base/assert.ts'
import { cumulativeShare } from '../money/allocate.ts'
import type { Bill, LineCoverage } from './bill.ts'
import { eligibleLines } from './eligible-lines.ts'
import { chooseOfGroup, contestedGroups, type GroupChoice, type RuleGroup } from './exclusive-groups.ts'
import { coverageStep, isAskedFor, type PricingRule, stepOf } from './pricing-rule.ts'
import type { AppliedRule, QuoteTraceStep, RuleRejection } from './quote.ts'
import { discountOf, type RuleDiscount } from './rule-discount.ts'

/** The lines of a bill after all rules, before tax. All lists go by line. */
export interface PricedLines {
  readonly listMinor: readonly number[]
  readonly discountMinor: readonly number[]
  readonly coveredMinor: readonly number[]
  readonly leftMinor: readonly number[]
  readonly traces: readonly (readonly QuoteTraceStep[])[]
  readonly applied: readonly AppliedRule[]
  readonly rejected: readonly RuleRejection[]
}

/** A bill on its way through the steps. */
interface Draft {
  readonly lines: Bill['lines']
  readonly maxPromotions: number
  readonly listMinor: number[]
  readonly discountMinor: number[]
  readonly coveredMinor: number[]
  readonly leftMinor: number[]
  readonly leftUnits: number[]
  readonly traces: QuoteTraceStep[][]
  readonly applied: AppliedRule[]
  readonly rejected: RuleRejection[]
  promotions: number
}

/** Takes the rules, which are in the published order, off the list prices, cards covering theirs in between. */
export function priceLines(bill: Bill, rules: readonly PricingRule[]): PricedLines {
  const draft = listPrices(bill)
  const groups = contestedGroups(rules)
  const choices = new Map<RuleGroup, GroupChoice>()
  let covered = false
  for (const rule of rules) {
    if (!covered && stepOf(rule) > coverageStep) {
      coverLines(draft)
      covered = true
    }
    applyRule(draft, rule, choiceOf(draft, rule, groups, choices))
  }
  if (!covered) coverLines(draft)
  return draft
}

function listPrices({ lines, maxPromotions }: Bill): Draft {
  const draft: Draft = {
    lines,
    maxPromotions,
    listMinor: [],
    discountMinor: [],
    coveredMinor: [],
    leftMinor: [],
    leftUnits: [],
    traces: [],
    applied: [],
    rejected: [],
    promotions: 0,
  }
  for (const { unitPriceMinor, quantity } of lines) {
    const listMinor = unitPriceMinor * quantity
    assert(Number.isSafeInteger(listMinor) && listMinor >= 0, 'a line has a safe list price, not below zero')
    draft.listMinor.push(listMinor)
    draft.discountMinor.push(0)
    draft.coveredMinor.push(0)
    draft.leftMinor.push(listMinor)
    draft.leftUnits.push(quantity)
    draft.traces.push([
      {
        source: 'LIST_PRICE',
        level: 'ITEM',
        ruleId: null,
        ruleVersion: null,
        name: 'List price',
        baseMinor: unitPriceMinor,
        percentOffBasisPoints: null,
        amountMinor: listMinor,
      },
    ])
  }
  return draft
}

type Judged =
  | { readonly ok: true; readonly discount: RuleDiscount }
  | { readonly ok: false; readonly rejection: RuleRejection }

function applyRule(draft: Draft, rule: PricingRule, choice: GroupChoice | undefined): void {
  const judged = judge(draft, rule, choice)
  if (judged.ok) takeOff(draft, rule, judged.discount)
  else if (isAskedFor(rule)) draft.rejected.push(judged.rejection)
}

/** What the rule takes off, or why it takes nothing off. */
function judge(draft: Draft, rule: PricingRule, choice: GroupChoice | undefined): Judged {
  const eligible = eligibleLines(rule, draft)
  if (!eligible.ok) return eligible
  const inScope = choice ? eligible.inScope.map((fits, line) => fits && choice[line] === rule) : eligible.inScope
  const instead = choice?.find((chosen, line) => eligible.inScope[line] && chosen !== null)
  if (instead && !inScope.includes(true)) {
    return { ok: false, rejection: { ruleId: rule.id, reason: 'NOT_STACKABLE', ruleIdInstead: instead.id } }
  }
  const discount = discountOf(rule, inScope, draft)
  if (discount.totalMinor === 0) return { ok: false, rejection: { ruleId: rule.id, reason: 'NO_EFFECT' } }
  const { maxPromotions } = draft
  if (isPromotion(rule) && draft.promotions === maxPromotions) {
    return { ok: false, rejection: { ruleId: rule.id, reason: 'TOO_MANY_PROMOTIONS', maxPromotions } }
  }
  return { ok: true, discount }
}

function isPromotion({ source }: PricingRule): boolean {
  return source === 'PROMOTION' || source === 'COUPON'
}

/** Who of the rule's group acts where, weighed once when the group's first rule has its turn. */
function choiceOf(
  draft: Draft,
  rule: PricingRule,
  groups: ReadonlyMap<string | null, RuleGroup>,
  choices: Map<RuleGroup, GroupChoice>,
): GroupChoice | undefined {
  const group = groups.get(rule.exclusiveGroup)
  if (group === undefined) return undefined
  let choice = choices.get(group)
  if (choice === undefined) {
    choice = chooseOfGroup(group, draft)
    choices.set(group, choice)
  }
  return choice
}

function takeOff(draft: Draft, rule: PricingRule, { offMinor, totalMinor, baseMinor }: RuleDiscount): void {
  const { effect } = rule
  if (isPromotion(rule)) draft.promotions += 1
  for (const [line, off] of offMinor.entries()) {
    if (off === 0) continue
    // The base may be the very list that changes below.
    draft.traces[line]?.push({
      source: rule.source,
      level: rule.level,
      ruleId: rule.id,
      ruleVersion: rule.version,
      name: rule.name,
      baseMinor: baseMinor[line] ?? 0,
      percentOffBasisPoints: effect.kind === 'PERCENT_OFF' ? effect.percentOffBasisPoints : null,
      amountMinor: -off,
    })
    draft.leftMinor[line] = (draft.leftMinor[line] ?? 0) - off
    draft.discountMinor[line] = (draft.discountMinor[line] ?? 0) + off
  }
  draft.applied.push({
    ruleId: rule.id,
    ruleVersion: rule.version,
    source: rule.source,
    amountOffMinor: totalMinor,
  })
}

/** Cards pay for their units of each line at what is left of the price. */
function coverLines(draft: Draft): void {
  for (const [line, { coverage }] of draft.lines.entries()) {
    for (const cover of coverage) coverUnits(draft, line, cover)
  }
}

function coverUnits(draft: Draft, line: number, { cardId, name, units }: LineCoverage): void {
  const leftUnits = draft.leftUnits[line] ?? 0
  const leftMinor = draft.leftMinor[line] ?? 0
  assert(units > 0 && units <= leftUnits, 'cards cover no more units than the line has')
  const off = leftMinor - cumulativeShare(leftMinor, leftUnits - units, leftUnits)
  draft.leftUnits[line] = leftUnits - units
  draft.leftMinor[line] = leftMinor - off
  draft.coveredMinor[line] = (draft.coveredMinor[line] ?? 0) + off
  draft.traces[line]?.push({
    source: 'CARD',
    level: 'ITEM',
    ruleId: cardId,
    ruleVersion: null,
    name,
    baseMinor: leftMinor,
    percentOffBasisPoints: null,
    amountMinor: 0 - off,
  })
}
