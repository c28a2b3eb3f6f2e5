import { z } from 'zod'
import { resourceId } from '../base/wire.schema.ts'

export const resourceRequirement = z.strictObject({
  resourceIds: z.array(resourceId).min(1).max(50),
  quantity: z.int().min(1).max(100).default(1),
  sharedByParty: z
    .boolean()
    .default(false)
    .meta({ description: 'Guests of one visit use it together while their segments overlap: a room for two.' }),
  carriedAlong: z
    .boolean()
    .default(false)
    .meta({ description: "Taken to the customer's address or used for visits online; others are left free then." }),
})

export const resourceRequirements = z
  .array(resourceRequirement)
  .max(10)
  .default([])
  .meta({ description: 'Each is met by one of its resources at the location of the booking.' })

export type ResourceRequirement = z.infer<typeof resourceRequirement>
