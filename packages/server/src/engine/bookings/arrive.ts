import {
  type Booking,
  type BookingId,
  businessDate,
  checkIn,
  isDueToComplete,
  type Location,
  type LocationId,
  present,
  recordVisit,
  type Transaction,
} from '@mendian/core'
import { keepAccounts, type LoyaltyAccounts, loadAccounts } from '../loyalty/complete-with.ts'
import { loyaltyLocks } from '../loyalty/load-loyalty.ts'
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
    ...loyaltyLocks([booking.customerId, ...orders.map(({ customerId }) => customerId)]),
  ])
  const decision = checkIn(booking, { locationId, actor: run.actor, reason: null }, run.nowMs)
  if (!decision.ok) return decision
  const [found, before] = await Promise.all([tx.locations.find(booking.locationId), bookingStandings(tx, orders)])
  const location = present(found, 'a booking names a location that exists')
  const redeemed = new Set<BookingId>([...before.redeemed, booking.id])
  const due = orders.filter((order) => isDueToComplete(order, redeemed))
  const customerIds = [booking.customerId, ...due.map(({ customerId }) => customerId)]
  const accounts = await loadAccounts(tx, customerIds, location, run.nowMs)
  countVisit(accounts, booking, location, run)
  const fulfilled = await fulfilOrders(tx, due, location, accounts, run)
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
      ...(await keepAccounts(tx, accounts, location.id, run)),
    ],
  }
}

/** The customer has come: the visit and its services count. */
function countVisit(accounts: LoyaltyAccounts, booking: Booking, location: Location, run: WriteRun): void {
  const account = present(accounts.byCustomer.get(booking.customerId), 'the customer of the booking was loaded')
  const visit = {
    activityId: run.ids.next('CustomerActivity'),
    bookingId: booking.id,
    locationId: booking.locationId,
    businessDate: businessDate(location, run.nowMs),
    currency: location.currency,
    segments: booking.segments,
  }
  accounts.byCustomer.set(booking.customerId, recordVisit(account, visit, run.nowMs))
}
