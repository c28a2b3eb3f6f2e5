import type { StaffCalendar } from './can-serve.ts'
import type { PoolCalendar } from './capacity.ts'
import type { PlaceLimits } from './place-limits.ts'
import type { SegmentLayout } from './segment-layout.ts'

/** Met when one of the pools has `units` free at every instant of the segment's customer time. */
export interface PoolNeed {
  readonly units: number
  readonly anyOf: readonly PoolCalendar[]
  /**
   * Needs of the same name in one visit are met together while they overlap: by the same pool, of which the largest of
   * them is claimed once. Absent where each need claims for itself.
   */
  readonly sharedAs?: string
}

/** What a segment asks for: one of the candidates as staff, and every pool need met. */
export interface SegmentNeed {
  /** Whose segment it is: guests are numbered from 0, and each one's segments stand together. */
  readonly guest: number
  readonly staff: readonly StaffCalendar[]
  /**
   * What the segment looks like with each of `staff`, from its own start; the very same object for those with whom it
   * looks alike.
   */
  readonly layouts: readonly SegmentLayout[]
  readonly pools: readonly PoolNeed[]
  /** What the place allows; the same for all segments of a visit, absent where it limits nothing. */
  readonly place?: PlaceLimits
}

/** The layout of the segment, where it is the same whoever performs it. */
export function commonLayout({ layouts }: SegmentNeed): SegmentLayout | undefined {
  const [first] = layouts
  return first !== undefined && layouts.every((layout) => layout === first) ? first : undefined
}

/** The candidate whose layout takes the customer the least time. */
export function shortestLayout({ layouts }: SegmentNeed): SegmentLayout | undefined {
  return layouts.reduce<SegmentLayout | undefined>(
    (shortest, layout) => (shortest && shortest.endOffsetMs <= layout.endOffsetMs ? shortest : layout),
    undefined,
  )
}
