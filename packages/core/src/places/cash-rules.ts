import type { CashRulesFields } from './cash-rules.schema.ts'

/** How a location works with cash shifts. */
export type CashRules = CashRulesFields

/** Cash is not counted shift by shift. */
export const noCashShifts: CashRules = { use: 'OFF', openOrdersAtClose: 'ALLOW', pastDays: 'ALLOW' }
