import { z } from 'zod'
import { couponId, couponTemplateId, customerCardId, customerId, orderId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'
import { couponStates } from './coupon.ts'

export const couponState = z.enum([...couponStates, 'EXPIRED']).meta({ id: 'CouponState' })

export const couponView = z
  .strictObject({
    id: couponId,
    templateId: couponTemplateId,
    customerId: customerId.nullable().meta({ description: 'Null for a coupon of whoever has its code.' }),
    code: z.string().nullable(),
    state: couponState,
    issuedAt: instant,
    expiresAt: instant.nullable(),
    orderId: orderId.nullable().meta({ description: 'The order that reserves or has used it.' }),
    issuedByOrderId: orderId.nullable().meta({
      description: 'The order whose completion gave it; null where somebody issued it.',
    }),
    issuedWithCardId: customerCardId.nullable().meta({ description: 'The card that it was given with, if any.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Coupon', description: 'A coupon of a customer, or of whoever has its code.' })
