import type { CustomerActivityId, CustomerId, LocationId } from '../base/ids.ts'
import type { LocalDate } from '../time/local-time.ts'

export const activityKinds = ['ORDER', 'VISIT', 'RETURN'] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Something that counts towards a customer's figures: an order, the visit of a booking, or what went back of an order. */
export interface CustomerActivity {
  readonly id: CustomerActivityId
  readonly customerId: CustomerId
  readonly kind: ActivityKind
  /** The order, the booking, or the refund. */
  readonly sourceId: string
  readonly locationId: LocationId
  readonly businessDate: LocalDate
  readonly currency: string
  /** Signed: what the order came to, or what went back. */
  readonly totalMinor: number
  /** Signed: the part of the total that was spent on services and goods. */
  readonly spentMinor: number
  readonly visits: number
  /** Signed: points of the main balance, earned or taken back. */
  readonly points: number
  /** The same of sub-ledgers; they count for no tier. */
  readonly subLedgerPoints: readonly { readonly subLedgerCode: string; readonly points: number }[]
  readonly occurredAtMs: number
}

/** By how much one of a customer's counters moves. */
export interface CustomerCount {
  readonly customerId: CustomerId
  /** `VISITS`, `SPENT/<currency>`, `ORDERS/<currency>`, or the id of a service, a product or a person. */
  readonly key: string
  readonly amount: number
  readonly firstAtMs: number
  readonly lastAtMs: number
}

/** What of a customer's activity counts for tiers. */
export interface TierFigures {
  readonly spentMinor: number
  readonly visits: number
  readonly qualifyingPoints: number
}

/** The counters that an activity moves by itself; those of services and people are its source's. */
export function countsOfActivity(activity: CustomerActivity): readonly CustomerCount[] {
  const { customerId, kind, currency, spentMinor, visits, occurredAtMs } = activity
  const count = (key: string, amount: number): readonly CustomerCount[] =>
    amount === 0 ? [] : [{ customerId, key, amount, firstAtMs: occurredAtMs, lastAtMs: occurredAtMs }]
  return [
    ...count(`SPENT/${currency}`, spentMinor),
    ...count(`ORDERS/${currency}`, kind === 'ORDER' ? 1 : 0),
    ...count('VISITS', visits),
  ]
}
