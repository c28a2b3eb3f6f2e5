import { z } from 'zod'
import { bookingChannel } from '../base/channel.schema.ts'
import { bookingId, bookingSeriesId, customerId, locationId, note, staffId } from '../base/wire.schema.ts'
import { visitAddress } from '../places/visit-address.schema.ts'
import { occurrenceFields, seriesMode } from '../scheduling/series.schema.ts'
import { recurrenceRule } from '../time/recurrence-rule.schema.ts'
import { instant, timeOfDay } from '../time/time.schema.ts'
import { bookingState, oneVisit, visitFields } from './booking.schema.ts'
import { keptVisitFields } from './visit-request.schema.ts'

export const bookSeriesInput = oneVisit(
  z.strictObject({
    locationId,
    customerId,
    startsAt: instant.meta({ description: 'Where the series begins: its first start is then, or after.' }),
    rule: recurrenceRule,
    ...visitFields,
    address: visitAddress
      .optional()
      .meta({ description: "Required for visits at the customer's address, and for no others." }),
    channel: bookingChannel.default('WEB'),
    note: note.default(''),
    mode: seriesMode.default('ALL_OR_NOTHING'),
  }),
)

const restFields = {
  id: bookingSeriesId,
  fromOccurrence: z
    .int()
    .min(1)
    .max(60)
    .default(1)
    .meta({ description: 'From this one on; those before it, begun or over stay as they are.' }),
  mode: seriesMode.default('ALL_OR_NOTHING'),
}

export const rescheduleRestInput = z.strictObject({
  ...restFields,
  startTime: timeOfDay.optional().meta({ description: 'HH:MM, on the date each has; its own time when absent.' }),
  staffId: staffId.optional().meta({
    description:
      'Who performs all segments from now on, as if asked for; of several guests who come together, the first one’s.',
  }),
  reason: note.nullable().default(null),
})

export const cancelRestFields = restFields

export const bookingSeriesView = z
  .strictObject({
    id: bookingSeriesId,
    locationId,
    customerId,
    rule: recurrenceRule,
    startsAt: instant,
    ...keptVisitFields,
    address: visitAddress.nullable().meta({ description: "Of visits at the customer's address." }),
    channel: bookingChannel,
    note: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'BookingSeries', description: 'Visits that repeat, as they were asked for.' })

export const bookingSeriesResult = z
  .strictObject({
    series: bookingSeriesView,
    occurrences: z.array(
      z.strictObject({
        ...occurrenceFields,
        bookingId: bookingId.nullable().meta({ description: 'Null where nothing could be booked.' }),
        state: bookingState.nullable().meta({ description: "The booking's state now." }),
      }),
    ),
  })
  .meta({ id: 'BookingSeriesResult', description: 'What came of each occurrence of a series of visits.' })
