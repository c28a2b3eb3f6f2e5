import { setMeetingUrl as decide } from '@mendian/core'
import { bookingId, bookingView as bookingSchema, webAddress } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { announceBookings, bookingView } from './booking-view.ts'
import { loadBooking } from './load-booking.ts'

const input = z.strictObject({ id: bookingId, meetingUrl: webAddress.nullable() })

/** Says where an online visit takes place; the customer is told by the event. */
export const setMeetingUrl: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'bookings.setMeetingUrl',
  summary: 'Set the web address of an online visit, or take it back',
  http: ['POST', '/v1/bookings/{id}/set-meeting-url'],
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'booking_state_forbids', 'booking_not_online'],
  locks: ({ id }) => [{ kind: 'BOOKING', id }],
  async run(tx, { id, meetingUrl }, run) {
    const loaded = await loadBooking(tx, id, run.expectedVersion)
    if (!loaded.ok) return loaded
    const decision = decide(loaded.booking, { meetingUrl, actor: run.actor, reason: null }, run.nowMs)
    if (!decision.ok) return decision
    const { booking } = decision.changes
    assertReplaced(await tx.bookings.replace(booking, loaded.booking.version), 'the booking')
    const { timeZone } = loaded.location
    return {
      ok: true,
      value: bookingView(booking, timeZone),
      subjectId: id,
      announcements: announceBookings(decision.events, timeZone),
    }
  },
})
