import {
  accountsOfCard,
  businessDate,
  type CardRedemption,
  lotsNamedBy,
  present,
  type ReadTransaction,
  refuseUseOnBill,
  reverseRedemption,
} from '@mendian/core'
import { cardRedemptionId, cardUseView } from '@mendian/core/schemas'
import { z } from 'zod'
import { postingRefusals } from '../customer-cards/card-refusals.ts'
import { announceCards, customerCardView, redemptionView } from '../customer-cards/card-view.ts'
import { keepCard } from '../customer-cards/load-card.ts'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { withOriginals } from './with-originals.ts'

const input = z.strictObject({ id: cardRedemptionId })

/** Takes a use of a card back: its visits return with what they had earned. */
export const reverse: WriteOperation<typeof input, typeof cardUseView> = defineWrite({
  name: 'cardRedemptions.reverse',
  summary: 'Take a use of a card back',
  http: ['POST', '/v1/card-redemptions/{id}/reverse'],
  input,
  output: cardUseView,
  permission: 'order:write',
  movesMoney: true,
  refusals: [
    'not_found',
    'redemption_reversed',
    'redemption_of_order',
    'card_state_forbids',
    'transaction_reversed',
    'lot_spent',
    ...postingRefusals,
  ],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id }, run) {
    const redemption = await tx.cardRedemptions.find(id)
    if (!redemption) return notFound('CardRedemption', id)
    const { orderId } = redemption
    const bill = orderId === null ? [] : [{ kind: 'ORDER', id: orderId } as const]
    run.requireLocks([{ kind: 'RECORD', id: redemption.cardId }, ...bill])
    const onBill = redemption.reversedAtMs === null && (await refuseOnBill(tx, redemption))
    if (onBill) return onBill
    const [found, location, [use]] = await Promise.all([
      tx.customerCards.find(redemption.cardId),
      tx.locations.find(redemption.locationId),
      withOriginals(tx, [redemption]),
    ])
    const card = present(found, 'a use is of a card that exists')
    const where = present(location, 'a use is at a location that exists')
    const { original } = present(use, 'one use was asked for')
    const subjectIds = accountsOfCard(card)
    run.requireLocks(accountLocks(subjectIds))
    const date = businessDate(where, run.nowMs)
    const lotIds = original === null ? [] : lotsNamedBy(original)
    const books = await loadBooks(tx, { locationId: where.id, businessDate: date, subjectIds, lotIds }, run.nowMs)
    const transactionId = run.ids.next('LedgerTransaction')
    const decision = reverseRedemption(
      { card, redemption, original, books },
      { transactionId, businessDate: date },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { card: after, redemption: reversed, books: booksAfter } = decision.changes
    await keepCard(tx, card, after, booksAfter)
    assertReplaced(await tx.cardRedemptions.markReversed(id, run.nowMs), 'the use')
    const balances = [...booksAfter.balances.values()]
    return {
      ok: true,
      value: {
        redemption: redemptionView(reversed, where.timeZone),
        card: customerCardView(after, balances, run.nowMs),
      },
      subjectId: id,
      announcements: announceCards(decision.events, balances, run.nowMs),
    }
  },
})

/** Why it pays for what is still on a bill, if so. */
async function refuseOnBill(
  tx: ReadTransaction,
  redemption: CardRedemption,
): Promise<ReturnType<typeof refuseUseOnBill>> {
  const { orderId } = redemption
  if (orderId === null) return undefined
  const [order, uses] = await Promise.all([tx.orders.find(orderId), tx.cardRedemptions.ofOrder(orderId)])
  return refuseUseOnBill(redemption, present(order, 'a use names an order that exists'), uses)
}
