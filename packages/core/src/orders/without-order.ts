import type { Coupon } from '../promotions/coupon.ts'
import type { OrderHistory } from '../promotions/occasion.ts'
import type { Usage, UsageCounts } from '../promotions/usage.ts'
import type { DraftOrderState } from './draft-order.ts'
import type { Order } from './order.ts'

/** What a bill depends on as though this open order did not exist: so that it is priced anew like one that is made now. */
export function withoutOrder(state: DraftOrderState, order: Order): DraftOrderState {
  const ownSegments = new Set(order.lines.map(({ bookingId, bookingSegment }) => `${bookingId}:${bookingSegment}`))
  const coupons = state.offers.coupons.map((asked) => ({ ...asked, coupon: freedCoupon(asked.coupon, order) }))
  return {
    ...state,
    orderedSegments: new Set([...state.orderedSegments].filter((segment) => !ownSegments.has(segment))),
    offers: { ...state.offers, coupons },
    counts: countsWithout(state.counts, order.usages),
    history: state.customer?.id === order.customerId ? historyWithout(state.history) : state.history,
  }
}

function freedCoupon(coupon: Coupon, { id }: Order): Coupon {
  return coupon.orderId === id && coupon.state === 'RESERVED' ? { ...coupon, state: 'ISSUED', orderId: null } : coupon
}

function countsWithout(counts: UsageCounts, usages: readonly Usage[]): UsageCounts {
  const left = new Map(counts)
  for (const { key, uses, amountMinor } of usages) {
    const counted = left.get(key)
    if (counted) left.set(key, { uses: counted.uses - uses, amountMinor: counted.amountMinor - amountMinor })
  }
  return left
}

/** It was not asked for where nothing depends on it. An open order has spent nothing yet. */
function historyWithout({ orders, spentMinor }: OrderHistory): OrderHistory {
  return { orders: Math.max(0, orders - 1), spentMinor }
}
