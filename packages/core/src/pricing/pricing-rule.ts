import type { BasisPoints } from '../money/ratio.ts'
import type { TimeWindow } from '../time/time-window.ts'
import type { LineScope } from './line-scope.ts'

/** Where a rule comes from; it also decides the step at which the rule acts. */
export const ruleSources = [
  'BENEFIT',
  'TIMED_PRICE',
  'MEMBER_DAY',
  'TIER',
  'DISCOUNT_CARD',
  'PROMOTION',
  'COUPON',
  'MANUAL',
] as const

export type RuleSource = (typeof ruleSources)[number]

/** What a rule does to the lines in its scope. Nothing takes a line below zero. */
export type PriceEffect =
  /** `percentOffBasisPoints` of each line, or of all lines together for the order; at most `maxOffMinor` in all. */
  | { readonly kind: 'PERCENT_OFF'; readonly percentOffBasisPoints: BasisPoints; readonly maxOffMinor: number | null }
  /** So much off each unit of an item, or off the order once. */
  | { readonly kind: 'AMOUNT_OFF'; readonly amountOffMinor: number }
  /** Each unit costs so much instead, where it costs more; `maxUnits` of them, the earlier lines first. For items only. */
  | { readonly kind: 'UNIT_PRICE'; readonly unitPriceMinor: number; readonly maxUnits?: number }
  /** So many units cost nothing, the earlier lines of the bill first. For items only. */
  | { readonly kind: 'FREE_UNITS'; readonly units: number }
  /**
   * For every `buyUnits + getUnits` units on the bill `percentOffBasisPoints` of `getUnits` of them, the cheapest of all
   * first (买几送几). For items only.
   */
  | {
      readonly kind: 'BUY_X_GET_Y'
      readonly buyUnits: number
      readonly getUnits: number
      readonly percentOffBasisPoints: BasisPoints
    }

/** A discount as data. Whether the customer may have it at all has been judged before; here it is priced. */
export interface PricingRule {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly source: RuleSource
  readonly level: 'ITEM' | 'ORDER'
  readonly effect: PriceEffect
  readonly scope: LineScope
  /** When the service must start; null for any time. Goods have no start and are in no window. */
  readonly windows: readonly TimeWindow[] | null
  /** What the lines in scope must come to when the rule's turn comes; 0 for no minimum. */
  readonly minSpendMinor: number
  /** Among rules of one step the lower acts first. */
  readonly priority: number
  /** Of the rules of one group only the best one acts: on each line for items, on the bill for the order. */
  readonly exclusiveGroups: readonly string[]
  /** Acts alone or not at all: the bill has it, or all the others, whichever costs less. */
  readonly exclusive: boolean
  /** What a percentage is taken of: the list price, or what earlier steps have left. */
  readonly base: 'LIST' | 'DISCOUNTED'
}

/** The published order of steps. Within one, percentages come before amounts, then priority, then id. */
const stepOfSource: Readonly<Record<RuleSource, number>> = {
  BENEFIT: 1,
  TIMED_PRICE: 2,
  MEMBER_DAY: 2,
  TIER: 3,
  DISCOUNT_CARD: 3,
  PROMOTION: 5,
  COUPON: 5,
  MANUAL: 5,
}

/** The step at which cards cover what they cover: after the prices of members, before promotions. */
export const coverageStep = 4

/** The step of what is for the whole order. */
export const orderStep = 6

/** The step at which a rule acts. */
export function stepOf(rule: PricingRule): number {
  return rule.level === 'ORDER' ? orderStep : stepOfSource[rule.source]
}

/** The order in which rules act on a bill. */
export function compareRules(a: PricingRule, b: PricingRule): number {
  return (
    stepOf(a) - stepOf(b) ||
    Number(a.effect.kind !== 'PERCENT_OFF') - Number(b.effect.kind !== 'PERCENT_OFF') ||
    a.priority - b.priority ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

/** Whether somebody asked for the rule, and is answered when it does not act; what the shop gives by itself just acts or not. */
export function isAskedFor({ source }: PricingRule): boolean {
  return source === 'COUPON' || source === 'BENEFIT' || source === 'MANUAL'
}
