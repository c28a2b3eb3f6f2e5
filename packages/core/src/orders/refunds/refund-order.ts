import { assert, present } from '../../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../../base/decision.ts'
import type { BookingId, LedgerTransactionId, OrderId, RefundId, TopUpId } from '../../base/ids.ts'
import type { CardEvent } from '../../cards/card-event.ts'
import type { GiftCardChanges } from '../../cards/change-gift-card.ts'
import type { CardRedemption, CustomerCard } from '../../cards/customer-card.ts'
import type { ReverseRedemptionRefusal } from '../../cards/reverse-redemption.ts'
import { accountOf } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import { credit, type Move, type PostRefusal, post } from '../../ledger/post.ts'
import type { PointUnit } from '../../ledger/unit.ts'
import type { Location } from '../../places/location.ts'
import { openOf, type Receivable } from '../../receivables/receivable.ts'
import type { CashFlow } from '../../registers/cash-flow.ts'
import type { CashShift } from '../../registers/cash-shift.ts'
import { type CashInsufficientRefusal, refuseCash } from '../../registers/move-cash.ts'
import { type ShiftForCashRefusal, shiftForCash } from '../../registers/shift-for-cash.ts'
import type { PaidBackTopUp } from '../../stored-value/top-up.ts'
import type { LocalDate } from '../../time/local-time.ts'
import { isPrepaid } from '../deliveries/deliver-prepaid.ts'
import { earningMoves } from '../earning-moves.ts'
import { isHandedOver } from '../fulfil-order.ts'
import { calledOff } from '../goods-fulfilment.ts'
import type { Order, OrderLineKind } from '../order.ts'
import { type OrderEvent, orderEvent } from '../order-event.ts'
import type { PostingContext } from '../postings.ts'
import { type CardsOfOrder, type CardTransferredRefusal, passedOnCard, refuseTransferred } from './cards-of-order.ts'
import { giveBackPayments } from './give-back.ts'
import type { BackAsBonus, Refund, RefundDestination, RefundKind, ReturnedSource } from './refund.ts'
import { refundEffects } from './refund-effects.ts'
import { returnCardUses, usesOfShare } from './return-card-uses.ts'
import { amountOf, type BillShare, billShareOf, restOf, sharedOf } from './share-of-bill.ts'
import { splitReturn } from './split-return.ts'
import { type TakeBackCardsRefusal, type TakenBackCards, takeBackCards } from './take-back-cards.ts'
import { type KeptOfTopUp, takeBackTopUp, takeRestOfTopUp } from './take-back-top-up.ts'
import { type ValueHomes, withEndsOfCards } from './value-homes.ts'

export interface RefundOrder {
  readonly refundId: RefundId
  readonly kind: Exclude<RefundKind, 'UNLINKED'>
  /** Which units go back; all that are left when null. */
  readonly lines: readonly { readonly line: number; readonly quantity: number }[] | null
  readonly destination: RefundDestination
  /** What was money goes back out of the drawer, whoever had taken it; only where it goes back to the tenders. */
  readonly moneyInCash?: boolean
  /** Whoever has the cards now asks: money for cards that were given away goes to them, in cash or as store credit. */
  readonly byOwner?: boolean
  /** What is kept of it. */
  readonly feeMinor: number
  /** What is kept of part-used top-ups, by line; the others go back whole or not at all. */
  readonly keptOfTopUps?: ReadonlyMap<number, KeptOfTopUp>
  readonly reason: string
  readonly transactionId: LedgerTransactionId
  /** Of the entry of what is left, where the order completes by it. */
  readonly completionTransactionId: LedgerTransactionId
  /** One for each use of a card that is taken back. */
  readonly nextTransactionId: () => LedgerTransactionId
  /** Cards that the order has sold are worth what their terms say, also those of which nothing was used. */
  readonly cardsByTerms?: boolean
  /** Of the uses of cards on these lines so much goes back; all when absent. */
  readonly usesPart?: { readonly numerator: number; readonly denominator: number }
}

export interface RefundOrderState {
  readonly order: Order
  /** What of it went back before, oldest first. */
  readonly refunds: readonly Refund[]
  readonly redeemed: ReadonlySet<BookingId>
  /** The top-ups that its lines made, by line. */
  readonly topUps: ReadonlyMap<number, TopUpId>
  /** Of the top-ups that paid for it those that were paid back meanwhile. */
  readonly paidBack: readonly PaidBackTopUp[]
  readonly cards: CardsOfOrder
  readonly location: Location
  /** The location's last shift, with what moved in it. */
  readonly latest: CashShift | undefined
  readonly flow: CashFlow
  /** What of it was put on account. */
  readonly receivables: readonly Receivable[]
  /** What has become of whatever paid. */
  readonly homes: ValueHomes
  readonly businessDate: LocalDate
  readonly books: Books
}

export interface RefundOrderChanges {
  readonly order: Order
  readonly refund: Refund
  /** What was put on account and is lessened. */
  readonly receivables: readonly Receivable[]
  /** What of the principal of top-ups comes back as bonus, where that changes. */
  readonly backAsBonus: readonly BackAsBonus[]
  readonly books: Books
  /** All of it has gone back. */
  readonly complete: boolean
  /** Cards that it had sold, and those that get visits back. */
  readonly cards: readonly { readonly before: CustomerCard; readonly after: CustomerCard }[]
  /** Uses of cards that were taken back. */
  readonly redemptions: readonly CardRedemption[]
  /** Gift cards that it had loaded. */
  readonly giftCards: readonly GiftCardChanges[]
  readonly cardEvents: readonly CardEvent[]
  /** Points that were given with its cards, were spent, and are still to be taken back. */
  readonly spentGiftPoints: ReadonlyMap<PointUnit, number>
}

/** Why something does not go back. */
export type NotRefundable = 'NOT_PAID' | 'NOTHING_LEFT'

export type RefundOrderRefusal =
  | RefusalOf<'not_refundable', { orderId: OrderId; because: NotRefundable; line?: number }>
  | RefusalOf<'refund_line_unknown', { line: number }>
  | RefusalOf<'refund_exceeds_line', { line: number; leftQuantity: number; askedQuantity: number }>
  | RefusalOf<'customer_required', { tender?: number; line?: number }>
  | CardTransferredRefusal
  | TakeBackCardsRefusal
  | ReverseRedemptionRefusal
  | ShiftForCashRefusal
  | CashInsufficientRefusal
  | PostRefusal

/**
 * Gives back the price of some units of a paid bill, or of all that is left, by the shares frozen at sale, to what they
 * were paid with. Before completion what was owed goes back, after it what was earned. Where nothing is left to redeem,
 * the rest of the order completes; an order of which nothing is left before it was completed is cancelled.
 */
export function refundOrder(
  state: RefundOrderState,
  command: RefundOrder,
  nowMs: number,
): Decision<RefundOrderChanges, OrderEvent, RefundOrderRefusal> {
  const { order, refunds } = state
  const units = unitsOf(state, command)
  if (!units.ok) return units
  const share = billShareOf(order, refunds, units.changes)
  if (command.destination === 'STORE_CREDIT' && order.customerId === null) return refuse('customer_required', {})
  const passedOn = passedOnCard(order, share, state.cards)
  const mayHave = command.byOwner && (command.moneyInCash || command.destination === 'STORE_CREDIT')
  if (passedOn && !mayHave) return refuseTransferred(passedOn)
  const prepaid = takeBackPrepaid(state, share, command, nowMs)
  if (!prepaid.ok) return prepaid
  const { kept } = prepaid
  const amountMinor = amountOf(order, share)
  const keptMinor = share.lines.reduce((total, { line }) => total + (kept.get(line) ?? 0), 0)
  // What is kept may come to more than was paid where the bill was rounded down.
  if (keptMinor > amountMinor) return refuse('not_refundable', { orderId: order.id, because: 'NOTHING_LEFT' })
  const feeMinor = Math.min(command.feeMinor, amountMinor - keptMinor)
  const backMinor = amountMinor - feeMinor - keptMinor
  const earlier = refunds.flatMap(({ returned }) => returned)
  const returned = splitReturn(order, earlier, share, backMinor, { kept, unpaid: unpaidOf(state) })
  // Value and debts are of whoever has bought the card.
  if (passedOn && returned.some(({ source }) => source !== 'MONEY')) return refuseTransferred(passedOn)
  const drawer = drawerFor(state, command, returned)
  if (!drawer.ok) return drawer

  const { customerId, currency } = order
  const given = giveBackPayments(order.payments, refunds, returned, {
    ...{ currency, nowMs, destination: command.destination, receivables: state.receivables },
    customerId: passedOn?.customerId ?? customerId,
    ...{ paidBack: state.paidBack, homes: state.homes, books: state.books },
    ...{ moneyInCash: command.moneyInCash ?? false, cashShiftId: drawer.changes?.id ?? null },
  })
  const after = orderAfter(state, share, backMinor, nowMs)
  const moves = [...owedMoves(order, share, feeMinor), ...prepaid.moves, ...given.moves]
  const used = usesBack(state, share, command, nowMs)
  if (!used.ok) return used
  const entered = enter({ ...state, books: used.changes.books }, share, after, moves, command, nowMs)
  if (!entered.ok) return entered

  // From here it must succeed.
  const refund: Refund = {
    ...share,
    lines: share.lines.map((line) => ({ ...line, keptMinor: kept.get(line.line) ?? 0 })),
    ...{ id: command.refundId, kind: command.kind, items: [], orderId: order.id, customerId },
    locationId: order.locationId,
    ...{ currency, destination: command.destination, reason: command.reason },
    ...{ amountMinor, feeMinor: feeMinor + keptMinor, totalMinor: backMinor, payments: given.payments, returned },
    ...{ businessDate: state.businessDate, refundedAtMs: nowMs, transactionId: command.transactionId },
  }
  const back = refund.payments.reduce((total, payment) => total + payment.amountMinor, 0)
  assert(back === refund.totalMinor, 'the payments are what goes back')
  assert(after.refundedMinor <= order.paidMinor, 'no more goes back than was paid')
  return accept(
    {
      ...{ order: after, refund, receivables: given.receivables },
      books: withEndsOfCards(entered.changes, state.homes, nowMs),
      redemptions: used.changes.redemptions,
      backAsBonus: [...given.backAsBonus, ...prepaid.backAsBonus],
      complete: after.refundState === 'FULL',
      cards: [...prepaid.cards, ...used.changes.cards],
      ...{ giftCards: prepaid.giftCards, spentGiftPoints: prepaid.spentGiftPoints },
      cardEvents: [...prepaid.events, ...used.changes.events],
    },
    eventsOf(order, after),
  )
}

/** What of each payment, by ordinal, is still owed or was written off. */
function unpaidOf({ order, receivables }: RefundOrderState): ReadonlyMap<number, number> {
  const byPayment = new Map(receivables.map((one) => [one.paymentId, openOf(one) + one.writtenOffMinor]))
  return new Map(order.payments.map(({ ordinal, id }) => [ordinal, byPayment.get(id) ?? 0]))
}

function unitsOf(
  { order, refunds }: RefundOrderState,
  { lines }: RefundOrder,
): Decision<readonly { readonly line: number; readonly quantity: number }[], never, RefundOrderRefusal> {
  const { id: orderId } = order
  if (order.paymentState !== 'PAID') return refuse('not_refundable', { orderId, because: 'NOT_PAID' })
  if (order.refundState === 'FULL') return refuse('not_refundable', { orderId, because: 'NOTHING_LEFT' })
  const left = (line: number): number => (order.lines[line]?.quantity ?? 0) - sharedOf(line, refunds).quantity
  const units =
    lines ??
    order.lines.map(({ ordinal }) => ({ line: ordinal, quantity: left(ordinal) })).filter((unit) => unit.quantity > 0)
  const asked = new Map<number, number>()
  for (const { line, quantity } of units) {
    if (order.lines[line] === undefined) return refuse('refund_line_unknown', { line })
    asked.set(line, (asked.get(line) ?? 0) + quantity)
  }
  for (const [line, askedQuantity] of asked) {
    const leftQuantity = left(line)
    if (askedQuantity > leftQuantity) return refuse('refund_exceeds_line', { line, leftQuantity, askedQuantity })
  }
  return accept(
    [...asked].map(([line, quantity]) => ({ line, quantity })),
    [],
  )
}

/** What was delivered when it was paid is taken back from its lots. */
function takeBackPrepaid(
  { order, topUps, books, cards }: RefundOrderState,
  share: BillShare,
  { keptOfTopUps: kept = new Map(), cardsByTerms: byTerms = false, refundId: sourceId }: RefundOrder,
  nowMs: number,
):
  | (TakenBackCards & { readonly ok: true; readonly backAsBonus: readonly BackAsBonus[] })
  | { readonly ok: false; readonly refusal: RefundOrderRefusal } {
  const moves: Move[] = []
  const backAsBonus: BackAsBonus[] = []
  for (const { line } of share.lines) {
    if (order.lines[line]?.kind !== 'TOP_UP') continue
    const topUpId = present(topUps.get(line), 'a paid top-up was made')
    const keptOf = kept.get(line)
    const taken = keptOf
      ? takeRestOfTopUp(books, order, line, topUpId, keptOf)
      : { backAsBonusMinor: 0, ...takeBackTopUp(books, order, line, topUpId) }
    if (!taken.ok) return taken
    moves.push(...taken.moves)
    const { backAsBonusMinor: afterMinor = 0 } = taken
    if (afterMinor > 0) backAsBonus.push({ topUpId, beforeMinor: 0, afterMinor })
  }
  const lines = share.lines.map(({ line }) => line)
  const sold = takeBackCards(books, order, lines, cards, { byTerms, sourceId }, nowMs)
  if (!sold.ok) return sold
  const { changes } = sold
  const keptOfLines = [...kept].map(([line, { keptMinor }]) => [line, keptMinor] as const)
  return {
    ...{ ok: true, ...changes, backAsBonus },
    moves: [...moves, ...changes.moves],
    kept: new Map([...keptOfLines, ...changes.kept]),
  }
}

/** The shift whose drawer the cash comes out of, which must have it. */
function drawerFor(
  { location, latest, flow, businessDate, order }: RefundOrderState,
  { destination, moneyInCash = false }: Pick<RefundOrder, 'destination' | 'moneyInCash'>,
  returned: readonly ReturnedSource[],
): Decision<CashShift | null, never, ShiftForCashRefusal | CashInsufficientRefusal> {
  const cashMinor = returned.reduce((total, { payment, source, amountMinor }) => {
    const inCash = order.payments[payment]?.kind === 'CASH' || (moneyInCash && source === 'MONEY')
    return inCash ? total + amountMinor : total
  }, 0)
  if (cashMinor === 0 || destination === 'STORE_CREDIT') return accept(null, [])
  const found = shiftForCash(location, latest, businessDate)
  if (!found.ok) return found
  return (found.changes && refuseCash(found.changes, flow, cashMinor)) ?? found
}

/** The visits that cards gave to those units are given back to them. */
function usesBack(
  { order, refunds, cards, books, businessDate }: RefundOrderState,
  share: BillShare,
  { nextTransactionId, usesPart }: RefundOrder,
  nowMs: number,
): ReturnType<typeof returnCardUses> {
  const uses = usesOfShare(order, refunds, share, cards, usesPart)
  const dateOf = (): LocalDate => businessDate
  return returnCardUses(cards.used, uses, books, { nextTransactionId, dateOf }, nowMs)
}

/** What was owed or earned is so no more, but for what is kept. */
function owedMoves(order: Order, share: BillShare, feeMinor: number): readonly Move[] {
  const { currency } = order
  const prepaidMinor = share.lines.reduce((total, { line, totalMinor }) => {
    const kind: OrderLineKind | undefined = order.lines[line]?.kind
    return kind !== undefined && isPrepaid(kind) ? total + totalMinor : total
  }, 0)
  return [
    ...(order.state === 'COMPLETED' ? earningMoves(order, share, -1) : []),
    // Below nothing where what the bill was rounded down by goes back with what was paid ahead.
    {
      kind: 'AMOUNT',
      account: accountOf('CUSTOMER_ADVANCES', currency),
      amountMinor: amountOf(order, share) - prepaidMinor,
    },
    credit(accountOf('CANCELLATION_FEES', currency), feeMinor),
  ]
}

function orderAfter(state: RefundOrderState, share: BillShare, totalMinor: number, nowMs: number): Order {
  const { order, refunds, redeemed } = state
  const shares = [...refunds, share]
  const left = order.lines.filter(({ ordinal, quantity }) => sharedOf(ordinal, shares).quantity < quantity)
  const base: Order = {
    ...order,
    refundedMinor: order.refundedMinor + totalMinor,
    refundState: left.length === 0 ? 'FULL' : 'PARTIAL',
    returnedQuantities: order.lines.map(({ ordinal }) => sharedOf(ordinal, shares).quantity),
    version: order.version + 1,
    updatedAtMs: nowMs,
  }
  if (order.state !== 'AWAITING_REDEMPTION') return base
  const fulfilment = left.some(({ kind }) => kind === 'PRODUCT') ? base.fulfilment : calledOff(base.fulfilment)
  const after: Order = { ...base, fulfilment }
  if (left.length === 0) return { ...after, state: 'CANCELLED', cancelReason: 'REFUNDED' }
  const fulfilled = left.every((line) => isHandedOver(order, line, redeemed))
  return fulfilled ? { ...after, state: 'COMPLETED', completedAtMs: nowMs } : after
}

/** The refund, what follows from it, and the completion of what is left where nothing is left to redeem. */
function enter(
  { order, refunds, businessDate, books }: RefundOrderState,
  share: BillShare,
  after: Order,
  moves: readonly Move[],
  command: RefundOrder,
  nowMs: number,
): Decision<Books, never, PostRefusal> {
  const { id, locationId } = order
  const context: PostingContext = { transactionId: command.transactionId, businessDate, nowMs }
  const header = { locationId, businessDate, occurredAtMs: nowMs }
  const source = { kind: 'ORDER_REFUND', id } as const
  let entered = post(books, { ...header, id: command.transactionId, source, moves }, nowMs)
  for (const effect of refundEffects) {
    if (!entered.ok) return entered
    entered = effect(entered.changes, { order, share, earlier: refunds }, context)
  }
  if (!entered.ok || order.state === 'COMPLETED' || after.state !== 'COMPLETED') return entered
  const rest = earningMoves(order, restOf(order, [...refunds, share]))
  const completion = { kind: 'ORDER_COMPLETION', id } as const
  return post(
    entered.changes,
    { ...header, id: command.completionTransactionId, source: completion, moves: rest },
    nowMs,
  )
}

function eventsOf(before: Order, after: Order): readonly OrderEvent[] {
  const refunded = orderEvent('order.refunded', after, before)
  if (after.state === before.state) return [refunded]
  return [refunded, orderEvent(after.state === 'CANCELLED' ? 'order.cancelled' : 'order.completed', after, before)]
}
