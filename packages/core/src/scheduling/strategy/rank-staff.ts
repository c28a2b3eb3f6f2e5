import { present } from '../../base/assert.ts'
import type { StaffId } from '../../base/ids.ts'
import type { AssignmentStrategy } from '../../places/assignment-strategy.ts'

/** What a strategy looks at in one person: whole numbers by name, null where there is none. */
export type StaffFacts = Readonly<Record<string, number | null>>

export interface RankedStaff {
  readonly staffId: StaffId
  readonly facts: StaffFacts
  /** What is compared, first number first; the lower comes first. */
  readonly score: readonly number[]
}

/** Millionths, so that shares are compared as whole numbers. */
export const SHARE_UNIT = 1_000_000

const NEVER = -1

/**
 * The scores of a strategy, from its facts. Their meaning is part of the decision log: what changes it needs a higher
 * {@link strategyVersion}.
 */
const scores: Readonly<Record<AssignmentStrategy, (facts: StaffFacts) => readonly number[]>> = {
  LEAST_BOOKED: (facts) => [numberOf(facts, 'bookedMs')],
  WEIGHTED_SHARE: (facts) => [
    numberOf(facts, 'headStart') + shareOf(numberOf(facts, 'assigned'), numberOf(facts, 'weight')),
    -numberOf(facts, 'priority'),
    facts.lastAssignedAtMs ?? NEVER,
  ],
  ROTATION: (facts) => [
    1 - numberOf(facts, 'reserved'),
    facts.turn ?? Number.MAX_SAFE_INTEGER,
    numberOf(facts, 'bookedMs'),
  ],
  FEWEST_GAPS: (facts) => [
    numberOf(facts, 'uselessGaps'),
    numberOf(facts, 'uselessMs'),
    numberOf(facts, 'freeMs'),
    numberOf(facts, 'bookedMs'),
  ],
  CATALOGUE_ORDER: () => [],
}

/** Which meaning of the scores made a choice. */
export const strategyVersion = 1

/** So much of one unit of weight has been assigned, in millionths. */
export function shareOf(assigned: number, weight: number): number {
  return Math.floor((assigned * SHARE_UNIT) / weight)
}

/** The score of one candidate. */
export function scoreOf(strategy: AssignmentStrategy, facts: StaffFacts): readonly number[] {
  return scores[strategy](facts)
}

/** The candidates in the strategy's order of preference with the score of each; in their own order among equals. */
export function rankStaff(
  strategy: AssignmentStrategy,
  candidates: readonly { readonly staffId: StaffId; readonly facts: StaffFacts }[],
): readonly RankedStaff[] {
  return candidates
    .map(({ staffId, facts }) => ({ staffId, facts, score: scoreOf(strategy, facts) }))
    .sort((a, b) => compareScores(a.score, b.score))
}

function compareScores(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - present(b[index], 'scores of one strategy are of one length')
    if (difference !== 0) return difference
  }
  return 0
}

function numberOf(facts: StaffFacts, name: string): number {
  return present(facts[name] ?? undefined, `the strategy knows ${name}`)
}
