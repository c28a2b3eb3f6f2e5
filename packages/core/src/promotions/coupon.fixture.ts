import { idOf } from '../base/ids.ts'
import type { Coupon } from './coupon.ts'
import type { CouponTemplate } from './coupon-template.ts'
import type { Occasion } from './occasion.ts'
import type { Promotion } from './promotion.ts'

/** 2026-11-24 10:00 in Shanghai, a Tuesday. */
export const tenMs = Date.parse('2026-11-24T10:00:00+08:00')

const stamps = { version: 1, createdAtMs: tenMs, updatedAtMs: tenMs, archivedAtMs: null } as const

export const anybody = {
  membersOnly: false,
  tierIds: null,
  firstOrderOnly: false,
  minSpentMinor: 0,
  groupIds: null,
  holdOutBasisPoints: 0,
}
export const unlimited = {
  total: null,
  perDay: null,
  perCustomer: null,
  perCustomerPerDay: null,
  perCustomerPerWeek: null,
  perLocation: null,
  perLocationPerDay: null,
  budgetMinor: null,
}
export const allLines = { kinds: null, itemIds: null, categoryIds: null, excludedItemIds: [] }

const terms = {
  level: 'ORDER',
  effect: { kind: 'AMOUNT_OFF', amountOffMinor: 3000 },
  scope: allLines,
  windows: null,
  minSpendMinor: 10_000,
  customers: anybody,
  limits: unlimited,
  locationIds: null,
  validFrom: null,
  validUntil: null,
  exclusive: false,
  base: 'DISCOUNTED',
  priority: 0,
} as const

export const thirtyOff: Promotion = {
  ...stamps,
  ...terms,
  id: idOf('Promotion', 'thirty'),
  name: '30 off 100',
  exclusiveGroup: null,
}

export const template: CouponTemplate = {
  ...stamps,
  ...terms,
  id: idOf('CouponTemplate', 'thirty'),
  name: '30 off 100',
  validDaysAfterIssue: null,
  issueLimit: null,
  issueLimitPerCustomer: null,
  claimCode: null,
  issuedByOrders: null,
  stackable: true,
}

export const coupon: Coupon = {
  id: idOf('Coupon', 'one'),
  templateId: template.id,
  customerId: idOf('Customer', 'wang'),
  code: null,
  state: 'ISSUED',
  issuedAtMs: tenMs,
  expiresAtMs: null,
  orderId: null,
  issuedByOrderId: null,
  issuedWithCardId: null,
  version: 1,
  createdAtMs: tenMs,
  updatedAtMs: tenMs,
}

/** Wang of no tier, on a first order. */
export const occasion: Occasion = {
  nowMs: tenMs,
  today: '2026-11-24',
  locationId: idOf('Location', 'bund'),
  customer: { id: idOf('Customer', 'wang'), birthday: '1990-11-02', groupIds: [] },
  tierId: null,
  history: { orders: 0, spentMinor: 0 },
}
