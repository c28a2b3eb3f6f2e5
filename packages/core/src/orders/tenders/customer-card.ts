import { accept, type Decision, refuse } from '../../base/decision.ts'
import type { CardUseRefusal } from '../../cards/refuse-use.ts'
import { refuseUse } from '../../cards/refuse-use.ts'
import type { BalanceRefusal } from '../../ledger/post.ts'
import { payFrom } from './stored-value.ts'
import type { SettledTender, SettlingState, TenderOf, TenderRefusal } from './tender.ts'

/** Pays from the balance of a stored-value card, where and while its terms let it be used by the bill's customer. */
export function settleCustomerCard(
  state: SettlingState,
  { customerCardId, amountMinor }: TenderOf<'CUSTOMER_CARD'>,
): Decision<SettledTender, never, TenderRefusal | BalanceRefusal | CardUseRefusal> {
  const { ordinal, customerId, location, nowMs } = state
  if (customerId === null) return refuse('customer_required', { tender: ordinal })
  const card = state.cards.get(customerCardId)
  if (card?.terms.kind !== 'STORED_VALUE_CARD') return refuse('card_has_no_balance', { tender: ordinal })
  const unusable = refuseUse(card, { location, customerId }, nowMs)
  if (unusable) return { ok: false, refusal: unusable }
  const paid = payFrom(state, card.id, amountMinor)
  return paid.ok ? accept({ ...paid.changes, reference: card.number }, []) : paid
}
