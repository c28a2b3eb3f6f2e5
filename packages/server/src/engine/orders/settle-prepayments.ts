import type { Order, Transaction } from '@mendian/core'
import { settlePrepayment } from '../bookings/settle-prepayment.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { bookingsOf } from './booking-standings.ts'

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
  for (const booking of await tx.bookings.findMany(bookingsOf([paid]))) {
    const lines = paid.lines.filter(({ bookingId }) => bookingId === booking.id)
    const paidMinor = lines.reduce((total, { totalMinor }) => total + totalMinor, 0)
    const covered = paidMinor >= booking.prepaymentDue.amountMinor || lines.length === booking.segments.length
    if (booking.awaiting !== 'PAYMENT' || !covered) continue
    const settled = await settlePrepayment(tx, booking.id, run)
    if (!settled.ok) return settled
    announcements.push(...(settled.announcements ?? []))
  }
  return { ok: true, announcements }
}
