import type { Booking, BookingId, BookingState, ReadTransaction, StaffId } from '@mendian/core'

/** Bookings that still need their staff. */
const live: ReadonlySet<BookingState> = new Set(['PENDING', 'CONFIRMED', 'ARRIVED', 'IN_SERVICE'])

/** The bookings still to be served that take some of a person's time between two instants, by start. */
export async function liveBookings(
  tx: ReadTransaction,
  staffId: StaffId,
  time: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): Promise<readonly Booking[]> {
  const busy = await tx.occupancy.busy({ unitIds: [staffId], ...time, nowMs })
  const ids = new Set(busy.filter((block) => block.ownerKind === 'BOOKING').map((block) => block.ownerId as BookingId))
  const bookings = await tx.bookings.findMany([...ids])
  return bookings
    .filter((booking) => live.has(booking.state))
    .sort((a, b) => a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1))
}
