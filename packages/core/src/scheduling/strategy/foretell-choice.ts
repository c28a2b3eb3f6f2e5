import { present } from '../../base/assert.ts'
import type { AssignmentStrategy } from '../../places/assignment-strategy.ts'
import { leastBookedFirst, type RankCandidates } from '../rank-candidates.ts'
import { dayOfStart, type PeopleOfSegment, type Preferring, preferStaff, rankBy, strategyFor } from './prefer-staff.ts'

/**
 * Whom the location's strategy would prefer for a visit at any start: what a search shows is what a booking chooses, as
 * long as nothing else is booked. What many starts have in common is worked out once.
 */
export function foretellChoice(
  segments: readonly PeopleOfSegment[],
  visit: Omit<Preferring, 'startsAtMs'>,
): RankCandidates {
  const { location, nowMs } = visit
  const leastBooked = leastBookedFirst(location.timeZone)
  let known: { readonly key: string; readonly rank: RankCandidates } | undefined
  return (need, segment, startMs) => {
    const strategy = strategyFor(location, startMs, nowMs)
    if (strategy === 'LEAST_BOOKED') return leastBooked(need, segment, startMs)
    const key = keyOf(strategy, dayOfStart(location, startMs).startMs, startMs)
    if (known?.key !== key) known = { key, rank: rankBy(preferStaff(segments, { ...visit, startsAtMs: startMs })) }
    return present(known, 'just worked out').rank(need, segment, startMs)
  }
}

/** The same for starts at which the strategy prefers the same people. */
function keyOf(strategy: AssignmentStrategy, dayMs: number, startMs: number): string {
  if (strategy === 'ROTATION') return `${strategy} ${dayMs}`
  return strategy === 'FEWEST_GAPS' ? `${strategy} ${startMs}` : strategy
}
