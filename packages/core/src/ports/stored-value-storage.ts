import type { CustomerId, OrderId, TopUpId } from '../base/ids.ts'
import type { TopUp } from '../stored-value/top-up.ts'

export interface TopUpRepository {
  find(id: TopUpId): Promise<TopUp | undefined>
  /** The top-ups that an order's lines made. */
  ofOrder(orderId: OrderId): Promise<readonly TopUp[]>
  /** How often the customer has topped up. */
  countOf(customerId: CustomerId): Promise<number>
  insertMany(topUps: readonly TopUp[]): Promise<void>
}
