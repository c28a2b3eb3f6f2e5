import { assert, present } from '../../base/assert.ts'
import type { CustomerCardId } from '../../base/ids.ts'
import type { CardProduct } from '../../cards/card-product.ts'
import type { CustomerCard } from '../../cards/customer-card.ts'
import { entitlementCount, entitlementIdsOf, issueCard } from '../../cards/issue-card.ts'
import { accountOf } from '../../ledger/account.ts'
import { debit, issue, type Move } from '../../ledger/post.ts'
import { pointUnitOf } from '../../ledger/unit.ts'
import { pointsExpireAt } from '../../loyalty/points-expiry.ts'
import type { DeliverPrepaid, DeliveryContext } from './delivery.ts'

/** The card is the customer's from its payment on: what was paid is owed until it is used. */
export const deliverCard: DeliverPrepaid = (order, line, context) => {
  const { customerId, recordId, number, location, nowMs } = context
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
    moves: [
      debit(accountOf('CUSTOMER_ADVANCES', order.currency), line.totalMinor),
      ...moves,
      ...givenPoints(product, card, context),
    ],
    delivered: { cards: [card], couponGifts: gifts },
  }
}

/** The points given with the card, all of them to spend: what is owed is settled by points that are earned. */
function givenPoints(
  { gifts }: CardProduct,
  { customerId }: CustomerCard,
  { programme, nowMs }: DeliveryContext,
): readonly Move[] {
  const given = new Map<string | null, number>()
  for (const gift of gifts) {
    if (gift.kind !== 'POINTS') continue
    const subLedgerCode = gift.subLedgerCode ?? null
    given.set(subLedgerCode, (given.get(subLedgerCode) ?? 0) + gift.points)
  }
  return [...given].flatMap(([subLedgerCode, points]) => {
    const unit = pointUnitOf(subLedgerCode)
    const expiresAtMs = programme && pointsExpireAt(programme, nowMs, subLedgerCode)
    const lot = { origin: 'GIFT', amountMinor: points, cost: null, expiresAtMs } as const
    return [debit(accountOf('POINTS_ISSUED', unit), points), issue(accountOf('POINTS', unit, customerId), lot)]
  })
}
