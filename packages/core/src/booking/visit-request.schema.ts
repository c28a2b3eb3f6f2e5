import { z } from 'zod'
import { locationType } from '../catalog/location-type.schema.ts'
import { guestArrangement, segmentRequest } from './booking.schema.ts'

/** What is wanted in one segment of a kept visit, and whose it is. */
export const requestedSegment = segmentRequest
  .extend({ guest: z.int().min(0).meta({ description: 'Whose it is: counts in `guests`, from 0.' }) })
  .meta({ id: 'RequestedSegment' })

/** A kept visit as callers see it. */
export const keptVisitFields = {
  locationType,
  segments: z.array(requestedSegment).meta({ description: 'Guest by guest, in order.' }),
  guests: z.array(z.strictObject({ name: z.string().nullable() })).meta({ description: 'Who comes.' }),
  guestArrangement,
  maxWaitMinutes: z.int().meta({ description: 'The most that a guest waits between segments.' }),
}
