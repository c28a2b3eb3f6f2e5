import { advanceBooking, type BookingStep } from '@mendian/core'
import { bookingId, bookingView as bookingSchema, note } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceBookings, bookingView } from './booking-view.ts'
import { giveTimeBack } from './take-time.ts'

const input = z.strictObject({ id: bookingId, reason: note.nullable().default(null) })

type StepOperation = WriteOperation<typeof input, typeof bookingSchema>

function stepOperation(step: BookingStep, name: 'cancel' | 'start' | 'complete', summary: string): StepOperation {
  return defineWrite({
    name: `bookings.${name}`,
    summary,
    http: ['POST', `/v1/bookings/{id}/${name}`],
    input,
    output: bookingSchema,
    permission: 'booking:write',
    movesMoney: false,
    refusals: ['not_found', 'booking_state_forbids'],
    locks: ({ id }) => [{ kind: 'BOOKING', id }],
    async run(tx, { id, reason }, run) {
      const booking = await tx.bookings.find(id)
      if (!booking) return notFound('Booking', id)
      const conflict = refuseVersion(booking, run.expectedVersion)
      if (conflict) return conflict
      const decision = advanceBooking(booking, step, { actor: run.actor, reason }, run.nowMs)
      if (!decision.ok) return decision
      const { booking: next, releases } = decision.changes
      assertReplaced(await tx.bookings.replace(next, booking.version), 'the booking')
      if (releases) {
        await giveTimeBack(tx, id)
      }
      const timeZone = (await timeZonesOf(tx, [booking.locationId])).of(booking.locationId)
      return {
        ok: true,
        value: bookingView(next, timeZone),
        subjectId: id,
        announcements: announceBookings(decision.events, timeZone),
      }
    },
  })
}

/** Gives the booking's time back at once. */
export const cancel: StepOperation = stepOperation('CANCEL', 'cancel', 'Cancel a booking; its time is free again')

export const start: StepOperation = stepOperation('START', 'start', 'Begin the service of an arrived customer')

export const complete: StepOperation = stepOperation('COMPLETE', 'complete', 'End the service')
