import {
  type Booking,
  coversPrepayment,
  settlePrepayment as decide,
  type Order,
  type ReadTransaction,
  type Transaction,
} from '@mendian/core'
import { loadBooking } from '../bookings/load-booking.ts'
import { settlePrepayment } from '../bookings/settle-prepayment.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { bookingsOf } from './booking-standings.ts'

/** Bookings that wait for payment, and that paying this order pays for, with what other orders have paid of them. */
async function prepaidBy(tx: ReadTransaction, order: Order): Promise<readonly Booking[]> {
  const bookings = await tx.bookings.findMany(bookingsOf([order]))
  const waiting = bookings.filter(({ awaiting }) => awaiting === 'PAYMENT')
  const others = await tx.orders.ofBookings(waiting.map(({ id }) => id))
  const paid = others.filter(({ id, paymentState }) => paymentState === 'PAID' && id !== order.id)
  return waiting.filter((booking) => coversPrepayment(booking, [order, ...paid]))
}

/** Why the bookings of this order cannot be paid for any more, if so: to be asked before anything is written. */
export async function refuseLatePrepayments(
  tx: Transaction,
  order: Order,
  run: WriteRun,
): Promise<{ readonly ok: false; readonly refusal: Refusal } | undefined> {
  for (const { id } of await prepaidBy(tx, order)) {
    const loaded = await loadBooking(tx, id, undefined)
    if (!loaded.ok) return loaded
    const decision = decide(loaded.booking, loaded.location, { actor: run.actor, reason: null }, run.nowMs)
    if (!decision.ok) return decision
  }
  return undefined
}

/** Bookings that wait for payment, and are paid for now: they stand, or go on to approval. */
export async function settlePrepayments(
  tx: Transaction,
  paid: Order,
  run: WriteRun,
): Promise<
  | { readonly ok: true; readonly announcements: readonly Announcement[] }
  | { readonly ok: false; readonly refusal: Refusal }
> {
  const announcements: Announcement[] = []
  for (const { id } of await prepaidBy(tx, paid)) {
    const settled = await settlePrepayment(tx, id, run)
    if (!settled.ok) return settled
    announcements.push(...(settled.announcements ?? []))
  }
  return { ok: true, announcements }
}
