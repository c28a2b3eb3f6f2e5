import type { CustomerId, LocationId, OrderId, ReceivableId } from '../base/ids.ts'
import type { Payment } from '../orders/order.ts'
import type { PaymentProviderCode } from '../orders/tenders/tender.ts'
import type { Receivable, ReceivableSettlement } from '../receivables/receivable.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { TenderTotal } from './order-storage.ts'
import type { PageRequest } from './records.ts'

export interface ReceivableFilter {
  readonly customerId?: CustomerId
  readonly locationId?: LocationId
  readonly orderId?: OrderId
  readonly state?: 'OPEN' | 'SETTLED'
}

/** What is open in one currency, by when it was put on account. */
export interface ReceivableAge {
  readonly currency: string
  readonly openMinor: number
  /** Since the first, second and third of the instants asked for, and before all of them. */
  readonly sinceMinor: readonly [number, number, number]
  readonly olderMinor: number
  readonly customers: number
}

export interface ReceivableRepository {
  find(id: ReceivableId): Promise<Receivable | undefined>
  /** What the customer owes, the oldest first. */
  openOf(customerId: CustomerId): Promise<readonly Receivable[]>
  /** By id. */
  list(filter: ReceivableFilter, page: PageRequest): Promise<readonly Receivable[]>
  /** `sinceMs` are three instants, the latest first. */
  aging(
    filter: Pick<ReceivableFilter, 'customerId' | 'locationId'>,
    sinceMs: readonly [number, number, number],
  ): Promise<readonly ReceivableAge[]>
  /** Which of a provider's references have settled something. */
  referencesUsed(query: {
    provider: PaymentProviderCode
    references: readonly string[]
  }): Promise<ReadonlySet<string>>
  /** What settlements took on one business day, by tender. */
  totals(query: { locationId: LocationId; businessDate: LocalDate }): Promise<readonly TenderTotal[]>
  insertMany(receivables: readonly Receivable[]): Promise<void>
  /** False when one of them is not at the version before. */
  replaceMany(receivables: readonly Receivable[]): Promise<boolean>
  insertSettlement(settlement: ReceivableSettlement, payments: readonly Payment[]): Promise<void>
  /** What the one owes is owed by the other from now on. */
  moveAll(fromId: CustomerId, toId: CustomerId): Promise<void>
}
