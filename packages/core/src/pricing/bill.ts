import type { Currency } from '../money/money.ts'
import type { BasisPoints } from '../money/ratio.ts'
import type { WallClock } from '../time/time-window.ts'
import type { PricingRule } from './pricing-rule.ts'

export const billLineKinds = ['SERVICE', 'ADD_ON', 'PRODUCT', 'CARD', 'TOP_UP', 'GIFT_CARD'] as const

export type BillLineKind = (typeof billLineKinds)[number]

/** Whether it is paid before it is used: there is no tax on it and no charge for the service yet. */
export function isPaidAhead(kind: BillLineKind): boolean {
  return kind === 'CARD' || kind === 'TOP_UP' || kind === 'GIFT_CARD'
}

/** What is to be priced: units of one thing at its list price. */
export interface BillLine {
  readonly kind: BillLineKind
  /** The service, product or card product. */
  readonly itemId: string
  readonly categoryIds: readonly string[]
  readonly unitPriceMinor: number
  readonly quantity: number
  /** When the service starts, on the wall clock of its place; null for what has no start. */
  readonly startsAt: WallClock | null
  /** False for what is as good as money. */
  readonly discountable: boolean
  readonly taxRateBasisPoints: BasisPoints
  /** Units that cards of the customer pay for with visits; at most the quantity. */
  readonly coverage: readonly LineCoverage[]
}

/** Units of a line that a card covers. */
export interface LineCoverage {
  readonly cardId: string
  readonly name: string
  readonly units: number
}

/** A percentage of the discounted bill for the service (服务费). */
export interface ServiceCharge {
  readonly rateBasisPoints: BasisPoints
  readonly taxRateBasisPoints: BasisPoints
}

/** To which multiple the sum to pay is rounded (抹零 is to a yuan, downwards). */
export interface CashRounding {
  readonly unitMinor: number
  readonly mode: 'FLOOR' | 'HALF_UP' | 'CEILING'
}

/** All that the price of a bill follows from. */
export interface Bill {
  readonly currency: Currency
  readonly lines: readonly BillLine[]
  readonly rules: readonly PricingRule[]
  /** How many promotions and coupons act on one bill at most. */
  readonly maxPromotions: number
  /** Whether list prices contain the tax. */
  readonly taxInclusive: boolean
  readonly serviceCharge: ServiceCharge | null
  readonly tipMinor: number
  readonly cashRounding: CashRounding | null
}
