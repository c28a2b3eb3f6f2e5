import { z } from 'zod'
import { bookingChannel } from '../base/channel.schema.ts'
import { classSessionId, customerId, enrollmentId, locationId, note } from '../base/wire.schema.ts'
import { cancelReason } from '../booking/booking.schema.ts'
import { cancellationTerms, settlementView } from '../booking/cancellation-policy.schema.ts'
import { totalAmount } from '../money/money.schema.ts'
import { instant } from '../time/time.schema.ts'
import { maxClassCapacity } from './class-session.ts'
import { enrollmentStates } from './enrollment.ts'

export const enrollmentState = z.enum(enrollmentStates).meta({ id: 'EnrollmentState' })

export const enrollmentInput = z.strictObject({
  classSessionId,
  customerId,
  seats: z.int().min(1).max(20).default(1).meta({ description: 'For the customer and the guests they bring.' }),
  spots: z
    .array(z.int().min(1).max(maxClassCapacity))
    .max(20)
    .default([])
    .meta({ description: 'Numbered places to pick, at most one a seat; see classSessions.spots for the free ones.' }),
  channel: bookingChannel.default('WEB'),
  note: note.default(''),
})

export const enrollmentView = z
  .strictObject({
    id: enrollmentId,
    classSessionId,
    locationId,
    customerId,
    state: enrollmentState,
    seats: z.int(),
    spots: z.array(z.int()),
    channel: bookingChannel,
    note: z.string(),
    price: totalAmount.meta({ description: 'The list price of all its seats when the customer enrolled.' }),
    cancellationTerms: z.array(cancellationTerms).meta({ description: 'As they were when the customer enrolled.' }),
    settlement: settlementView.nullable().meta({ description: 'What ending the enrollment unserved came to.' }),
    cancelReason: cancelReason.nullable().meta({ description: 'Who or what a cancellation is owed to.' }),
    reason: z.string().nullable().meta({ description: 'In words, why the last step was taken.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Enrollment', description: "A customer's seats in a class, guests included." })
