import {
  type BookingId,
  businessDate,
  changesOf,
  checkIn,
  fulfilOrder,
  isDueToComplete,
  type Location,
  type Order,
  type OrderEvent,
  type PostRefusal,
  present,
  type Transaction,
} from '@mendian/core'
import { bookingView as bookingSchema, locationId } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadBooks } from '../ledger/load-books.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
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
  refusals: ['not_found', 'already_redeemed', 'booking_state_forbids', 'booked_at_other_location', 'period_closed'],
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
  },
})

/** Completes the orders that waited for the booking and stores them with what they have earned; or changes nothing. */
async function fulfilOrders(
  tx: Transaction,
  orders: readonly Order[],
  location: Location,
  run: WriteRun,
): Promise<
  { readonly ok: true; readonly events: readonly OrderEvent[] } | { readonly ok: false; readonly refusal: PostRefusal }
> {
  if (orders.length === 0) return { ok: true, events: [] }
  const { nowMs } = run
  const date = businessDate(location, nowMs)
  let books = await loadBooks(tx, { locationId: location.id, businessDate: date }, nowMs)
  const completed: Order[] = []
  const events: OrderEvent[] = []
  for (const order of orders) {
    const transactionId = run.ids.next('LedgerTransaction')
    const fulfilled = fulfilOrder(order, books, { transactionId, businessDate: date, nowMs })
    if (!fulfilled.ok) return fulfilled
    books = fulfilled.changes.books
    completed.push(fulfilled.changes.order)
    events.push(...fulfilled.events)
  }
  for (const order of completed) assertReplaced(await tx.orders.replace(order, order.version - 1), 'the order')
  await tx.ledger.apply(changesOf(books))
  return { ok: true, events }
}
