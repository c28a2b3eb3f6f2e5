import type {
  CustomerId,
  LedgerTransactionId,
  LocationId,
  OrderId,
  PaymentId,
  ProductId,
  RefundId,
  ServiceId,
  TopUpId,
} from '../../base/ids.ts'
import type { Currency } from '../../money/money.ts'
import type { LocalDate } from '../../time/local-time.ts'
import type { PaymentPart, PaymentProviderCode, TenderKind } from '../tenders/tender.ts'
import type { BillShare, LineShare } from './share-of-bill.ts'

/** Why money goes back: things returned, something that was sold elsewhere, a booking called off, a bill reopened. */
export const refundKinds = ['ITEMISED', 'UNLINKED', 'BOOKING_CANCELLATION', 'REOPENING'] as const
export type RefundKind = (typeof refundKinds)[number]

/** Where money goes: to the tenders it came from, or to the customer's stored value. */
export const refundDestinations = ['TENDERS', 'STORE_CREDIT'] as const
export type RefundDestination = (typeof refundDestinations)[number]

/** What refunds are given with. */
export type RefundTenderKind = TenderKind | 'STORE_CREDIT'

/** What of a payment goes back together: money, value that was paid for, or bonus, for one kind of thing. */
export interface ReturnedSource {
  /** The payment's ordinal. */
  readonly payment: number
  readonly source: SourceKind
  readonly group: LineGroup
  readonly amountMinor: number
}

/** What a payment is made of: money, value that was paid for, bonus, or what was put on account. */
export const sourceKinds = ['MONEY', 'VALUE', 'BONUS', 'OWED'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** What may be paid with what: top-ups with money alone, cards with no bonus, all else with anything. */
export const lineGroups = ['MONEY_ONLY', 'WITHOUT_BONUS', 'ANYTHING'] as const
export type LineGroup = (typeof lineGroups)[number]

/** Money given back with one tender. */
export interface RefundPayment {
  readonly ordinal: number
  readonly kind: RefundTenderKind
  /** The payment that it gives back; null for an unlinked return. */
  readonly paymentId: PaymentId | null
  readonly amountMinor: number
  readonly provider: PaymentProviderCode | null
  readonly reference: string | null
  /** Where it went: the drawer of a shift, the very lots that were spent, the provider. */
  readonly parts: readonly PaymentPart[]
}

/** How much of the principal of a top-up comes back as bonus, before and after. */
export interface BackAsBonus {
  readonly topUpId: TopUpId
  readonly beforeMinor: number
  readonly afterMinor: number
}

/** Something given back that was sold elsewhere, or before. */
export interface UnlinkedItem {
  readonly kind: 'SERVICE' | 'PRODUCT'
  readonly itemId: ServiceId | ProductId
  readonly name: string
  readonly quantity: number
  readonly unitPriceMinor: number
}

/** The share of a line that goes back, and what of its total is kept: of a part-used card or top-up. */
export interface RefundLine extends LineShare {
  readonly keptMinor: number
}

/** Money given back (退款), with the shares of the bill it is for. Never changed. */
export interface Refund extends BillShare {
  readonly lines: readonly RefundLine[]
  readonly id: RefundId
  readonly kind: RefundKind
  /** Of an unlinked return: its lines are these, in their order. */
  readonly items: readonly UnlinkedItem[]
  /** Null for an unlinked return. */
  readonly orderId: OrderId | null
  readonly locationId: LocationId
  readonly customerId: CustomerId | null
  readonly currency: Currency
  readonly destination: RefundDestination
  readonly reason: string
  /** What the share comes to. */
  readonly amountMinor: number
  /** What of it is kept, such as for a late cancellation. */
  readonly feeMinor: number
  /** What goes back: `amountMinor − feeMinor`, and the sum of the payments. */
  readonly totalMinor: number
  readonly payments: readonly RefundPayment[]
  readonly returned: readonly ReturnedSource[]
  readonly businessDate: LocalDate
  readonly refundedAtMs: number
  readonly transactionId: LedgerTransactionId
}
