import { assert, present } from '../../base/assert.ts'
import { cumulativeShare } from '../../money/allocate.ts'
import { isPaidAhead } from '../../pricing/bill.ts'
import type { Order, OrderLine } from '../order.ts'

/** The share of one line that goes back with some of its units, of what was frozen at sale. */
export interface LineShare {
  /** The line's ordinal. */
  readonly line: number
  readonly quantity: number
  readonly listMinor: number
  readonly discountMinor: number
  readonly coveredMinor: number
  readonly totalMinor: number
  readonly taxMinor: number
}

/** A part of a bill: of its lines, and of what it came to besides. */
export interface BillShare {
  readonly lines: readonly LineShare[]
  readonly serviceChargeMinor: number
  /** With the tax of the service charge. */
  readonly taxMinor: number
  readonly tipMinor: number
  /** Signed, as on the bill. */
  readonly roundingMinor: number
}

export const nothingShared: BillShare = {
  lines: [],
  serviceChargeMinor: 0,
  taxMinor: 0,
  tipMinor: 0,
  roundingMinor: 0,
}

/** How many of a line's units, and how much of each of its amounts, those shares are. */
export function sharedOf(line: number, shares: readonly BillShare[]): Omit<LineShare, 'line'> {
  const sum = { quantity: 0, listMinor: 0, discountMinor: 0, coveredMinor: 0, totalMinor: 0, taxMinor: 0 }
  for (const share of shares.flatMap(({ lines }) => lines)) {
    if (share.line !== line) continue
    sum.quantity += share.quantity
    sum.listMinor += share.listMinor
    sum.discountMinor += share.discountMinor
    sum.coveredMinor += share.coveredMinor
    sum.totalMinor += share.totalMinor
    sum.taxMinor += share.taxMinor
  }
  return sum
}

/** What a share comes to. Tax is within the prices, or added to them, as on the bill. */
export function amountOf({ taxInclusive }: Pick<Order, 'taxInclusive'>, share: BillShare): number {
  const { serviceChargeMinor, taxMinor, tipMinor, roundingMinor } = share
  return subtotalOf(share) + serviceChargeMinor + (taxInclusive ? 0 : taxMinor) + tipMinor + roundingMinor
}

/** The sum of its lines. */
export function subtotalOf({ lines }: BillShare): number {
  return lines.reduce((total, { totalMinor }) => total + totalMinor, 0)
}

/** All of a bill that those shares leave. */
export function restOf(order: Order, earlier: readonly BillShare[]): BillShare {
  const units = order.lines.flatMap(({ ordinal, quantity }) => {
    const left = quantity - sharedOf(ordinal, earlier).quantity
    return left > 0 ? [{ line: ordinal, quantity: left }] : []
  })
  return billShareOf(order, earlier, units)
}

/**
 * The share that goes back with those units after what went back earlier: the cumulative share of each amount less what
 * went back of it, so that all units together, in whatever steps, give back exactly what the bill came to. What the bill
 * came to besides its lines goes with them in proportion: the service charge and the tip with what was served, not with
 * what was paid ahead, and the rounding with all of them.
 */
export function billShareOf(
  order: Order,
  earlier: readonly BillShare[],
  units: readonly { readonly line: number; readonly quantity: number }[],
): BillShare {
  const lines = units.map(({ line, quantity }) => {
    const sold = present(order.lines[line], 'only lines of the bill go back')
    return lineShare(sold, sharedOf(line, earlier), quantity)
  })
  const after = [...earlier, { ...nothingShared, lines }]
  const all = progressOf(order.lines, after)
  const served = progressOf(servedLines(order), after)
  const sum = (amount: (share: BillShare) => number): number =>
    earlier.reduce((total, share) => total + amount(share), 0)
  const step = (wholeMinor: number, earlierMinor: number, [part, whole]: Progress = served): number =>
    signedShare(wholeMinor, part, whole) - earlierMinor
  const lineTaxMinor = order.lines.reduce((total, { taxMinor }) => total + taxMinor, 0)
  const chargeTaxOf = (share: BillShare): number =>
    share.taxMinor - share.lines.reduce((total, { taxMinor }) => total + taxMinor, 0)
  const chargeTaxMinor = step(order.taxMinor - lineTaxMinor, sum(chargeTaxOf))
  const unrounded: BillShare = {
    lines,
    serviceChargeMinor: step(
      order.serviceChargeMinor,
      sum((share) => share.serviceChargeMinor),
    ),
    taxMinor: lines.reduce((total, { taxMinor }) => total + taxMinor, chargeTaxMinor),
    tipMinor: step(
      order.tipMinor,
      sum((share) => share.tipMinor),
    ),
    roundingMinor: 0,
  }
  const rounding = step(
    order.roundingMinor,
    sum((share) => share.roundingMinor),
    all,
  )
  // The share of the rounding is rounded itself: never below nothing, and never above what is left of the bill.
  const amountMinor = amountOf(order, unrounded)
  const leftMinor = order.totalMinor - sum((share) => amountOf(order, share))
  const roundingMinor = Math.min(Math.max(rounding, 0 - amountMinor), leftMinor - amountMinor)
  return { ...unrounded, roundingMinor }
}

function lineShare(sold: OrderLine, earlier: Omit<LineShare, 'line'>, quantity: number): LineShare {
  const units = earlier.quantity + quantity
  assert(quantity > 0 && units <= sold.quantity, 'no more units go back than were sold')
  const step = (wholeMinor: number, earlierMinor: number): number =>
    cumulativeShare(wholeMinor, units, sold.quantity) - earlierMinor
  const listMinor = step(sold.listMinor, earlier.listMinor)
  const coveredMinor = step(sold.coveredMinor, earlier.coveredMinor)
  const totalMinor = step(sold.totalMinor, earlier.totalMinor)
  return {
    ...{ line: sold.ordinal, quantity, listMinor, coveredMinor, totalMinor },
    discountMinor: listMinor - coveredMinor - totalMinor,
    taxMinor: step(sold.taxMinor, earlier.taxMinor),
  }
}

type Progress = readonly [part: number, whole: number]

/** What bears the service charge and the tip: all but what was paid ahead, where there is any such line. */
function servedLines({ lines }: Order): readonly OrderLine[] {
  const served = lines.filter(({ kind }) => !isPaidAhead(kind))
  return served.length > 0 ? served : lines
}

/** How far those lines have gone back: by what they came to; where that is nothing by list price, or by units. */
function progressOf(sold: readonly OrderLine[], shares: readonly BillShare[]): Progress {
  const ordinals = new Set(sold.map(({ ordinal }) => ordinal))
  const lines = shares.flatMap((share) => share.lines).filter(({ line }) => ordinals.has(line))
  for (const amount of ['totalMinor', 'listMinor', 'quantity'] as const) {
    const whole = sold.reduce((total, line) => total + line[amount], 0)
    if (whole > 0) return [lines.reduce((total, line) => total + line[amount], 0), whole]
  }
  return [1, 1]
}

function signedShare(wholeMinor: number, part: number, whole: number): number {
  return wholeMinor < 0 ? 0 - cumulativeShare(0 - wholeMinor, part, whole) : cumulativeShare(wholeMinor, part, whole)
}
