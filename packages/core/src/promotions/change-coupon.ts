import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CouponId, CustomerId, OrderId } from '../base/ids.ts'
import { type Coupon, type CouponState, couponStateAt } from './coupon.ts'

type CouponStateRefusal = RefusalOf<
  'coupon_state_forbids',
  { couponId: CouponId; state: CouponState | 'EXPIRED'; allowedFrom: readonly CouponState[] }
>

export type CouponRefusal = CouponStateRefusal | RefusalOf<'coupon_taken', { couponId: CouponId }>

type CouponDecision = Decision<{ readonly coupon: Coupon }, never, CouponRefusal>

/** Gives a coupon that was whoever's had its code to one customer; who has it already keeps it. */
export function claimCoupon(coupon: Coupon, customerId: CustomerId, nowMs: number): CouponDecision {
  if (coupon.customerId !== null && coupon.customerId !== customerId) {
    return refuse('coupon_taken', { couponId: coupon.id })
  }
  const state = couponStateAt(coupon, nowMs)
  if (state !== 'ISSUED') {
    return refuse('coupon_state_forbids', { couponId: coupon.id, state, allowedFrom: ['ISSUED'] })
  }
  if (coupon.customerId === customerId) return accept({ coupon }, [])
  return accept({ coupon: next(coupon, { customerId }, nowMs) }, [])
}

/** Takes a coupon back before it is spent; one that an open order reserves is that order's. */
export function voidCoupon(coupon: Coupon, nowMs: number): CouponDecision {
  if (coupon.state === 'VOIDED') return accept({ coupon }, [])
  if (coupon.state !== 'ISSUED') {
    return refuse('coupon_state_forbids', {
      couponId: coupon.id,
      state: coupon.state,
      allowedFrom: ['ISSUED', 'VOIDED'],
    })
  }
  return accept({ coupon: next(coupon, { state: 'VOIDED' }, nowMs) }, [])
}

/** Keeps a coupon for an order; it was judged to be spendable. */
export function reserveCoupon(coupon: Coupon, orderId: OrderId, nowMs: number): Coupon {
  assert(couponStateAt(coupon, nowMs) === 'ISSUED', 'only issued coupons are reserved')
  return next(coupon, { state: 'RESERVED', orderId }, nowMs)
}

/** Marks a coupon that was kept for an order as used by it, which is paid at once. */
export function useCoupon(coupon: Coupon): Coupon {
  assert(coupon.state === 'RESERVED', 'only reserved coupons are used')
  return { ...coupon, state: 'USED' }
}

function next(coupon: Coupon, change: Partial<Coupon>, nowMs: number): Coupon {
  return { ...coupon, ...change, version: coupon.version + 1, updatedAtMs: nowMs }
}
