import type { DomainEvent } from '../base/domain-event.ts'
import type { Order } from './order.ts'

export type OrderEventType =
  | 'order.created'
  | 'order.updated'
  | 'order.parked'
  | 'order.resumed'
  | 'order.paid'
  | 'order.completed'
  | 'order.cancelled'
  | 'order.refunded'
  | 'order.reopened'

export type OrderEvent = DomainEvent<OrderEventType, 'ORDER', Order>

/** The event of an order's change. */
export function orderEvent(type: OrderEventType, subject: Order, previous?: Order): OrderEvent {
  return { type, subjectKind: 'ORDER', subject, ...(previous ? { previous } : {}) }
}
