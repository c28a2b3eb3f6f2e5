import { accept, type Decision, refuse } from '../base/decision.ts'
import { type OrderStateRefusal, refuseNotOpen, settledWaiting } from './open-bill.ts'
import type { Order, OrderCancelReason } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'

type CancelOrderDecision = Decision<{ readonly order: Order }, OrderEvent, OrderStateRefusal>

/** Cancels a bill that has not been paid. */
export function cancelOrder(order: Order, nowMs: number): CancelOrderDecision {
  return refuseNotOpen(order, 'CANCEL') ?? cancelled(order, 'REQUESTED', nowMs)
}

/** Cancels a bill that was not paid in time: from the very moment on from which it cannot be paid any more. */
export function expireOrder(order: Order, nowMs: number): CancelOrderDecision {
  const closed = refuseNotOpen(order, 'EXPIRE')
  if (closed) return closed
  const { state, expiresAtMs } = order
  if (expiresAtMs === null || nowMs < expiresAtMs) return refuse('order_state_forbids', { state, action: 'EXPIRE' })
  return cancelled(order, 'EXPIRED', nowMs)
}

function cancelled(order: Order, cancelReason: OrderCancelReason, nowMs: number): CancelOrderDecision {
  const after: Order = {
    ...order,
    ...settledWaiting,
    ...{ state: 'CANCELLED', cancelReason, version: order.version + 1, updatedAtMs: nowMs },
  }
  return accept({ order: after }, [orderEvent('order.cancelled', after, order)])
}
