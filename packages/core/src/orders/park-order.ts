import { accept, type Decision } from '../base/decision.ts'
import type { Location } from '../places/location.ts'
import { type ClosedBillRefusal, refuseClosedBill, waitsUntil } from './open-bill.ts'
import type { Order } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'

type ParkOrderDecision = Decision<{ readonly order: Order }, OrderEvent, ClosedBillRefusal>

/** Puts an open bill aside under a name (挂单); it then waits as long as parked bills do. Parking it again renames it. */
export function parkOrder(order: Order, location: Location, label: string, nowMs: number): ParkOrderDecision {
  const closed = refuseClosedBill(order, 'PARK', nowMs)
  if (closed) return closed
  const waiting = { ...order, parkedAtMs: order.parkedAtMs ?? nowMs, parkedAs: label }
  return changed(order, waiting, location, 'order.parked', nowMs)
}

/** Takes a bill up again that was put aside; it then waits as long as a new one. One that was not is given as it is. */
export function resumeOrder(order: Order, location: Location, nowMs: number): ParkOrderDecision {
  const closed = refuseClosedBill(order, 'RESUME', nowMs)
  if (closed) return closed
  if (order.parkedAtMs === null) return accept({ order }, [])
  return changed(order, { ...order, parkedAtMs: null, parkedAs: null }, location, 'order.resumed', nowMs)
}

function changed(
  before: Order,
  waiting: Order,
  location: Location,
  type: 'order.parked' | 'order.resumed',
  nowMs: number,
): ParkOrderDecision {
  const expiresAtMs = waitsUntil(waiting, location, nowMs)
  const after: Order = { ...waiting, expiresAtMs, version: before.version + 1, updatedAtMs: nowMs }
  return accept({ order: after }, [orderEvent(type, after, before)])
}
