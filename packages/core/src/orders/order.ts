import type {
  AddOnId,
  BookingId,
  CustomerId,
  LocationId,
  OrderId,
  PaymentId,
  ProductId,
  ServiceId,
  StaffId,
} from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { Currency } from '../money/money.ts'
import type { QuoteTraceStep } from '../pricing/quote.ts'
import type { LocalDate } from '../time/local-time.ts'

export const orderStates = ['OPEN', 'AWAITING_REDEMPTION', 'COMPLETED', 'CANCELLED'] as const
export type OrderState = (typeof orderStates)[number]

export const paymentStates = ['UNPAID', 'PAID'] as const
export type PaymentState = (typeof paymentStates)[number]

export const tenderKinds = ['CASH'] as const
export type TenderKind = (typeof tenderKinds)[number]

export interface OrderLineAddOn {
  readonly addOnId: AddOnId
  readonly name: string
  /** How often with each unit. */
  readonly quantity: number
  readonly unitPriceMinor: number
}

/** One thing sold, with the price frozen at sale. `totalMinor = listMinor - discountMinor`. */
export interface OrderLine {
  readonly ordinal: number
  readonly kind: 'SERVICE' | 'PRODUCT'
  readonly serviceId: ServiceId | null
  readonly productId: ProductId | null
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
  readonly totalMinor: number
  readonly trace: readonly QuoteTraceStep[]
}

/** Money received for an order (支付). `amountMinor` is what counts towards the order; `changeMinor` went back. */
export interface Payment {
  readonly id: PaymentId
  readonly ordinal: number
  readonly kind: TenderKind
  readonly tenderedMinor: number
  readonly amountMinor: number
  readonly changeMinor: number
  readonly businessDate: LocalDate
  readonly paidAtMs: number
}

/** A bill (订单) of one location in one currency. */
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
  readonly totalMinor: number
  readonly paidMinor: number
  readonly completedAtMs: number | null
}
