import { z } from 'zod'
import { bookingId, customerId, displayName, locationId, note, queueEntryId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'
import { oneVisit, visitFields } from './booking.schema.ts'
import { queueStates } from './queue-entry.ts'
import { keptVisitFields } from './visit-request.schema.ts'

export const queueState = z.enum(queueStates).meta({
  id: 'WalkInQueueState',
  description: 'WAITING, CALLED to be served, LEFT, NO_SHOW when called, or EXPIRED with the business day.',
})

/** Who walks in is at the location. */
const { locationType: _asked, ...askedFields } = visitFields
const { locationType: _kept, ...keptFields } = keptVisitFields

export const joinQueueInput = oneVisit(
  z.strictObject({
    locationId,
    customerId: customerId.optional().meta({ description: 'When the shop knows them.' }),
    label: displayName
      .optional()
      .meta({ description: 'What they are called by: a name, a number. Required without a customerId.' }),
    ...askedFields,
    note: note.default('').meta({ description: 'Becomes the note of the booking.' }),
  }),
)

export const queueEntryView = z
  .strictObject({
    id: queueEntryId,
    locationId,
    customerId: customerId.nullable(),
    label: z.string().nullable(),
    ...keptFields,
    state: queueState,
    position: z.int().nullable().meta({ description: 'Counted from 1; null for who does not wait.' }),
    estimatedStartsAt: instant.nullable().meta({
      description:
        'When they will be served, as things stand at this moment; null for who cannot be served before the business day ends, or does not wait.',
    }),
    estimatedWaitMinutes: z.int().nullable().meta({ description: 'From now to estimatedStartsAt, rounded up.' }),
    note: z.string(),
    bookingId: bookingId.nullable().meta({ description: 'What has come of it; null unless CALLED.' }),
    joinedAt: instant,
    expiresAt: instant.meta({ description: 'The end of the business day: they wait no longer.' }),
    version: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'WalkInQueueEntry' })
