import {
  businessDate,
  type GivenTender,
  type Location,
  type LockKey,
  type Order,
  type PayOrderChanges,
  payOrder,
  prepaidLinesOf,
  type ReadTransaction,
  type TenderRequest,
  type Transaction,
} from '@mendian/core'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import type { WriteRun } from '../operation.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { bookingStandings, bookingsOf } from './booking-standings.ts'

/** What refuses a payment, whichever way the order is paid. */
export const settleRefusals: readonly RefusalCode[] = [
  'booking_lapsed',
  'customer_required',
  'tender_insufficient',
  'tender_superfluous',
  'tender_exceeds_due',
  'payment_reference_used',
  'top_up_offer_lapsed',
  'period_closed',
  'balance_insufficient',
]

type Settled =
  | { readonly ok: true; readonly changes: PayOrderChanges; readonly events: readonly PaidEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

type PaidEvent = Extract<ReturnType<typeof payOrder>, { ok: true }>['events'][number]

/** A reference of a provider pays once, whichever order it is given for. */
export function referenceLocks(tenders: readonly TenderRequest[]): readonly LockKey[] {
  return tenders.flatMap((tender) =>
    tender.kind === 'PROVIDER' ? [{ kind: 'CODE', id: `payment:${tender.provider}:${tender.reference}` } as const] : [],
  )
}

/** Whose accounts paying moves. */
export function payingSubjects(order: Order, tenders: readonly TenderRequest[]): readonly string[] {
  const { customerId } = order
  if (customerId === null) return []
  const moves = prepaidLinesOf(order).length > 0 || tenders.some(({ kind }) => kind === 'STORED_VALUE')
  return moves ? [customerId] : []
}

/** Pays an order that is not stored as paid yet: locks, reads, decides, and changes nothing. */
export async function settleOrder(
  tx: ReadTransaction,
  order: Order,
  location: Location,
  tenders: readonly TenderRequest[],
  run: WriteRun,
): Promise<Settled> {
  const subjectIds = payingSubjects(order, tenders)
  run.requireLocks([
    // Whether the order completes depends on its bookings, which must not be redeemed or cancelled meanwhile.
    ...bookingsOf([order]).map((bookingId) => ({ kind: 'BOOKING', id: bookingId }) as const),
    ...accountLocks(subjectIds),
    ...referenceLocks(tenders),
  ])
  const date = businessDate(location, run.nowMs)
  const topsUp = order.lines.some(({ kind }) => kind === 'TOP_UP')
  const [standings, used, earlierTopUps, books] = await Promise.all([
    bookingStandings(tx, [order]),
    usedReference(tx, tenders),
    topsUp && order.customerId ? tx.topUps.countOf(order.customerId) : 0,
    loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds }, run.nowMs),
  ])
  if (used) return { ok: false, refusal: used }
  const state = { order, ...standings, earlierTopUps, storedValue: location.storedValue, businessDate: date, books }
  return payOrder(state, commandOf(order, tenders, run), run.nowMs)
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

/** Why a provider's reference cannot pay, if it has paid already or is given twice. */
async function usedReference(tx: ReadTransaction, tenders: readonly TenderRequest[]): Promise<Refusal | undefined> {
  const given = tenders.map((tender) => (tender.kind === 'PROVIDER' ? tender : null))
  const references = given.flatMap((tender) => tender?.reference ?? [])
  const orders = await tx.payments.ordersOf({ provider: 'SANDBOX', references })
  for (const [tender, provided] of given.entries()) {
    if (!provided) continue
    const { provider, reference } = provided
    const twice = given.findIndex((other) => other?.reference === reference) < tender
    const orderId = orders.get(reference)
    if (twice || orderId) {
      return { code: 'payment_reference_used', details: { tender, provider, reference, orderId: orderId ?? null } }
    }
  }
  return undefined
}

/** Stores what paying has brought about beside the order itself. */
export async function keepSettled(tx: Transaction, { ledger, delivered }: PayOrderChanges): Promise<void> {
  await tx.ledger.apply(ledger)
  await tx.topUps.insertMany(delivered.topUps)
}
