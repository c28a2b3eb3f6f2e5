import {
  accountsOfCard,
  businessDate,
  present,
  type RefundValue,
  refundCard,
  refundValue as valueNow,
} from '@mendian/core'
import { customerCardId, refundedCardView, refundValueView } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadBooks } from '../ledger/load-books.ts'
import { notFound } from '../not-found.ts'
import { defineRead, defineWrite, type ReadOperation, type WriteOperation } from '../operation.ts'
import { cardStateRefusals, postingRefusals } from './card-refusals.ts'
import { announceCards, customerCardView } from './card-view.ts'
import { keepCard, loadCard } from './load-card.ts'

const input = z.strictObject({ id: customerCardId })

function view({ method, refundMinor, keptMinor, steps }: RefundValue): z.output<typeof refundValueView> {
  return { method, refundMinor, keptMinor, steps: steps.map((step) => ({ ...step })) }
}

/** What giving the card back would be worth, and why; changes nothing. */
export const refundValue: ReadOperation<typeof input, typeof refundValueView> = defineRead({
  name: 'customerCards.refundValue',
  summary: 'What a card is worth when it is given back, step by step',
  http: ['GET', '/v1/customer-cards/{id}/refund-value'],
  input,
  output: refundValueView,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id }, { nowMs }) {
    const card = await tx.customerCards.find(id)
    if (!card) return notFound('CustomerCard', id)
    const [location, redemptions] = await Promise.all([
      tx.locations.find(card.locationId),
      tx.cardRedemptions.unitsUsed(id),
    ])
    const date = businessDate(present(location, 'a card is of a location that exists'), nowMs)
    const query = { locationId: card.locationId, businessDate: date, subjectIds: accountsOfCard(card) }
    const books = await loadBooks(tx, query, nowMs)
    return { ok: true, value: view(valueNow({ card, books, redemptions }, nowMs)) }
  },
})

/** Takes a card back for cash. */
export const refund: WriteOperation<typeof input, typeof refundedCardView> = defineWrite({
  name: 'customerCards.refund',
  summary: 'Take a card back for cash',
  http: ['POST', '/v1/customer-cards/{id}/refund'],
  input,
  output: refundedCardView,
  permission: 'order:write',
  movesMoney: true,
  refusals: ['not_found', ...cardStateRefusals, ...postingRefusals],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id }, run) {
    const found = await loadCard(tx, id, run)
    if (!found.ok) return found
    const { card, books, posting } = found.loaded
    const redemptions = await tx.cardRedemptions.unitsUsed(id)
    const decision = refundCard({ card, books, redemptions }, posting, run.nowMs)
    if (!decision.ok) return decision
    const { card: after, books: booksAfter, value } = decision.changes
    await keepCard(tx, card, after, booksAfter)
    const balances = [...booksAfter.balances.values()]
    return {
      ok: true,
      value: { value: view(value), card: customerCardView(after, balances, run.nowMs) },
      subjectId: id,
      announcements: announceCards(decision.events, balances, run.nowMs),
    }
  },
})
