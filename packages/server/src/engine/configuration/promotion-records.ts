import { type CouponTemplate, type Promotion, refuseOfferFields, type TimedPriceRule } from '@mendian/core'
import { couponTemplateFields, promotionFields, timedPriceRuleFields, topUpOfferFields } from '@mendian/core/schemas'
import { couponCodeLock, refuseTakenCode } from '../coupons/coupon-codes.ts'
import { type ConfigurationOperations, configurationOperations, type Reference } from './configuration-resource.ts'

const catalog = { read: 'catalog:read', write: 'catalog:write' } as const

/** What any offer names. */
function referencesOf({
  scope,
  customers,
  locationIds,
}: Pick<TimedPriceRule, 'scope' | 'customers' | 'locationIds'>): readonly Reference[] {
  return [
    ...itemReferences([...(scope.itemIds ?? []), ...scope.excludedItemIds]),
    { kind: 'Category', room: 'categories', ids: scope.categoryIds ?? [] },
    { kind: 'Tier', room: 'tiers', ids: customers.tierIds ?? [] },
    { kind: 'CustomerGroup', room: 'customerGroups', ids: customers.groupIds ?? [] },
    { kind: 'Location', room: 'locations', ids: locationIds ?? [] },
  ]
}

/** Services, products and cards, told apart by their ids. */
export function itemReferences(ids: readonly string[]): readonly Reference[] {
  return [
    { kind: 'Service', room: 'services', ids: ids.filter((id) => id.startsWith('svc_')) },
    { kind: 'Product', room: 'products', ids: ids.filter((id) => id.startsWith('prd_')) },
    { kind: 'CardProduct', room: 'cardProducts', ids: ids.filter((id) => id.startsWith('cdp_')) },
  ]
}

export const timedPriceRules: ConfigurationOperations<'TimedPriceRule', typeof timedPriceRuleFields> =
  configurationOperations({
    kind: 'TimedPriceRule',
    room: 'timedPriceRules',
    path: '/v1/timed-price-rules',
    fields: timedPriceRuleFields,
    description: 'A price that depends on when the service starts: quiet mornings, member days.',
    permissions: catalog,
    references: (fields) => referencesOf(fields as TimedPriceRule),
  })

export const promotions: ConfigurationOperations<'Promotion', typeof promotionFields> = configurationOperations({
  kind: 'Promotion',
  room: 'promotions',
  path: '/v1/promotions',
  fields: promotionFields,
  description: 'A discount that every bill has to which it applies, without being asked for.',
  permissions: catalog,
  refuse: refuseOfferFields,
  references: (fields) => referencesOf(fields as Promotion),
  refusals: ['effect_not_for_orders'],
})

export const couponTemplates: ConfigurationOperations<'CouponTemplate', typeof couponTemplateFields> =
  configurationOperations({
    kind: 'CouponTemplate',
    room: 'couponTemplates',
    path: '/v1/coupon-templates',
    fields: couponTemplateFields,
    description: 'What coupons of one kind are worth and when; a change applies to coupons already issued.',
    permissions: catalog,
    refuse: refuseOfferFields,
    references: (fields) => referencesOf(fields as CouponTemplate),
    unique: {
      locks: ({ claimCode }) => (claimCode ? [couponCodeLock(claimCode)] : []),
      refuse: (tx, { claimCode }, id) => refuseTakenCode(tx, claimCode, id),
    },
    refusals: ['effect_not_for_orders', 'code_taken'],
  })

export const topUpOffers: ConfigurationOperations<'TopUpOffer', typeof topUpOfferFields> = configurationOperations({
  kind: 'TopUpOffer',
  room: 'topUpOffers',
  path: '/v1/top-up-offers',
  fields: topUpOfferFields,
  description: 'What is given on top when somebody tops up: a ladder of bonuses.',
  permissions: catalog,
  references: ({ locationIds }) => [{ kind: 'Location', room: 'locations', ids: locationIds ?? [] }],
  prices: ({ currency, locationIds }) => ({ currency, locationIds }),
})
