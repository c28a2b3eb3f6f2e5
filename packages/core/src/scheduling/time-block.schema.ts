import { z } from 'zod'
import {
  bookingId,
  customerId,
  locationId,
  note,
  resourceId,
  serviceId,
  staffId,
  timeBlockId,
} from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'
import { timeBlockTypes } from './time-block.ts'

export const timeBlockType = z.enum(timeBlockTypes).meta({ id: 'TimeBlockType' })

const fields = {
  type: timeBlockType,
  countsAsWork: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether the time counts as worked: a meeting may, leave does not.' }),
  reason: note.default(''),
  startsAt: instant,
  endsAt: instant.meta({ description: 'After the start, at most 366 days later.' }),
}

/** What a block is made from: a person's, or units of a resource. */
export const timeBlockInput = z.strictObject({
  staffId: staffId.optional().meta({ description: 'Whose time; either this or a resourceId.' }),
  resourceId: resourceId.optional(),
  units: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'Of a resource: how many of its units; all that there are now when absent.' }),
  ...fields,
})

export const timeBlockView = z
  .strictObject({
    id: timeBlockId,
    staffId: staffId.nullable(),
    resourceId: resourceId.nullable(),
    units: z.int().nullable(),
    type: timeBlockType,
    countsAsWork: z.boolean(),
    reason: z.string(),
    startsAt: instant,
    endsAt: instant,
    createdAt: instant,
  })
  .meta({ id: 'TimeBlock', description: 'Time of a person, or units of a resource, that no booking may take.' })

/** A booking that somebody's absence would touch, with the segments that are theirs. */
export const affectedBookingView = z
  .strictObject({
    bookingId,
    locationId,
    customerId,
    state: z.string(),
    version: z.int(),
    startsAt: instant,
    endsAt: instant,
    staffRequested: z.boolean().meta({ description: 'The customer asked for this person in one of the segments.' }),
    segments: z.array(
      z.strictObject({
        ordinal: z.int(),
        serviceId,
        staffRequested: z.boolean(),
        startsAt: instant,
        endsAt: instant,
      }),
    ),
  })
  .meta({ id: 'AffectedBooking', description: "A live booking with the segments that are one person's." })
