import {
  type Booking,
  type Location,
  ledgerChangesOf,
  type Order,
  present,
  type RefundDestination,
  type RefundOrderState,
  refundOrder,
  returnOfBooking,
  type Transaction,
} from '@mendian/core'
import { refundWith } from '../loyalty/refund-with.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import { keepRefund } from '../refunds/keep-refund.ts'
import { loadRefundState, refundLocks } from '../refunds/load-refund.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'

type Returned =
  | { readonly ok: true; readonly announcements: readonly Announcement[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** What calling a paid booking off may be refused for. */
export const paybackRefusals: readonly RefusalCode[] = [
  'idempotency_key_required',
  'cash_shift_required',
  'cash_shift_overdue',
  'cash_insufficient',
  'period_closed',
]

/** How money for a booking that is called off goes back. */
export interface BookingPayback {
  readonly destination: RefundDestination
  readonly reason: string
}

/**
 * Gives back what was paid for bookings that have been called off, less what their terms keep. What the decision depends
 * on is locked and asked here, so that nothing may have been written before. Money goes back only to a caller whose
 * repetition is known by its key; time that passes needs none.
 */
export async function returnPayments(
  tx: Transaction,
  bookings: readonly Booking[],
  location: Location,
  payback: BookingPayback,
  run: WriteRun,
): Promise<Returned> {
  const found = await tx.orders.ofBookings(bookings.map(({ id }) => id))
  const orders = found.filter(({ paymentState, state }) => paymentState === 'PAID' && state === 'AWAITING_REDEMPTION')
  if (orders.length === 0) return { ok: true, announcements: [] }
  if (!run.keyed && run.actor.kind !== 'SYSTEM') {
    return { ok: false, refusal: { code: 'idempotency_key_required', details: {} } }
  }
  const locks = await Promise.all(orders.map((order) => refundLocks(tx, order, location)))
  run.requireLocks([...orders.map(({ id }) => ({ kind: 'ORDER', id }) as const), ...locks.flat()])
  const pairs = orders.flatMap(({ id, lines }) =>
    bookings.flatMap((booking) => (lines.some(({ bookingId }) => bookingId === booking.id) ? [{ id, booking }] : [])),
  )
  const refused = await refuseReturns(tx, pairs, location, payback, run)
  if (refused) return refused
  const announcements: Announcement[] = []
  for (const { id, booking } of pairs) {
    const order = present(await tx.orders.find(id), 'the order is locked')
    const returned = await returnOf(tx, order, booking, location, payback, run)
    if (!returned.ok) return returned
    announcements.push(...returned.announcements)
  }
  return { ok: true, announcements }
}

type OrderOfBooking = { readonly id: Order['id']; readonly booking: Booking }

/** Why one of several refunds cannot be made after those before it, if so: a refusal must come before any is written. */
async function refuseReturns(
  tx: Transaction,
  pairs: readonly OrderOfBooking[],
  location: Location,
  payback: BookingPayback,
  run: WriteRun,
): Promise<{ readonly ok: false; readonly refusal: Refusal } | undefined> {
  if (pairs.length === 1) return undefined
  const states = new Map<Order['id'], RefundOrderState>()
  let cashMinor = 0
  for (const { id, booking } of pairs) {
    const order = present(await tx.orders.find(id), 'the order is locked')
    const loaded = states.get(id) ?? (await loadRefundState(tx, order, location, run.nowMs))
    const flow = { ...loaded.flow, refundedMinor: loaded.flow.refundedMinor + cashMinor }
    const decision = decideReturn({ ...loaded, flow }, booking, payback, run)
    if (!decision) continue
    if (!decision.ok) return decision
    const { order: after, refund, books, receivables: lessened, backAsBonus } = decision.changes
    const receivables = loaded.receivables.map((one) => lessened.find((less) => less.id === one.id) ?? one)
    const paidBack = loaded.paidBack.flatMap((topUp) => {
      const changed = backAsBonus.find(({ topUpId }) => topUpId === topUp.topUpId)
      return changed?.afterMinor === 0
        ? []
        : [{ ...topUp, backAsBonusMinor: changed?.afterMinor ?? topUp.backAsBonusMinor }]
    })
    states.set(id, { ...loaded, order: after, refunds: [...loaded.refunds, refund], receivables, paidBack, books })
    cashMinor += refund.payments.reduce((sum, { kind, amountMinor }) => sum + (kind === 'CASH' ? amountMinor : 0), 0)
  }
  return undefined
}

/** What goes back of the order for that booking; undefined where nothing of it is left on the bill. */
function decideReturn(
  state: RefundOrderState,
  booking: Booking,
  { destination, reason }: BookingPayback,
  { ids, nowMs }: WriteRun,
): ReturnType<typeof refundOrder> | undefined {
  const { refundMinor } = present(booking.settlement, 'what is called off says what it comes to')
  const terms = { priceMinor: booking.price.amountMinor, refundMinor }
  const back = returnOfBooking(state.order, state.refunds, booking.id, terms)
  if (!back) return undefined
  return refundOrder(
    state,
    {
      ...{ ...back, destination, reason, kind: 'BOOKING_CANCELLATION' },
      refundId: ids.next('Refund'),
      transactionId: ids.next('LedgerTransaction'),
      completionTransactionId: ids.next('LedgerTransaction'),
      nextTransactionId: () => ids.next('LedgerTransaction'),
    },
    nowMs,
  )
}

async function returnOf(
  tx: Transaction,
  order: Order,
  booking: Booking,
  location: Location,
  payback: BookingPayback,
  run: WriteRun,
): Promise<Returned> {
  const state = await loadRefundState(tx, order, location, run.nowMs)
  const decision = decideReturn(state, booking, payback, run)
  if (!decision) return { ok: true, announcements: [] }
  if (!decision.ok) return decision
  const done = await refundWith(tx, state, decision, location, run)
  if (!done.ok) return done
  const ofCards = await keepRefund(tx, order, done.changes, location, run.nowMs)
  await tx.ledger.apply(ledgerChangesOf(done.changes.books))
  return { ok: true, announcements: [...done.announcements, ...ofCards] }
}
