import { z } from 'zod'
import { locationId, staffId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'

/** A start at which the whole visit can be booked. */
export const slotView = z
  .strictObject({
    startsAt: instant,
    endsAt: instant.meta({
      description: 'When the last guest is done, were it booked now without asking for anybody.',
    }),
    segments: z
      .array(z.strictObject({ startsAt: instant, endsAt: instant }))
      .optional()
      .meta({ description: 'When each segment would begin, where guests may wait or are several.' }),
    staff: z
      .array(z.array(staffId))
      .optional()
      .meta({ description: 'Who is free, a list per segment; only when asked for.' }),
  })
  .meta({ id: 'Slot' })

export const slotsView = z
  .strictObject({ locationId, timeZone: z.string(), slots: z.array(slotView) })
  .meta({ id: 'Slots', description: 'Every start that can be booked, ascending.' })
