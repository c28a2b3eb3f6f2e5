import type { DomainEvent } from '../base/domain-event.ts'
import type { CustomerCard } from './customer-card.ts'
import type { GiftCard } from './gift-card.ts'

export type CustomerCardEventType =
  | 'customer_card.issued'
  | 'customer_card.redeemed'
  | 'customer_card.redemption_reversed'
  | 'customer_card.frozen'
  | 'customer_card.unfrozen'
  | 'customer_card.blocked'
  | 'customer_card.reissued'
  | 'customer_card.transferred'
  | 'customer_card.shared'
  | 'customer_card.expired'
  | 'customer_card.refunded'

export type GiftCardEventType =
  | 'gift_card.activated'
  | 'gift_card.blocked'
  | 'gift_card.unblocked'
  | 'gift_card.deactivated'
  | 'gift_card.replaced'

export type CustomerCardEvent = DomainEvent<CustomerCardEventType, 'CUSTOMER_CARD', CustomerCard>
export type GiftCardEvent = DomainEvent<GiftCardEventType, 'GIFT_CARD', GiftCard>

/** Everything cards announce. */
export type CardEvent = CustomerCardEvent | GiftCardEvent

/** The event of a card's change. */
export function cardEvent(
  type: CustomerCardEventType,
  subject: CustomerCard,
  previous?: CustomerCard,
): CustomerCardEvent {
  return { type, subjectKind: 'CUSTOMER_CARD', subject, ...(previous ? { previous } : {}) }
}
