import type { SpendingOrder } from '../money/spending-order.ts'

/** How a location takes stored value (储值) in payment. */
export interface StoredValuePolicy {
  /** What goes first where a customer has both principal and bonus. */
  readonly spendingOrder: SpendingOrder
}

/** Without wishes of its own. */
export const plainStoredValue: StoredValuePolicy = { spendingOrder: 'EARLIEST_EXPIRY' }
