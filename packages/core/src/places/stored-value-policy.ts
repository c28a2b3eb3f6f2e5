import type { StoredValuePolicyFields } from './stored-value-policy.schema.ts'

/** How a location takes stored value (储值) in payment. */
export type StoredValuePolicy = StoredValuePolicyFields

/** Without wishes of its own. */
export const plainStoredValue: StoredValuePolicy = {
  spendingOrder: 'EARLIEST_EXPIRY',
  maxPerPaymentMinor: null,
  maxPerDayMinor: null,
  refundPolicy: 'PRC_PREPAID',
  coolingOffDays: 7,
}
