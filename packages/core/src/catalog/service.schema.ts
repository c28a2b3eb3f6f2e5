import { z } from 'zod'
import { cancellationPolicyId, displayName, resourceId, staffId, staffLevelId } from '../base/wire.schema.ts'
import { money } from '../money/money.schema.ts'
import { maxPreparationMinutes } from './service-terms.ts'

const blockMinutes = z.int().min(0).max(1440)

export const serviceFields = z.strictObject({
  name: displayName,
  preparationMinutes: z
    .int()
    .min(0)
    .max(maxPreparationMinutes)
    .default(0)
    .meta({ description: 'Staff get ready; the customer has not begun.' }),
  durationMinutes: z.int().min(5).max(1440).meta({ description: 'Staff and customer together.' }),
  processingMinutes: blockMinutes
    .default(0)
    .meta({ description: 'The customer waits (colour takes); staff are free.' }),
  finishingMinutes: blockMinutes
    .default(0)
    .meta({ description: 'Staff and customer together again, after processing.' }),
  transitionMinutes: blockMinutes.default(0).meta({ description: 'Staff clean up; the customer has left.' }),
  price: money,
  levelPrices: z
    .array(z.strictObject({ staffLevelId, price: money }))
    .max(50)
    .default([])
    .meta({ description: 'List prices of particular staff levels; others pay `price`.' }),
  requiresApproval: z
    .boolean()
    .default(false)
    .meta({ description: 'Bookings wait for approval; their time is taken meanwhile.' }),
  cancellationPolicyId: cancellationPolicyId
    .nullable()
    .default(null)
    .meta({ description: "Instead of the location's policy." }),
  staffIds: z.array(staffId).max(500).default([]).meta({ description: 'Who performs this service.' }),
  resourceRequirements: z
    .array(
      z.strictObject({
        resourceIds: z.array(resourceId).min(1).max(50),
        quantity: z.int().min(1).max(100).default(1),
        sharedByParty: z
          .boolean()
          .default(false)
          .meta({ description: 'Guests of one visit use it together while their segments overlap: a room for two.' }),
      }),
    )
    .max(10)
    .default([])
    .meta({ description: 'Each is met by one of its resources at the location of the booking.' }),
})

export type ServiceFields = z.infer<typeof serviceFields>
