import { reassignSegment } from '@mendian/core'
import { bookingId, bookingView as bookingSchema, note, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadVisitConfiguration } from '../availability/load-visit.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { addOnRefusals } from './add-on-refusals.ts'
import { announceBookings, bookingView } from './booking-view.ts'
import { loadBooking } from './load-booking.ts'
import { loadStaffTime } from './load-staff-time.ts'
import { takeTime } from './take-time.ts'

const input = z.strictObject({
  id: bookingId,
  segment: z.int().min(0).max(99),
  staffId,
  customerAgreed: z
    .boolean()
    .default(false)
    .meta({ description: 'The customer, who asked for somebody in person, agrees to another.' }),
  reason: note.nullable().default(null),
})

/** Gives a segment to another person who is free then; its time and place stay. */
export const reassign: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'bookings.reassign',
  summary: 'Give a segment of a booking to another person',
  http: ['POST', '/v1/bookings/{id}/reassign'],
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'not_found',
    'booking_state_forbids',
    'segment_not_found',
    'staff_requested',
    'reference_not_found',
    ...addOnRefusals,
    'reference_archived',
    'not_offered_at_location',
    'location_type_not_offered',
    'service_too_long',
    'currency_mismatch',
    'staff_not_qualified',
    'staff_not_bookable',
    'no_qualified_staff',
    'resource_not_at_location',
    'staff_not_working',
    'daily_cap_reached',
    'slot_taken',
  ],
  locks: ({ id, staffId: to }) => [
    { kind: 'BOOKING', id },
    { kind: 'STAFF', id: to },
  ],
  async run(tx, { id, ...command }, run) {
    const loaded = await loadBooking(tx, id, run.expectedVersion)
    if (!loaded.ok) return loaded
    const { booking, location } = loaded
    const staffIds = [...new Set([command.staffId, ...booking.segments.map((each) => each.staffId)])]
    run.requireLocks(staffIds.map((each) => ({ kind: 'STAFF', id: each }) as const))
    const segment = booking.segments[command.segment]
    const requests = segment ? [{ serviceId: segment.serviceId, staffId: command.staffId, addOns: segment.addOns }] : []
    const time = { fromMs: booking.startsAtMs, toMs: booking.endsAtMs, timeZone: location.timeZone }
    const [configured, customer, calendar] = await Promise.all([
      loadVisitConfiguration(tx, location.id, requests),
      tx.customers.find(booking.customerId),
      loadStaffTime(tx, staffIds, { ...time, locationId: location.id }, run.nowMs),
    ])
    if (!configured) return referenceNotFound('Location', location.id)
    const configuration = { ...configured, customer: customer ?? null }
    const decision = reassignSegment(
      { booking, configuration, ...calendar },
      { ...command, actor: run.actor },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { booking: reassigned, occupancy } = decision.changes
    await tx.occupancy.removeOfOwner(id)
    assertReplaced(await tx.bookings.replace(reassigned, booking.version), 'the booking')
    await takeTime(tx, { occupancy, claims: [] }, run.nowMs)
    return {
      ok: true,
      value: bookingView(reassigned, location.timeZone),
      subjectId: id,
      announcements: announceBookings(decision.events, location.timeZone),
    }
  },
})
