import { z } from 'zod'
import { bookingChannel } from '../base/channel.schema.ts'
import { bookingId, customerId, locationId, note, slotHoldId, waitlistEntryId } from '../base/wire.schema.ts'
import { visitAddress } from '../places/visit-address.schema.ts'
import { instant } from '../time/time.schema.ts'
import { oneVisit, visitFields } from './booking.schema.ts'
import { keptVisitFields } from './visit-request.schema.ts'
import { waitlistStates } from './waitlist-entry.ts'

/** Starts from `from`, this one included, to `to`, this one not. */
export const startRange = z
  .strictObject({
    from: instant.meta({ description: 'Starts from here on, this one included.' }),
    to: instant.meta({ description: 'Starts before this.' }),
  })
  .meta({ id: 'StartRange' })

export const waitlistState = z.enum(waitlistStates).meta({
  id: 'WaitlistState',
  description: 'WAITING for a start, OFFERED one until offer.expiresAt, BOOKED, DECLINED, WITHDRAWN or EXPIRED.',
})

export const joinWaitlistInput = oneVisit(
  z.strictObject({
    locationId,
    customerId,
    ...visitFields,
    address: visitAddress
      .optional()
      .meta({ description: "Required for a visit at the customer's address, and for no other." }),
    ranges: z.array(startRange).min(1).max(20).meta({
      description:
        'The starts that suit; together at most 62 days, or 14 for several guests or where guests may wait in between.',
    }),
    expiresAt: instant
      .optional()
      .meta({ description: 'Wait no longer than this; when absent, until the last range is over.' }),
    channel: bookingChannel.default('WEB').meta({ description: 'What the booking will name as its channel.' }),
    note: note.default('').meta({ description: 'Becomes the note of the booking.' }),
  }),
)

export const waitlistEntryView = z
  .strictObject({
    id: waitlistEntryId,
    locationId,
    customerId,
    state: waitlistState,
    ...keptVisitFields,
    address: visitAddress.nullable().meta({ description: "Of a visit at the customer's address." }),
    ranges: z.array(startRange).meta({ description: 'The starts that suit, sorted and merged.' }),
    channel: bookingChannel,
    note: z.string(),
    expiresAt: instant.meta({ description: 'Nothing is offered from here on.' }),
    offer: z
      .strictObject({
        holdId: slotHoldId,
        startsAt: instant,
        endsAt: instant,
        expiresAt: instant.meta({ description: 'The time is kept until here; from here on the offer is over.' }),
      })
      .nullable()
      .meta({ description: 'The start that is kept for the customer; null unless OFFERED.' }),
    bookingId: bookingId.nullable().meta({ description: 'What has come of it; null unless BOOKED.' }),
    passedTimes: z.array(startRange).meta({
      description: 'Times of visits offered and not taken; what overlaps them is not offered by itself again.',
    }),
    notifiedStarts: z
      .array(startRange)
      .meta({ description: 'Where free time is told to all: the runs of free starts last told of.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'WaitlistEntry' })
