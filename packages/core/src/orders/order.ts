import type {
  AddOnId,
  BookingId,
  CardProductId,
  CategoryId,
  CustomerCardId,
  CustomerId,
  EntitlementId,
  GiftCardId,
  LocationId,
  OrderId,
  PaymentId,
  ProductId,
  ServiceId,
  StaffId,
  TopUpOfferId,
} from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { CardProduct } from '../cards/card-product.ts'
import type { CardGuest } from '../cards/guest-pass.ts'
import type { OrderLoyalty } from '../loyalty/order-loyalty.ts'
import type { Currency } from '../money/money.ts'
import type { AppliedRule, QuoteTax, QuoteTraceStep } from '../pricing/quote.ts'
import type { Usage } from '../promotions/usage.ts'
import type { TopUpGrant } from '../stored-value/top-up.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { GoodsFulfilment } from './goods-fulfilment.ts'
import type { OrderRequest } from './order-request.ts'
import type { PaymentPart, PaymentProviderCode, TenderKind } from './tenders/tender.ts'

export const orderStates = ['OPEN', 'AWAITING_REDEMPTION', 'COMPLETED', 'CANCELLED'] as const
export type OrderState = (typeof orderStates)[number]

export const paymentStates = ['UNPAID', 'PAID'] as const
export type PaymentState = (typeof paymentStates)[number]

export const refundStates = ['NONE', 'PARTIAL', 'FULL'] as const
export type RefundState = (typeof refundStates)[number]

/** Why an order is cancelled: somebody did so, nobody paid in time, all of it went back, or it was reopened as another. */
export const orderCancelReasons = ['REQUESTED', 'EXPIRED', 'REFUNDED', 'REOPENED'] as const
export type OrderCancelReason = (typeof orderCancelReasons)[number]

/** What bills are for. What is prepaid is delivered when it is paid. */
export const orderLineKinds = ['SERVICE', 'PRODUCT', 'TOP_UP', 'CARD', 'GIFT_CARD'] as const
export type OrderLineKind = (typeof orderLineKinds)[number]

/** What a line of what is prepaid gives once it is paid, frozen when the bill is made. */
export type PrepaidGrant = TopUpGrant | CardGrant | GiftCardGrant

/** A card of that product, under the terms of this moment. */
export interface CardGrant {
  readonly kind: 'CARD'
  readonly product: CardProduct
}

/** So much on that gift card. */
export interface GiftCardGrant {
  readonly kind: 'GIFT_CARD'
  readonly giftCardId: GiftCardId
  readonly amountMinor: number
}

/** Units of a line that a card pays for. */
export interface OrderLineCover {
  readonly cardId: CustomerCardId
  readonly entitlementId: EntitlementId
  readonly serviceId: ServiceId
  /** Whose use it is on a guest pass; null for that of the customer. */
  readonly guest: CardGuest | null
  readonly units: number
}

export interface OrderLineAddOn {
  readonly addOnId: AddOnId
  readonly name: string
  /** How often with each unit. */
  readonly quantity: number
  readonly unitPriceMinor: number
}

/** One thing sold, with the price and the shares frozen at sale. `totalMinor = listMinor − discountMinor − coveredMinor`. */
export interface OrderLine {
  readonly ordinal: number
  readonly kind: OrderLineKind
  readonly serviceId: ServiceId | null
  readonly productId: ProductId | null
  readonly topUpOfferId: TopUpOfferId | null
  readonly cardProductId: CardProductId | null
  /** Of the service or product when it was sold. */
  readonly categoryId: CategoryId | null
  readonly staffId: StaffId | null
  readonly bookingId: BookingId | null
  /** Which segment of the booking the line is for. */
  readonly bookingSegment: number | null
  readonly name: string
  readonly quantity: number
  /** Chosen with each unit of a service, and part of its unit price. */
  readonly addOns: readonly OrderLineAddOn[]
  readonly unitPriceMinor: number
  readonly listMinor: number
  readonly discountMinor: number
  /** What cards cover. */
  readonly coveredMinor: number
  /** Which cards cover it. */
  readonly coverage: readonly OrderLineCover[]
  readonly totalMinor: number
  /** The line's share of the tax on its rate; within the total where prices contain it. */
  readonly taxMinor: number
  readonly trace: readonly QuoteTraceStep[]
  /** Null for what is not paid ahead. */
  readonly prepaid: PrepaidGrant | null
}

/** Money received for an order (支付). `amountMinor` is what counts towards the order; `changeMinor` went back. */
export interface Payment {
  readonly id: PaymentId
  readonly ordinal: number
  readonly kind: TenderKind
  readonly tenderedMinor: number
  readonly amountMinor: number
  readonly changeMinor: number
  /** Who has taken the money, and what they call the payment; null where nobody but us has. */
  readonly provider: PaymentProviderCode | null
  readonly reference: string | null
  /** Where it came from; refunds give back to the very same. */
  readonly parts: readonly PaymentPart[]
  readonly businessDate: LocalDate
  readonly paidAtMs: number
}

/**
 * A bill (订单) of one location in one currency. `subtotalMinor` is the sum of the lines; `totalMinor` what is to be paid:
 * with service charge, tax where it is added, tip and rounding.
 */
export interface Order extends Versioned {
  readonly id: OrderId
  readonly locationId: LocationId
  readonly customerId: CustomerId | null
  readonly currency: Currency
  readonly state: OrderState
  readonly paymentState: PaymentState
  readonly lines: readonly OrderLine[]
  readonly payments: readonly Payment[]
  readonly listMinor: number
  readonly discountMinor: number
  readonly coveredMinor: number
  readonly subtotalMinor: number
  readonly serviceChargeMinor: number
  readonly taxInclusive: boolean
  readonly taxMinor: number
  readonly taxes: readonly QuoteTax[]
  readonly tipMinor: number
  readonly roundingMinor: number
  readonly totalMinor: number
  /** The rules that made the price. */
  readonly applied: readonly AppliedRule[]
  /** What it took of limited offers, to be given back when it is cancelled. */
  readonly usages: readonly Usage[]
  /** What was asked of it, while it can be changed: null once it is paid or cancelled, and where it reopens another. */
  readonly request: OrderRequest | null
  /** How its goods are picked up or brought; null where they are handed over when they are paid. */
  readonly fulfilment: GoodsFulfilment | null
  /** What staff have noted on it. */
  readonly note: string
  readonly paidMinor: number
  /** What of it went back; fees that were kept did not. */
  readonly refundedMinor: number
  /** Whether units of its lines went back: none, some, or all. */
  readonly refundState: RefundState
  /** How many units of each line went back, by ordinal; empty when none. */
  readonly returnedQuantities: readonly number[]
  /** From when on it can be paid no more; null for ever, and once nobody waits for a payment. */
  readonly expiresAtMs: number | null
  /** Since when it is put aside, to go on with it later (挂单); null when it is not. */
  readonly parkedAtMs: number | null
  /** What it is called there: a table, a name. */
  readonly parkedAs: string | null
  /** Null while it is not cancelled. */
  readonly cancelReason: OrderCancelReason | null
  readonly completedAtMs: number | null
  /** What completing it did for its customer; null before, and without a customer. */
  readonly loyalty: OrderLoyalty | null
  /** The order that was taken back so that this one is paid instead of it. */
  readonly reopensId: OrderId | null
  /** The order that is paid instead of this one, which was taken back. */
  readonly reopenedAsId: OrderId | null
}

/** Whether coupons are part of the order's price: reserved while it is open, used once it is paid. */
export function spendsCoupons({ applied }: Pick<Order, 'applied'>): boolean {
  return applied.some(({ source }) => source === 'COUPON')
}
