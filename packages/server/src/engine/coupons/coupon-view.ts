import { type Coupon, couponStateAt, formatInstant } from '@mendian/core'
import type { couponView as couponSchema } from '@mendian/core/schemas'
import type { z } from 'zod'

export type CouponView = z.output<typeof couponSchema>

/** A coupon as callers see it; it is of no location, so that its times are in UTC. */
export function couponView(coupon: Coupon, nowMs: number): CouponView {
  const { id, templateId, customerId, code, orderId, issuedByOrderId, issuedWithCardId, version } = coupon
  const utc = (atMs: number): string => formatInstant('UTC', atMs)
  return {
    ...{ id, templateId, customerId, code },
    state: couponStateAt(coupon, nowMs),
    issuedAt: utc(coupon.issuedAtMs),
    expiresAt: coupon.expiresAtMs === null ? null : utc(coupon.expiresAtMs),
    ...{ orderId, issuedByOrderId, issuedWithCardId, version },
    createdAt: utc(coupon.createdAtMs),
    updatedAt: utc(coupon.updatedAtMs),
  }
}
