import type { RefusalOf } from '../base/decision.ts'
import type { CouponTemplateId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { CouponTemplateFields } from './coupon-template.schema.ts'

/** What coupons of one kind are worth and when (优惠券模板). A change applies to coupons already issued. */
export type CouponTemplate = ConfigurationRecord<CouponTemplateId, CouponTemplateFields>

export type OfferFieldsRefusal = RefusalOf<'effect_not_for_orders', { effect: string }>

/** Why a promotion or a coupon template cannot be kept like this, if it cannot. */
export function refuseOfferFields({
  level,
  effect,
}: Pick<CouponTemplateFields, 'level' | 'effect'>): OfferFieldsRefusal | undefined {
  if (level === 'ITEM' || effect.kind === 'PERCENT_OFF' || effect.kind === 'AMOUNT_OFF') return undefined
  return { code: 'effect_not_for_orders', details: { effect: effect.kind } }
}
