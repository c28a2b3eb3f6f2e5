import type { CustomerId } from '../base/ids.ts'
import { type CustomerCardEvent, cardEvent } from './card-event.ts'
import { type CustomerCard, changedCard } from './customer-card.ts'

/** A card of which the one was owner or holder, and the other is from now on; nobody is both. */
export function cardAfterMerge(
  card: CustomerCard,
  { fromId, toId }: { readonly fromId: CustomerId; readonly toId: CustomerId },
  nowMs: number,
): { readonly card: CustomerCard; readonly event: CustomerCardEvent } {
  const merged = (id: CustomerId): CustomerId => (id === fromId ? toId : id)
  const customerId = merged(card.customerId)
  const holderIds = [...new Set(card.holderIds.map(merged))].filter((id) => id !== customerId)
  const after = changedCard(card, { customerId, holderIds }, nowMs)
  const type = customerId === card.customerId ? 'customer_card.shared' : 'customer_card.transferred'
  return { card: after, event: cardEvent(type, after, card) }
}
