import type { Quote } from './quote.ts'

/**
 * The quote as text for a hash: two quotes have the same text exactly when the customer pays the same for the same
 * reasons. It holds lines, rules with their versions, amounts, shares and totals; names, times and ids of orders are
 * left out. Lines are numbers in a fixed order, so that the text depends on nothing but them.
 */
export function canonicalQuote(quote: Quote): string {
  const lines = quote.lines.map((line) => [
    line.listMinor,
    line.discountMinor,
    line.coveredMinor,
    line.totalMinor,
    line.taxMinor,
    line.trace.map((step) => [step.source, step.ruleId, step.ruleVersion, step.baseMinor, step.amountMinor]),
  ])
  const taxes = quote.taxes.map((tax) => [tax.rateBasisPoints, tax.baseMinor, tax.taxMinor])
  const totals = [
    quote.listMinor,
    quote.discountMinor,
    quote.coveredMinor,
    quote.subtotalMinor,
    quote.serviceChargeMinor,
    quote.taxMinor,
    quote.tipMinor,
    quote.roundingMinor,
    quote.totalMinor,
  ]
  return JSON.stringify(['quote/1', quote.currency, quote.taxInclusive, lines, taxes, totals])
}
