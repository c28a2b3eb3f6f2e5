import { z } from 'zod'
import {
  bookingId,
  customerId,
  locationId,
  note,
  resourceId,
  serviceId,
  shortText,
  staffId,
  timeBlockId,
} from '../base/wire.schema.ts'
import { instant, localDate, timeZone } from '../time/time.schema.ts'
import { ownTimeBlockTypes, timeBlockTypes } from './time-block.ts'

export const timeBlockType = z.enum(timeBlockTypes).meta({ id: 'TimeBlockType' })

const repeat = z
  .strictObject({
    every: z.int().min(1).max(52).default(1).meta({ description: 'Of so many days or weeks one.' }),
    unit: z.enum(['DAYS', 'WEEKS']),
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional().meta({
      description: "Of weeks: on which days, Monday 1 to Sunday 7; the first block's own weekday when absent.",
    }),
    until: localDate.optional().meta({ description: 'The last date a block may start on; either this or a count.' }),
    count: z.int().min(1).max(200).optional().meta({ description: 'How many blocks there are.' }),
    timeZone: timeZone.meta({ description: 'On whose wall clock the times stay the same, such as Asia/Shanghai.' }),
  })
  .meta({ id: 'TimeBlockRepetition', description: 'At most 200 blocks within 366 days, none overlapping the next.' })

const fields = {
  type: z.enum(ownTimeBlockTypes),
  countsAsWork: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether the time counts as worked: a meeting may, leave does not.' }),
  countsTowardUtilisation: z.boolean().default(true).meta({
    description: 'Whether the time is taken off the working time that utilisation is measured against.',
  }),
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
  repeat: repeat.optional().meta({ description: 'Makes a series: the block itself, and again at these times.' }),
})

export const timeBlockView = z
  .strictObject({
    id: timeBlockId,
    staffId: staffId.nullable(),
    resourceId: resourceId.nullable(),
    units: z.int().nullable(),
    type: timeBlockType,
    countsAsWork: z.boolean(),
    countsTowardUtilisation: z.boolean(),
    reason: z.string(),
    startsAt: instant,
    endsAt: instant,
    seriesId: timeBlockId.nullable().meta({ description: 'The same for all blocks of a series.' }),
    source: z.string().nullable().meta({ description: 'Which calendar an EXTERNAL block was imported from.' }),
    externalId: z.string().nullable().meta({ description: 'What it is called there.' }),
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

const busyTime = z.strictObject({
  externalId: shortText(300).min(1).meta({ description: 'What the source calls it.' }),
  startsAt: instant,
  endsAt: instant.meta({ description: 'After the start, at most 366 days later.' }),
})

/** What a source says of a person's time. */
export const importBusyTimesInput = z.strictObject({
  id: staffId,
  source: shortText(100)
    .min(1)
    .meta({ description: 'Names the calendar; an import replaces what is of the same one.' }),
  from: instant,
  to: instant.meta({ description: 'At most 366 days after `from`. All that overlaps this window is replaced.' }),
  times: z
    .array(busyTime)
    .max(500)
    .meta({ description: 'All times of the source that overlap the window. They may overlap each other.' }),
})

export const importedBusyTimes = z
  .strictObject({
    added: z.int(),
    kept: z.int(),
    removed: z.int(),
    conflicts: z.array(z.strictObject({ externalId: z.string(), bookingId })).meta({
      description:
        'Bookings at these times. They stay, and the rest of the time is blocked all the same; import again to block what a booking has given back.',
    }),
  })
  .meta({ id: 'ImportedBusyTimes' })
