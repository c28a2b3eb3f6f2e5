import { assert, present } from '../../base/assert.ts'
import type { CustomerCardId } from '../../base/ids.ts'
import { entitlementCount, entitlementIdsOf, issueCard } from '../../cards/issue-card.ts'
import { accountOf } from '../../ledger/account.ts'
import { debit } from '../../ledger/post.ts'
import type { DeliverPrepaid } from './delivery.ts'

/** The card is the customer's from its payment on: what was paid is owed until it is used. */
export const deliverCard: DeliverPrepaid = (order, line, { customerId, recordId, number, location, nowMs }) => {
  const grant = present(line.prepaid, 'a card says what it gives')
  assert(grant.kind === 'CARD', 'a card says what it gives')
  const { product } = grant
  const entitlementIds = entitlementIdsOf(recordId, entitlementCount(product))
  const { card, moves } = issueCard(
    product,
    {
      cardId: recordId as CustomerCardId,
      number,
      entitlementIds,
      customerId: present(customerId, 'cards are sold to a customer'),
      orderId: order.id,
      paidMinor: line.totalMinor,
      location,
    },
    nowMs,
  )
  const gifts = product.gifts.flatMap((gift) =>
    gift.kind === 'COUPON' ? [{ ...gift, customerId: card.customerId, customerCardId: card.id }] : [],
  )
  return {
    source: { kind: 'CARD_SALE', id: card.id },
    moves: [debit(accountOf('CUSTOMER_ADVANCES', order.currency), line.totalMinor), ...moves],
    delivered: { cards: [card], couponGifts: gifts },
  }
}
