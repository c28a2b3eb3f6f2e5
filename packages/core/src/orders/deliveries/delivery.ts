import type { CouponTemplateId, CustomerCardId, CustomerId, LedgerTransactionId } from '../../base/ids.ts'
import type { GiftCardEvent } from '../../cards/card-event.ts'
import type { GiftCardChanges } from '../../cards/change-gift-card.ts'
import type { CustomerCard } from '../../cards/customer-card.ts'
import type { GiftCard } from '../../cards/gift-card.ts'
import type { LedgerSource } from '../../ledger/entry.ts'
import type { Move } from '../../ledger/post.ts'
import type { LoyaltyProgramme } from '../../loyalty/loyalty-programme.ts'
import type { Location } from '../../places/location.ts'
import type { TopUp } from '../../stored-value/top-up.ts'
import type { Order, OrderLine } from '../order.ts'

/** What the lines of a bill have brought their customer, to be stored beside the order. */
export interface Delivered {
  readonly topUps: readonly TopUp[]
  readonly cards: readonly CustomerCard[]
  /** Coupons given for opening cards. */
  readonly couponGifts: readonly CouponGift[]
  /** Gift cards as they are from now on, with what happened to them. */
  readonly giftCards: readonly GiftCardChanges[]
  readonly giftCardEvents: readonly GiftCardEvent[]
}

/** So many coupons of a template for a customer. */
export interface CouponGift {
  readonly customerId: CustomerId
  /** The card that they are given with. */
  readonly customerCardId: CustomerCardId
  readonly couponTemplateId: CouponTemplateId
  readonly count: number
}

export const nothingDelivered: Delivered = { topUps: [], cards: [], couponGifts: [], giftCards: [], giftCardEvents: [] }

/** What is stored for one thing that was paid ahead, and how its money moves from owed to that. */
export interface PrepaidDelivery {
  readonly source: LedgerSource
  /** Debits what was owed to the customer by the line's total, and whatever else belongs to it. */
  readonly moves: readonly Move[]
  readonly delivered: Partial<Delivered>
}

/** The ids made for the delivery of one line. */
export interface DeliveryIds {
  /** Of the entry. */
  readonly transactionId: LedgerTransactionId
  /** Of what is delivered: a top-up, a card. Its parts are numbered after it. */
  readonly recordId: string
  /** What stands on a card. */
  readonly number: string
}

export interface DeliveryContext extends DeliveryIds {
  /** Whose it is; orders of what needs one have one. */
  readonly customerId: CustomerId | null
  readonly location: Location
  /** The gift cards that the order loads. */
  readonly giftCards: ReadonlyMap<string, GiftCard>
  /** How long points that are given last; for ever without one. */
  readonly programme: LoyaltyProgramme | null
  readonly nowMs: number
}

/** How one kind of line that is paid ahead is delivered. */
export type DeliverPrepaid = (order: Order, line: OrderLine, context: DeliveryContext) => PrepaidDelivery
