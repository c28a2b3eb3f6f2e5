import { type RefusalOf, refuse } from '../base/decision.ts'
import type { Location } from '../places/location.ts'
import { formatInstant } from '../time/zone.ts'
import type { Order, OrderState } from './order.ts'

/** What is done with open bills alone. */
export type OpenBillAction = 'PAY' | 'UPDATE' | 'CANCEL' | 'PARK' | 'RESUME' | 'EXPIRE'

export type OrderStateRefusal = RefusalOf<'order_state_forbids', { state: OrderState; action: OpenBillAction }>

export type ClosedBillRefusal = OrderStateRefusal | RefusalOf<'order_expired', { expiredAt: string }>

const minuteMs = 60_000

/**
 * Until when a bill waits for its payment that is made, changed, put aside or taken up now; null for ever, as one does
 * that stands in the place of a reopened one.
 */
export function waitsUntil(
  { parkedAtMs, reopensId }: Pick<Order, 'parkedAtMs' | 'reopensId'>,
  { openOrders }: Pick<Location, 'openOrders'>,
  nowMs: number,
): number | null {
  if (reopensId !== null) return null
  const minutes = parkedAtMs === null ? openOrders.expiryMinutes : openOrders.parkedExpiryMinutes
  return minutes === null ? null : nowMs + minutes * minuteMs
}

/** Why a bill is not open, if so. */
export function refuseNotOpen(
  { state }: Order,
  action: OpenBillAction,
): { readonly ok: false; readonly refusal: OrderStateRefusal } | undefined {
  return state === 'OPEN' ? undefined : refuse('order_state_forbids', { state, action })
}

/** Why one cannot go on with a bill, if so: it is not open, or its time to be paid is over. */
export function refuseClosedBill(
  order: Order,
  action: OpenBillAction,
  nowMs: number,
): { readonly ok: false; readonly refusal: ClosedBillRefusal } | undefined {
  const closed = refuseNotOpen(order, action)
  if (closed) return closed
  const { expiresAtMs } = order
  if (expiresAtMs === null || nowMs < expiresAtMs) return undefined
  return refuse('order_expired', { expiredAt: formatInstant('UTC', expiresAtMs) })
}

/** Of an order for which nobody waits any more. */
export const settledWaiting = { expiresAtMs: null, parkedAtMs: null, parkedAs: null, request: null } as const
