import type { CustomerId, TopUpId } from '../base/ids.ts'
import type { TopUp } from '../stored-value/top-up.ts'

export interface TopUpRepository {
  find(id: TopUpId): Promise<TopUp | undefined>
  /** How often the customer has topped up. */
  countOf(customerId: CustomerId): Promise<number>
  insertMany(topUps: readonly TopUp[]): Promise<void>
}
