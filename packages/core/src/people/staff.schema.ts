import { z } from 'zod'
import { displayName, locationId, staffLevelId } from '../base/wire.schema.ts'
import { localDate } from '../time/time.schema.ts'
import { staffGenders } from './staff-gender.ts'

export const staffLevelFields = z.strictObject({
  name: displayName,
  rank: z.int().min(0).max(1000).default(0).meta({ description: 'Order of the levels, lowest first.' }),
})

export const staffGender = z.enum(staffGenders).meta({ id: 'StaffGender' })

export const staffFields = z.strictObject({
  name: displayName,
  staffLevelId: staffLevelId.nullable().default(null),
  gender: staffGender
    .nullable()
    .default(null)
    .meta({ description: 'For customers who ask for a woman or a man; null takes no part in that.' }),
  locationIds: z.array(locationId).max(200).default([]).meta({ description: 'Where this person may be put on shift.' }),
  maxBookingsPerDay: z
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .meta({ description: 'How many bookings the person takes on one date, at all locations; null for no limit.' }),
  assignmentWeight: z
    .int()
    .min(1)
    .max(10_000)
    .default(100)
    .meta({ description: 'For WEIGHTED_SHARE: twice the weight, twice the visits.' }),
  assignmentPriority: z
    .int()
    .min(-1000)
    .max(1000)
    .default(0)
    .meta({ description: 'For WEIGHTED_SHARE: among people with equal shares the higher goes first.' }),
  sharesFrom: localDate.nullable().default(null).meta({
    description:
      'For WEIGHTED_SHARE: the date from which the person takes part, to be set after a long absence; they start level with the others then. Null for the day the record was made.',
  }),
  bookable: z.boolean().default(true).meta({ description: 'Whether customers can be booked with this person.' }),
})

export type StaffLevelFields = z.infer<typeof staffLevelFields>
export type StaffFields = z.infer<typeof staffFields>
