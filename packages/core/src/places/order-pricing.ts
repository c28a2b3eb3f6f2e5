import type { OrderPricingFields } from './order-pricing.schema.ts'

/** How bills of a location are taxed, charged for service, rounded and discounted. */
export type OrderPricing = OrderPricingFields

/** No tax, no service charge, no rounding; discounts of all kinds add up. */
export const plainPricing: OrderPricing = {
  taxInclusive: true,
  serviceTaxBasisPoints: 0,
  productTaxBasisPoints: 0,
  serviceCharge: null,
  cashRounding: null,
  maxPromotions: 5,
  tierStacksWithTimedPrices: true,
}
