import { MINUTE_MS } from '../time/local-time.ts'

export const guestArrangements = ['TOGETHER', 'IN_TURN'] as const

/** Whether all guests of a visit begin at its start, or each when the one before is done. */
export type GuestArrangement = (typeof guestArrangements)[number]

/** How the segments of a visit lie to each other. */
export interface VisitShape {
  readonly guestArrangement: GuestArrangement
  /** The most that a guest waits between segments, in total; with IN_TURN, all guests together. Used in steps of 5. */
  readonly maxWaitMinutes: number
}

/** Every guest's segments end to end. */
export const noWaiting: VisitShape = { guestArrangement: 'TOGETHER', maxWaitMinutes: 0 }

/** Waiting is tried in such steps. */
export const waitStepMs: number = 5 * MINUTE_MS

/** The steps that one chain of segments may wait in total. */
export function waitSteps({ maxWaitMinutes }: VisitShape): number {
  return Math.floor((maxWaitMinutes * MINUTE_MS) / waitStepMs)
}

/**
 * For each segment the one that it follows, or −1 where it begins with the visit. A guest's segments stand together, in
 * the order of the guests.
 */
export function predecessors(
  needs: readonly { readonly guest: number }[],
  { guestArrangement }: VisitShape,
): readonly number[] {
  return needs.map(({ guest }, index) =>
    guestArrangement === 'IN_TURN' || needs[index - 1]?.guest === guest ? index - 1 : -1,
  )
}
