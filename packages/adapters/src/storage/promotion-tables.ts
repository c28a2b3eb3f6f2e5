import type { Coupon, CouponTemplate, Promotion, TimedPriceRule, Usage } from '@mendian/core'
import { table } from './columns.ts'

const versioned = { version: 'integer', createdAtMs: 'integer', updatedAtMs: 'integer' } as const
const configured = { id: 'text', name: 'text', ...versioned, archivedAtMs: 'nullableInteger' } as const

/** What promotions and coupon templates have in common. */
const terms = {
  level: 'text',
  effect: 'json',
  scope: 'json',
  windows: 'json',
  minSpendMinor: 'integer',
  customers: 'json',
  limits: 'json',
  locationIds: 'json',
  validFrom: 'nullableText',
  validUntil: 'nullableText',
  exclusive: 'flag',
  base: 'text',
  priority: 'integer',
} as const

/** The tables of what the shop offers, and of how often it was given. */
export const promotionTables = {
  timed_price_rule: table<TimedPriceRule>({
    kind: 'text',
    effect: 'json',
    scope: 'json',
    windows: 'json',
    customers: 'json',
    locationIds: 'json',
    exclusiveGroup: 'nullableText',
    priority: 'integer',
    ...configured,
  }),
  promotion: table<Promotion>({ ...terms, exclusiveGroup: 'nullableText', ...configured }),
  coupon_template: table<CouponTemplate>({
    ...terms,
    validDaysAfterIssue: 'nullableInteger',
    issueLimit: 'nullableInteger',
    issueLimitPerCustomer: 'nullableInteger',
    claimCode: 'nullableText',
    issuedByOrders: 'json',
    stackable: 'flag',
    ...configured,
  }),
  coupon: table<Coupon>({
    id: 'text',
    templateId: 'text',
    customerId: 'nullableText',
    code: 'nullableText',
    state: 'text',
    issuedAtMs: 'integer',
    expiresAtMs: 'nullableInteger',
    orderId: 'nullableText',
    issuedByOrderId: 'nullableText',
    issuedWithCardId: 'nullableText',
    ...versioned,
  }),
  usage_count: table<Usage>({ key: 'text', uses: 'integer', amountMinor: 'integer' }),
} as const
