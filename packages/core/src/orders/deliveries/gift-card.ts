import { assert, present } from '../../base/assert.ts'
import { loadGiftCard } from '../../cards/change-gift-card.ts'
import { accountOf } from '../../ledger/account.ts'
import { debit } from '../../ledger/post.ts'
import type { DeliverPrepaid } from './delivery.ts'

/** What was paid is on the gift card from then on, which is active. */
export const deliverGiftCard: DeliverPrepaid = (order, line, { giftCards, transactionId, nowMs }) => {
  const grant = present(line.prepaid, 'a gift card says what it is loaded with')
  assert(grant.kind === 'GIFT_CARD' && grant.amountMinor === line.totalMinor, 'what is paid is loaded')
  const card = present(giftCards.get(grant.giftCardId), 'the gift cards of an order were read')
  const load = { amountMinor: line.totalMinor, sourceId: order.id, transactionId }
  const loaded = loadGiftCard(card, load, nowMs)
  assert(loaded.ok, 'whether it can be loaded was asked before')
  const { moves, ...changes } = loaded.changes
  return {
    source: { kind: 'GIFT_CARD', id: card.id },
    moves: [debit(accountOf('CUSTOMER_ADVANCES', order.currency), line.totalMinor), ...moves],
    delivered: { giftCards: [changes], giftCardEvents: loaded.events },
  }
}
