import { z } from 'zod'
import { calendarFeedId, locationId, staffId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'
import { calendarFeedKinds } from './calendar-feed.ts'

const calendarFeedKind = z.enum(calendarFeedKinds).meta({ id: 'CalendarFeedKind' })

/** What a feed is made from. */
export const calendarFeedInput = z.strictObject({
  kind: calendarFeedKind,
  staffId: staffId.optional().meta({ description: 'Of a STAFF feed: whose time, at all locations.' }),
  locationId: locationId.optional().meta({ description: 'Of a LOCATION feed: whose bookings.' }),
  includeCustomerNames: z.boolean().default(false).meta({
    description: 'Whether events name the customer; whoever makes such a feed needs customer:read.',
  }),
})

export const calendarFeedView = z
  .strictObject({
    id: calendarFeedId,
    kind: calendarFeedKind,
    staffId: staffId.nullable(),
    locationId: locationId.nullable(),
    includeCustomerNames: z.boolean(),
    createdAt: instant,
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'CalendarFeed', description: 'A calendar that programs subscribe to by its secret address.' })

export const newCalendarFeedView = z
  .strictObject({
    ...calendarFeedView.shape,
    path: z.string().meta({
      description: 'Where the calendar is, shown this once: a path of this server. Whoever knows it can read it.',
    }),
  })
  .meta({ id: 'NewCalendarFeed' })
