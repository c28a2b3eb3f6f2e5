import type { CustomerId, LocationId, OrderId, TopUpId, TopUpOfferId } from '../base/ids.ts'
import type { Currency } from '../money/money.ts'

/** What a top-up gives once it is paid, frozen when the bill is made. */
export interface TopUpGrant {
  readonly kind: 'TOP_UP'
  readonly topUpOfferId: TopUpOfferId | null
  /** What is paid: it becomes principal. */
  readonly principalMinor: number
  readonly bonusMinor: number
  /** How long each can be spent from the top-up on; null for ever. */
  readonly principalValidDays: number | null
  readonly bonusValidDays: number | null
  /** Whether the offer is for the first top-up of a customer only. */
  readonly newCustomersOnly: boolean
}

/** A top-up (充值) that was paid: its principal and bonus are lots whose source it is. */
export interface TopUp {
  readonly id: TopUpId
  readonly customerId: CustomerId
  readonly locationId: LocationId
  readonly orderId: OrderId
  /** The line of the order. */
  readonly line: number
  readonly topUpOfferId: TopUpOfferId | null
  readonly currency: Currency
  readonly principalMinor: number
  readonly bonusMinor: number
  readonly toppedUpAtMs: number
}
