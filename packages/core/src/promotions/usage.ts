import { addDays, isoWeekday, type LocalDate } from '../time/local-time.ts'
import type { Occasion } from './occasion.ts'
import type { Promotion } from './promotion.ts'

/** What has been given away under one key: how often, and how much in all. */
export interface UsageCount {
  readonly uses: number
  readonly amountMinor: number
}

/** Some uses under a key, as an order takes them and gives them back when it is cancelled. */
export interface Usage extends UsageCount {
  readonly key: string
}

/** A key under which uses are counted, and how many there may be. */
export interface UsageLimit {
  readonly key: string
  readonly scope:
    | 'TOTAL'
    | 'DAY'
    | 'LOCATION'
    | 'LOCATION_DAY'
    | 'CUSTOMER'
    | 'CUSTOMER_DAY'
    | 'CUSTOMER_WEEK'
    | 'BUDGET'
  readonly maxUses: number | null
  readonly maxAmountMinor: number | null
}

/** Taking uses, unless that would exceed a limit. */
export interface TakeUsage extends Usage {
  readonly maxUses: number | null
  readonly maxAmountMinor: number | null
}

export type UsageCounts = ReadonlyMap<string, UsageCount>

type Limits = Promotion['limits']

/** Whether it is given so often to each customer, so that somebody must be named. */
export function countsCustomers({ perCustomer, perCustomerPerDay, perCustomerPerWeek }: Limits): boolean {
  return (perCustomer ?? perCustomerPerDay ?? perCustomerPerWeek) !== null
}

/** The first day of the week of a date. */
function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - isoWeekday(date))
}

/** The keys under which the uses of something limited are counted for this occasion. */
export function usageLimitsOf(
  subjectId: string,
  limits: Limits,
  { customer, today, locationId }: Occasion,
): readonly UsageLimit[] {
  const found: UsageLimit[] = []
  const limit = (scope: UsageLimit['scope'], key: string, maxUses: number | null): void => {
    if (maxUses !== null) found.push({ key: `${subjectId}/${key}`, scope, maxUses, maxAmountMinor: null })
  }
  limit('TOTAL', 'total', limits.total)
  limit('DAY', `day/${today}`, limits.perDay)
  limit('LOCATION', locationId, limits.perLocation)
  limit('LOCATION_DAY', `${locationId}/${today}`, limits.perLocationPerDay)
  if (customer) {
    limit('CUSTOMER', customer.id, limits.perCustomer)
    limit('CUSTOMER_DAY', `${customer.id}/${today}`, limits.perCustomerPerDay)
    limit('CUSTOMER_WEEK', `${customer.id}/week/${mondayOf(today)}`, limits.perCustomerPerWeek)
  }
  const { budgetMinor } = limits
  if (budgetMinor !== null) {
    found.push({ key: `${subjectId}/budget`, scope: 'BUDGET', maxUses: null, maxAmountMinor: budgetMinor })
  }
  return found
}

const none: UsageCount = { uses: 0, amountMinor: 0 }

/** The first limit that one more use, taking off so much, would exceed. */
export function exceededLimit(
  limits: readonly UsageLimit[],
  counts: UsageCounts,
  amountMinor: number,
): UsageLimit | undefined {
  return limits.find(({ key, maxUses, maxAmountMinor }) => {
    const count = counts.get(key) ?? none
    return (
      (maxUses !== null && count.uses + 1 > maxUses) ||
      (maxAmountMinor !== null && count.amountMinor + amountMinor > maxAmountMinor)
    )
  })
}

/** One use under each of the keys. */
export function takeEach(limits: readonly UsageLimit[], amountMinor: number): readonly TakeUsage[] {
  return limits.map(({ key, maxUses, maxAmountMinor }) => ({ key, uses: 1, amountMinor, maxUses, maxAmountMinor }))
}
