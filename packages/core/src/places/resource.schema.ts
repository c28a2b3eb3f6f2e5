import { z } from 'zod'
import { displayName, locationId } from '../base/wire.schema.ts'

export const resourceKinds = ['WORKSTATION', 'ROOM', 'EQUIPMENT'] as const

export const resourceFields = z.strictObject({
  locationId,
  kind: z.enum(resourceKinds),
  name: displayName,
  quantity: z.int().min(1).max(1000).default(1).meta({ description: 'How many interchangeable ones there are.' }),
})

export type ResourceFields = z.infer<typeof resourceFields>
