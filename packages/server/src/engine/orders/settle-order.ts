import {
  businessDate,
  type CustomerId,
  type GivenTender,
  type Location,
  ledgerChangesOf,
  type Order,
  type PayOrderChanges,
  payOrder,
  prepaidLinesOf,
  receivablesOf,
  type TenderRequest,
  type Transaction,
} from '@mendian/core'
import { cashRefusals, drawerLock, loadShiftForCash } from '../cash-shifts/load-cash.ts'
import { loadBooks } from '../ledger/load-books.ts'
import { completeWith, keepAccounts, type LoyaltyAccounts, loadAccounts } from '../loyalty/complete-with.ts'
import { loyaltyLocks } from '../loyalty/load-loyalty.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import { refuseCredit } from '../receivables/refuse-credit.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { refuseApproval, refuseWrongPin } from '../stored-value/check-pin.ts'
import { bookingStandings, bookingsOf } from './booking-standings.ts'
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
  'period_closed',
  'balance_insufficient',
  'limit_exceeded',
  'credit_limit_exceeded',
  'pin_not_set',
  'pin_wrong',
  'pin_locked',
  'points_not_accepted',
  'points_too_few',
]

/** A paid order, and the customer it has done something for. */
export interface SettledOrder extends PayOrderChanges {
  readonly accounts: LoyaltyAccounts
}

type Settled =
  | { readonly ok: true; readonly changes: SettledOrder; readonly events: readonly PaidEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

type PaidEvent = Extract<ReturnType<typeof payOrder>, { ok: true }>['events'][number]

/** Whose accounts paying moves. */
export function payingSubjects({ customerId }: Order): readonly CustomerId[] {
  // Whatever it is paid with, completing it may give points.
  return customerId === null ? [] : [customerId]
}

/** Pays an order that is not stored as paid yet: locks, reads, decides, and changes nothing but the count of wrong PINs. */
export async function settleOrder(
  tx: Transaction,
  order: Order,
  location: Location,
  tenders: readonly TenderRequest[],
  run: WriteRun,
): Promise<Settled> {
  const subjectIds = payingSubjects(order)
  const takesCash = tenders.some(({ kind }) => kind === 'CASH')
  run.requireLocks([
    // Whether the order completes depends on its bookings, which must not be redeemed or cancelled meanwhile.
    ...bookingsOf([order]).map((bookingId) => ({ kind: 'BOOKING', id: bookingId }) as const),
    ...loyaltyLocks(subjectIds),
    ...referenceLocks(tenders),
    ...(takesCash && location.cashShifts.use !== 'OFF' ? [drawerLock(location.id)] : []),
  ])
  const { customerId, currency } = order
  const unapproved =
    refuseApproval(tenders, run.actor) ??
    refuseCredit(tenders, run.actor) ??
    (await refuseWrongPin(tx, customerId, tenders, run.nowMs))
  if (unapproved) return { ok: false, refusal: unapproved }
  const shift = takesCash ? await loadShiftForCash(tx, location, run) : undefined
  if (shift && !shift.ok) return shift
  const date = businessDate(location, run.nowMs)
  const limited = location.storedValue.maxPerDayMinor !== null && tenders.some(({ kind }) => kind === 'STORED_VALUE')
  const topsUp = order.lines.some(({ kind }) => kind === 'TOP_UP')
  const [standings, used, earlierTopUps, storedValueTodayMinor, books, accounts] = await Promise.all([
    bookingStandings(tx, [order]),
    usedReference(tx, tenders),
    topsUp && customerId ? tx.topUps.countOf(customerId) : 0,
    limited && customerId ? tx.storedValue.spentOn({ customerId, currency, businessDate: date }) : 0,
    loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds }, run.nowMs),
    loadAccounts(tx, subjectIds, location, run.nowMs),
  ])
  if (used) return { ok: false, refusal: used }
  const [account] = accounts.values()
  const programme = account?.programme ?? null
  const creditLimitMinor = account?.customer.creditLimitMinor ?? null
  const { storedValue } = location
  const cashShiftId = shift?.changes?.id ?? null
  const read = { ...standings, earlierTopUps, storedValueTodayMinor, books }
  const state = { order, ...read, storedValue, programme, creditLimitMinor, cashShiftId, businessDate: date }
  const paid = payOrder(state, commandOf(order, tenders, run), run.nowMs)
  if (!paid.ok) return paid
  const completed = completeWith(accounts, { ...paid.changes, events: paid.events }, location, run)
  if (!completed.ok) return completed
  return { ok: true, changes: { ...paid.changes, ...completed.changes, accounts }, events: completed.events }
}

function commandOf(order: Order, tenders: readonly TenderRequest[], { ids }: WriteRun): Parameters<typeof payOrder>[1] {
  return {
    tenders: tenders.map((tender): GivenTender => ({ ...tender, paymentId: ids.next('Payment') })),
    paymentTransactionId: ids.next('LedgerTransaction'),
    deliveryIds: new Map(
      prepaidLinesOf(order).map(({ line, recordKind }) => [
        line.ordinal,
        { transactionId: ids.next('LedgerTransaction'), recordId: ids.next(recordKind) },
      ]),
    ),
    completionTransactionId: ids.next('LedgerTransaction'),
  }
}

/** Stores what paying has brought about beside the order itself; gives what there is to announce of it. */
export async function keepSettled(
  tx: Transaction,
  { order, books, delivered, accounts }: SettledOrder,
  ids: WriteRun['ids'],
): Promise<readonly Announcement[]> {
  await tx.ledger.apply(ledgerChangesOf(books))
  await tx.topUps.insertMany(delivered.topUps)
  await tx.receivables.insertMany(receivablesOf(order, () => ids.next('Receivable')))
  return keepAccounts(tx, accounts, order.locationId)
}
