import { cancelOrder, spendsCoupons } from '@mendian/core'
import { orderId, orderView as orderSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceOrders, orderView } from './order-view.ts'

const input = z.strictObject({ id: orderId })

/** Cancels a bill that has not been paid; its bookings can be billed again, and what it took of limited offers is given back. */
export const cancel: WriteOperation<typeof input, typeof orderSchema> = defineWrite({
  name: 'orders.cancel',
  summary: 'Cancel an unpaid bill',
  http: ['POST', '/v1/orders/{id}/cancel'],
  input,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: ['not_found', 'order_state_forbids'],
  locks: ({ id }) => [{ kind: 'ORDER', id }],
  async run(tx, { id }, run) {
    const order = await tx.orders.find(id)
    if (!order) return notFound('Order', id)
    const conflict = refuseVersion(order, run.expectedVersion)
    if (conflict) return conflict
    const decision = cancelOrder(order, run.nowMs)
    if (!decision.ok) return decision
    const { order: cancelled } = decision.changes
    assertReplaced(await tx.orders.replace(cancelled, order.version), 'the order')
    if (spendsCoupons(order)) await tx.coupons.settleOf(id, 'ISSUED', run.nowMs)
    for (const usage of order.usages) await tx.usages.giveBack(usage)
    const timeZone = (await timeZonesOf(tx, [order.locationId])).of(order.locationId)
    return {
      ok: true,
      value: orderView(cancelled, timeZone),
      subjectId: id,
      announcements: announceOrders(decision.events, timeZone),
    }
  },
})
