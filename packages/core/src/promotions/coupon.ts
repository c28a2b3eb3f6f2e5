import type { CouponId, CouponTemplateId, CustomerCardId, CustomerId, OrderId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'

export const couponStates = ['ISSUED', 'RESERVED', 'USED', 'VOIDED'] as const
export type CouponState = (typeof couponStates)[number]

/** A coupon of a customer, or of whoever has its code (优惠券). */
export interface Coupon extends Versioned {
  readonly id: CouponId
  readonly templateId: CouponTemplateId
  readonly customerId: CustomerId | null
  readonly code: string | null
  /** RESERVED by an open order, USED once that is paid; past its end an issued coupon has expired. */
  readonly state: CouponState
  readonly issuedAtMs: number
  /** Null for no end. */
  readonly expiresAtMs: number | null
  /** The order that reserves or has used it. */
  readonly orderId: OrderId | null
  /** The order whose completion gave it to the customer; null where somebody issued it. */
  readonly issuedByOrderId: OrderId | null
  /** The card with which it was given; null for all others. */
  readonly issuedWithCardId: CustomerCardId | null
}

/** The state as everybody sees it: time makes a coupon expire, no write does. */
export function couponStateAt({ state, expiresAtMs }: Coupon, nowMs: number): CouponState | 'EXPIRED' {
  return state === 'ISSUED' && expiresAtMs !== null && nowMs >= expiresAtMs ? 'EXPIRED' : state
}
