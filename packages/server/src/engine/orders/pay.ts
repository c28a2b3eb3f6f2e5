import { businessDate, ledgerChangesOf, payOrder, present, spendsCoupons } from '@mendian/core'
import { orderId, orderView as orderSchema, tender } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadBooks } from '../ledger/load-books.ts'
import { completeWith, keepAccounts, loadAccounts } from '../loyalty/complete-with.ts'
import { loyaltyLocks } from '../loyalty/load-loyalty.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { bookingStandings, bookingsOf } from './booking-standings.ts'
import { announceOrders, orderView } from './order-view.ts'

const input = z.strictObject({
  id: orderId,
  tenders: z.array(tender).max(20).meta({ description: 'Together at least the total; none when the total is zero.' }),
})

/** Pays a bill in full, works out the change, and completes the order where nothing is left to redeem. */
export const pay: WriteOperation<typeof input, typeof orderSchema> = defineWrite({
  name: 'orders.pay',
  summary: 'Pay a bill',
  http: ['POST', '/v1/orders/{id}/pay'],
  input,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: true,
  refusals: [
    'not_found',
    'order_state_forbids',
    'booking_lapsed',
    'tender_insufficient',
    'tender_superfluous',
    'period_closed',
    'balance_insufficient',
  ],
  locks: ({ id }) => [{ kind: 'ORDER', id }],
  async run(tx, { id, tenders }, run) {
    const order = await tx.orders.find(id)
    if (!order) return notFound('Order', id)
    const conflict = refuseVersion(order, run.expectedVersion)
    if (conflict) return conflict
    // Whether the order completes depends on its bookings, which must not be redeemed or cancelled meanwhile.
    run.requireLocks([
      ...bookingsOf([order]).map((bookingId) => ({ kind: 'BOOKING', id: bookingId }) as const),
      ...loyaltyLocks([order.customerId]),
    ])
    const [found, standings] = await Promise.all([tx.locations.find(order.locationId), bookingStandings(tx, [order])])
    const location = present(found, 'an order names a location that exists')
    const date = businessDate(location, run.nowMs)
    const subjectIds = order.customerId === null ? [] : [order.customerId]
    const [books, accounts] = await Promise.all([
      loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds }, run.nowMs),
      loadAccounts(tx, subjectIds, location, run.nowMs),
    ])
    const decision = payOrder(
      {
        order,
        ...standings,
        businessDate: date,
        books,
      },
      {
        tenders: tenders.map((given) => ({ ...given, paymentId: run.ids.next('Payment') })),
        paymentTransactionId: run.ids.next('LedgerTransaction'),
        completionTransactionId: run.ids.next('LedgerTransaction'),
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const completed = completeWith(accounts, { ...decision.changes, events: decision.events }, location, run)
    if (!completed.ok) return completed
    const { order: paid, books: posted } = completed.changes
    assertReplaced(await tx.orders.replace(paid, order.version), 'the order')
    await tx.ledger.apply(ledgerChangesOf(posted))
    if (spendsCoupons(paid)) await tx.coupons.settleOf(id, 'USED', run.nowMs)
    return {
      ok: true,
      value: orderView(paid, location.timeZone),
      subjectId: id,
      announcements: [
        ...announceOrders(completed.events, location.timeZone),
        ...(await keepAccounts(tx, accounts, location.id)),
      ],
    }
  },
})
