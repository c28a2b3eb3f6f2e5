import { assert } from '../base/assert.ts'
import type { Currency } from '../money/money.ts'
import { percentOf } from '../money/ratio.ts'
import type { Quote, QuoteLine, QuoteLineInput, QuoteTraceStep, TierDiscountRule } from './quote.ts'

export interface PriceBill {
  readonly currency: Currency
  readonly lines: readonly QuoteLineInput[]
  /** The customer's tier, where it gives a discount. */
  readonly tier: TierDiscountRule | null
}

/**
 * Prices a bill: each line at its list price, less the tier's percentage, which is taken once per line total and
 * rounded HALF_UP on the discount. Every step leaves a trace.
 */
export function priceBill(bill: PriceBill): Quote {
  const lines = bill.lines.map((line) => priceLine(line, bill.tier))
  const quote: Quote = {
    currency: bill.currency,
    lines,
    listMinor: sum(lines.map((line) => line.listMinor)),
    discountMinor: sum(lines.map((line) => line.discountMinor)),
    totalMinor: sum(lines.map((line) => line.totalMinor)),
  }
  assertQuoteAddsUp(quote)
  return quote
}

function priceLine(line: QuoteLineInput, tier: TierDiscountRule | null): QuoteLine {
  const listMinor = line.unitPriceMinor * line.quantity
  const trace: QuoteTraceStep[] = [
    {
      source: 'LIST_PRICE',
      ruleId: null,
      name: 'List price',
      baseMinor: line.unitPriceMinor,
      percentOffBasisPoints: null,
      amountMinor: listMinor,
    },
  ]
  let discountMinor = 0
  if (tier && tier.percentOffBasisPoints > 0) {
    discountMinor = percentOf(listMinor, tier.percentOffBasisPoints, 'HALF_UP')
    trace.push({
      source: 'TIER',
      ruleId: tier.ruleId,
      name: tier.name,
      baseMinor: listMinor,
      percentOffBasisPoints: tier.percentOffBasisPoints,
      amountMinor: -discountMinor,
    })
  }
  return { listMinor, discountMinor, totalMinor: listMinor - discountMinor, trace }
}

/** Asserts that every line is its traced steps, that no line is negative and that the totals are the lines' sums. */
export function assertQuoteAddsUp(quote: Quote): void {
  for (const line of quote.lines) {
    assert(Number.isSafeInteger(line.listMinor), 'amounts are safe integers')
    assert(line.totalMinor === line.listMinor - line.discountMinor, 'a line is list price less discount')
    assert(line.totalMinor >= 0 && line.discountMinor >= 0, 'no line is below zero')
    assert(sum(line.trace.map((step) => step.amountMinor)) === line.totalMinor, 'a line is the sum of its trace')
  }
  assert(quote.totalMinor === sum(quote.lines.map((line) => line.totalMinor)), 'the total is the sum of the lines')
  assert(quote.totalMinor === quote.listMinor - quote.discountMinor, 'the total is list prices less discounts')
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
