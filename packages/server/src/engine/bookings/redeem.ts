import { type BookingId, businessDate, checkIn, type FulfilmentChanges, fulfilOrder, present } from '@mendian/core'
import { bookingView as bookingSchema, locationId } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { bookingStandings } from '../orders/booking-standings.ts'
import { announceOrders } from '../orders/order-view.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceBookings, bookingView } from './booking-view.ts'

const input = z.strictObject({
  redemptionCode: z.string().regex(/^\d{6,20}$/, 'must be the digits of a redemption code'),
  locationId: locationId.optional().meta({ description: 'Where the code is shown; another location refuses.' }),
})

/** The customer arrives and shows the code: the booking is redeemed, once, and orders waiting for it complete. */
export const redeem: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'bookings.redeem',
  summary: 'Check a customer in by the code of the booking',
  http: ['POST', '/v1/bookings/redeem'],
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'already_redeemed', 'booking_state_forbids', 'booked_at_other_location'],
  locks: ({ redemptionCode }) => [{ kind: 'CODE', id: `redemption:${redemptionCode}` }],
  async run(tx, command, run) {
    const booking = await tx.bookings.findByRedemptionCode(command.redemptionCode)
    if (!booking) return notFound('Booking', command.redemptionCode)
    const conflict = refuseVersion(booking, run.expectedVersion)
    if (conflict) return conflict
    const orders = await tx.orders.ofBookings([booking.id])
    run.requireLocks([
      { kind: 'BOOKING', id: booking.id },
      ...orders.map((order) => ({ kind: 'ORDER', id: order.id }) as const),
    ])
    const decision = checkIn(booking, { locationId: command.locationId, actor: run.actor, reason: null }, run.nowMs)
    if (!decision.ok) return decision
    const { booking: arrived } = decision.changes
    assertReplaced(await tx.bookings.replace(arrived, booking.version), 'the booking')
    const [found, before] = await Promise.all([tx.locations.find(booking.locationId), bookingStandings(tx, orders)])
    const location = present(found, 'a booking names a location that exists')
    const redeemed = new Set<BookingId>([...before.redeemed, booking.id])
    const fulfilled: FulfilmentChanges[] = []
    for (const order of orders) {
      const context = {
        transactionId: run.ids.next('LedgerTransaction'),
        businessDate: businessDate(location, run.nowMs),
        nowMs: run.nowMs,
      }
      const changes = fulfilOrder(order, redeemed, context)
      if (!changes) continue
      assertReplaced(await tx.orders.replace(changes.order, order.version), 'the order')
      fulfilled.push(changes)
    }
    const ledger = fulfilled.flatMap((changes) => changes.ledger)
    if (ledger.length > 0) await tx.ledger.append(ledger)
    return {
      ok: true,
      value: bookingView(arrived, location.timeZone),
      subjectId: booking.id,
      announcements: [
        ...announceBookings(decision.events, location.timeZone),
        ...fulfilled.flatMap((changes) => announceOrders(changes.events, location.timeZone)),
      ],
    }
  },
})
