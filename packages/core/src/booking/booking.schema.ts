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
  shortText,
  slotHoldId,
  staffId,
  staffLevelId,
  webAddress,
} from '../base/wire.schema.ts'
import { addOnChoices } from '../catalog/add-on.schema.ts'
import { locationType } from '../catalog/location-type.schema.ts'
import { money, totalAmount } from '../money/money.schema.ts'
import { staffGender } from '../people/staff.schema.ts'
import { assignmentSources } from '../places/assignment-strategy.ts'
import { visitAddress } from '../places/visit-address.schema.ts'
import { guestArrangements } from '../scheduling/visit-shape.ts'
import { instant } from '../time/time.schema.ts'
import { bookingActions, bookingAwaits, bookingStates, cancelReasons } from './booking.ts'
import { cancellationTerms, settlementView } from './cancellation-policy.schema.ts'

/** What is wanted in one segment: a service, and a person or anybody. */
export const segmentRequest = z
  .strictObject({
    serviceId,
    staffId: staffId.optional().meta({ description: 'The requested person; anybody qualified when absent.' }),
    addOns: addOnChoices.default([]).meta({ description: 'Of those that the service offers.' }),
    assignmentSource: z.enum(['REQUESTED', 'ON_SPOT_PICK']).optional().meta({
      description:
        'How the person came to be named: asked for by the customer (点钟), which it is when absent, or picked at the counter (跳牌). Without a person it says nothing.',
    }),
    staffLevelId: staffLevelId.optional().meta({ description: 'Only people of this level.' }),
    staffGender: staffGender.optional().meta({ description: 'Only women, or only men, of those who tell.' }),
  })
  .meta({ id: 'SegmentRequest' })

const mostSegments = 10

/** What one guest wants who comes alone and does not wait. */
export const segmentRequests = z.array(segmentRequest).min(1).max(mostSegments)

const mostGuests = 10
const mostSegmentsOfVisit = 30

export const guestName: z.ZodType<string> = shortText(100).trim().min(1)

const guestRequest = z
  .strictObject({
    name: guestName.nullable().default(null),
    segments: segmentRequests,
  })
  .meta({ id: 'GuestRequest' })

export const guestArrangement = z.enum(guestArrangements).meta({ id: 'GuestArrangement' })

/** What a visit asks for; beside its place and time. Inputs that have it are checked by {@link oneVisit}. */
export const visitFields = {
  locationType: locationType.default('LOCATION'),
  segments: z
    .array(segmentRequest)
    .max(mostSegments)
    .default([])
    .meta({ description: 'What the one guest wants, in order. Either this or `guests`.' }),
  guests: z
    .array(guestRequest)
    .max(mostGuests)
    .default([])
    .meta({ description: 'What each of several guests wants; together 30 segments at most.' }),
  guestArrangement: guestArrangement.default('TOGETHER').meta({
    description: 'TOGETHER: all guests begin at the start of the visit. IN_TURN: each when the one before is done.',
  }),
  maxWaitMinutes: z.int().min(0).max(120).default(0).meta({
    description:
      'The most that a guest waits between segments, in total; with IN_TURN the whole visit. Nobody waits where it can be helped; what is waited is whole multiples of 5 minutes.',
  }),
}

/** The schema with the rule that a visit is asked for in one way. */
export function oneVisit<
  Output extends {
    readonly segments: readonly unknown[]
    readonly guests: readonly { readonly segments: readonly unknown[] }[]
  },
  Schema extends z.ZodType<Output>,
>(schema: Schema): Schema {
  return schema
    .refine(({ segments, guests }) => (segments.length === 0) !== (guests.length === 0), {
      message: 'Either segments or guests, not both and not neither',
      path: ['segments'],
    })
    .refine(({ guests }) => guests.flatMap((guest) => guest.segments).length <= mostSegmentsOfVisit, {
      message: `A visit has ${mostSegmentsOfVisit} segments at most`,
      path: ['guests'],
    })
}

export const bookingSegmentView = z
  .strictObject({
    ordinal: z.int(),
    guest: z.int().meta({ description: 'Whose segment it is, counted from 0.' }),
    serviceId,
    staffId,
    staffRequested: z.boolean(),
    assignmentSource: z.enum(assignmentSources).meta({
      description:
        'How the person came to the segment: in turn (ROTATION, 轮钟), asked for (REQUESTED, 点钟), picked out of turn (ON_SPOT_PICK, 跳牌), by a kept turn (PRE_RESERVED, 留牌), or chosen by another rule (AUTOMATIC).',
    }),
    staffLevelId: staffLevelId.nullable().meta({ description: 'The level that was asked for.' }),
    staffGender: staffGender.nullable().meta({ description: 'The gender that was asked for.' }),
    resourceIds: z.array(resourceId),
    addOns: z.array(
      z.strictObject({
        addOnId,
        quantity: z.int(),
        durationMinutes: z.int().meta({ description: 'Each time it is chosen, like the price.' }),
        price: money,
      }),
    ),
    price: money.meta({ description: 'The list price with add-ons, as it was when the visit was booked or held.' }),
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
    guests: z
      .array(z.strictObject({ name: z.string().nullable() }))
      .meta({ description: 'Who comes; `guest` of a segment counts in this list.' }),
    guestArrangement,
    maxWaitMinutes: z.int().meta({ description: 'The most that a guest waits between segments.' }),
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
    awaiting: z
      .enum(bookingAwaits)
      .nullable()
      .meta({ description: 'What a PENDING booking waits for; approval is asked for once the prepayment is there.' }),
    requiresApproval: z.boolean(),
    prepaymentDue: totalAmount.meta({ description: 'What was to be paid before the booking stands; 0 for nothing.' }),
    pendingExpiresAt: instant
      .nullable()
      .meta({ description: 'Until when a PENDING booking can be paid or confirmed.' }),
    price: totalAmount.meta({ description: 'The list price when the visit was booked.' }),
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

export const bookInput = oneVisit(
  z.strictObject({
    locationId,
    customerId,
    startsAt: instant,
    ...visitFields,
    channel: bookingChannel.default('WEB'),
    address: visitAddress
      .optional()
      .meta({ description: "Required for a visit at the customer's address, and for no other." }),
    note: note.default(''),
    outOfTurn,
    hold: z
      .strictObject({ id: slotHoldId, token: holdToken })
      .optional()
      .meta({ description: 'A hold of this visit, whose time the booking takes over.' }),
  }),
)
