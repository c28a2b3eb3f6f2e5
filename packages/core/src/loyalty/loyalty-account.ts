import type { Customer } from '../people/customer.ts'
import { type CustomerActivity, type CustomerCount, countsOfActivity, type TierFigures } from './customer-activity.ts'
import { type CustomerEvent, tierChanged } from './customer-event.ts'
import type { BoostUse } from './earn-points.ts'
import { reachedTier, type TierStanding, tierEndsAtMs } from './evaluate-tier.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import type { Tier } from './tier.ts'

/** What is read of one customer, under their locks, to decide what an order or a visit does for them. */
export interface LoyaltyState {
  readonly customer: Customer
  readonly programme: LoyaltyProgramme | null
  /** Those in use. */
  readonly tiers: readonly Tier[]
  readonly standing: TierStanding | null
  /** Their figures in the programme's period up to now. */
  readonly period: TierFigures
  /** How often they have had boosts that are limited, by key. */
  readonly uses: ReadonlyMap<string, number>
}

/** The state as it goes on, and what there is to store of it in the end. */
export interface LoyaltyAccount extends LoyaltyState {
  readonly opening: LoyaltyState
  readonly activities: readonly CustomerActivity[]
  readonly counts: readonly CustomerCount[]
  readonly taken: readonly BoostUse[]
  /** Keys of uses of boosts that did not count after all. */
  readonly returned: readonly string[]
  readonly events: readonly CustomerEvent[]
}

export function openLoyalty(state: LoyaltyState): LoyaltyAccount {
  return { ...state, opening: state, activities: [], counts: [], taken: [], returned: [], events: [] }
}

/** The account with an activity that counts from now on, and with what else was counted with it. */
export function withActivity(
  account: LoyaltyAccount,
  activity: CustomerActivity,
  items: readonly CustomerCount[],
): LoyaltyAccount {
  const { period, programme } = account
  const counted = programme?.currency === activity.currency ? activity.spentMinor : 0
  return {
    ...account,
    period: {
      spentMinor: period.spentMinor + counted,
      visits: period.visits + activity.visits,
      qualifyingPoints: period.qualifyingPoints + activity.points,
    },
    activities: [...account.activities, activity],
    counts: [...account.counts, ...countsOfActivity(activity), ...items],
  }
}

/** The account with boosts used. */
export function withUses(account: LoyaltyAccount, taken: readonly BoostUse[]): LoyaltyAccount {
  const uses = new Map(account.uses)
  for (const { key } of taken) uses.set(key, (uses.get(key) ?? 0) + 1)
  return { ...account, uses, taken: [...account.taken, ...taken] }
}

/** The account without those uses of boosts. */
export function withoutUses(account: LoyaltyAccount, keys: readonly string[]): LoyaltyAccount {
  const uses = new Map(account.uses)
  for (const key of keys) uses.set(key, Math.max((uses.get(key) ?? 0) - 1, 0))
  return { ...account, uses, returned: [...account.returned, ...keys] }
}

/**
 * The account with the tier that the figures reach, where that is higher than the one the customer has. A tier given by
 * hand starts its period with the first activity after it.
 */
export function withTierReached(account: LoyaltyAccount, nowMs: number): LoyaltyAccount {
  const { programme, customer, tiers, standing, period } = account
  if (programme === null || programme.tierEvaluation === null) return account
  const current = tiers.find(({ id }) => id === customer.tierId)
  const reached = reachedTier(tiers, period)
  const standingFrom = (tierId: Tier['id']): TierStanding => {
    const endsAtMs = tierEndsAtMs(programme, nowMs, customer.createdAtMs)
    return { customerId: customer.id, tierId, sinceMs: nowMs, endsAtMs }
  }
  if (reached && (current === undefined || reached.rank > current.rank)) {
    return withTier({ ...account, standing: standingFrom(reached.id) }, reached, nowMs)
  }
  if (current && standing?.tierId !== current.id) return { ...account, standing: standingFrom(current.id) }
  return account
}

/** The account with the customer in that tier. */
export function withTier(account: LoyaltyAccount, tier: Tier | undefined, nowMs: number): LoyaltyAccount {
  const before = account.customer
  const tierId = tier?.id ?? null
  if (before.tierId === tierId) return account
  const customer: Customer = { ...before, tierId, version: before.version + 1, updatedAtMs: nowMs }
  return { ...account, customer, events: [...account.events, tierChanged(customer, before)] }
}
