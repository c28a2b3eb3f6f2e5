import { present } from '../../base/assert.ts'
import { accept, type Decision, refuse } from '../../base/decision.ts'
import { type GiftCodeRefusal, redeemGiftCard } from '../../cards/change-gift-card.ts'
import { giftBalanceOf } from '../../cards/gift-card.ts'
import { availableOf } from '../../ledger/books.ts'
import type { BalanceRefusal } from '../../ledger/post.ts'
import { partsOf } from './stored-value.ts'
import { refuseAmount, type SettledTender, type SettlingState, type TenderOf, type TenderRefusal } from './tender.ts'

/** Pays with a gift card by its code; every code that pays nothing is answered alike. */
export function settleGiftCard(
  state: SettlingState,
  { code, amountMinor: asked }: TenderOf<'GIFT_CARD'>,
): Decision<SettledTender, never, TenderRefusal | BalanceRefusal | GiftCodeRefusal> {
  const { ordinal, payable, currency, books, nowMs } = state
  const orderId = present(state.orderId, 'gift cards pay orders')
  const refused = refuseAmount({ ordinal, payable }, asked, payable.valueMinor)
  if (refused) return refused
  const card = state.giftCards.get(code)
  if (!card || card.currency !== currency) return refuse('gift_card_not_usable', {})
  const availableMinor = availableOf(books, giftBalanceOf(card), nowMs)
  const amountMinor = asked ?? (Math.min(payable.valueMinor, availableMinor) || payable.valueMinor)
  const spent = redeemGiftCard(card, books, { amountMinor, currency, sourceId: orderId }, nowMs)
  if (!spent.ok) return spent
  const { spending, ...giftCard } = spent.changes
  return accept(
    {
      tenderedMinor: amountMinor,
      amountMinor,
      provider: null,
      reference: card.codeHint,
      parts: spending.parts.flatMap(partsOf),
      moves: spending.moves,
      giftCard,
    },
    [],
  )
}
