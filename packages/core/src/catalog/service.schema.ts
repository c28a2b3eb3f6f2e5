import { z } from 'zod'
import { cancellationPolicyId, displayName, note, staffId } from '../base/wire.schema.ts'
import { price } from '../money/money.schema.ts'
import { prepayment } from '../money/prepayment.schema.ts'
import { travelMinutes } from '../time/time.schema.ts'
import { addOnGroups } from './add-on.schema.ts'
import { displayFields, media } from './display.schema.ts'
import { locationType } from './location-type.schema.ts'
import { resourceRequirements } from './resource-requirement.schema.ts'
import { blockMinutes, mainBlockMinutes, preparationMinutes, serviceOverride } from './service-override.schema.ts'

const serviceStep = z
  .strictObject({
    name: displayName,
    description: note.default(''),
    durationMinutes: z
      .int()
      .min(0)
      .max(1440)
      .nullable()
      .default(null)
      .meta({ description: 'For show; about so long.' }),
    media: z.array(media).max(5).default([]),
  })
  .meta({ id: 'ServiceStep', description: 'What happens in the course of a service, in words and pictures.' })

export const serviceFields = z.strictObject({
  name: displayName,
  ...displayFields,
  steps: z.array(serviceStep).max(30).default([]),
  bookable: z.boolean().default(true).meta({
    description:
      'Whether it can be had where no override says; false with an override for one level is for that level only.',
  }),
  preparationMinutes: preparationMinutes
    .default(0)
    .meta({ description: 'Staff get ready; the customer has not begun.' }),
  durationMinutes: mainBlockMinutes.meta({ description: 'Staff and customer together.' }),
  processingMinutes: blockMinutes
    .default(0)
    .meta({ description: 'The customer waits (colour takes); staff are free.' }),
  finishingMinutes: blockMinutes
    .default(0)
    .meta({ description: 'Staff and customer together again, after processing.' }),
  transitionMinutes: blockMinutes.default(0).meta({ description: 'Staff clean up; the customer has left.' }),
  price,
  overrides: z
    .array(serviceOverride)
    .max(300)
    .default([])
    .meta({ description: 'Other terms at particular locations, of particular levels or people.' }),
  locationTypes: z
    .array(locationType)
    .min(1)
    .max(3)
    .default(['LOCATION'])
    .meta({ description: 'Where it can be had.' }),
  travelMinutes: travelMinutes
    .nullable()
    .default(null)
    .meta({ description: "Each way to a customer's address, staff only; null for the location's." }),
  requiresApproval: z
    .boolean()
    .default(false)
    .meta({ description: 'Bookings wait for approval; their time is taken meanwhile.' }),
  cancellationPolicyId: cancellationPolicyId
    .nullable()
    .default(null)
    .meta({ description: "Instead of the location's policy." }),
  prepayment: prepayment.nullable().default(null).meta({ description: "Instead of the location's." }),
  maxConcurrentBookings: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .default(null)
    .meta({ description: 'How many customers may have it at one time at one location; null for no limit.' }),
  maxBookingsPerDay: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .default(null)
    .meta({ description: 'How many bookings may have it start on one date at one location; null for no limit.' }),
  staffIds: z.array(staffId).max(500).default([]).meta({ description: 'Who performs this service.' }),
  resourceRequirements,
  addOnGroups: addOnGroups.meta({ description: 'Add-ons that can or must be chosen with it.' }),
})

export type ServiceFields = z.infer<typeof serviceFields>
