import { accept, type Decision } from '../base/decision.ts'
import type { Location } from '../places/location.ts'
import { type ClosedBillRefusal, openUntil, parkedUntil, refuseClosedBill } from './open-bill.ts'
import type { Order } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'

type ParkOrderDecision = Decision<{ readonly order: Order }, OrderEvent, ClosedBillRefusal>

/** Puts an open bill aside under a name (挂单); it then waits as long as parked bills do. Parking it again renames it. */
export function parkOrder(order: Order, location: Location, label: string, nowMs: number): ParkOrderDecision {
  const closed = refuseClosedBill(order, 'PARK', nowMs)
  if (closed) return closed
  const waiting = { parkedAtMs: order.parkedAtMs ?? nowMs, parkedAs: label, expiresAtMs: parkedUntil(location, nowMs) }
  return changed(order, waiting, 'order.parked', nowMs)
}

/** Takes a bill up again that was put aside; it then waits as long as a new one. One that was not is given as it is. */
export function resumeOrder(order: Order, location: Location, nowMs: number): ParkOrderDecision {
  const closed = refuseClosedBill(order, 'RESUME', nowMs)
  if (closed) return closed
  if (order.parkedAtMs === null) return accept({ order }, [])
  const waiting = { parkedAtMs: null, parkedAs: null, expiresAtMs: openUntil(location, nowMs) }
  return changed(order, waiting, 'order.resumed', nowMs)
}

function changed(
  order: Order,
  waiting: Pick<Order, 'parkedAtMs' | 'parkedAs' | 'expiresAtMs'>,
  type: 'order.parked' | 'order.resumed',
  nowMs: number,
): ParkOrderDecision {
  // A bill that is paid in the place of another waits until somebody decides.
  const { expiresAtMs } = order.reopensId === null ? waiting : order
  const after: Order = { ...order, ...waiting, expiresAtMs, version: order.version + 1, updatedAtMs: nowMs }
  return accept({ order: after }, [orderEvent(type, after, order)])
}
