import { present } from '../base/assert.ts'
import type { CustomerId, TierId } from '../base/ids.ts'
import { DAY_MS } from '../time/local-time.ts'
import { dayBounds, toLocal } from '../time/zone.ts'
import type { TierFigures } from './customer-activity.ts'
import type { LoyaltyProgramme } from './loyalty-programme.ts'
import type { Tier, TierCriteria } from './tier.ts'

/** Since when a customer has the tier, and when it must be retained. */
export interface TierStanding {
  readonly customerId: CustomerId
  readonly tierId: TierId | null
  readonly sinceMs: number
  /** When the tier ends unless it is retained; null for never. */
  readonly endsAtMs: number | null
}

type Programme = Pick<LoyaltyProgramme, 'tierEvaluation' | 'timeZone'>

/** What of the criteria is missing; nothing of those that are met or not named. */
export interface TierGap {
  readonly spentMinor: number
  readonly visits: number
  readonly qualifyingPoints: number
}

export function meetsCriteria(criteria: TierCriteria, figures: TierFigures): boolean {
  const { minSpentMinor, minVisits, minQualifyingPoints, match } = criteria
  const named = [
    ...(minSpentMinor === null ? [] : [figures.spentMinor >= minSpentMinor]),
    ...(minVisits === null ? [] : [figures.visits >= minVisits]),
    ...(minQualifyingPoints === null ? [] : [figures.qualifyingPoints >= minQualifyingPoints]),
  ]
  return match === 'ALL' || named.length === 0 ? !named.includes(false) : named.includes(true)
}

/** How far the figures are from the criteria; with `ANY` one of them is enough. */
export function gapTo(criteria: TierCriteria, figures: TierFigures): TierGap {
  if (meetsCriteria(criteria, figures)) return { spentMinor: 0, visits: 0, qualifyingPoints: 0 }
  const missing = (wanted: number | null, there: number): number => Math.max((wanted ?? 0) - there, 0)
  return {
    spentMinor: missing(criteria.minSpentMinor, figures.spentMinor),
    visits: missing(criteria.minVisits, figures.visits),
    qualifyingPoints: missing(criteria.minQualifyingPoints, figures.qualifyingPoints),
  }
}

/** The highest tier whose criteria the figures meet. */
export function reachedTier(tiers: readonly Tier[], figures: TierFigures): Tier | undefined {
  return descending(tiers).find(({ criteria }) => criteria !== null && meetsCriteria(criteria, figures))
}

/** The next tier above that is reached by its criteria. */
export function nextTier(tiers: readonly Tier[], current: Tier | undefined): Tier | undefined {
  const above = descending(tiers).filter(
    ({ criteria, rank }) => criteria !== null && (current === undefined || rank > current.rank),
  )
  return above.at(-1)
}

/** What retains the tier. A tier without criteria is retained by nothing, and never ends by itself. */
export function retainCriteria({
  criteria,
  retainThreshold,
}: Pick<Tier, 'criteria' | 'retainThreshold'>): TierCriteria | null {
  return retainThreshold ?? criteria
}

/** The tier after its period has ended with those figures: the same when it is retained, or lower by the policy. */
export function reviewedTier(
  tiers: readonly Tier[],
  current: Tier,
  figures: TierFigures,
  programme: Programme,
): Tier | undefined {
  const downgrade = programme.tierEvaluation?.downgrade ?? 'NEVER'
  const criteria = retainCriteria(current)
  if (criteria === null || downgrade === 'NEVER' || meetsCriteria(criteria, figures)) return current
  const below = descending(tiers).filter(({ rank, criteria }) => rank < current.rank && criteria !== null)
  return downgrade === 'ONE_DOWN' ? below[0] : reachedTier(below, figures)
}

/** From when on activity counts that is looked at at that moment; 0 for all there ever was. */
export function periodStartMs(programme: Programme, asOfMs: number): number {
  const period = programme.tierEvaluation?.period
  if (period === undefined || period.kind === 'SINCE_JOIN') return 0
  if (period.kind === 'ROLLING_DAYS') return Math.max(asOfMs - period.days * DAY_MS, 0)
  return yearStartMs(programme.timeZone, asOfMs, 0)
}

/** When a tier ends that is had, or retained, from that moment on. */
export function tierEndsAtMs(programme: Programme, sinceMs: number, joinedAtMs: number): number | null {
  const ends = present(programme.tierEvaluation, 'tiers are evaluated').tierEnds
  if (ends.kind === 'NEVER') return null
  if (ends.kind === 'YEAR_END') return yearStartMs(programme.timeZone, sinceMs, 1)
  const lengthMs = ends.days * DAY_MS
  if (ends.kind === 'AFTER_TIER_START') return sinceMs + lengthMs
  const periods = Math.max(Math.floor((sinceMs - joinedAtMs) / lengthMs) + 1, 1)
  return joinedAtMs + periods * lengthMs
}

function yearStartMs(timeZone: string, atMs: number, later: number): number {
  const year = Number(toLocal(timeZone, atMs).date.slice(0, 4)) + later
  return dayBounds(timeZone, `${String(year).padStart(4, '0')}-01-01`).startMs
}

/** The highest first; of one rank the older first. */
function descending(tiers: readonly Tier[]): readonly Tier[] {
  return tiers
    .filter(({ archivedAtMs }) => archivedAtMs === null)
    .toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
}
