import { z } from 'zod'
import { customerId, locationId, slotHoldId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'
import { bookingSegmentView, guestArrangement, oneVisit, outOfTurn, visitFields } from './booking.schema.ts'

export const holdInput = oneVisit(
  z.strictObject({
    locationId,
    customerId: customerId
      .optional()
      .meta({ description: 'When it is known already; only they can book the hold then.' }),
    startsAt: instant,
    ...visitFields,
    outOfTurn,
    ttlSeconds: z.int().min(30).max(1800).default(300).meta({ description: 'How long the time is kept.' }),
  }),
)

export const slotHoldView = z
  .strictObject({
    id: slotHoldId,
    locationId,
    customerId: customerId.nullable(),
    startsAt: instant,
    endsAt: instant,
    expiresAt: instant.meta({ description: 'From here on the time is free again.' }),
    segments: z.array(bookingSegmentView),
    guestArrangement,
    maxWaitMinutes: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'SlotHold' })

export const newSlotHoldView = z
  .strictObject({
    ...slotHoldView.shape,
    holdToken: z.string().meta({ description: 'What proves who holds, shown this once.' }),
  })
  .meta({ id: 'NewSlotHold' })
