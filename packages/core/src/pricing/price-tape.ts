import type { Bill, LineCoverage } from './bill.ts'
import type { LinePrices } from './line-prices.ts'
import type { PricingRule } from './pricing-rule.ts'
import type { AppliedRule, QuoteTraceStep, RuleRejection } from './quote.ts'
import type { RuleDiscount } from './rule-discount.ts'

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

/** Is told what happens to a bill, each time before it happens. */
export interface PriceTape {
  readonly tookOff: (rule: PricingRule, discount: RuleDiscount) => void
  readonly turnedDown: (rejection: RuleRejection) => void
  readonly covered: (line: number, cover: LineCoverage, baseMinor: number, offMinor: number) => void
}

/** A tape that keeps all of it, and what it comes to on the prices that it follows. */
export function recordingTape(
  { lines }: Bill,
  { listMinor, leftMinor }: LinePrices,
): {
  readonly tape: PriceTape
  readonly priced: PricedLines
} {
  const discountMinor = lines.map(() => 0)
  const coveredMinor = lines.map(() => 0)
  const traces = lines.map(({ unitPriceMinor }, line) => [listPriceStep(unitPriceMinor, listMinor[line] ?? 0)])
  const applied: AppliedRule[] = []
  const rejected: RuleRejection[] = []
  const tape: PriceTape = {
    tookOff(rule, { offMinor, totalMinor, baseMinor }) {
      for (let line = 0; line < offMinor.length; line += 1) {
        const off = offMinor[line] ?? 0
        if (off === 0) continue
        traces[line]?.push(ruleStep(rule, baseMinor[line] ?? 0, off))
        discountMinor[line] = (discountMinor[line] ?? 0) + off
      }
      applied.push({ ruleId: rule.id, ruleVersion: rule.version, source: rule.source, amountOffMinor: totalMinor })
    },
    turnedDown: (rejection) => void rejected.push(rejection),
    covered(line, cover, baseMinor, offMinor) {
      traces[line]?.push(coverStep(cover, baseMinor, offMinor))
      coveredMinor[line] = (coveredMinor[line] ?? 0) + offMinor
    },
  }
  return { tape, priced: { listMinor, discountMinor, coveredMinor, leftMinor, traces, applied, rejected } }
}

function listPriceStep(unitPriceMinor: number, amountMinor: number): QuoteTraceStep {
  return {
    source: 'LIST_PRICE',
    level: 'ITEM',
    ruleId: null,
    ruleVersion: null,
    name: 'List price',
    baseMinor: unitPriceMinor,
    percentOffBasisPoints: null,
    amountMinor,
  }
}

function ruleStep(rule: PricingRule, baseMinor: number, offMinor: number): QuoteTraceStep {
  const { effect } = rule
  return {
    source: rule.source,
    level: rule.level,
    ruleId: rule.id,
    ruleVersion: rule.version,
    name: rule.name,
    baseMinor,
    percentOffBasisPoints: effect.kind === 'PERCENT_OFF' ? effect.percentOffBasisPoints : null,
    amountMinor: -offMinor,
  }
}

function coverStep({ cardId, name }: LineCoverage, baseMinor: number, offMinor: number): QuoteTraceStep {
  return {
    source: 'CARD',
    level: 'ITEM',
    ruleId: cardId,
    ruleVersion: null,
    name,
    baseMinor,
    percentOffBasisPoints: null,
    amountMinor: 0 - offMinor,
  }
}
