import type { CalendarFeedId } from '../base/ids.ts'
import type { CalendarFeed } from '../scheduling/calendar-feed.ts'
import type { PageRequest } from './records.ts'

/** Calendars that programs subscribe to, without their secrets. */
export interface CalendarFeedRepository {
  /** `tokenHash` is the SHA-256 of the secret in the feed's address, in hex; the secret itself is stored nowhere. */
  insert(feed: CalendarFeed, tokenHash: string): Promise<void>
  find(id: CalendarFeedId): Promise<CalendarFeed | undefined>
  /** By id, after `page.after`; revoked ones included. */
  list(page: PageRequest): Promise<readonly CalendarFeed[]>
  revoke(id: CalendarFeedId, revokedAtMs: number): Promise<void>
}
