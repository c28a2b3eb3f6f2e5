import {
  formatInstant,
  refuseByTerms,
  refuseTransition,
  refuseWaitOver,
  rescheduleTerms,
  settleCancellation,
} from '@mendian/core'
import { bookingId, bookingState, cancelReason, instant, settlementView, totalAmount } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'
import { settlementOf } from './booking-view.ts'
import { loadBooking } from './load-booking.ts'

const input = z.strictObject({ id: bookingId, reason: cancelReason.default('CUSTOMER') })

const output = z
  .strictObject({
    bookingId,
    /** The moment the answer is of. */
    at: instant,
    price: totalAmount,
    cancellation: z.strictObject({
      state: bookingState.meta({ description: 'What the booking would become: CANCELLED or LATE_CANCELLED.' }),
      ...settlementView.shape,
    }),
    reschedule: z.strictObject({
      allowed: z.boolean(),
      refusal: z.string().nullable().meta({ description: 'The code that rescheduling now would be refused with.' }),
      minHoursBefore: z.int(),
      remaining: z.int().nullable().meta({ description: 'How often the visit can still be moved; null: any number.' }),
    }),
  })
  .meta({ id: 'CancellationPreview', description: 'Moving a visit costs nothing where it is allowed.' })

/** The same decision that cancelling makes, without doing it. */
export const cancellationPreview: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'bookings.cancellationPreview',
  summary: 'What cancelling or moving the booking now would come to',
  http: ['GET', '/v1/bookings/{id}/cancellation-preview'],
  input,
  output,
  permission: 'booking:read',
  refusals: ['not_found', 'booking_state_forbids'],
  async run(tx, { id, reason }, { nowMs }) {
    const loaded = await loadBooking(tx, id, undefined)
    if (!loaded.ok) return loaded
    const { booking, location } = loaded
    const forbidden = refuseTransition(booking, 'CANCEL')
    if (forbidden) return { ok: false, refusal: forbidden }
    const { late, settlement } = settleCancellation(booking, nowMs, { cancelReason: reason, waive: false })
    const refusal = refuseWaitOver(booking, nowMs) ?? refuseByTerms(booking, nowMs)
    const { minHoursBefore, maxReschedules, reschedules } = rescheduleTerms(booking)
    return {
      ok: true,
      value: {
        bookingId: id,
        at: formatInstant(location.timeZone, nowMs),
        price: booking.price,
        cancellation: { state: late ? 'LATE_CANCELLED' : 'CANCELLED', ...settlementOf(settlement, booking.price) },
        reschedule: {
          allowed: refusal === undefined,
          refusal: refusal?.code ?? null,
          minHoursBefore,
          remaining: maxReschedules === null ? null : Math.max(0, maxReschedules - reschedules),
        },
      },
    }
  },
})
