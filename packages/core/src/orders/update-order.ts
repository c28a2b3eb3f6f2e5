import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { OrderId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import type { Coupon } from '../promotions/coupon.ts'
import type { TakeUsage, Usage } from '../promotions/usage.ts'
import { type CreateOrderRefusal, openOrder } from './create-order.ts'
import type { DraftOrderState, OrderDraft } from './draft-order.ts'
import {
  fulfilmentOf,
  type ProposeFulfilment,
  type ProposeFulfilmentRefusal,
  proposeFulfilment,
} from './goods-fulfilment.ts'
import { type ClosedBillRefusal, refuseClosedBill, waitsUntil } from './open-bill.ts'
import type { Order } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'
import type { OrderRequest } from './order-request.ts'

export type UpdateOrderRefusal =
  | CreateOrderRefusal
  | ClosedBillRefusal
  | ProposeFulfilmentRefusal
  | RefusalOf<'order_not_editable', { orderId: OrderId }>

export interface UpdateOrderState {
  readonly order: Order
  readonly location: Location
  /** The coupons that the bill keeps. */
  readonly coupons: readonly Coupon[]
}

/** What becomes of a bill. */
export interface UpdateOrder {
  readonly note: string
  /** How its goods are picked up or brought from now on, null for neither; as agreed before when absent. */
  readonly fulfilment?: ProposeFulfilment | null | undefined
  /** Null where nothing changes that it is priced by. */
  readonly priced: {
    /** What the new price follows from, without the order itself. */
    readonly state: DraftOrderState
    readonly draft: OrderDraft
    readonly request: OrderRequest
  } | null
}

export interface UpdateOrderChanges {
  readonly order: Order
  /** Whether its lines are others now. */
  readonly relined: boolean
  /** Coupons that it keeps from now on, or keeps no more. */
  readonly coupons: readonly Coupon[]
  readonly givesBack: readonly Usage[]
  readonly takes: readonly TakeUsage[]
}

/** Why a bill cannot be changed, whatever it is to become: to be asked before that is priced. */
export function refuseUpdate(
  order: Order,
  nowMs: number,
): Extract<Decision<never, never, ClosedBillRefusal | UpdateOrderRefusal>, { ok: false }> | undefined {
  const closed = refuseClosedBill(order, 'UPDATE', nowMs)
  if (closed) return closed
  return order.request === null ? refuse('order_not_editable', { orderId: order.id }) : undefined
}

/**
 * Changes an open bill: it becomes what the same wishes would make now, under its own id. What it took of limited offers
 * and coupons it does not need any more is given back, and it waits for its payment anew.
 */
export function updateOrder(
  { order, location, coupons }: UpdateOrderState,
  { note, fulfilment, priced }: UpdateOrder,
  nowMs: number,
): Decision<UpdateOrderChanges, OrderEvent, UpdateOrderRefusal> {
  const forbidden = refuseUpdate(order, nowMs)
  if (forbidden) return forbidden
  const changed = {
    note,
    expiresAtMs: waitsUntil(order, location, nowMs),
    version: order.version + 1,
    updatedAtMs: nowMs,
  }
  const unpriced = { relined: false, coupons: [], givesBack: [], takes: [] }
  if (priced === null) {
    if (note === order.note && fulfilment === undefined) return accept({ order, ...unpriced }, [])
    const noted = agreedAnew({ ...order, ...changed }, fulfilment)
    if (!noted.ok) return noted
    return accept({ order: noted.changes.order, ...unpriced }, [
      orderEvent('order.updated', noted.changes.order, order),
    ])
  }
  const opened = openOrder(priced.state, priced.draft, order.id, nowMs, { request: priced.request, note })
  if (!opened.ok) return opened

  const { parkedAtMs, parkedAs, createdAtMs } = order
  const { order: made } = opened.changes
  const kept = { parkedAtMs, parkedAs, createdAtMs, fulfilment: fulfilmentOf(order, made) }
  const agreed = agreedAnew({ ...made, ...changed, ...kept }, fulfilment)
  if (!agreed.ok) return agreed

  // From here it must succeed.
  const { order: after } = agreed.changes
  const asked = new Set(opened.changes.coupons.map(({ id }) => id))
  const released = coupons.filter(({ id, orderId }) => orderId === order.id && !asked.has(id))
  return accept(
    {
      order: after,
      relined: true,
      coupons: [...opened.changes.coupons, ...released.map((coupon) => releasedCoupon(coupon, nowMs))],
      givesBack: order.usages,
      takes: opened.changes.usages,
    },
    [orderEvent('order.updated', after, order)],
  )
}

/** The bill with what is agreed about its goods from now on. */
function agreedAnew(
  order: Order,
  fulfilment: UpdateOrder['fulfilment'],
): Decision<{ readonly order: Order }, never, ProposeFulfilmentRefusal> {
  if (fulfilment === undefined) return accept({ order }, [])
  return fulfilment === null ? accept({ order: { ...order, fulfilment } }, []) : proposeFulfilment(order, fulfilment)
}

function releasedCoupon(coupon: Coupon, nowMs: number): Coupon {
  return { ...coupon, state: 'ISSUED', orderId: null, version: coupon.version + 1, updatedAtMs: nowMs }
}
