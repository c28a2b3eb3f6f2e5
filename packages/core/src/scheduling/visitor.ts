import type { TierId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { addDays } from '../time/local-time.ts'
import { dayBounds, formatInstant, toLocal } from '../time/zone.ts'
import type { OwnedRow } from './daily-cap.ts'

/** What a tier says about booking. */
export interface TierTerms {
  readonly id: TierId
  readonly rank: number
  /** How many days ahead its customers may book; null where the location decides. */
  readonly bookingWindowDays: number | null
}

/** Who wants a visit, as far as limits depend on it. */
export interface Visitor {
  /** The customer's tier, where it is in use. */
  readonly tier: TierTerms | null
  /** The tiers in use, to say which of them would do. */
  readonly tiers: readonly TierTerms[]
  /** The customer's visits at the location around the time, by start; only needed where the location limits them. */
  readonly visits: readonly OwnedRow[]
}

/** Somebody of whom nothing is known. */
export const anybody: Visitor = { tier: null, tiers: [], visits: [] }

/** The visitor once those visits are made, or stand where they have moved to. */
export function withVisits(visitor: Visitor, made: readonly OwnedRow[]): Visitor {
  const owners = new Set(made.map(({ ownerId }) => ownerId))
  const others = visitor.visits.filter(({ ownerId }) => !owners.has(ownerId))
  return { ...visitor, visits: [...others, ...made].sort((a, b) => a.startMs - b.startMs) }
}

/** Places that are kept for higher tiers, and that this visitor may therefore not take. */
export interface Reserve {
  /** From this start of a date on they are kept. */
  readonly fromMs: number
  readonly minimumTierRank: number
  /** The tiers that may take them. */
  readonly tierIds: readonly TierId[]
  readonly releaseDaysBefore: number
  /** How many of a limit's places are kept. */
  readonly keptOf: (limit: number) => number
}

/** What the location keeps from that visitor for higher tiers; undefined where it keeps nothing. */
export function reserveFrom({ tierReserve, timeZone }: Location, visitor: Visitor, nowMs: number): Reserve | undefined {
  if (tierReserve === null) return undefined
  const { minimumTierRank, shareBasisPoints, releaseDaysBefore } = tierReserve
  if (visitor.tier !== null && visitor.tier.rank >= minimumTierRank) return undefined
  const lastReleased = addDays(toLocal(timeZone, nowMs).date, releaseDaysBefore)
  return {
    fromMs: dayBounds(timeZone, lastReleased).endMs,
    minimumTierRank,
    tierIds: visitor.tiers.filter(({ rank }) => rank >= minimumTierRank).map(({ id }) => id),
    releaseDaysBefore,
    keptOf: (limit) => Math.ceil((limit * shareBasisPoints) / 10_000),
  }
}

/** When what is kept at that instant opens to everybody. */
export function releasedAt({ releaseDaysBefore }: Reserve, instantMs: number, timeZone: string): string {
  const opening = addDays(toLocal(timeZone, instantMs).date, -releaseDaysBefore)
  return formatInstant(timeZone, dayBounds(timeZone, opening).startMs)
}
