import type { CustomerId, LocationId, OrderId, ReceivableId } from '../base/ids.ts'
import type { ReceivableSettlement, SettlementKind } from '../orders/receivable-settlement.ts'
import type { Receivable } from '../receivables/receivable.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { TenderTotal } from './order-storage.ts'
import type { PageRequest } from './records.ts'

export interface ReceivableFilter {
  readonly customerId?: CustomerId
  readonly locationId?: LocationId
  readonly orderId?: OrderId
  readonly state?: 'OPEN' | 'SETTLED'
}

export interface SettlementFilter {
  readonly customerId?: CustomerId
  readonly locationId?: LocationId
  readonly kind?: SettlementKind
}

export interface ReceivableRepository {
  find(id: ReceivableId): Promise<Receivable | undefined>
  /** What the customer owes in that currency, the oldest first and no more than so many. */
  openOf(query: { customerId: CustomerId; currency: string; limit: number }): Promise<readonly Receivable[]>
  /** Those of these that the customer owes in that currency. */
  openAmong(query: {
    customerId: CustomerId
    currency: string
    ids: readonly ReceivableId[]
  }): Promise<readonly Receivable[]>
  /** All that was put on account of an order. */
  ofOrder(orderId: OrderId): Promise<readonly Receivable[]>
  /** By id. */
  list(filter: ReceivableFilter, page: PageRequest): Promise<readonly Receivable[]>
  /** By id, with their payments. */
  settlements(filter: SettlementFilter, page: PageRequest): Promise<readonly ReceivableSettlement[]>
  /** What settlements took on one business day, by tender. */
  totals(query: { locationId: LocationId; businessDate: LocalDate }): Promise<readonly TenderTotal[]>
  insertMany(receivables: readonly Receivable[]): Promise<void>
  /** False when one of them is not at the version before. */
  replaceMany(receivables: readonly Receivable[]): Promise<boolean>
  insertSettlement(settlement: ReceivableSettlement): Promise<void>
  /** What the one owes is owed by the other from now on. */
  moveAll(fromId: CustomerId, toId: CustomerId): Promise<void>
}
