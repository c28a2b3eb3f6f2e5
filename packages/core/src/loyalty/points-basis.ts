import { allocate } from '../money/allocate.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import { isAsGoodAsMoney, type Purchase, type PurchaseLine } from './purchase.ts'

/**
 * What was paid for each line by what earns points: neither points nor, unless the programme says so, bonus, nor what
 * was rounded off. Each is shared, in proportion (largest remainder), by what it may have paid for: bonus by neither
 * cards nor what is as good as money, points by all but the latter, and what was rounded off by all that was charged.
 */
export function pointsBasis(
  purchase: Purchase,
  { bonusEarns, earnOn }: Pick<LoyaltyProgramme, 'bonusEarns' | 'earnOn'>,
): readonly number[] {
  const { lines, taxInclusive, serviceChargeMinor, tipMinor, roundingMinor, bonusMinor, pointsMinor } = purchase
  const paid = lines.map((line) => line.totalMinor + (taxInclusive ? 0 : line.taxMinor))
  const besides = serviceChargeMinor + tipMinor + Math.max(roundingMinor, 0)
  const kinds = lines.map(({ kind }) => kind)
  let left: readonly number[] = [...paid, besides]
  left = without(left, bonusEarns ? 0 : bonusMinor, kinds, (kind) => !isAsGoodAsMoney(kind) && kind !== 'CARD')
  left = without(left, pointsMinor, kinds, (kind) => !isAsGoodAsMoney(kind))
  left = without(left, Math.max(0 - roundingMinor, 0), kinds, () => true)
  return lines.map((line, index) => {
    const basisMinor = left[index] ?? 0
    return earnOn === 'WITH_TAX' ? basisMinor : withoutTax(line, paid[index] ?? 0, basisMinor)
  })
}

/** What is left of the lines, and of what was charged besides, when those of such kinds bear their shares of it. */
function without(
  left: readonly number[],
  amountMinor: number,
  kinds: readonly PurchaseLine['kind'][],
  bears: (kind: PurchaseLine['kind']) => boolean,
): readonly number[] {
  const weights = left.map((leftMinor, index) => {
    const kind = kinds[index]
    return kind === undefined || bears(kind) ? leftMinor : 0
  })
  const mostMinor = weights.reduce((sum, weight) => sum + weight, 0)
  if (amountMinor === 0 || mostMinor === 0) return left
  const shares = allocate(Math.min(amountMinor, mostMinor), weights)
  return left.map((leftMinor, index) => leftMinor - (shares[index] ?? 0))
}

/** The same share of the line without its tax. */
function withoutTax(line: PurchaseLine, paidMinor: number, basisMinor: number): number {
  if (paidMinor === 0) return 0
  return multiplyRatio(basisMinor, { numerator: paidMinor - line.taxMinor, denominator: paidMinor }, 'FLOOR')
}
