import { assert, present } from '../../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../../base/decision.ts'
import type { CustomerActivityId, CustomerCardId, LedgerTransactionId, OrderId, RefundId } from '../../base/ids.ts'
import { type CardEvent, cardEvent } from '../../cards/card-event.ts'
import { type GiftCardChanges, unloadGiftCard } from '../../cards/change-gift-card.ts'
import { type CardRedemption, type CustomerCard, changedCard } from '../../cards/customer-card.ts'
import type { GiftCard } from '../../cards/gift-card.ts'
import type { ReverseRedemptionRefusal } from '../../cards/reverse-redemption.ts'
import type { Books } from '../../ledger/books.ts'
import { type PostedTransaction, type ReverseRefusal, reverse } from '../../ledger/reverse.ts'
import type { LoyaltyAccount } from '../../loyalty/loyalty-account.ts'
import type { EndedPoints } from '../../loyalty/return-purchase.ts'
import { businessDate } from '../../places/business-date.ts'
import type { Location } from '../../places/location.ts'
import { openOf, type Receivable, returnReceivable } from '../../receivables/receivable.ts'
import type { CashFlow } from '../../registers/cash-flow.ts'
import type { CashShift } from '../../registers/cash-shift.ts'
import { type CashInsufficientRefusal, refuseCash } from '../../registers/move-cash.ts'
import { type ShiftForCashRefusal, shiftForCash } from '../../registers/shift-for-cash.ts'
import type { PaidBackTopUp } from '../../stored-value/top-up.ts'
import type { LocalDate } from '../../time/local-time.ts'
import { calledOff } from '../goods-fulfilment.ts'
import type { Order } from '../order.ts'
import { type OrderEvent, orderEvent } from '../order-event.ts'
import type { LineCardUse } from '../refunds/cards-of-order.ts'
import type { Refund } from '../refunds/refund.ts'
import type { RefundRequest } from '../refunds/refund-request.ts'
import { returnCardUses } from '../refunds/return-card-uses.ts'
import { homeOf, type ValueHomes } from '../refunds/value-homes.ts'
import { refundOfAll } from './refund-of-all.ts'
import { uncountForCustomer } from './uncount-for-customer.ts'

export interface ReopenOrder {
  readonly reason: string
  readonly successorId: OrderId
  readonly refundId: RefundId
  readonly activityId: CustomerActivityId
  /** One for each entry that is taken back. */
  readonly nextTransactionId: () => LedgerTransactionId
}

export interface ReopenOrderState {
  readonly order: Order
  readonly refunds: readonly Refund[]
  /** The request for money back that waits, if any. */
  readonly pending: RefundRequest | undefined
  /** Its payment, what that delivered, and its completion, in this order. */
  readonly posted: readonly PostedTransaction[]
  readonly cardUses: readonly LineCardUse[]
  /** The cards that have paid for lines. */
  readonly cards: ReadonlyMap<string, CustomerCard>
  /** The cards that it has sold, and whether they or their gifts were used. */
  readonly sold: readonly { readonly card: CustomerCard; readonly isUsed: boolean }[]
  /** The gift cards that it has loaded. */
  readonly giftCards: ReadonlyMap<string, GiftCard>
  /** What of it was put on account. */
  readonly receivables: readonly Receivable[]
  /** Of the top-ups that paid for it those whose principal comes back as bonus. */
  readonly paidBack: readonly PaidBackTopUp[]
  /** What has become of whatever paid. */
  readonly homes: ValueHomes
  readonly location: Location
  /** The location's last shift, with what moved in it. */
  readonly latest: CashShift | undefined
  readonly flow: CashFlow
  /** Today. */
  readonly businessDate: LocalDate
  /** Its customer's; null where it did nothing for one. */
  readonly account: LoyaltyAccount | null
  /** How many of its points have ended unused up to now. */
  readonly endedPoints: EndedPoints
  readonly books: Books
}

export interface ReopenOrderChanges {
  /** The order, taken back. */
  readonly order: Order
  /** The open bill in its place. */
  readonly successor: Order
  readonly refund: Refund
  /** Cards whose visits came back, and cards that were sold by it. */
  readonly cards: readonly { readonly before: CustomerCard; readonly after: CustomerCard }[]
  readonly redemptions: readonly CardRedemption[]
  readonly giftCards: readonly GiftCardChanges[]
  readonly cardEvents: readonly CardEvent[]
  /** What was put on account and is owed no more. */
  readonly receivables: readonly Receivable[]
  readonly account: LoyaltyAccount | null
  readonly books: Books
}

/** Why an order is not reopened. */
export type NotReopenable =
  | 'NOT_PAID'
  | 'REOPENED'
  | 'REFUNDED'
  | 'CARD_USED'
  | 'SETTLED'
  | 'TOP_UP_PAID_BACK'
  | 'TENDER_GONE'
  | 'CARD_TRANSFERRED'

export type ReopenOrderRefusal =
  | RefusalOf<'not_reopenable', { orderId: OrderId; because: NotReopenable; cardId?: CustomerCardId }>
  | RefusalOf<'refund_requested', { refundRequestId: RefundRequest['id'] }>
  | ShiftForCashRefusal
  | CashInsufficientRefusal
  | ReverseRedemptionRefusal
  | ReverseRefusal

/**
 * Reopens a paid order (反结账): every entry that it made is taken back by one turned round, on the business day of the
 * entry itself, so that those days read as though it had never been paid. What was paid goes back to the very tenders,
 * cash out of the shift that is open now. An open bill of the same lines and prices stands in its place.
 */
export function reopenOrder(
  state: ReopenOrderState,
  command: ReopenOrder,
  nowMs: number,
): Decision<ReopenOrderChanges, OrderEvent, ReopenOrderRefusal> {
  const { order, location } = state
  const forbidden = refuseReopening(state)
  if (forbidden) return forbidden
  const cashMinor = order.payments.reduce((sum, { kind, amountMinor }) => sum + (kind === 'CASH' ? amountMinor : 0), 0)
  const drawer = cashMinor === 0 ? accept(null, []) : shiftForCash(location, state.latest, state.businessDate)
  if (!drawer.ok) return drawer
  const missing = drawer.changes && refuseCash(drawer.changes, state.flow, cashMinor)
  if (missing) return missing
  const cashShiftId = drawer.changes?.id ?? null

  const completedOn = businessDate(location, order.completedAtMs ?? nowMs)
  const paidOn = order.payments[0]?.businessDate ?? state.posted[0]?.businessDate ?? completedOn
  const uncounted = uncountForCustomer(
    order,
    state.account,
    state.books,
    { ...command, businessDate: completedOn, endedPoints: state.endedPoints },
    nowMs,
  )
  if (!uncounted.ok) return uncounted
  const reversed = reverseAll(state, command, { books: uncounted.changes.books, cashShiftId }, nowMs)
  if (!reversed.ok) return reversed
  const dateOf = ({ original }: LineCardUse): LocalDate => original?.businessDate ?? paidOn
  const returning = { ...command, dateOf }
  const used = returnCardUses(state.cards, state.cardUses, reversed.changes.books, returning, nowMs)
  if (!used.ok) return used

  // From here it must succeed.
  const taken: Order = {
    ...order,
    ...{ state: 'CANCELLED', cancelReason: 'REOPENED', completedAtMs: null },
    fulfilment: calledOff(order.fulfilment),
    refundedMinor: order.paidMinor,
    refundState: 'FULL',
    returnedQuantities: order.lines.map(({ quantity }) => quantity),
    loyalty: uncounted.changes.loyalty,
    reopenedAsId: command.successorId,
    version: order.version + 1,
    updatedAtMs: nowMs,
  }
  const successor = successorOf(order, command.successorId, nowMs)
  const { refundId, reason } = command
  const transactionId = reversed.changes.paymentReversalId
  const refund = refundOfAll(order, { refundId, reason, transactionId, paidOn, cashShiftId }, nowMs)
  assert(refund.totalMinor === order.paidMinor, 'all that was paid goes back')
  const sold = state.sold.map(({ card }) => ({ before: card, after: takenBack(card, nowMs) }))
  const events = [orderEvent('order.reopened', taken, order), orderEvent('order.created', successor)]
  return accept(
    {
      ...{ order: taken, successor, refund, account: uncounted.changes.account, books: used.changes.books },
      cards: [...used.changes.cards, ...sold],
      redemptions: used.changes.redemptions,
      giftCards: unloaded(state, refundId, nowMs),
      receivables: state.receivables.map((one) => returnReceivable(one, one.amountMinor, nowMs).receivable),
      cardEvents: [
        ...used.changes.events,
        ...sold.map(({ before, after }) => cardEvent('customer_card.refunded', after, before)),
      ],
    },
    events,
  )
}

function refuseReopening({
  order,
  refunds,
  pending,
  sold,
  receivables,
  paidBack,
  homes,
}: ReopenOrderState): { readonly ok: false; readonly refusal: ReopenOrderRefusal } | undefined {
  const orderId = order.id
  if (order.paymentState !== 'PAID') return refuse('not_reopenable', { orderId, because: 'NOT_PAID' })
  if (order.reopenedAsId !== null) return refuse('not_reopenable', { orderId, because: 'REOPENED' })
  if (refunds.length > 0) return refuse('not_reopenable', { orderId, because: 'REFUNDED' })
  if (pending) return refuse('refund_requested', { refundRequestId: pending.id })
  const used = sold.find(({ card, isUsed }) => isUsed || card.state === 'REFUNDED')
  if (used) return refuse('not_reopenable', { orderId, because: 'CARD_USED', cardId: used.card.id })
  const passedOn = sold.find(({ card }) => card.customerId !== order.customerId)
  if (passedOn) return refuse('not_reopenable', { orderId, because: 'CARD_TRANSFERRED', cardId: passedOn.card.id })
  // What was paid of it, or written off, stands in the books by itself.
  const isSettled = receivables.some((one) => openOf(one) !== one.amountMinor)
  if (isSettled) return refuse('not_reopenable', { orderId, because: 'SETTLED' })
  // Paying it again would use principal that was paid back in money; a refund gives bonus for that.
  if (paidBack.length > 0) return refuse('not_reopenable', { orderId, because: 'TOP_UP_PAID_BACK' })
  // An entry is turned round on the very accounts it moved: a refund finds what has taken their place.
  const paying = order.payments.flatMap(({ parts }) =>
    parts.flatMap(({ lotId, subjectId }) => (lotId && subjectId) || []),
  )
  const isGone = paying.some((subjectId) => homeOf(homes, subjectId) !== subjectId)
  return isGone ? refuse('not_reopenable', { orderId, because: 'TENDER_GONE' }) : undefined
}

/** What it posted, the last first, each on its own business day. */
function reverseAll(
  { order, posted, receivables }: ReopenOrderState,
  { nextTransactionId }: ReopenOrder,
  { books, cashShiftId }: { readonly books: Books; readonly cashShiftId: string | null },
  nowMs: number,
): Decision<{ readonly books: Books; readonly paymentReversalId: LedgerTransactionId }, never, ReverseRefusal> {
  let next = books
  let paymentReversalId = nextTransactionId()
  for (const original of posted.toReversed()) {
    const id = nextTransactionId()
    if (original.source.kind === 'ORDER_PAYMENT') paymentReversalId = id
    // A gift card is written about under its own name.
    const source = original.source.kind === 'GIFT_CARD' ? original.source : reopeningOf(order)
    const header = { id, businessDate: original.businessDate, occurredAtMs: nowMs, source }
    const taken = reverse(next, asOfNow(original, cashShiftId, receivables), header, nowMs)
    if (!taken.ok) return taken
    next = taken.changes
  }
  return accept({ books: next, paymentReversalId }, [])
}

function reopeningOf({ id }: Order): { readonly kind: 'ORDER_REOPENING'; readonly id: string } {
  return { kind: 'ORDER_REOPENING', id }
}

/**
 * Cash comes out of the drawer that is open now: what was counted stays as it was. What is owed is so by whoever its
 * customer has become a part of.
 */
function asOfNow(
  original: PostedTransaction,
  cashShiftId: string | null,
  receivables: readonly Receivable[],
): PostedTransaction {
  const [owed] = receivables
  const lines = original.lines.map((line) => {
    if (line.account === 'CASH_DRAWER') return { ...line, subjectId: cashShiftId }
    return line.account === 'RECEIVABLES' && owed ? { ...line, subjectId: owed.customerId } : line
  })
  return { ...original, lines }
}

function takenBack(card: CustomerCard, nowMs: number): CustomerCard {
  return changedCard(card, { state: 'REFUNDED', dueAtMs: null }, nowMs)
}

/** The gift cards without what it had loaded on them. */
function unloaded({ order, giftCards }: ReopenOrderState, sourceId: string, nowMs: number): readonly GiftCardChanges[] {
  const current = new Map(giftCards)
  return order.lines.flatMap(({ prepaid }) => {
    if (prepaid?.kind !== 'GIFT_CARD') return []
    const card = present(current.get(prepaid.giftCardId), 'the gift cards of a bill were read')
    const changes = unloadGiftCard(card, { amountMinor: prepaid.amountMinor, sourceId }, nowMs)
    current.set(card.id, changes.card)
    return [changes]
  })
}

/** The same bill, open again: prices, coupons and what it takes of limited offers stay with it. */
function successorOf(order: Order, id: OrderId, nowMs: number): Order {
  return {
    ...order,
    ...{ id, state: 'OPEN', paymentState: 'UNPAID', payments: [], paidMinor: 0, completedAtMs: null, loyalty: null },
    ...{ reopensId: order.id, reopenedAsId: null, version: 1, createdAtMs: nowMs, updatedAtMs: nowMs },
  }
}
