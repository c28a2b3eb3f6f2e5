import { z } from 'zod'
import { locationId, staffId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'

export const rotationQueueView = z
  .strictObject({
    locationId,
    places: z
      .array(
        z.strictObject({
          staffId,
          place: z.int().meta({ description: '1 for whoever is next; paused people keep their places.' }),
          state: z.enum(['READY', 'PAUSED']),
          joinedAt: instant,
          reservedUntil: instant
            .nullable()
            .meta({ description: 'Until when the next turn is kept for them (留牌); null when none is.' }),
        }),
      )
      .meta({ description: 'Who is there, in the order of their turns; kept turns before all others.' }),
    version: z.int().meta({ description: '0 while nobody has ever joined.' }),
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'RotationQueue' })
