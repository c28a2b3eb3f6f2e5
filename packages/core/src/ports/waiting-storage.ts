import type { CustomerId, LocationId, QueueEntryId, TenantId, WaitlistEntryId } from '../base/ids.ts'
import type { QueueShift } from '../booking/leave-queue.ts'
import type { QueueEntry } from '../booking/queue-entry.ts'
import type { WaitlistEntry, WaitlistState } from '../booking/waitlist-entry.ts'
import type { PageRequest } from './records.ts'

export interface WaitlistFilter {
  readonly locationId?: LocationId
  readonly customerId?: CustomerId
  readonly state?: WaitlistState
}

export interface WaitlistRepository {
  find(id: WaitlistEntryId): Promise<WaitlistEntry | undefined>
  /** Those at the location that wait or have an offer, the longest waiting first. */
  waiting(locationId: LocationId): Promise<readonly WaitlistEntry[]>
  countWaiting(locationId: LocationId): Promise<number>
  /** By id, after `page.after`. */
  list(filter: WaitlistFilter, page: PageRequest): Promise<readonly WaitlistEntry[]>
  insert(entry: WaitlistEntry): Promise<void>
  /** False when not at that version. */
  replace(entry: WaitlistEntry, expectedVersion: number): Promise<boolean>
  /** Has the location's waitlist looked after from then on, see {@link WaitlistLeases}. */
  watch(locationId: LocationId, nowMs: number): Promise<void>
}

/** What the job that looks after waitlists finds its work by. */
export interface WaitlistLeases {
  /**
   * Locations where somebody waits and that are due to be looked after, the longest due first; each is due again after
   * `leaseMs`, and no two workers get one at a time.
   */
  leaseWaitlists(query: {
    nowMs: number
    leaseMs: number
    limit: number
  }): Promise<readonly { readonly tenantId: TenantId; readonly locationId: LocationId }[]>
}

export interface QueueRepository {
  find(id: QueueEntryId): Promise<QueueEntry | undefined>
  /** Those who wait at the location at that instant, in the order of the queue. */
  waiting(query: { locationId: LocationId; nowMs: number }): Promise<readonly QueueEntry[]>
  insert(entry: QueueEntry): Promise<void>
  /** False when not at that version. */
  replace(entry: QueueEntry, expectedVersion: number): Promise<boolean>
  /** Makes room among those who wait at the location. */
  shift(locationId: LocationId, shift: QueueShift): Promise<void>
}
