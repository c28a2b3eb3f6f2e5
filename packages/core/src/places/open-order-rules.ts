import type { OpenOrderRulesFields } from './open-order-rules.schema.ts'

/** How long bills of a location wait for their payment. */
export type OpenOrderRules = OpenOrderRulesFields

/** Without wishes of its own: a day, and a week for what was parked. */
export const plainOpenOrders: OpenOrderRules = { expiryMinutes: 1440, parkedExpiryMinutes: 10_080 }
