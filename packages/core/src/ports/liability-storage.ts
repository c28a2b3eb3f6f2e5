import type { BalanceTotal, DeferredTotal, UnitsTotal } from '../analytics/prepaid-liability.ts'
import type { LocationId } from '../base/ids.ts'
import type { Currency } from '../money/money.ts'

/** What of prepaid value is asked for; all of the tenant where nothing is named. */
export interface LiabilityQuery {
  /** Where it was sold, or loaded. */
  readonly locationIds?: readonly LocationId[]
  readonly currency?: Currency
  /** How many sums are given at most. */
  readonly limit: number
}

/** Sums up what is owed now of what customers have paid ahead: as many rows as there are terms and locations. */
export interface PrepaidLiabilityReader {
  deferred(query: LiabilityQuery): Promise<readonly DeferredTotal[]>
  unitsLeft(query: LiabilityQuery): Promise<readonly UnitsTotal[]>
  balances(query: LiabilityQuery): Promise<readonly BalanceTotal[]>
}
