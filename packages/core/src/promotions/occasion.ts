import type { CustomerGroupId, CustomerId, LocationId, TierId } from '../base/ids.ts'
import type { LocalDate } from '../time/local-time.ts'

/** What a customer has ordered so far; cancelled orders do not count. */
export interface OrderHistory {
  readonly orders: number
  /** What they have paid for them and did not get back. */
  readonly spentMinor: number
}

/** Who orders, where and when: what decides whether an offer is theirs at all. */
export interface Occasion {
  readonly nowMs: number
  /** On the location's wall clock. */
  readonly today: LocalDate
  readonly locationId: LocationId
  readonly customer: {
    readonly id: CustomerId
    readonly birthday: LocalDate | null
    readonly groupIds: readonly CustomerGroupId[]
  } | null
  /** The customer's tier, where it is in use. */
  readonly tierId: TierId | null
  readonly history: OrderHistory
}
