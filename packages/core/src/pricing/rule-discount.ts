import { assert } from '../base/assert.ts'
import { allocate, cumulativeShare } from '../money/allocate.ts'
import { percentOf } from '../money/ratio.ts'
import type { BillLine } from './bill.ts'
import type { PriceEffect, PricingRule } from './pricing-rule.ts'

/** What a rule finds when its turn comes; all lists go by line. */
export interface Remaining {
  readonly lines: readonly BillLine[]
  readonly listMinor: readonly number[]
  /** What earlier steps have left of each line. */
  readonly leftMinor: readonly number[]
  /** Units that cards do not cover. */
  readonly leftUnits: readonly number[]
}

/** What a rule takes off. */
export interface RuleDiscount {
  /** By line of the bill; 0 where nothing comes off. */
  readonly offMinor: readonly number[]
  readonly totalMinor: number
  /** What it was worked out on, by line for items and for all lines in scope together for the order. */
  readonly baseMinor: readonly number[]
}

/** What the rule takes off the lines in scope, each within what is left of it. */
export function discountOf(rule: PricingRule, inScope: readonly boolean[], remaining: Remaining): RuleDiscount {
  return rule.level === 'ITEM' ? itemDiscount(rule, inScope, remaining) : orderDiscount(rule, inScope, remaining)
}

function itemDiscount(rule: PricingRule, inScope: readonly boolean[], remaining: Remaining): RuleDiscount {
  const { listMinor, leftMinor } = remaining
  const { effect } = rule
  if (effect.kind === 'BUY_X_GET_Y') return cheapestOff(effect, inScope, remaining)
  const base = rule.base === 'LIST' ? listMinor : leftMinor
  let offMinor: number[] = []
  let totalMinor = 0
  let unitsToGo = unitsOf(rule)
  for (let line = 0; line < leftMinor.length; line += 1) {
    const left = leftMinor[line] ?? 0
    let off = 0
    if (inScope[line] && left > 0) {
      const units = remaining.leftUnits[line] ?? 0
      off = Math.min(left, itemOff(rule, base[line] ?? 0, left, units, unitsToGo))
      // Units that cost no more anyway are left to lines on which they count.
      if (off > 0) unitsToGo -= Math.min(unitsToGo, units)
    }
    offMinor.push(off)
    totalMinor += off
  }
  const most = effect.kind === 'PERCENT_OFF' ? effect.maxOffMinor : null
  if (most !== null && totalMinor > most) {
    // Each share stays within the line's own discount, since together they are less.
    offMinor = allocate(most, offMinor)
    totalMinor = most
  }
  return { offMinor, totalMinor, baseMinor: base }
}

/** How many units the rule is for, over all lines. */
function unitsOf({ effect }: PricingRule): number {
  if (effect.kind === 'FREE_UNITS') return effect.units
  return effect.kind === 'UNIT_PRICE' ? (effect.maxUnits ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER
}

/** What a rule for items takes off a line with so many units, at most so many of them; it may be more than is left. */
export function itemOff(
  rule: PricingRule,
  baseMinor: number,
  leftMinor: number,
  units: number,
  unitsToGo: number,
): number {
  const { effect } = rule
  switch (effect.kind) {
    case 'PERCENT_OFF':
      return percentOf(baseMinor, effect.percentOffBasisPoints, 'HALF_UP')
    case 'AMOUNT_OFF':
      return effect.amountOffMinor * units
    case 'UNIT_PRICE':
      return Math.max(0, shareOf(leftMinor, unitsToGo, units) - effect.unitPriceMinor * Math.min(units, unitsToGo))
    case 'FREE_UNITS':
      return shareOf(leftMinor, unitsToGo, units)
    case 'BUY_X_GET_Y':
      // It asks all lines which units are the cheapest.
      return 0
  }
}

/** What is left of the price of so many of the units; a line with something left has units left. */
function shareOf(leftMinor: number, some: number, units: number): number {
  return leftMinor - cumulativeShare(leftMinor, units - Math.min(units, some), units)
}

/** What comes off the cheapest units, of lines that cost the same of the later ones. */
function cheapestOff(
  { buyUnits, getUnits, percentOffBasisPoints }: Extract<PriceEffect, { readonly kind: 'BUY_X_GET_Y' }>,
  inScope: readonly boolean[],
  { leftMinor, leftUnits }: Remaining,
): RuleDiscount {
  const lines = leftMinor
    .map((left, line) => ({ line, left, units: leftUnits[line] ?? 0 }))
    .filter(({ line, left }) => inScope[line] && left > 0)
    .sort((a, b) => a.left / a.units - b.left / b.units || b.line - a.line)
  const units = lines.reduce((sum, one) => sum + one.units, 0)
  let unitsToGo = Math.floor(units / (buyUnits + getUnits)) * getUnits
  const offMinor = leftMinor.map(() => 0)
  let totalMinor = 0
  for (const { line, left, units } of lines) {
    const taken = Math.min(units, unitsToGo)
    const off = percentOf(shareOf(left, taken, units), percentOffBasisPoints, 'HALF_UP')
    offMinor[line] = off
    totalMinor += off
    unitsToGo -= taken
  }
  return { offMinor, totalMinor, baseMinor: leftMinor }
}

function orderDiscount(rule: PricingRule, inScope: readonly boolean[], remaining: Remaining): RuleDiscount {
  const { listMinor, leftMinor } = remaining
  const weights: number[] = []
  let baseMinor = 0
  let leftInScope = 0
  for (let line = 0; line < leftMinor.length; line += 1) {
    const left = inScope[line] ? (leftMinor[line] ?? 0) : 0
    weights.push(left)
    leftInScope += left
    if (inScope[line]) baseMinor += rule.base === 'LIST' ? (listMinor[line] ?? 0) : left
  }
  const totalMinor = Math.min(leftInScope, orderOff(rule, baseMinor))
  const offMinor = totalMinor === 0 ? weights.map(() => 0) : allocate(totalMinor, weights)
  return { offMinor, totalMinor, baseMinor: weights.map(() => baseMinor) }
}

function orderOff({ effect }: PricingRule, baseMinor: number): number {
  if (effect.kind === 'AMOUNT_OFF') return effect.amountOffMinor
  assert(effect.kind === 'PERCENT_OFF', 'a rule for the order takes off a percentage or an amount')
  const off = percentOf(baseMinor, effect.percentOffBasisPoints, 'HALF_UP')
  return effect.maxOffMinor === null ? off : Math.min(off, effect.maxOffMinor)
}
