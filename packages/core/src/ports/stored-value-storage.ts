import type { CustomerId, LedgerTransactionId, LotId, OrderId, TopUpId } from '../base/ids.ts'
import type { StoredValueAdjustment } from '../stored-value/adjust-stored-value.ts'
import type { StoredValuePin } from '../stored-value/stored-value-pin.ts'
import type { PaidBackTopUp, TopUp, TopUpOutflow } from '../stored-value/top-up.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { PageRequest } from './records.ts'

export interface TopUpRepository {
  find(id: TopUpId): Promise<TopUp | undefined>
  /** The top-ups that an order's lines made. */
  ofOrder(orderId: OrderId): Promise<readonly TopUp[]>
  /** Whether the customer has topped up, by orders that are theirs now and were not reopened. */
  hasToppedUp(customerId: CustomerId): Promise<boolean>
  outflowOf(topUp: Pick<TopUp, 'id' | 'customerId' | 'orderId'>): Promise<TopUpOutflow>
  /** Of the top-ups that made these lots those whose principal comes back as bonus. */
  paidBackOf(lotIds: readonly LotId[]): Promise<readonly PaidBackTopUp[]>
  /** Whether it was so much before, and is changed. */
  setBackAsBonus(id: TopUpId, amounts: { readonly beforeMinor: number; readonly afterMinor: number }): Promise<boolean>
  insertMany(topUps: readonly TopUp[]): Promise<void>
}

/** Whose stored value there is, and in which currency. */
export interface StoredValueOwner {
  readonly customerId: CustomerId
  readonly currency: string
}

export interface StoredValueRepository {
  /** Who has, or has had, stored value: by customer and currency; `after` is `<customer>:<currency>` of the last seen. */
  owners(filter: { readonly customerId?: CustomerId }, page: PageRequest): Promise<readonly StoredValueOwner[]>
  /** What the customer has paid with it on that business day, refunds left out. */
  spentOn(query: { customerId: CustomerId; currency: string; businessDate: LocalDate }): Promise<number>
  pins(customerIds: readonly CustomerId[]): Promise<readonly StoredValuePin[]>
  insertAdjustment(adjustment: StoredValueAdjustment): Promise<void>
  /** Those of these transactions, in no particular order. */
  adjustments(ids: readonly LedgerTransactionId[]): Promise<readonly StoredValueAdjustment[]>
  /** Keeps the PIN, or what has become of it. */
  keepPin(pin: StoredValuePin): Promise<void>
  removePin(customerId: CustomerId): Promise<void>
}
