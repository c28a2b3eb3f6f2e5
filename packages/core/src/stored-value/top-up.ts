import type { CustomerId, LocationId, LotId, OrderId, TopUpId, TopUpOfferId } from '../base/ids.ts'
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
  /**
   * What of its principal that pays for bills comes back as bonus only: its refund has paid that much back in money
   * already. 0 until then.
   */
  readonly backAsBonusMinor: number
}

/** What has left the lots of a top-up, other than by taking the top-up back. */
export interface TopUpOutflow {
  /** What payments and debts have taken of principal and bonus, less what refunds gave back. */
  readonly usedMinor: number
  /** What of that has settled debts. */
  readonly settledMinor: number
  /** Bonus that has expired: it is worth nothing, and nobody misses it. */
  readonly expiredBonusMinor: number
}

/** A top-up that was paid back while bills were paid from it. */
export interface PaidBackTopUp {
  readonly topUpId: TopUpId
  readonly principalLotId: LotId
  readonly bonusLotId: LotId
  /** See {@link TopUp.backAsBonusMinor}; more than nothing. */
  readonly backAsBonusMinor: number
}
