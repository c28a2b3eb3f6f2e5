import { assert } from '../base/assert.ts'
import { cumulativeShare } from '../money/allocate.ts'
import type { Bill, LineCoverage } from './bill.ts'
import type { PriceTape } from './price-tape.ts'
import { coverageStep, orderStep } from './pricing-rule.ts'
import type { Remaining, RuleDiscount } from './rule-discount.ts'

/** The lines of a bill on their way through the steps. All lists go by line. */
export interface LinePrices extends Remaining {
  readonly leftMinor: number[]
  readonly leftUnits: number[]
  /** Promotions and coupons that have acted. */
  promotions: number
  covered: boolean
  /** Whether a group was weighed line by line, and whether a rule did not act since for what others had taken off. */
  byLine: boolean
  hindered: boolean
  /** What the steps on items have left, once they are over. */
  itemLeftMinor: readonly number[] | null
}

export function listPrices({ lines }: Bill): LinePrices {
  const listMinor: number[] = []
  const leftUnits: number[] = []
  for (const { unitPriceMinor, quantity } of lines) {
    const amountMinor = unitPriceMinor * quantity
    assert(Number.isSafeInteger(amountMinor) && amountMinor >= 0, 'a line has a safe list price, not below zero')
    listMinor.push(amountMinor)
    leftUnits.push(quantity)
  }
  const leftMinor = [...listMinor]
  return { lines, listMinor, leftMinor, leftUnits, promotions: 0, ...started }
}

const started = { covered: false, byLine: false, hindered: false, itemLeftMinor: null } as const

/** The same prices, to go on with by themselves. */
export function copyPrices(prices: LinePrices): LinePrices {
  return { ...prices, leftMinor: [...prices.leftMinor], leftUnits: [...prices.leftUnits] }
}

/** Does what comes before the rules of a step: cards cover theirs, and the steps on items are over. */
export function reachStep(prices: LinePrices, step: number, tape: PriceTape): void {
  if (step > coverageStep && !prices.covered) coverLines(prices, tape)
  if (step === orderStep && prices.itemLeftMinor === null) prices.itemLeftMinor = [...prices.leftMinor]
}

/** Does what is left to do when no rule is. */
export function endSteps(prices: LinePrices, tape: PriceTape): void {
  if (!prices.covered) coverLines(prices, tape)
}

function coverLines(prices: LinePrices, tape: PriceTape): void {
  prices.covered = true
  for (const [line, { coverage }] of prices.lines.entries()) {
    for (const cover of coverage) coverUnits(prices, line, cover, tape)
  }
}

/** Cards pay for their units of a line at what is left of the price. */
function coverUnits({ leftUnits, leftMinor }: LinePrices, line: number, cover: LineCoverage, tape: PriceTape): void {
  const units = leftUnits[line] ?? 0
  const left = leftMinor[line] ?? 0
  assert(cover.units > 0 && cover.units <= units, 'cards cover no more units than the line has')
  const off = left - cumulativeShare(left, units - cover.units, units)
  tape.covered(line, cover, left, off)
  leftUnits[line] = units - cover.units
  leftMinor[line] = left - off
}

/** Takes a discount off. */
export function takeOff({ leftMinor }: LinePrices, { offMinor }: RuleDiscount): void {
  for (let line = 0; line < offMinor.length; line += 1) leftMinor[line] = (leftMinor[line] ?? 0) - (offMinor[line] ?? 0)
}
