import {
  calendarReach,
  candidateSegments,
  candidateUnits,
  reschedule as decide,
  present,
  requestsOf,
} from '@mendian/core'
import { bookingId, bookingView as bookingSchema, instant, note } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadCalendar, loadVisitConfiguration } from '../availability/load-visit.ts'
import { countOpen, loadVisitor } from '../availability/load-visitor.ts'
import { toMs } from '../instants.ts'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { addOnRefusals } from './add-on-refusals.ts'
import { bookingLimitLocks, likelyUnits, visitLocks } from './book-locks.ts'
import { announceBookings, bookingView } from './booking-view.ts'
import { keepAssignments } from './keep-assignments.ts'
import { loadAssignment, rotationLocks } from './load-assignment.ts'
import { giveTimeBack, takeTime } from './take-time.ts'
import { refuseWaiver, waive } from './waive.ts'

const input = z.strictObject({ id: bookingId, startsAt: instant, reason: note.nullable().default(null), waive })

/** Moves a booking: the old time is given back and the new one taken in one transaction, or nothing changes. */
export const reschedule: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'bookings.reschedule',
  summary: 'Move a booking to another start',
  http: ['POST', '/v1/bookings/{id}/reschedule'],
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'not_found',
    'booking_state_forbids',
    'approval_expired',
    'prepayment_expired',
    'reschedule_too_late',
    'too_many_reschedules',
    'reference_not_found',
    'reference_archived',
    'too_many_open_bookings',
    'not_offered_at_location',
    'location_type_not_offered',
    ...addOnRefusals,
    'service_too_long',
    'currency_mismatch',
    'staff_not_qualified',
    'staff_not_bookable',
    'no_qualified_staff',
    'resource_not_at_location',
    'start_off_grid',
    'start_in_past',
    'lead_time_too_short',
    'tier_window',
    'beyond_booking_horizon',
    'location_closed',
    'staff_not_working',
    'daily_cap_reached',
    'reserved_for_tiers',
    'slot_taken',
    'capacity_full',
  ],
  locks: ({ id }) => [{ kind: 'BOOKING', id }],
  async run(tx, { id, startsAt, reason, waive: waived }, run) {
    const forbidden = refuseWaiver({ waive: waived }, run.actor)
    if (forbidden) return forbidden
    const booking = await tx.bookings.find(id)
    if (!booking) return notFound('Booking', id)
    const conflict = refuseVersion(booking, run.expectedVersion)
    if (conflict) return conflict
    const requests = requestsOf(booking)
    const [configured, found] = await Promise.all([
      loadVisitConfiguration(tx, booking.locationId, requests, likelyUnits(run.held)),
      tx.customers.find(booking.customerId),
    ])
    if (!configured) return referenceNotFound('Location', booking.locationId)
    const customer = present(found, 'a booking names a customer that exists')
    const configuration = { ...configured, customer, locationType: booking.locationType }
    const candidates = candidateSegments(configuration, requests)
    const reachable = candidates.ok ? candidates.value : []
    const startsAtMs = toMs(startsAt)
    const { location } = configuration
    run.requireLocks([
      ...visitLocks(reachable),
      ...bookingLimitLocks(location, customer),
      ...rotationLocks(location, startsAtMs, run.nowMs),
    ])
    const reach = calendarReach(reachable, startsAtMs, startsAtMs, booking.maxWaitMinutes)
    const { staffIds } = candidateUnits(reachable)
    const [calendar, visitor, openBookings, assignment] = await Promise.all([
      loadCalendar(tx, configuration, reachable, reach, run.nowMs),
      loadVisitor(tx, location, customer, { fromMs: startsAtMs, toMs: startsAtMs }, run.nowMs),
      countOpen(tx, location, customer, run.nowMs),
      loadAssignment(tx, location, staffIds, startsAtMs, run.nowMs),
    ])
    const decision = decide(
      { booking, configuration, visitor, openBookings, assignment, ...calendar },
      { startsAtMs, actor: run.actor, reason, waive: waived },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { booking: moved } = decision.changes
    await giveTimeBack(tx, id)
    assertReplaced(await tx.bookings.replace(moved, booking.version), 'the booking')
    await takeTime(tx, decision.changes, run.nowMs)
    await keepAssignments(tx, decision.changes)
    const { timeZone } = location
    return {
      ok: true,
      value: bookingView(moved, timeZone),
      subjectId: id,
      announcements: announceBookings(decision.events, timeZone),
    }
  },
})
