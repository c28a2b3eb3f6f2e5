import { type BookingId, isRedeemed, type Order, occupies, type ReadTransaction } from '@mendian/core'

/** How the bookings on some orders stand. */
export interface BookingStandings {
  readonly redeemed: ReadonlySet<BookingId>
  /** Cancelled, declined, expired, or the customer stayed away. */
  readonly lapsed: ReadonlySet<BookingId>
}

/** How the bookings on these orders stand, in at most one query. */
export async function bookingStandings(tx: ReadTransaction, orders: readonly Order[]): Promise<BookingStandings> {
  const bookings = await tx.bookings.findMany(bookingsOf(orders))
  const idsOf = (rows: typeof bookings): ReadonlySet<BookingId> => new Set(rows.map((booking) => booking.id))
  return {
    redeemed: idsOf(bookings.filter(isRedeemed)),
    lapsed: idsOf(bookings.filter((booking) => !occupies(booking.state))),
  }
}

/** The bookings that lines of these orders are for, each once. */
export function bookingsOf(orders: readonly Pick<Order, 'lines'>[]): readonly BookingId[] {
  const ids = new Set<BookingId>()
  for (const order of orders) for (const line of order.lines) if (line.bookingId !== null) ids.add(line.bookingId)
  return [...ids]
}
