import {
  accountsOfCard,
  businessDate,
  type CustomerCard,
  type CustomerCardId,
  drawerOf,
  ledgerChangesOf,
  type OrderId,
  present,
  type RefundValue,
  refundCard,
  refundOrder,
  refuseCash,
  refuseReturn,
  soldByLine,
  type Transaction,
  refundValue as valueNow,
} from '@mendian/core'
import { customerCardId, refundedCardView, refundReason, refundValueView } from '@mendian/core/schemas'
import { z } from 'zod'
import { cashRefusals, drawerLock, loadFlow, loadShiftForCash } from '../cash-shifts/load-cash.ts'
import { loadBooks } from '../ledger/load-books.ts'
import { refundWith } from '../loyalty/refund-with.ts'
import { notFound } from '../not-found.ts'
import {
  defineRead,
  defineWrite,
  type ReadOperation,
  type WriteOperation,
  type WriteResult,
  type WriteRun,
} from '../operation.ts'
import { refundCommand } from '../orders/refund.ts'
import { keepRefund, refundRefusals, refuseLimit } from '../refunds/keep-refund.ts'
import { loadRefundState, locationOf, refundLocks } from '../refunds/load-refund.ts'
import { refuseVersion } from '../version.ts'
import { cardStateRefusals, postingRefusals } from './card-refusals.ts'
import { announceCards, customerCardView } from './card-view.ts'
import { keepCard, loadCard, usesOfCard } from './load-card.ts'

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
  refusals: ['not_found', 'card_state_forbids', 'card_expired'],
  async run(tx, { id }, { nowMs }) {
    const card = await tx.customerCards.find(id)
    if (!card) return notFound('CustomerCard', id)
    const forbidden = refuseReturn(card, nowMs)
    if (forbidden) return { ok: false, refusal: forbidden }
    const [location, uses] = await Promise.all([tx.locations.find(card.locationId), usesOfCard(tx, id)])
    const date = businessDate(present(location, 'a card is of a location that exists'), nowMs)
    const query = { locationId: card.locationId, businessDate: date, subjectIds: accountsOfCard(card) }
    const books = await loadBooks(tx, query, nowMs)
    return { ok: true, value: view(valueNow({ card, books, ...uses }, nowMs)) }
  },
})

const refundCardInput = z.strictObject({
  id: customerCardId,
  refundTo: z.enum(['CASH', 'TENDERS', 'STORE_CREDIT']).default('CASH').meta({
    description:
      'TENDERS gives back to what the card was paid with, by a refund of its order. CASH does so too, but what was money comes out of the drawer whoever had taken it; value, points and what is owed go back to where they came from. Of a card that was given to another customer they have what was money, in CASH or as STORE_CREDIT; anything else is refused. Cards that were sold elsewhere are paid out in cash.',
  }),
  reason: refundReason
    .default('The card was taken back.')
    .meta({ description: 'Why; kept with the refund. Say it where people give cards back for several reasons.' }),
})

/** Takes a card back for what its terms say that it is worth. */
export const refund: WriteOperation<typeof refundCardInput, typeof refundedCardView> = defineWrite({
  name: 'customerCards.refund',
  summary: 'Take a card back for what its terms say',
  http: ['POST', '/v1/customer-cards/{id}/refund'],
  input: refundCardInput,
  output: refundedCardView,
  permission: 'order:refund',
  movesMoney: true,
  refusals: [
    ...new Set([
      ...(['not_found', 'card_without_order'] as const),
      ...cardStateRefusals,
      ...postingRefusals,
      ...cashRefusals,
      ...refundRefusals,
    ]),
  ],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id, refundTo }) => `${id} ${refundTo}`,
  async run(tx, input, run) {
    const card = await tx.customerCards.find(input.id)
    if (!card) return notFound('CustomerCard', input.id)
    const conflict = refuseVersion(card, run.expectedVersion)
    if (conflict) return conflict
    const forbidden = refuseReturn(card, run.nowMs)
    if (forbidden) return { ok: false, refusal: forbidden }
    if (card.orderId !== null) return refundByOrder(tx, card, card.orderId, input, run)
    if (input.refundTo === 'CASH') return refundInCash(tx, input, run)
    return { ok: false, refusal: { code: 'card_without_order', details: { cardId: card.id } } }
  },
})

type Run = WriteResult<z.output<typeof refundedCardView>>

/** Pays out a card that was sold elsewhere. */
async function refundInCash(tx: Transaction, { id }: { readonly id: CustomerCardId }, run: WriteRun): Promise<Run> {
  const found = await loadCard(tx, id, run)
  if (!found.ok) return found
  const { card, books, posting, location } = found.loaded
  const shift = await loadShiftForCash(tx, location, run)
  if (!shift.ok) return shift
  const uses = await usesOfCard(tx, id)
  const drawer = drawerOf(card.currency, shift.changes?.id ?? null)
  const decision = refundCard({ card, books, ...uses }, { ...posting, drawer }, run.nowMs)
  if (!decision.ok) return decision
  const { card: after, books: booksAfter, value } = decision.changes
  const missing = shift.changes && refuseCash(shift.changes, await loadFlow(tx, shift.changes), value.refundMinor)
  if (missing) return missing
  const forbidden = refuseLimit(location, { totalMinor: value.refundMinor }, run.actor)
  if (forbidden) return forbidden
  await keepCard(tx, card, after, booksAfter)
  const balances = [...booksAfter.balances.values()]
  return {
    ok: true,
    value: { value: view(value), card: customerCardView(after, balances, run.nowMs), refundId: null },
    subjectId: id,
    announcements: announceCards(decision.events, balances, run.nowMs),
  }
}

/** A refund of the line of the order that has sold the card. */
async function refundByOrder(
  tx: Transaction,
  { customerId }: CustomerCard,
  orderId: OrderId,
  { id, refundTo, reason }: z.output<typeof refundCardInput>,
  run: WriteRun,
): Promise<Run> {
  const order = present(await tx.orders.find(orderId), 'a card names an order that exists')
  const location = await locationOf(tx, order)
  const moneyInCash = refundTo === 'CASH'
  const counted = moneyInCash && location.cashShifts.use !== 'OFF'
  run.requireLocks([
    { kind: 'ORDER', id: orderId },
    ...(counted ? [drawerLock(location.id)] : []),
    ...(await refundLocks(tx, order, location, [customerId])),
  ])
  const state = await loadRefundState(tx, order, location, run.nowMs, [customerId])
  const [line, sold] = present(
    [...soldByLine(order, state.cards.sold)].find(([, one]) => one.card.id === id),
    'a line of its order has sold the card',
  )
  const value = valueNow({ ...sold, books: state.books }, run.nowMs)
  const destination = moneyInCash ? 'TENDERS' : refundTo
  const command = refundCommand({ lines: [{ line, quantity: 1 }], destination, reason }, run.ids)
  const decision = refundOrder(state, { ...command, moneyInCash, byOwner: true, cardsByTerms: true }, run.nowMs)
  if (!decision.ok) return decision
  const forbidden = refuseLimit(location, decision.changes.refund, run.actor)
  if (forbidden) return forbidden
  const done = await refundWith(tx, state, decision, location, run)
  if (!done.ok) return done
  const ofCards = await keepRefund(tx, order, done.changes, location, run.nowMs)
  await tx.ledger.apply(ledgerChangesOf(done.changes.books))
  const { after } = present(
    done.changes.cards.find(({ before }) => before.id === id),
    'the card was taken back',
  )
  const balances = [...done.changes.books.balances.values()]
  return {
    ok: true,
    value: {
      value: view(value),
      card: customerCardView(after, balances, run.nowMs),
      refundId: done.changes.refund.id,
    },
    subjectId: id,
    announcements: [...done.announcements, ...ofCards],
  }
}
