import type { ResourceId, StaffId, TimeBlockId } from '../base/ids.ts'
import type { TimeBlock } from '../scheduling/time-block.ts'
import type { PageRequest } from './records.ts'

/** Blocks of one person or one pool, or of anybody, that overlap `[fromMs, toMs)`. */
export interface TimeBlockFilter {
  readonly staffId?: StaffId
  readonly resourceId?: ResourceId
  readonly fromMs?: number
  readonly toMs?: number
}

/** What blocked time is for; the time itself is taken in occupancy and capacity. */
export interface TimeBlockRepository {
  insert(timeBlock: TimeBlock): Promise<void>
  find(id: TimeBlockId): Promise<TimeBlock | undefined>
  /** By id, after `page.after`. */
  list(filter: TimeBlockFilter, page: PageRequest): Promise<readonly TimeBlock[]>
  remove(id: TimeBlockId): Promise<void>
}
