import type { CouponId, CustomerCardId } from '../base/ids.ts'
import type { OrderLineRequest } from './draft-order.ts'
import type { BillTerms } from './price-draft.ts'

/** What was asked of a bill that is open: what it is priced from when it is changed. */
export interface OrderRequest extends BillTerms {
  readonly lines: readonly OrderLineRequest[]
  /** Also those that were named by their codes. */
  readonly couponIds: readonly CouponId[]
  readonly useCards: readonly CustomerCardId[] | 'AUTO'
  readonly useBenefits: readonly string[]
}
