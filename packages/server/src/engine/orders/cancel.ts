import { cancelOrder, expireOrder, type Order } from '@mendian/core'
import { orderId, orderView as orderSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { freeCouponsOf, orderCouponLocks, takeBackOrderCoupons } from '../coupons/order-coupons.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceOrders, orderView } from './order-view.ts'

const input = z.strictObject({ id: orderId })

type EndOperation = WriteOperation<typeof input, typeof orderSchema>

/** Ends a bill that was not paid: its bookings can be billed again, and what it took of limited offers is given back. */
function endOperation(
  spec: Pick<EndOperation, 'name' | 'summary' | 'http'> & {
    readonly decide: (order: Order, nowMs: number) => ReturnType<typeof cancelOrder>
  },
): EndOperation {
  const { decide, ...named } = spec
  return defineWrite({
    ...named,
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
      const decision = decide(order, run.nowMs)
      if (!decision.ok) return decision
      run.requireLocks(await orderCouponLocks(tx, order))
      const { order: cancelled } = decision.changes
      assertReplaced(await tx.orders.replace(cancelled, order.version), 'the order')
      await freeCouponsOf(tx, order, run.nowMs)
      // One that stands for a sale that was taken back ends what that sale had given.
      await takeBackOrderCoupons(tx, order, run.nowMs)
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
}

export const cancel: EndOperation = endOperation({
  name: 'orders.cancel',
  summary: 'Cancel an unpaid bill',
  http: ['POST', '/v1/orders/{id}/cancel'],
  decide: cancelOrder,
})

/** Not for callers: the job that finds bills whose time is over runs it. */
export const expire: EndOperation = endOperation({
  name: 'orders.expire',
  summary: 'Cancel a bill that was not paid in time',
  http: ['POST', '/v1/orders/{id}/expire'],
  decide: expireOrder,
})
