import { assert } from '../base/assert.ts'
import { percentOf } from '../money/ratio.ts'
import { divideRoundedSafe } from '../money/round.ts'
import { assertQuoteAddsUp } from './assert-quote.ts'
import { type Bill, type CashRounding, isPaidAhead } from './bill.ts'
import { chargeTaxes } from './charge-taxes.ts'
import { priceLines } from './price-lines.ts'
import type { PricedLines } from './price-tape.ts'
import { compareRules, isAskedFor, type PricingRule } from './pricing-rule.ts'
import type { Quote, QuoteLine, RuleRejection } from './quote.ts'

/**
 * The price of a bill, as a function of nothing but the bill: list price, benefits, timed prices and member days, tier
 * and discount card, what cards cover, promotions and coupons on items, then on the order, service charge, tax, tip,
 * cash rounding. Every step on a line leaves a trace with its base and amount; what the order gives is shared out by
 * largest remainder, and the shares are final.
 */
export function quoteBill(bill: Bill): Quote {
  assert(Number.isSafeInteger(bill.tipMinor) && bill.tipMinor >= 0, 'a tip is not below zero')
  const quote = totalled(bill, priceAtBest(bill))
  assertQuoteAddsUp(quote)
  return quote
}

/** The lines under the rules that have the bill. */
interface BestPrice {
  readonly priced: PricedLines
  readonly kept: readonly PricingRule[]
  /** Why rules that act alone would not have acted even so, by their ids. */
  readonly idle: ReadonlyMap<string, RuleRejection>
}

/** The rules that act alone are weighed against all the others together; the lowest subtotal counts. */
function priceAtBest(bill: Bill): BestPrice {
  // Rules that come to the same are chosen between by their order, which is theirs and not the caller's.
  const rules = bill.rules.toSorted(compareRules)
  const idle = new Map<string, RuleRejection>()
  const together = rules.filter((rule) => !rule.exclusive)
  let best = { priced: priceLines(bill, together), kept: together }
  for (const alone of rules.filter((rule) => rule.exclusive)) {
    const kept = [alone]
    const priced = priceLines(bill, kept)
    for (const rejection of priced.rejected) idle.set(alone.id, rejection)
    if (sum(priced.leftMinor) < sum(best.priced.leftMinor)) best = { priced, kept }
  }
  return { ...best, idle }
}

function totalled(bill: Bill, best: BestPrice): Quote {
  const { priced } = best
  const subtotalMinor = sum(priced.leftMinor)
  const { serviceCharge, taxInclusive, tipMinor } = bill
  const servedMinor = sum(priced.leftMinor.filter((_, line) => !isPaidAhead(bill.lines[line]?.kind ?? 'SERVICE')))
  const serviceChargeMinor = serviceCharge ? percentOf(servedMinor, serviceCharge.rateBasisPoints, 'HALF_UP') : 0
  const { taxes, taxMinor, lineTaxMinor } = chargeTaxes(bill, priced.leftMinor, serviceChargeMinor)
  const exactMinor = subtotalMinor + serviceChargeMinor + (taxInclusive ? 0 : taxMinor) + tipMinor
  const roundingMinor = bill.cashRounding ? rounded(exactMinor, bill.cashRounding) - exactMinor : 0
  return {
    currency: bill.currency,
    lines: quoteLines(priced, lineTaxMinor),
    listMinor: sum(priced.listMinor),
    discountMinor: sum(priced.discountMinor),
    coveredMinor: sum(priced.coveredMinor),
    subtotalMinor,
    serviceChargeMinor,
    taxInclusive,
    taxMinor,
    taxes,
    tipMinor,
    roundingMinor,
    totalMinor: exactMinor + roundingMinor,
    applied: priced.applied,
    rejected: [...priced.rejected, ...leftOut(bill.rules, best)],
  }
}

function quoteLines(priced: PricedLines, lineTaxMinor: readonly number[]): QuoteLine[] {
  const lines: QuoteLine[] = []
  for (let line = 0; line < priced.listMinor.length; line += 1) {
    lines.push({
      listMinor: priced.listMinor[line] ?? 0,
      discountMinor: priced.discountMinor[line] ?? 0,
      coveredMinor: priced.coveredMinor[line] ?? 0,
      totalMinor: priced.leftMinor[line] ?? 0,
      taxMinor: lineTaxMinor[line] ?? 0,
      trace: priced.traces[line] ?? [],
    })
  }
  return lines
}

/** What was asked for and gave way to a rule that acts alone, or to the others, unless it would not act even alone. */
function leftOut(rules: readonly PricingRule[], { kept, idle }: BestPrice): readonly RuleRejection[] {
  const [winner] = kept
  const ruleIdInstead = winner?.exclusive ? winner.id : null
  return rules
    .filter((rule) => !kept.includes(rule) && isAskedFor(rule))
    .map(({ id }) => idle.get(id) ?? { ruleId: id, reason: 'NOT_STACKABLE', ruleIdInstead })
}

function rounded(amountMinor: number, { unitMinor, mode }: CashRounding): number {
  return divideRoundedSafe(amountMinor, unitMinor, mode) * unitMinor
}

function sum(amounts: readonly number[]): number {
  let total = 0
  for (const amount of amounts) total += amount
  return total
}
