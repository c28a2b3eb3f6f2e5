import { cancelBooking, excuses } from '@mendian/core'
import { bookingId, bookingView as bookingSchema, note, refundDestination } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { keepStep } from './keep-step.ts'
import { loadBooking } from './load-booking.ts'
import { paybackRefusals } from './return-payment.ts'
import { reasonToCancel, refuseWaiver, waive } from './waive.ts'

const input = z.strictObject({
  id: bookingId,
  reason: reasonToCancel,
  note: note.nullable().default(null).meta({ description: 'The reason in words.' }),
  waive,
  refundTo: refundDestination.default('TENDERS').meta({
    description: 'Where money goes back that was paid for the booking, less what its terms keep.',
  }),
})

/** Gives the booking's time back at once, with what was paid for it less what the cancellation costs. */
export const cancel: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'bookings.cancel',
  summary: 'Cancel a booking; its time is free again',
  http: ['POST', '/v1/bookings/{id}/cancel'],
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'booking_state_forbids', ...paybackRefusals],
  locks: ({ id }) => [{ kind: 'BOOKING', id }],
  async run(tx, command, run) {
    const forbidden = refuseWaiver(command, run.actor)
    if (forbidden) return forbidden
    const loaded = await loadBooking(tx, command.id, run.expectedVersion)
    if (!loaded.ok) return loaded
    const decision = cancelBooking(
      loaded.booking,
      { actor: run.actor, reason: command.note, cancelReason: command.reason, waive: command.waive },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const payback = { destination: command.refundTo, reason: command.note ?? 'The booking was called off.' }
    const excused = { waive: excuses(command.reason, loaded.booking, run.nowMs) }
    return refuseWaiver(excused, run.actor) ?? keepStep(tx, loaded, run, decision, payback)
  },
})
