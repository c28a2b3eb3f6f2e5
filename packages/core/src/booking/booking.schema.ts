import { z } from 'zod'
import {
  bookingId,
  bookingSeriesId,
  customerId,
  locationId,
  note,
  resourceId,
  serviceId,
  slotHoldId,
  staffId,
} from '../base/wire.schema.ts'
import { money } from '../money/money.schema.ts'
import { assignmentSources } from '../places/assignment-strategy.ts'
import { instant } from '../time/time.schema.ts'
import { bookingActions, bookingChannels, bookingStates, cancelReasons } from './booking.ts'
import { cancellationTerms, settlementView } from './cancellation-policy.schema.ts'

/** What is wanted in one segment: a service, and a person or anybody. */
export const segmentRequest = z
  .strictObject({
    serviceId,
    staffId: staffId.optional().meta({ description: 'The requested person; anybody qualified when absent.' }),
    assignmentSource: z.enum(['REQUESTED', 'ON_SPOT_PICK']).optional().meta({
      description:
        'How the person came to be named: asked for by the customer (点钟), which it is when absent, or picked at the counter (跳牌). Without a person it says nothing.',
    }),
  })
  .meta({ id: 'SegmentRequest' })

export const segmentRequests = z.array(segmentRequest).min(1).max(10)

export const bookingSegmentView = z
  .strictObject({
    ordinal: z.int(),
    serviceId,
    staffId,
    staffRequested: z.boolean(),
    assignmentSource: z.enum(assignmentSources).meta({
      description:
        'How the person came to the segment: in turn (ROTATION, 轮钟), asked for (REQUESTED, 点钟), picked out of turn (ON_SPOT_PICK, 跳牌), by a kept turn (PRE_RESERVED, 留牌), or chosen by another rule (AUTOMATIC).',
    }),
    resourceIds: z.array(resourceId),
    startsAt: instant,
    endsAt: instant,
  })
  .meta({ id: 'BookingSegment' })

export const bookingState = z.enum(bookingStates).meta({ id: 'BookingState' })
export const bookingChannel = z.enum(bookingChannels).meta({ id: 'BookingChannel' })

export const cancelReason = z.enum(cancelReasons).meta({ id: 'CancelReason' })

export const bookingView = z
  .strictObject({
    id: bookingId,
    locationId,
    customerId,
    state: bookingState,
    channel: bookingChannel,
    redemptionCode: z.string().meta({ description: 'Shown by the customer on arrival, as digits or a QR code.' }),
    startsAt: instant,
    endsAt: instant,
    segments: z.array(bookingSegmentView),
    history: z.array(
      z.strictObject({
        version: z.int(),
        state: bookingState,
        action: z.enum(bookingActions),
        occurredAt: instant,
        actor: z.strictObject({ kind: z.string(), id: z.string() }),
        reason: z.string().nullable(),
        cancelReason: cancelReason.nullable(),
      }),
    ),
    note: z.string(),
    pendingExpiresAt: instant.nullable().meta({ description: 'Until when a PENDING booking can be confirmed.' }),
    price: money.meta({ description: 'The list price when the visit was booked.' }),
    cancellationTerms: z
      .array(cancellationTerms)
      .meta({ description: 'As they were when the visit was booked; the strictest counts.' }),
    settlement: settlementView.nullable().meta({ description: 'What ending the booking unserved came to.' }),
    seriesId: bookingSeriesId.nullable().meta({ description: 'The series that it is an occurrence of.' }),
    occurrence: z.int().nullable().meta({ description: 'Which occurrence of the series, counted from 1.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Booking' })

/** Picking somebody while it is another's turn, as an input takes it. */
export const outOfTurn: z.ZodDefault<z.ZodBoolean> = z.boolean().default(false).meta({
  description:
    'Where the location rotates strictly: pick on the spot although it is the turn of another who is free; needs the permission booking:override.',
})

export const holdToken: z.ZodString = z.string().min(1).max(100)

export const bookInput = z.strictObject({
  locationId,
  customerId,
  startsAt: instant,
  segments: segmentRequests,
  channel: bookingChannel.default('WEB'),
  note: note.default(''),
  outOfTurn,
  hold: z
    .strictObject({ id: slotHoldId, token: holdToken })
    .optional()
    .meta({ description: 'A hold of this visit, whose time the booking takes over.' }),
})
