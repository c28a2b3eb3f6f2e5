import type { LocationId, OrderId } from '../base/ids.ts'
import type { LocalDate } from '../time/local-time.ts'

/** A line of what was bought, as loyalty sees it; its place in the list is its ordinal on the order. */
export interface PurchaseLine {
  readonly kind: 'SERVICE' | 'PRODUCT' | 'CARD' | 'TOP_UP' | 'GIFT_CARD'
  /** The service, product and so on. */
  readonly itemId: string
  readonly categoryId: string | null
  readonly quantity: number
  /** After discounts and without what cards cover; with tax only where prices contain it. */
  readonly totalMinor: number
  readonly taxMinor: number
  /** Who performed it. */
  readonly staffId: string | null
  /** Whether a booking stands behind it, whose redemption counted the visit. */
  readonly booked: boolean
}

/** A completed order, as loyalty sees it. */
export interface Purchase {
  readonly orderId: OrderId
  readonly locationId: LocationId
  readonly businessDate: LocalDate
  /** Of the location, for windows and days. */
  readonly timeZone: string
  readonly currency: string
  readonly taxInclusive: boolean
  readonly lines: readonly PurchaseLine[]
  readonly serviceChargeMinor: number
  readonly tipMinor: number
  /** Signed: what rounding the sum to pay added or took off. */
  readonly roundingMinor: number
  readonly totalMinor: number
  /** What stored-value bonus paid. */
  readonly bonusMinor: number
  /** What points paid; it never earns points. */
  readonly pointsMinor: number
}

/** What only money pays for: it is spent later. */
export function isAsGoodAsMoney(kind: PurchaseLine['kind']): boolean {
  return kind === 'TOP_UP' || kind === 'GIFT_CARD'
}

/** What of an order the customer spent on services and goods: top-ups and gift cards are spent later. */
export function spentMinorOf({ lines, taxInclusive, totalMinor }: Purchase): number {
  const prepaid = lines.filter(({ kind }) => isAsGoodAsMoney(kind))
  return totalMinor - prepaid.reduce((sum, line) => sum + line.totalMinor + (taxInclusive ? 0 : line.taxMinor), 0)
}
