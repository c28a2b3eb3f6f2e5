import {
  type BookingSeries,
  candidateSegments,
  candidateUnits,
  changesOf,
  rescheduleRest as decide,
  longestReach,
  mergeLogged,
  parseLocalTime,
  present,
  type ReadTransaction,
  type RescheduleRestState,
  requestsOf,
  restVisits,
} from '@mendian/core'
import { bookingSeriesResult, rescheduleRestInput } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadCalendar, loadVisitConfiguration } from '../availability/load-visit.ts'
import { loadVisitor } from '../availability/load-visitor.ts'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { likelyUnits, visitLocks } from '../bookings/book-locks.ts'
import { announceBookings } from '../bookings/booking-view.ts'
import { keepAssignments } from '../bookings/keep-assignments.ts'
import { loadAssignment, rotationLocks } from '../bookings/load-assignment.ts'
import { giveTimeBack, takeTime } from '../bookings/take-time.ts'
import { refuseWaiver, waive } from '../bookings/waive.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { loadRest } from './load-series.ts'
import { bookingSeriesView, visitOutcome } from './series-view.ts'

const input = z.strictObject({ ...rescheduleRestInput.shape, waive })

/** Moves what is left of a series to another time of day, another person, or both. */
export const rescheduleRest: WriteOperation<typeof input, typeof bookingSeriesResult> = defineWrite({
  name: 'bookingSeries.rescheduleRest',
  summary: 'Move the rest of a series to another time of day or person',
  http: ['POST', '/v1/booking-series/{id}/reschedule-rest'],
  input,
  output: bookingSeriesResult,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'not_found',
    'series_over',
    'series_conflict',
    'reference_not_found',
    'reference_archived',
    'not_offered_at_location',
    'location_type_not_offered',
    ...addOnRefusals,
    'service_too_long',
    'currency_mismatch',
    'staff_not_qualified',
    'staff_not_bookable',
    'no_qualified_staff',
    'resource_not_at_location',
  ],
  locks: ({ staffId }) => (staffId === undefined ? [] : [{ kind: 'STAFF', id: staffId }]),
  async run(tx, command, run) {
    const { startTime, staffId = null, mode, reason } = command
    if (startTime === undefined && staffId === null) {
      const fault = { pointer: '/startTime', code: 'custom', message: 'name a startTime, a staffId or both' }
      return { ok: false, refusal: { code: 'invalid_request', details: { errors: [fault] } } }
    }
    const forbidden = refuseWaiver(command, run.actor)
    if (forbidden) return forbidden
    const loaded = await loadRest(tx, command, run.nowMs)
    if (!loaded.ok) return loaded
    const { series, bookings } = loaded
    const { timeZone } = loaded.location
    const startMinute = startTime === undefined ? null : (parseLocalTime(startTime) ?? null)
    const visits = restVisits(bookings, { startMinute, staffId }, timeZone)
    const state = await loadState(tx, series, visits, run)
    if (!state) return referenceNotFound('Location', series.locationId)
    const before = new Map(bookings.map((booking) => [booking.id as string, booking]))
    const acting = { actor: run.actor, reason, waive: command.waive }
    const decision = decide(state, { ...acting, mode }, before, run.nowMs)
    if (!decision.ok) return decision
    const moved = changesOf(decision.changes)
    for (const { booking } of moved) await giveTimeBack(tx, booking.id)
    for (const { booking } of moved) {
      assertReplaced(await tx.bookings.replace(booking, booking.version - 1), 'the booking')
    }
    const rows = { occupancy: moved.flatMap((each) => each.occupancy), claims: moved.flatMap((each) => each.claims) }
    await takeTime(tx, rows, run.nowMs)
    await keepAssignments(tx, mergeLogged(moved))
    const occurrences = decision.changes.map(({ occurrence, changes, refusal }) =>
      visitOutcome(occurrence, changes?.booking ?? before.get(occurrence.booking.id) ?? null, refusal, timeZone),
    )
    return {
      ok: true,
      value: { series: bookingSeriesView(series, timeZone), occurrences },
      subjectId: series.id,
      announcements: announceBookings(decision.events, timeZone),
    }
  },
})

/** What moving the visits depends on, from the first start to the last, under the locks of all who could serve. */
async function loadState(
  tx: ReadTransaction,
  { locationId, customerId }: Pick<BookingSeries, 'locationId' | 'customerId'>,
  visits: RescheduleRestState['visits'],
  run: WriteRun,
): Promise<RescheduleRestState | undefined> {
  const requests = visits.flatMap(({ booking }) => requestsOf(booking))
  const [configured, found] = await Promise.all([
    loadVisitConfiguration(tx, locationId, requests, likelyUnits(run.held)),
    tx.customers.find(customerId),
  ])
  if (!configured) return undefined
  const customer = present(found, 'a series names a customer that exists')
  const configuration = { ...configured, customer }
  const each = visits.map(({ booking }) => {
    const { locationType, maxWaitMinutes } = booking
    const candidates = candidateSegments({ ...configuration, locationType }, requestsOf(booking))
    return { segments: candidates.ok ? candidates.value : [], maxWaitMinutes }
  })
  const reachable = each.flatMap(({ segments }) => segments)
  const { location } = configuration
  const limited = location.maxBookingsPerDayPerCustomer !== null
  const starts = visits.map(({ startsAtMs }) => startsAtMs)
  const [firstMs, lastMs] = [Math.min(...starts), Math.max(...starts)]
  run.requireLocks([
    ...visits.map(({ booking }) => ({ kind: 'BOOKING', id: booking.id }) as const),
    ...visitLocks(reachable),
    ...(limited ? [{ kind: 'CUSTOMER', id: customerId } as const] : []),
    ...rotationLocks(location, firstMs, run.nowMs),
  ])
  const reach = longestReach(each, firstMs, lastMs)
  const { staffIds } = candidateUnits(reachable)
  const [calendar, visitor, assignment] = await Promise.all([
    loadCalendar(tx, configuration, reachable, reach, run.nowMs),
    loadVisitor(tx, location, customer, { fromMs: firstMs, toMs: lastMs }, run.nowMs),
    loadAssignment(tx, location, staffIds, firstMs, run.nowMs),
  ])
  return { configuration, visits, visitor, assignment, ...calendar }
}
