import type { CustomerId, LocationId, OrderId, RefundId, RefundRequestId } from '../base/ids.ts'
import type { Refund, RefundKind, RefundTenderKind } from '../orders/refunds/refund.ts'
import type { RefundRequest, RefundRequestState } from '../orders/refunds/refund-request.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { PageRequest } from './records.ts'

export interface RefundFilter {
  readonly orderId?: OrderId
  readonly locationId?: LocationId
  readonly customerId?: CustomerId
  readonly kind?: RefundKind
  readonly fromDate?: LocalDate
  readonly toDate?: LocalDate
}

/** What went back on one business day, by what it went back with. */
export interface RefundTotal {
  readonly kind: RefundTenderKind
  readonly currency: string
  readonly refunds: number
  readonly amountMinor: number
}

export interface RefundRepository {
  find(id: RefundId): Promise<Refund | undefined>
  /** What went back of those orders, oldest first. */
  ofOrders(ids: readonly OrderId[]): Promise<readonly Refund[]>
  /** By id. */
  list(filter: RefundFilter, page: PageRequest): Promise<readonly Refund[]>
  totals(query: { locationId: LocationId; businessDate: LocalDate }): Promise<readonly RefundTotal[]>
  insert(refund: Refund): Promise<void>
}

export interface RefundRequestFilter {
  readonly orderId?: OrderId
  readonly locationId?: LocationId
  readonly customerId?: CustomerId
  readonly state?: RefundRequestState
}

export interface RefundRequestRepository {
  find(id: RefundRequestId): Promise<RefundRequest | undefined>
  /** By id. */
  list(filter: RefundRequestFilter, page: PageRequest): Promise<readonly RefundRequest[]>
  /** @throws StorageError CONFLICT when another request of the order is pending. */
  insert(request: RefundRequest): Promise<void>
  /** False when it is not at that version. */
  replace(request: RefundRequest, expectedVersion: number): Promise<boolean>
}
