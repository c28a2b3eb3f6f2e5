import { z } from 'zod'
import { note, shortText } from '../base/wire.schema.ts'

export const visitAddress = z
  .strictObject({
    line: shortText(300).trim().min(1),
    city: shortText(120).nullable().default(null),
    latitude: z.number().min(-90).max(90).nullable().default(null),
    longitude: z.number().min(-180).max(180).nullable().default(null),
    note: note.default('').meta({ description: 'Floor, door code, where to park.' }),
  })
  .meta({ id: 'VisitAddress', description: 'Where the customer is visited.' })

export type VisitAddress = z.infer<typeof visitAddress>
