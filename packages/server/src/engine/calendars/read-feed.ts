import {
  type CalendarFeed,
  DAY_MS,
  type Location,
  type LocationId,
  present,
  type ReadTransaction,
  type StaffId,
} from '@mendian/core'
import { hashSecret } from '../api-keys/secret.ts'
import type { Runtime } from '../execute.ts'
import { busyEvent, type CalendarEvent, classEvent, segmentEvent, visitEvent } from './calendar-event.ts'
import { isFeedToken } from './feed-token.ts'
import { loadNames } from './load-names.ts'
import { writeCalendar } from './write-calendar.ts'

const daysBack = 30
const daysAhead = 180
/** Past these a calendar leaves out what lies furthest ahead. */
const maxBookings = 5000
const maxBlocks = 2000
const maxClasses = 2000

/** What a feed's address answers. */
export interface FeedText {
  readonly text: string
  /** When something in it last changed. */
  readonly changedAtMs: number
}

/** The calendar behind that secret; nothing where there is no such feed, or no longer. */
export async function readFeed(
  runtime: Pick<Runtime, 'storage' | 'clock'>,
  token: string,
  deadlineAtMs: number,
): Promise<FeedText | undefined> {
  if (!isFeedToken(token)) return undefined
  const resolved = await runtime.storage.platform.resolveCalendarFeed(hashSecret(token))
  if (!resolved) return undefined
  const nowMs = runtime.clock.nowMs()
  return runtime.storage.read({ tenantId: resolved.tenantId, deadlineAtMs }, async (tx) => {
    const feed = await tx.calendarFeeds.find(resolved.feedId)
    return feed && feed.revokedAtMs === null ? feedText(tx, feed, nowMs) : undefined
  })
}

interface Window {
  readonly fromMs: number
  readonly toMs: number
}

async function feedText(tx: ReadTransaction, feed: CalendarFeed, nowMs: number): Promise<FeedText> {
  // Whole days, so that a calendar in which nothing changes stays the same text until the next day.
  const todayMs = Math.floor(nowMs / DAY_MS) * DAY_MS
  const window: Window = { fromMs: todayMs - daysBack * DAY_MS, toMs: todayMs + daysAhead * DAY_MS }
  const { name, events } =
    feed.staffId === null
      ? await locationCalendar(tx, feed, present(feed.locationId, 'a feed is of a person or of a location'), window)
      : await staffCalendar(tx, feed, feed.staffId, window)
  const changes = events.map((event) => event.updatedAtMs)
  return { text: writeCalendar(name, events), changedAtMs: Math.max(feed.createdAtMs, ...changes) }
}

/** Where somebody lives says who they are. */
function toldBy({ includeCustomerNames }: CalendarFeed): { readonly customers: boolean; readonly addresses: boolean } {
  return { customers: includeCustomerNames, addresses: includeCustomerNames }
}

interface Calendar {
  readonly name: string
  readonly events: readonly CalendarEvent[]
}

async function locationCalendar(
  tx: ReadTransaction,
  feed: CalendarFeed,
  locationId: LocationId,
  window: Window,
): Promise<Calendar> {
  const [found, bookings, classes] = await Promise.all([
    tx.locations.find(locationId),
    tx.bookings.calendar({ locationId, ...window }, maxBookings),
    tx.classSessions.list({ locationId, ...window }, { limit: maxClasses }),
  ])
  const location = present(found, 'a feed names a location that exists')
  const names = await loadNames(tx, { bookings, classes }, toldBy(feed))
  const visits = bookings.map((booking) => visitEvent(booking, location, names))
  return { name: location.name, events: [...visits, ...classes.map((each) => classEvent(each, location, names.staff))] }
}

async function staffCalendar(
  tx: ReadTransaction,
  feed: CalendarFeed,
  staffId: StaffId,
  window: Window,
): Promise<Calendar> {
  const [found, bookings, classes, blocks] = await Promise.all([
    tx.staff.find(staffId),
    tx.bookings.calendar({ staffId, ...window }, maxBookings),
    tx.classSessions.list({ staffId, ...window }, { limit: maxClasses }),
    tx.timeBlocks.list({ staffId, ...window }, { limit: maxBlocks }),
  ])
  const person = present(found, 'a feed names a person who exists')
  const [names, locations] = await Promise.all([
    loadNames(tx, { bookings }, toldBy(feed)),
    tx.locations.findMany([...new Set([...bookings, ...classes].map(({ locationId }) => locationId))]),
  ])
  const byId = new Map<string, Location>(locations.map((location) => [location.id, location]))
  const locationOf = ({ locationId }: { readonly locationId: LocationId }): Location =>
    present(byId.get(locationId), 'what takes place somewhere names a location that exists')
  const visits = bookings.flatMap((booking) => {
    const own = booking.segments.filter((segment) => segment.staffId === staffId)
    return own.map((segment) => segmentEvent(booking, segment, locationOf(booking), names))
  })
  const taught = classes.map((each) => classEvent(each, locationOf(each), new Map()))
  return { name: person.name, events: [...visits, ...taught, ...blocks.map(busyEvent)] }
}
