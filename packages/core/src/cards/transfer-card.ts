import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerCardId, CustomerId } from '../base/ids.ts'
import { type CustomerCardEvent, cardEvent } from './card-event.ts'
import { type CustomerCard, changedCard } from './customer-card.ts'
import { type CardStateRefusal, refuseState } from './refuse-use.ts'

type Changed = { readonly card: CustomerCard }

export type TransferRefusal =
  | CardStateRefusal
  | RefusalOf<'card_not_transferable', { cardId: CustomerCardId }>
  | RefusalOf<'card_owned_already', { cardId: CustomerCardId; customerId: CustomerId }>

/** Gives a card with all that is left on it to another customer (转卡); nobody shares it any longer. */
export function transferCard(
  card: CustomerCard,
  customerId: CustomerId,
  nowMs: number,
): Decision<Changed, CustomerCardEvent, TransferRefusal> {
  const forbidden = refuseState(card, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  if (!card.terms.transferable) return refuse('card_not_transferable', { cardId: card.id })
  if (card.customerId === customerId) return refuse('card_owned_already', { cardId: card.id, customerId })
  const moved = changedCard(card, { customerId, holderIds: [] }, nowMs)
  return accept({ card: moved }, [cardEvent('customer_card.transferred', moved, card)])
}

export type ShareRefusal = CardStateRefusal | RefusalOf<'too_many_holders', { maxHolders: number }>

/** Says who else may use a card (共享卡), besides its owner. */
export function shareCard(
  card: CustomerCard,
  customerIds: readonly CustomerId[],
  nowMs: number,
): Decision<Changed, CustomerCardEvent, ShareRefusal> {
  const forbidden = refuseState(card, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const holderIds = [...new Set(customerIds)].filter((id) => id !== card.customerId)
  const { maxHolders } = card.terms
  if (holderIds.length + 1 > maxHolders) return refuse('too_many_holders', { maxHolders })
  const shared = changedCard(card, { holderIds }, nowMs)
  return accept({ card: shared }, [cardEvent('customer_card.shared', shared, card)])
}
