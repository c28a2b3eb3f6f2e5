import { type BookingId, isRedeemed, type Order, type ReadTransaction } from '@mendian/core'

/** Which of the bookings on these orders have been redeemed, in at most one query. */
export async function redeemedBookings(tx: ReadTransaction, orders: readonly Order[]): Promise<ReadonlySet<BookingId>> {
  const ids = bookingsOf(orders)
  const bookings = ids.length === 0 ? [] : await tx.bookings.findMany(ids)
  return new Set(bookings.filter(isRedeemed).map((booking) => booking.id))
}

/** The bookings that lines of these orders are for, each once. */
export function bookingsOf(orders: readonly Pick<Order, 'lines'>[]): readonly BookingId[] {
  const ids = new Set<BookingId>()
  for (const order of orders) for (const line of order.lines) if (line.bookingId !== null) ids.add(line.bookingId)
  return [...ids]
}
