import { book, calendarReach, candidateSegments } from '@mendian/core'
import { bookInput, bookingView as bookingSchema } from '@mendian/core/schemas'
import { loadCalendar, loadVisitConfiguration } from '../availability/load-visit.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { likelyUnits, visitHint, visitLocks } from './book-locks.ts'
import { announceBookings, bookingView } from './booking-view.ts'

/** Books a visit: staff and resources are chosen and taken in one transaction, or nothing changes. */
export const create: WriteOperation<typeof bookInput, typeof bookingSchema> = defineWrite({
  name: 'bookings.create',
  summary: 'Book a visit',
  http: ['POST', '/v1/bookings'],
  status: 201,
  input: bookInput,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'reference_not_found',
    'reference_archived',
    'staff_not_qualified',
    'staff_not_bookable',
    'no_qualified_staff',
    'resource_not_at_location',
    'start_off_grid',
    'start_in_past',
    'lead_time_too_short',
    'beyond_booking_horizon',
    'location_closed',
    'staff_not_working',
    'daily_cap_reached',
    'slot_taken',
    'capacity_full',
  ],
  locks: () => [],
  lockHint: (input) => visitHint(input.locationId, input.segments),
  async run(tx, input, run) {
    const [configuration, customer] = await Promise.all([
      loadVisitConfiguration(tx, input.locationId, input.segments, likelyUnits(run.held)),
      tx.customers.find(input.customerId),
    ])
    if (!configuration) return referenceNotFound('Location', input.locationId)
    if (!customer) return referenceNotFound('Customer', input.customerId)
    const candidates = candidateSegments(configuration, input.segments)
    // What nobody can ever serve is for the decision to refuse, in its place among the refusals.
    const reachable = candidates.ok ? candidates.value : []
    run.requireLocks(visitLocks(reachable))
    const startsAtMs = toMs(input.startsAt)
    const reach = calendarReach(reachable, startsAtMs, startsAtMs)
    const calendar = await loadCalendar(tx, configuration, reachable, reach, run.nowMs)
    const decision = book(
      { configuration, customer, ...calendar },
      {
        bookingId: run.ids.next('Booking'),
        redemptionCode: run.ids.redemptionCode(),
        startsAtMs,
        segments: input.segments,
        channel: input.channel,
        note: input.note,
        actor: run.actor,
        reason: null,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { booking, occupancy, claims } = decision.changes
    await tx.bookings.insert(booking)
    await tx.occupancy.insertMany(occupancy)
    await tx.capacity.insertMany(claims)
    const { timeZone } = configuration.location
    return {
      ok: true,
      value: bookingView(booking, timeZone),
      subjectId: booking.id,
      announcements: announceBookings(decision.events, timeZone),
    }
  },
})
