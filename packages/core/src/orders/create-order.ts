import { accept, type Decision } from '../base/decision.ts'
import type { OrderId } from '../base/ids.ts'
import { type DraftOrderRefusal, type DraftOrderState, draftOrder, type OrderLineRequest } from './draft-order.ts'
import type { Order } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'

export interface CreateOrder {
  readonly orderId: OrderId
  readonly lines: readonly OrderLineRequest[]
}

/** Opens a bill with the prices of this moment; they stay as they are from here on. */
export function createOrder(
  state: DraftOrderState,
  command: CreateOrder,
  nowMs: number,
): Decision<{ readonly order: Order }, OrderEvent, DraftOrderRefusal> {
  const { location, customer } = state
  const drafted = draftOrder(state, command.lines)
  if (!drafted.ok) return drafted

  const { lines, quote } = drafted.draft
  const order: Order = {
    id: command.orderId,
    locationId: location.id,
    customerId: customer?.id ?? null,
    currency: quote.currency,
    state: 'OPEN',
    paymentState: 'UNPAID',
    lines,
    payments: [],
    listMinor: quote.listMinor,
    discountMinor: quote.discountMinor,
    totalMinor: quote.totalMinor,
    paidMinor: 0,
    completedAtMs: null,
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  return accept({ order }, [orderEvent('order.created', order)])
}
