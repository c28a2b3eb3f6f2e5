import {
  type Booking,
  type BookingId,
  checkIn,
  isDueToComplete,
  type LocationId,
  present,
  type Transaction,
} from '@mendian/core'
import type { WriteResult, WriteRun } from '../operation.ts'
import { bookingStandings } from '../orders/booking-standings.ts'
import { fulfilOrders } from '../orders/fulfil-orders.ts'
import { announceOrders } from '../orders/order-view.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceBookings, type BookingView, bookingView } from './booking-view.ts'

/** The customer of that booking arrives: the booking is redeemed, once, and orders waiting for it complete. */
export async function arrive(
  tx: Transaction,
  booking: Booking,
  locationId: LocationId | undefined,
  run: WriteRun,
): Promise<WriteResult<BookingView>> {
  const conflict = refuseVersion(booking, run.expectedVersion)
  if (conflict) return conflict
  const orders = await tx.orders.ofBookings([booking.id])
  run.requireLocks([
    { kind: 'BOOKING', id: booking.id },
    ...orders.map((order) => ({ kind: 'ORDER', id: order.id }) as const),
  ])
  const decision = checkIn(booking, { locationId, actor: run.actor, reason: null }, run.nowMs)
  if (!decision.ok) return decision
  const [found, before] = await Promise.all([tx.locations.find(booking.locationId), bookingStandings(tx, orders)])
  const location = present(found, 'a booking names a location that exists')
  const redeemed = new Set<BookingId>([...before.redeemed, booking.id])
  const due = orders.filter((order) => isDueToComplete(order, redeemed))
  const fulfilled = await fulfilOrders(tx, due, location, run)
  if (!fulfilled.ok) return fulfilled
  const { booking: arrived } = decision.changes
  assertReplaced(await tx.bookings.replace(arrived, booking.version), 'the booking')
  return {
    ok: true,
    value: bookingView(arrived, location.timeZone),
    subjectId: booking.id,
    announcements: [
      ...announceBookings(decision.events, location.timeZone),
      ...announceOrders(fulfilled.events, location.timeZone),
    ],
  }
}
