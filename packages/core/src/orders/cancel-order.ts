import { accept, type Decision, refuse } from '../base/decision.ts'
import type { Order } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'
import type { PayOrderRefusal } from './pay-order.ts'

/** Cancels a bill that has not been paid. */
export function cancelOrder(
  order: Order,
  nowMs: number,
): Decision<{ readonly order: Order }, OrderEvent, Extract<PayOrderRefusal, { code: 'order_state_forbids' }>> {
  if (order.state !== 'OPEN') return refuse('order_state_forbids', { state: order.state, action: 'CANCEL' })
  const cancelled: Order = { ...order, state: 'CANCELLED', version: order.version + 1, updatedAtMs: nowMs }
  return accept({ order: cancelled }, [orderEvent('order.cancelled', cancelled, order)])
}
