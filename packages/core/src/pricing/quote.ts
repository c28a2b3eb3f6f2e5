import type { Currency } from '../money/money.ts'
import type { BasisPoints } from '../money/ratio.ts'
import type { RuleSource } from './pricing-rule.ts'

/** One step of how a line's price came about: which rule, on which base, adding or taking off how much. */
export interface QuoteTraceStep {
  readonly source: 'LIST_PRICE' | 'CARD' | RuleSource
  readonly level: 'ITEM' | 'ORDER'
  /** Null for the list price; the card for what a card covers. */
  readonly ruleId: string | null
  readonly ruleVersion: number | null
  readonly name: string
  /** What the step was worked out on: of the line for items, of all lines in scope for the order. */
  readonly baseMinor: number
  readonly percentOffBasisPoints: BasisPoints | null
  /** Signed: the list price adds, discounts and cards take off. For the order this line's share. */
  readonly amountMinor: number
}

/** `totalMinor = listMinor − discountMinor − coveredMinor`: what the line is sold for. */
export interface QuoteLine {
  readonly listMinor: number
  readonly discountMinor: number
  /** What cards cover. */
  readonly coveredMinor: number
  readonly totalMinor: number
  /** The line's share of the tax on its rate. */
  readonly taxMinor: number
  readonly trace: readonly QuoteTraceStep[]
}

/** The tax of one rate. `baseMinor` is before tax where it is added, with the tax where prices contain it. */
export interface QuoteTax {
  readonly rateBasisPoints: BasisPoints
  readonly baseMinor: number
  readonly taxMinor: number
}

/** A rule that changed the bill, and by how much in all. */
export interface AppliedRule {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly source: RuleSource
  readonly amountOffMinor: number
}

/** Why a rule that was asked for took nothing off. */
export type RuleRejection =
  | { readonly ruleId: string; readonly reason: 'NO_ELIGIBLE_LINE' }
  | { readonly ruleId: string; readonly reason: 'OUTSIDE_WINDOW' }
  | {
      readonly ruleId: string
      readonly reason: 'MIN_SPEND_NOT_REACHED'
      readonly minSpendMinor: number
      readonly spendMinor: number
    }
  | { readonly ruleId: string; readonly reason: 'NOT_STACKABLE'; readonly ruleIdInstead: string | null }
  | { readonly ruleId: string; readonly reason: 'TOO_MANY_PROMOTIONS'; readonly maxPromotions: number }
  | { readonly ruleId: string; readonly reason: 'NO_EFFECT' }

/**
 * The price of a bill and how it came about:
 * `subtotalMinor = listMinor − discountMinor − coveredMinor = Σ totals of the lines`, and
 * `totalMinor = subtotalMinor + serviceChargeMinor + tax, where it is added, + tipMinor + roundingMinor`.
 */
export interface Quote {
  readonly currency: Currency
  readonly lines: readonly QuoteLine[]
  readonly listMinor: number
  readonly discountMinor: number
  readonly coveredMinor: number
  readonly subtotalMinor: number
  readonly serviceChargeMinor: number
  readonly taxInclusive: boolean
  readonly taxMinor: number
  readonly taxes: readonly QuoteTax[]
  readonly tipMinor: number
  /** Signed: what rounding the sum to pay adds or takes off. */
  readonly roundingMinor: number
  /** What the customer pays, by whatever tenders. */
  readonly totalMinor: number
  readonly applied: readonly AppliedRule[]
  readonly rejected: readonly RuleRejection[]
}
