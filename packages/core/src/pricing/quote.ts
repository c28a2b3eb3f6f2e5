import type { Currency } from '../money/money.ts'

/** What is to be priced: units of one thing at its list price. */
export interface QuoteLineInput {
  readonly kind: 'SERVICE' | 'PRODUCT'
  readonly unitPriceMinor: number
  readonly quantity: number
}

/** A rule that takes part in a quote, as data. */
export interface TierDiscountRule {
  readonly kind: 'TIER'
  readonly ruleId: string
  readonly name: string
  readonly percentOffBasisPoints: number
}

/** One step of how a line's price came about: which rule, on which base, taking off how much. */
export interface QuoteTraceStep {
  readonly source: 'LIST_PRICE' | 'TIER'
  readonly ruleId: string | null
  readonly name: string
  readonly baseMinor: number
  readonly percentOffBasisPoints: number | null
  /** Signed: the list price adds, discounts take off. */
  readonly amountMinor: number
}

export interface QuoteLine {
  readonly listMinor: number
  readonly discountMinor: number
  readonly totalMinor: number
  readonly trace: readonly QuoteTraceStep[]
}

/** The price of a bill, with how each line came about. */
export interface Quote {
  readonly currency: Currency
  readonly lines: readonly QuoteLine[]
  readonly listMinor: number
  readonly discountMinor: number
  readonly totalMinor: number
}
