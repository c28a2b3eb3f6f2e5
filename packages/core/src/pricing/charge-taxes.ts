import { allocate } from '../money/allocate.ts'
import { multiplyRatio, percentOf, WHOLE_BASIS_POINTS } from '../money/ratio.ts'
import type { Bill } from './bill.ts'
import type { QuoteTax } from './quote.ts'

export interface ChargedTaxes {
  readonly taxes: readonly QuoteTax[]
  readonly taxMinor: number
  /** Each line's share of the tax on its rate, the service charge's left out. */
  readonly lineTaxMinor: readonly number[]
}

/** A line's amount and its rate. */
interface Taxed {
  readonly rateBasisPoints: number
  readonly amountMinor: number
}

/** The tax of each rate, worked out once on all that bears it, HALF_UP, and shared out to the lines. */
export function chargeTaxes(
  { lines, taxInclusive, serviceCharge }: Bill,
  leftMinor: readonly number[],
  serviceChargeMinor: number,
): ChargedTaxes {
  const taxed: Taxed[] = lines.map(({ taxRateBasisPoints }, line) => ({
    rateBasisPoints: taxRateBasisPoints,
    amountMinor: leftMinor[line] ?? 0,
  }))
  if (serviceCharge) taxed.push({ rateBasisPoints: serviceCharge.taxRateBasisPoints, amountMinor: serviceChargeMinor })
  const shares: (readonly number[])[] = []
  const taxes: QuoteTax[] = []
  let taxMinor = 0
  for (const rateBasisPoints of ratesOf(taxed)) {
    const weights: number[] = []
    let baseMinor = 0
    for (const one of taxed) {
      const weight = one.rateBasisPoints === rateBasisPoints ? one.amountMinor : 0
      weights.push(weight)
      baseMinor += weight
    }
    const tax = taxInclusive ? taxWithin(baseMinor, rateBasisPoints) : percentOf(baseMinor, rateBasisPoints, 'HALF_UP')
    taxes.push({ rateBasisPoints, baseMinor, taxMinor: tax })
    taxMinor += tax
    shares.push(allocate(tax, weights))
  }
  const lineTaxMinor = lines.map((_, line) => shares.reduce((total, share) => total + (share[line] ?? 0), 0))
  return { taxes, taxMinor, lineTaxMinor }
}

/** The tax that an amount contains. */
function taxWithin(amountMinor: number, rateBasisPoints: number): number {
  const ratio = { numerator: rateBasisPoints, denominator: WHOLE_BASIS_POINTS + rateBasisPoints }
  return multiplyRatio(amountMinor, ratio, 'HALF_UP')
}

/** The rates above zero that something bears, ascending. */
function ratesOf(taxed: readonly Taxed[]): readonly number[] {
  const rates: number[] = []
  for (const { rateBasisPoints, amountMinor } of taxed) {
    if (rateBasisPoints > 0 && amountMinor > 0 && !rates.includes(rateBasisPoints)) rates.push(rateBasisPoints)
  }
  return rates.sort((a, b) => a - b)
}
