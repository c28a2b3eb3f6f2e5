import { allocate } from '../money/allocate.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import type { Purchase, PurchaseLine } from './purchase.ts'

/**
 * What was paid for each line by what earns points: neither points nor, unless the programme says so, bonus, nor what
 * was rounded off. Those are shared by all that was charged, in proportion (largest remainder), so that with nothing
 * but earning lines it is the total less them, to the fen.
 */
export function pointsBasis(
  purchase: Purchase,
  { bonusEarns, earnOn }: Pick<LoyaltyProgramme, 'bonusEarns' | 'earnOn'>,
): readonly number[] {
  const { lines, taxInclusive, serviceChargeMinor, tipMinor, roundingMinor } = purchase
  const paid = lines.map((line) => line.totalMinor + (taxInclusive ? 0 : line.taxMinor))
  const besides = serviceChargeMinor + tipMinor + Math.max(roundingMinor, 0)
  const idleMinor = purchase.pointsMinor + (bonusEarns ? 0 : purchase.bonusMinor) + Math.max(0 - roundingMinor, 0)
  const weights = [...paid, besides]
  const chargedMinor = weights.reduce((sum, weight) => sum + weight, 0)
  const idle = chargedMinor === 0 ? weights : allocate(Math.min(idleMinor, chargedMinor), weights)
  return lines.map((line, index) => {
    const paidMinor = paid[index] ?? 0
    const basisMinor = paidMinor - (idle[index] ?? 0)
    return earnOn === 'WITH_TAX' ? basisMinor : withoutTax(line, paidMinor, basisMinor)
  })
}

/** The same share of the line without its tax. */
function withoutTax(line: PurchaseLine, paidMinor: number, basisMinor: number): number {
  if (paidMinor === 0) return 0
  return multiplyRatio(basisMinor, { numerator: paidMinor - line.taxMinor, denominator: paidMinor }, 'FLOOR')
}
