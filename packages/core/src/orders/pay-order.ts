import { assert } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { BookingId, CardProductId, CashShiftId, CustomerCardId, LedgerTransactionId } from '../base/ids.ts'
import type { GiftCardChanges } from '../cards/change-gift-card.ts'
import type { CustomerCard } from '../cards/customer-card.ts'
import type { GiftCard } from '../cards/gift-card.ts'
import type { PrepaidPolicy } from '../cards/prepaid-policy.ts'
import type { PrepaidBuyer } from '../cards/refuse-unverified.ts'
import type { Books } from '../ledger/books.ts'
import { type PostRefusal, post } from '../ledger/post.ts'
import type { LoyaltyProgramme } from '../loyalty/loyalty-programme.ts'
import type { Location } from '../places/location.ts'
import type { StoredValuePolicy } from '../places/stored-value-policy.ts'
import type { LocalDate } from '../time/local-time.ts'
import { completeOrder } from './complete-order.ts'
import { deliverPrepaid } from './deliveries/deliver-prepaid.ts'
import type { Delivered, DeliveryIds } from './deliveries/delivery.ts'
import { isFulfilled } from './fulfil-order.ts'
import { type ClosedBillRefusal, refuseClosedBill, settledWaiting } from './open-bill.ts'
import type { Order, OrderLineKind } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'
import { paymentsOf } from './payments-of.ts'
import { paymentPosting } from './postings.ts'
import { type LapsedRefusal, refuseLapsed } from './refuse-lapsed.ts'
import { type SettledBill, type SettledTenders, type SettleRefusal, settleTenders } from './tenders/settle-tenders.ts'
import type { GivenTender } from './tenders/tender.ts'
import { type CardUseIds, type UseCardsRefusal, type UsedCards, useCards } from './use-cards.ts'

export interface PayOrder {
  readonly tenders: readonly GivenTender[]
  readonly paymentTransactionId: LedgerTransactionId
  /** By the ordinal of each line that is delivered when it is paid. */
  readonly deliveryIds: ReadonlyMap<number, DeliveryIds>
  readonly completionTransactionId: LedgerTransactionId
  /** One for each use of a card on the bill. */
  readonly cardUses: readonly CardUseIds[]
}

export interface PayOrderState {
  readonly order: Order
  readonly redeemed: ReadonlySet<BookingId>
  /** Bookings on the bill that are no longer held: cancelled, declined or expired. */
  readonly lapsed: ReadonlySet<BookingId>
  /** Whether its customer has topped up before; false where no top-up on it is for new customers only. */
  readonly toppedUpBefore: boolean
  /** The card products on it that its customer has bought before. */
  readonly bought: ReadonlySet<CardProductId>
  /** What the shop allows of prepaid cards. */
  readonly policies: readonly PrepaidPolicy[]
  /** Its customer. */
  readonly buyer: PrepaidBuyer | null
  readonly storedValue: StoredValuePolicy
  readonly location: Location
  /** The cards that pay: those that cover lines, and those that tenders name. */
  readonly cards: ReadonlyMap<string, CustomerCard>
  readonly usesToday: ReadonlyMap<CustomerCardId, number>
  /** The gift cards that are loaded, by id, and those that pay, by code. */
  readonly giftCards: ReadonlyMap<string, GiftCard>
  /** What its customer has spent of stored value on this business day. */
  readonly storedValueTodayMinor: number
  /** What points are worth; null where there is no programme. */
  readonly programme: LoyaltyProgramme | null
  /** How much its customer may owe in all; null where nothing limits it. */
  readonly creditLimitMinor: number | null
  /** The shift that cash goes into; null where it is not counted. */
  readonly cashShiftId: CashShiftId | null
  readonly businessDate: LocalDate
  readonly books: Books
}

export interface PayOrderChanges {
  readonly order: Order
  readonly books: Books
  readonly delivered: Delivered
  readonly usedCards: Omit<UsedCards, 'books'>
  /** Gift cards that have paid, as they are from now on. */
  readonly spentGiftCards: readonly GiftCardChanges[]
}

export type PayOrderRefusal = ClosedBillRefusal | LapsedRefusal | UseCardsRefusal | SettleRefusal | PostRefusal

/** Lines that are as good as money: only money pays for them. */
export const paidWithMoneyOnly: readonly OrderLineKind[] = ['TOP_UP', 'GIFT_CARD']

/** Lines that value which was paid for may pay for, and bonus may not. */
const notPaidWithBonus: readonly OrderLineKind[] = ['CARD']

/**
 * Pays a bill in full, unless something on it can no longer be had as it was when the bill was made. The tenders pay in the order given. What is paid ahead is delivered at once; the order completes where nothing
 * is left to redeem.
 */
export function payOrder(
  state: PayOrderState,
  command: PayOrder,
  nowMs: number,
): Decision<PayOrderChanges, OrderEvent, PayOrderRefusal> {
  const { order, redeemed, storedValue: policy, storedValueTodayMinor } = state
  const closed = refuseClosedBill(order, 'PAY', nowMs)
  if (closed) return closed
  const lapsed = refuseLapsed(state, nowMs)
  if (lapsed) return lapsed
  const used = useCards(state, command.cardUses, nowMs)
  if (!used.ok) return used
  const { books: afterUse, ...usedCards } = used.changes
  const { customerId, currency } = order
  const bill = settledBillOf(order)
  const { programme, creditLimitMinor, cashShiftId, location, cards, giftCards } = state
  const buyer = { customerId, creditLimitMinor, orderId: order.id }
  const settling = {
    ...{ ...buyer, currency, policy, programme, location, cards, giftCards },
    ...{ storedValueTodayMinor, cashShiftId, books: afterUse, nowMs },
  }
  const tenders = settleTenders(bill, command.tenders, settling)
  if (!tenders.ok) return tenders

  const completes = isFulfilled(order, redeemed)
  const paid: Order = {
    ...order,
    ...settledWaiting,
    state: completes ? 'COMPLETED' : 'AWAITING_REDEMPTION',
    paymentState: 'PAID',
    payments: paymentsOf(tenders.changes, state.businessDate, nowMs),
    paidMinor: order.totalMinor,
    completedAtMs: completes ? nowMs : null,
    version: order.version + 1,
    updatedAtMs: nowMs,
  }
  const entered = enter({ ...state, books: afterUse }, paid, tenders.changes, command, nowMs)
  if (!entered.ok) return entered

  // From here it must succeed.
  const received = paid.payments.reduce((total, payment) => total + payment.amountMinor, 0)
  assert(received === paid.totalMinor, 'the payments are the total')
  const events = [orderEvent('order.paid', paid, order), ...(completes ? [orderEvent('order.completed', paid)] : [])]
  const { books, delivered } = entered.changes
  const spentGiftCards = tenders.changes.settled.flatMap(({ giftCard }) => giftCard ?? [])
  return accept({ order: paid, books, delivered, usedCards, spentGiftCards }, events)
}

/** What a bill consists of, as far as it matters with what it is paid. */
export function settledBillOf(order: Order): SettledBill {
  return {
    totalMinor: order.totalMinor,
    moneyOnlyMinor: totalOf(order, paidWithMoneyOnly),
    withoutBonusMinor: totalOf(order, notPaidWithBonus),
  }
}

function totalOf({ lines }: Order, kinds: readonly OrderLineKind[]): number {
  return lines.reduce((total, line) => (kinds.includes(line.kind) ? total + line.totalMinor : total), 0)
}

/** The payment, what it delivers, and the completion where there is nothing left to redeem. */
function enter(
  { books, businessDate, location, programme, giftCards }: PayOrderState,
  paid: Order,
  { moves, settled }: SettledTenders,
  command: PayOrder,
  nowMs: number,
): Decision<{ readonly books: Books; readonly delivered: Delivered }, never, PostRefusal> {
  const context = { businessDate, nowMs }
  const payment = paymentPosting(paid, moves, { ...context, transactionId: command.paymentTransactionId })
  const received = post(books, payment, nowMs)
  if (!received.ok) return received
  // A gift card may pay on the bill that loads it.
  const spent = settled.flatMap(({ giftCard }) => (giftCard ? [[giftCard.card.id, giftCard.card] as const] : []))
  const loadable = new Map([...giftCards, ...spent])
  const prepaid = deliverPrepaid(received.changes, paid, command.deliveryIds, {
    ...context,
    location,
    programme,
    giftCards: loadable,
  })
  if (!prepaid.ok || paid.state !== 'COMPLETED') return prepaid
  const completion = { ...context, transactionId: command.completionTransactionId }
  const completed = completeOrder(prepaid.changes.books, paid, completion)
  if (!completed.ok) return completed
  return accept({ books: completed.changes, delivered: prepaid.changes.delivered }, [])
}
