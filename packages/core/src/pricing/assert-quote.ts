import { assert } from '../base/assert.ts'
import type { Quote, QuoteLine } from './quote.ts'

/** Asserts that every line is its traced steps, that nothing is negative and that all totals are sums of their parts. */
export function assertQuoteAddsUp(quote: Quote): void {
  let listMinor = 0
  let discountMinor = 0
  let coveredMinor = 0
  let subtotalMinor = 0
  for (const line of quote.lines) {
    assertLineAddsUp(line)
    listMinor += line.listMinor
    discountMinor += line.discountMinor
    coveredMinor += line.coveredMinor
    subtotalMinor += line.totalMinor
  }
  assert(quote.listMinor === listMinor, 'the list total is the sum of the lines')
  assert(quote.discountMinor === discountMinor, 'the discount is the sum of the lines')
  assert(quote.coveredMinor === coveredMinor, 'what cards cover is the sum of the lines')
  assert(quote.subtotalMinor === subtotalMinor, 'the subtotal is the sum of the lines')
  let taxMinor = 0
  for (const tax of quote.taxes) taxMinor += tax.taxMinor
  assert(quote.taxMinor === taxMinor, 'the tax is the sum of its rates')
  const addedMinor = quote.taxInclusive ? 0 : taxMinor
  const exactMinor = subtotalMinor + quote.serviceChargeMinor + addedMinor + quote.tipMinor
  assert(quote.totalMinor === exactMinor + quote.roundingMinor, 'the total is the sum of its parts')
  assert(Number.isSafeInteger(quote.totalMinor) && quote.totalMinor >= 0, 'the total is whole and not negative')
}

function assertLineAddsUp(line: QuoteLine): void {
  const { listMinor, discountMinor, coveredMinor, totalMinor, taxMinor } = line
  assert(Number.isSafeInteger(listMinor) && Number.isSafeInteger(totalMinor), 'a line is whole minor units')
  assert(totalMinor === listMinor - discountMinor - coveredMinor, 'a line is its list price less what comes off')
  assert(totalMinor >= 0 && discountMinor >= 0 && coveredMinor >= 0 && taxMinor >= 0, 'no part of a line is negative')
  let tracedMinor = 0
  for (const step of line.trace) tracedMinor += step.amountMinor
  assert(tracedMinor === totalMinor, 'a line is the sum of its traced steps')
}
