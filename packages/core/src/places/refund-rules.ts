import type { RefundRulesFields } from './refund-rules.schema.ts'

/** How a location gives money back. */
export type RefundRules = RefundRulesFields

/** No limit, and coupons go back with the whole of a bill. */
export const plainRefunds: RefundRules = { limitMinor: null, returnCoupons: true }
