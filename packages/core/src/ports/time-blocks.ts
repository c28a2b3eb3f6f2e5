import type { ResourceId, StaffId, TimeBlockId } from '../base/ids.ts'
import type { TimeBlock } from '../scheduling/time-block.ts'
import type { PageRequest } from './records.ts'

/** Blocks of one person or one pool, or of anybody, that overlap `[fromMs, toMs)`. */
export interface TimeBlockFilter {
  readonly staffId?: StaffId
  readonly resourceId?: ResourceId
  readonly seriesId?: TimeBlockId
  /** The name of the calendar they were imported from. */
  readonly source?: string
  readonly fromMs?: number
  readonly toMs?: number
}

/** What blocked time is for; the time itself is taken in occupancy and capacity. */
export interface TimeBlockRepository {
  insertMany(timeBlocks: readonly TimeBlock[]): Promise<void>
  find(id: TimeBlockId): Promise<TimeBlock | undefined>
  /** By id, after `page.after`. */
  list(filter: TimeBlockFilter, page: PageRequest): Promise<readonly TimeBlock[]>
  /** What they are for, and the time they take. */
  removeMany(ids: readonly TimeBlockId[]): Promise<void>
  /** The time they take, not what they are for. */
  giveTimeBack(ids: readonly TimeBlockId[]): Promise<void>
}
