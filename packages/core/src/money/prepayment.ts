import { type Money, money } from './money.ts'
import type { Prepayment } from './prepayment.schema.ts'
import { percentOf } from './ratio.ts'

/** What of that price is to be paid before; a percentage is rounded half up, once. */
export function prepaymentOf(policy: Prepayment, price: Money): Money {
  return money(amountOf(policy, price.amountMinor), price.currency)
}

function amountOf(policy: Prepayment, priceMinor: number): number {
  if (policy.kind === 'NONE') return 0
  if (policy.kind === 'FULL') return priceMinor
  return 'amountMinor' in policy
    ? Math.min(policy.amountMinor, priceMinor)
    : percentOf(priceMinor, policy.percentBasisPoints, 'HALF_UP')
}
