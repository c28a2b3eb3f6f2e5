import { handOverGoods, isDueToComplete, type Order, prepareGoods, present, type Transaction } from '@mendian/core'
import { orderId, orderView as orderSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { keepAccounts, loadAccounts } from '../loyalty/complete-with.ts'
import { loyaltyLocks } from '../loyalty/load-loyalty.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { bookingStandings, bookingsOf } from './booking-standings.ts'
import { fulfilOrders } from './fulfil-orders.ts'
import { announceOrders, orderView } from './order-view.ts'

const prepareInput = z.strictObject({ id: orderId })
const handOverInput = z.strictObject({
  id: orderId,
  pickupCode: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .optional()
    .meta({ description: 'What was shown; staff who know whom they hand the goods to leave it out.' }),
})

export const prepare: WriteOperation<typeof prepareInput, typeof orderSchema> = defineWrite({
  name: 'orders.prepare',
  summary: 'Note that the goods of a paid order lie ready, or are on their way',
  http: ['POST', '/v1/orders/{id}/prepare'],
  input: prepareInput,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'order_not_to_fulfil', 'fulfilment_state_forbids'],
  locks: ({ id }) => [{ kind: 'ORDER', id }],
  async run(tx, { id }, run) {
    const found = await findOrder(tx, id, run)
    if (!found.ok) return found
    const { order } = found
    const decision = prepareGoods(order, run.nowMs)
    if (!decision.ok) return decision
    const { order: after } = decision.changes
    assertReplaced(await tx.orders.replace(after, order.version), 'the order')
    const { timeZone } = present(await tx.locations.find(order.locationId), 'an order names a location that exists')
    const announcements = announceOrders(decision.events, timeZone)
    return { ok: true, value: orderView(after, timeZone), subjectId: id, announcements }
  },
})

/** The order completes with it, unless a booking on it was not redeemed yet. */
export const handOver: WriteOperation<typeof handOverInput, typeof orderSchema> = defineWrite({
  name: 'orders.handOver',
  summary: 'Note that the goods of a paid order were picked up or brought',
  http: ['POST', '/v1/orders/{id}/hand-over'],
  input: handOverInput,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'order_not_to_fulfil', 'fulfilment_state_forbids', 'pickup_code_wrong', 'period_closed'],
  locks: ({ id }) => [{ kind: 'ORDER', id }],
  async run(tx, { id, pickupCode }, run) {
    const found = await findOrder(tx, id, run)
    if (!found.ok) return found
    const { order } = found
    const decision = handOverGoods(order, pickupCode, run.nowMs)
    if (!decision.ok) return decision
    const customerIds = order.customerId === null ? [] : [order.customerId]
    run.requireLocks([
      ...bookingsOf([order]).map((bookingId) => ({ kind: 'BOOKING', id: bookingId }) as const),
      ...loyaltyLocks(customerIds),
    ])
    const [place, { redeemed }] = await Promise.all([
      tx.locations.find(order.locationId),
      bookingStandings(tx, [order]),
    ])
    const location = present(place, 'an order names a location that exists')
    const { order: handed } = decision.changes
    const accounts = await loadAccounts(tx, customerIds, location, run.nowMs)
    const due = isDueToComplete(handed, redeemed) ? [handed] : []
    const completed = await fulfilOrders(tx, due, location, accounts, run, order.version)
    if (!completed.ok) return completed
    if (due.length === 0) assertReplaced(await tx.orders.replace(handed, order.version), 'the order')
    const events = [...decision.events, ...completed.events]
    const announcements = [
      ...announceOrders(events, location.timeZone),
      ...(await keepAccounts(tx, accounts, location.id, run)),
    ]
    const last = completed.events.at(-1)?.subject ?? handed
    return { ok: true, value: orderView(last, location.timeZone), subjectId: id, announcements }
  },
})

async function findOrder(
  tx: Transaction,
  id: Order['id'],
  run: WriteRun,
): Promise<{ readonly ok: true; readonly order: Order } | { readonly ok: false; readonly refusal: Refusal }> {
  const order = await tx.orders.find(id)
  if (!order) return notFound('Order', id)
  return refuseVersion(order, run.expectedVersion) ?? { ok: true, order }
}
