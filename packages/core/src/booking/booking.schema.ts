import { z } from 'zod'
import { bookingChannel } from '../base/channel.schema.ts'
import {
  addOnId,
  bookingId,
  bookingSeriesId,
  customerId,
  locationId,
  note,
  resourceId,
  serviceId,
  slotHoldId,
  staffId,
  webAddress,
} from '../base/wire.schema.ts'
import { addOnChoices } from '../catalog/add-on.schema.ts'
import { locationType } from '../catalog/location-type.schema.ts'
import { money } from '../money/money.schema.ts'
import { instant } from '../time/time.schema.ts'
import { bookingActions, bookingStates, cancelReasons } from './booking.ts'
import { cancellationTerms, settlementView } from './cancellation-policy.schema.ts'
import { visitAddress } from './visit-address.schema.ts'

/** What is wanted in one segment: a service, and a person or anybody. */
export const segmentRequest = z
  .strictObject({
    serviceId,
    staffId: staffId.optional().meta({ description: 'The requested person; anybody qualified when absent.' }),
    addOns: addOnChoices.default([]).meta({ description: 'Of those that the service offers.' }),
  })
  .meta({ id: 'SegmentRequest' })

export const segmentRequests = z.array(segmentRequest).min(1).max(10)

export const bookingSegmentView = z
  .strictObject({
    ordinal: z.int(),
    serviceId,
    staffId,
    staffRequested: z.boolean(),
    resourceIds: z.array(resourceId),
    addOns: z.array(
      z.strictObject({
        addOnId,
        quantity: z.int(),
        durationMinutes: z.int().meta({ description: 'Each time it is chosen, like the price.' }),
        price: money,
      }),
    ),
    startsAt: instant,
    endsAt: instant,
  })
  .meta({ id: 'BookingSegment' })

export const bookingState = z.enum(bookingStates).meta({ id: 'BookingState' })

export const cancelReason = z.enum(cancelReasons).meta({ id: 'CancelReason' })

export const bookingView = z
  .strictObject({
    id: bookingId,
    locationId,
    customerId,
    state: bookingState,
    channel: bookingChannel,
    locationType,
    address: visitAddress.nullable().meta({ description: "Of a visit at the customer's address." }),
    meetingUrl: webAddress.nullable().meta({ description: 'Of a visit online, once it is set.' }),
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

export const holdToken: z.ZodString = z.string().min(1).max(100)

export const bookInput = z.strictObject({
  locationId,
  customerId,
  startsAt: instant,
  segments: segmentRequests,
  channel: bookingChannel.default('WEB'),
  locationType: locationType.default('LOCATION'),
  address: visitAddress
    .optional()
    .meta({ description: "Required for a visit at the customer's address, and for no other." }),
  note: note.default(''),
  hold: z
    .strictObject({ id: slotHoldId, token: holdToken })
    .optional()
    .meta({ description: 'A hold of this visit, whose time the booking takes over.' }),
})
