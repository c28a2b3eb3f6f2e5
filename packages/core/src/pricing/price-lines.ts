import { present } from '../base/assert.ts'
import { bestByLine } from './best-by-line.ts'
import type { Bill } from './bill.ts'
import { type RuleReach, reachOf, refuseSpend } from './eligible-lines.ts'
import {
  chooseOfGroup,
  contestedGroups,
  type GroupChoice,
  type GroupsOfRules,
  type RuleGroup,
  type Trial,
} from './exclusive-groups.ts'
import { copyPrices, endSteps, type LinePrices, listPrices, reachStep, takeOff } from './line-prices.ts'
import { type PricedLines, type PriceTape, recordingTape } from './price-tape.ts'
import { isAskedFor, type PricingRule, stepOf } from './pricing-rule.ts'
import type { RuleRejection } from './quote.ts'
import { discountOf, type RuleDiscount } from './rule-discount.ts'

/** What stays the same however a bill is played. */
interface Course {
  readonly rules: readonly PricingRule[]
  readonly reaches: readonly RuleReach[]
  readonly maxPromotions: number
  readonly groups: GroupsOfRules
  /** Whether a group may be weighed line by line. */
  readonly byLine: boolean
}

/** Takes the rules, which are in the published order, off the list prices, cards covering theirs in between. */
export function priceLines(bill: Bill, rules: readonly PricingRule[]): PricedLines {
  const reaches = rules.map((rule) => reachOf(rule, bill.lines))
  const groups = contestedGroups(rules, reaches)
  const course = { rules, reaches, maxPromotions: bill.maxPromotions, groups }
  const quick = playBill(bill, { ...course, byLine: groups.all.length === 1 })
  // Each line was made as cheap as can be, but another rule lost by it.
  const lost = quick.prices.byLine && quick.prices.hindered
  return lost ? playBill(bill, { ...course, byLine: false }).priced : quick.priced
}

function playBill(bill: Bill, course: Course): { readonly prices: LinePrices; readonly priced: PricedLines } {
  const prices = listPrices(bill)
  const { tape, priced } = recordingTape(bill, prices)
  play(course, prices, 0, new Map(), tape)
  return { prices, priced }
}

/** Lets the rules have their turns, from one on; a group is weighed when the first of its rules has its turn. */
function play(
  course: Course,
  prices: LinePrices,
  from: number,
  choices: Map<RuleGroup, GroupChoice>,
  tape: PriceTape,
): void {
  const { rules, reaches, groups } = course
  for (let turn = from; turn < rules.length; turn += 1) {
    const rule = rules[turn]
    const reach = reaches[turn]
    if (!rule || !reach) continue
    reachStep(prices, stepOf(rule), tape)
    const own = groups.of.get(rule)
    for (const group of own ?? []) {
      if (choices.has(group)) continue
      choices.set(group, weigh(course, prices, turn, group, choices))
    }
    const judged = judge(
      course,
      prices,
      rule,
      reach,
      own?.map((group) => present(choices.get(group), 'it was weighed')),
    )
    if (judged.ok) {
      // The base may be the very list that changes next.
      tape.tookOff(rule, judged.discount)
      takeOff(prices, judged.discount)
      if (isPromotion(rule)) prices.promotions += 1
    } else {
      prices.hindered ||= hinders(judged.rejection)
      if (isAskedFor(rule)) tape.turnedDown(judged.rejection)
    }
  }
  endSteps(prices, tape)
}

function hinders({ reason }: RuleRejection): boolean {
  return reason === 'MIN_SPEND_NOT_REACHED' || reason === 'TOO_MANY_PROMOTIONS'
}

/** Which rule of a group acts where. */
function weigh(
  course: Course,
  prices: LinePrices,
  turn: number,
  group: RuleGroup,
  choices: ReadonlyMap<RuleGroup, GroupChoice>,
): GroupChoice {
  if (course.byLine && (prices.covered || prices.lines.every(({ coverage }) => coverage.length === 0))) {
    const byLine = bestByLine(group, course.rules, course.reaches, turn, prices)
    if (byLine) {
      prices.byLine = true
      prices.hindered = false
      return byLine
    }
  }
  const tryChoice = (choice: GroupChoice) => tryOut(course, prices, turn, new Map(choices).set(group, choice))
  return chooseOfGroup(group, prices.lines.length, tryChoice)
}

/** Plays a bill on to its end with a choice, on prices of its own. */
function tryOut(course: Course, from: LinePrices, turn: number, choices: Map<RuleGroup, GroupChoice>): Trial {
  const prices = copyPrices(from)
  const offMinor = new Map<PricingRule, readonly number[]>()
  const tape: PriceTape = {
    tookOff: (rule, discount) => void offMinor.set(rule, discount.offMinor),
    turnedDown: () => {},
    covered: () => {},
  }
  if (!course.groups.combined) {
    for (const group of course.groups.all) if (!choices.has(group)) choices.set(group, [])
  }
  play(course, prices, turn, choices, tape)
  let subtotalMinor = 0
  for (const leftMinor of prices.leftMinor) subtotalMinor += leftMinor
  return { subtotalMinor, itemLeftMinor: prices.itemLeftMinor ?? prices.leftMinor, offMinor }
}

type Judged =
  | { readonly ok: true; readonly discount: RuleDiscount }
  | { readonly ok: false; readonly rejection: RuleRejection }

/** What the rule takes off, or why it takes nothing off. */
function judge(
  { maxPromotions }: Course,
  prices: LinePrices,
  rule: PricingRule,
  reach: RuleReach,
  choices: readonly GroupChoice[] | undefined,
): Judged {
  if (!reach.ok) return reach
  const ruleId = rule.id
  const tooLittle = refuseSpend(rule, reach.inScope, prices.leftMinor)
  if (tooLittle) return { ok: false, rejection: tooLittle }
  const inScope = choices ? reach.inScope.map((fits, line) => fits && hasLine(rule, choices, line)) : reach.inScope
  if (choices && !inScope.includes(true)) {
    const instead = insteadOf(rule, choices, reach.inScope)
    const reason = instead ? ({ reason: 'NOT_STACKABLE', ruleIdInstead: instead.id } as const) : noEffect
    return { ok: false, rejection: { ruleId, ...reason } }
  }
  const discount = discountOf(rule, inScope, prices)
  if (discount.totalMinor === 0) return { ok: false, rejection: { ruleId, ...noEffect } }
  if (isPromotion(rule) && prices.promotions === maxPromotions) {
    return { ok: false, rejection: { ruleId, reason: 'TOO_MANY_PROMOTIONS', maxPromotions } }
  }
  return { ok: true, discount }
}

const noEffect = { reason: 'NO_EFFECT' } as const

/** Whether the rule acts on the line in each of its groups. */
function hasLine(rule: PricingRule, choices: readonly GroupChoice[], line: number): boolean {
  return choices.every((choice) => choice[line] === rule)
}

/** Who acts where the rule would have. */
function insteadOf(
  rule: PricingRule,
  choices: readonly GroupChoice[],
  inScope: readonly boolean[],
): PricingRule | undefined {
  for (const choice of choices) {
    const chosen = choice.find((other, line) => inScope[line] && other && other !== rule)
    if (chosen) return chosen
  }
  return undefined
}

function isPromotion({ source }: PricingRule): boolean {
  return source === 'PROMOTION' || source === 'COUPON'
}
