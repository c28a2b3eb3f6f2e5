import {
  businessDate,
  type CustomerId,
  cardUsesOf,
  type DeliveryIds,
  type GivenTender,
  type Location,
  type LockKey,
  type Order,
  type PayOrderChanges,
  type PayOrderState,
  payOrder,
  prepaidLinesOf,
  type ReadTransaction,
  type TenderRequest,
  type Transaction,
} from '@mendian/core'
import { cashRefusals, drawerLock, loadShiftForCash } from '../cash-shifts/load-cash.ts'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { completeWith, type LoyaltyAccounts, loadAccounts } from '../loyalty/complete-with.ts'
import { loyaltyLocks } from '../loyalty/load-loyalty.ts'
import type { ForeseenLocks, WriteRun } from '../operation.ts'
import { refuseCredit } from '../receivables/refuse-credit.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { refuseApproval, refuseWrongPin } from '../stored-value/check-pin.ts'
import { bookingStandings, bookingsOf } from './booking-standings.ts'
import { findPayingCards, newSubjects, readPayingCards } from './paying-cards.ts'
import { referenceLocks, usedReference } from './provider-references.ts'

/** What refuses a payment, whichever way the order is paid. */
export const settleRefusals: readonly RefusalCode[] = [
  'booking_lapsed',
  ...cashRefusals,
  'customer_required',
  'tender_insufficient',
  'tender_superfluous',
  'tender_exceeds_due',
  'payment_reference_used',
  'top_up_offer_lapsed',
  'coverage_lost',
  'card_has_no_balance',
  'card_blocked',
  'card_state_forbids',
  'card_expired',
  'card_frozen',
  'card_not_valid_at_location',
  'card_not_held',
  'card_outside_hours',
  'gift_card_not_usable',
  'gift_card_state_forbids',
  'gift_card_expired',
  'card_bought_before',
  'prepaid_limit_exceeded',
  'prepaid_must_last',
  'identity_not_verified',
  'reference_not_found',
  'reference_archived',
  'coupon_template_over',
  'coupon_limit_reached',
  'period_closed',
  'balance_insufficient',
  'limit_exceeded',
  'credit_limit_exceeded',
  'pin_not_set',
  'pin_wrong',
  'pin_locked',
  'points_not_accepted',
  'points_too_few',
  'sub_ledger_unknown',
]

/** A paid order, and the customer it has done something for. */
export interface SettledOrder extends PayOrderChanges {
  readonly accounts: LoyaltyAccounts
}

type Settled =
  | { readonly ok: true; readonly changes: SettledOrder; readonly events: readonly PaidEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

type PaidEvent = Extract<ReturnType<typeof payOrder>, { ok: true }>['events'][number]

/** Whose accounts paying moves, beside cards. */
export function payingSubjects({ customerId }: Order): readonly CustomerId[] {
  // Whatever it is paid with, completing it may give points.
  return customerId === null ? [] : [customerId]
}

/** What paying an order locks beside cards and references, in cash or without. */
function locksToPay(order: Order, location: Location, takesCash: boolean): readonly LockKey[] {
  return [
    // Whether the order completes depends on its bookings, which must not be redeemed or cancelled meanwhile.
    ...bookingsOf([order]).map((bookingId) => ({ kind: 'BOOKING', id: bookingId }) as const),
    ...loyaltyLocks(payingSubjects(order)),
    ...(takesCash && location.cashShifts.use !== 'OFF' ? [drawerLock(location.id)] : []),
  ]
}

/** Bills that need the same locks to be paid with those tenders. */
export function payHint({ id, tenders }: { readonly id: string; readonly tenders: readonly TenderRequest[] }): string {
  return `${id} ${takesCash(tenders)}`
}

/** What an open bill tells its payment. */
export function locksOfPayment(order: Order, location: Location): readonly ForeseenLocks[] {
  if (order.state !== 'OPEN') return []
  return [true, false].map((inCash) => {
    return { operation: 'orders.pay', hint: `${order.id} ${inCash}`, locks: locksToPay(order, location, inCash) }
  })
}

function takesCash(tenders: readonly TenderRequest[]): boolean {
  return tenders.some(({ kind }) => kind === 'CASH')
}

/** Pays an order that is not stored as paid yet: locks, reads, decides, and changes nothing but the count of wrong PINs. */
export async function settleOrder(
  tx: Transaction,
  order: Order,
  location: Location,
  tenders: readonly TenderRequest[],
  run: WriteRun,
): Promise<Settled> {
  const paying = await findPayingCards(tx, order, tenders)
  const deliveryIds = deliveryIdsFor(order, run)
  const customerIds = payingSubjects(order)
  const subjectIds = [...customerIds, ...paying.subjectIds]
  const inCash = takesCash(tenders)
  run.requireLocks([
    ...locksToPay(order, location, inCash),
    ...accountLocks(paying.subjectIds),
    ...referenceLocks(tenders),
    ...paying.locks,
  ])
  const { customerId, currency } = order
  const unapproved =
    refuseApproval(tenders, run.actor) ??
    refuseCredit(tenders, run.actor) ??
    (await refuseWrongPin(tx, customerId, tenders, run.nowMs))
  if (unapproved) return { ok: false, refusal: unapproved }
  const shift = inCash ? await loadShiftForCash(tx, location, run) : undefined
  if (shift && !shift.ok) return shift
  const date = businessDate(location, run.nowMs)
  const limited = location.storedValue.maxPerDayMinor !== null && tenders.some(({ kind }) => kind === 'STORED_VALUE')
  const forNewOnly = order.lines.some(({ prepaid }) => prepaid?.kind === 'TOP_UP' && prepaid.newCustomersOnly)
  const [standings, used, toppedUpBefore, sold, storedValueTodayMinor, books, accounts, cards] = await Promise.all([
    bookingStandings(tx, [order]),
    usedReference(tx, tenders),
    forNewOnly && customerId ? tx.topUps.hasToppedUp(customerId) : false,
    soldBefore(tx, order),
    limited && customerId ? tx.storedValue.spentOn({ customerId, currency, businessDate: date }) : 0,
    loadBooks(
      tx,
      { locationId: location.id, businessDate: date, subjectIds: [...subjectIds, ...newSubjects(order, deliveryIds)] },
      run.nowMs,
    ),
    loadAccounts(tx, customerIds, location, run.nowMs),
    readPayingCards(tx, paying, location, run.nowMs),
  ])
  if (used) return { ok: false, refusal: used }
  const [account] = accounts.byCustomer.values()
  const programme = account?.programme ?? null
  const creditLimitMinor = account?.customer.creditLimitMinor ?? null
  const buyer = account?.customer ?? null
  const { storedValue } = location
  const cashShiftId = shift?.changes?.id ?? null
  const read = { ...standings, ...cards, ...sold, toppedUpBefore, storedValueTodayMinor, books }
  const settling = { location, storedValue, programme, buyer, creditLimitMinor, cashShiftId, businessDate: date }
  const paid = payOrder({ order, ...read, ...settling }, commandOf(order, tenders, deliveryIds, run), run.nowMs)
  if (!paid.ok) return paid
  const completed = completeWith(accounts, { ...paid.changes, events: paid.events }, location, run)
  if (!completed.ok) return completed
  return { ok: true, changes: { ...paid.changes, ...completed.changes, accounts }, events: completed.events }
}

/** What is asked once more of the cards on a bill, as it may have changed since it was made. */
async function soldBefore(
  tx: ReadTransaction,
  { customerId, lines }: Order,
): Promise<Pick<PayOrderState, 'bought' | 'policies'>> {
  const grants = lines.flatMap(({ prepaid }) => prepaid ?? [])
  const once = grants.flatMap((grant) =>
    grant.kind === 'CARD' && grant.product.oncePerCustomer ? [grant.product.id] : [],
  )
  const [bought, policies] = await Promise.all([
    customerId === null || once.length === 0 ? [] : tx.customerCards.boughtBy(customerId, [...new Set(once)]),
    grants.length > 0 ? tx.prepaidPolicies.active() : [],
  ])
  return { bought: new Set(bought), policies }
}

function deliveryIdsFor(order: Order, { ids }: WriteRun): ReadonlyMap<number, DeliveryIds> {
  return new Map(
    prepaidLinesOf(order).map(({ line, recordKind }) => [
      line.ordinal,
      {
        transactionId: ids.next('LedgerTransaction'),
        recordId: ids.next(recordKind),
        number: ids.redemptionCode(),
      },
    ]),
  )
}

function commandOf(
  order: Order,
  tenders: readonly TenderRequest[],
  deliveryIds: ReadonlyMap<number, DeliveryIds>,
  { ids }: WriteRun,
): Parameters<typeof payOrder>[1] {
  return {
    tenders: tenders.map((tender): GivenTender => ({ ...tender, paymentId: ids.next('Payment') })),
    paymentTransactionId: ids.next('LedgerTransaction'),
    deliveryIds,
    cardUses: cardUsesOf(order).map(() => ({
      redemptionId: ids.next('CardRedemption'),
      transactionId: ids.next('LedgerTransaction'),
    })),
    completionTransactionId: ids.next('LedgerTransaction'),
  }
}
