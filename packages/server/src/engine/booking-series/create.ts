import { bookSeries, changesOf, mergeLogged, present, recurrenceStarts, wantedVisit } from '@mendian/core'
import { bookingSeriesResult, bookSeriesInput } from '@mendian/core/schemas'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { visitHint } from '../bookings/book-locks.ts'
import { announceBookings } from '../bookings/booking-view.ts'
import { keepAssignments } from '../bookings/keep-assignments.ts'
import { loadVisitState } from '../bookings/load-visit-state.ts'
import { takeTime } from '../bookings/take-time.ts'
import { customerLocks } from '../customers/customer-locks.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { bookingSeriesView, visitOutcome } from './series-view.ts'

/** Books a visit again and again in one transaction; each is an ordinary booking from then on. */
export const create: WriteOperation<typeof bookSeriesInput, typeof bookingSeriesResult> = defineWrite({
  name: 'bookingSeries.create',
  summary: 'Book a visit that repeats',
  http: ['POST', '/v1/booking-series'],
  status: 201,
  input: bookSeriesInput,
  output: bookingSeriesResult,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'recurrence_invalid',
    'series_conflict',
    'reference_not_found',
    'reference_archived',
    'address_required',
    'address_not_expected',
    'customer_blocked',
    'contact_not_verified',
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
  locks: ({ customerId }) => customerLocks([customerId]),
  lockHint: (input) => visitHint(input.locationId, wantedVisit(input).segments),
  async run(tx, input, run) {
    const location = await tx.locations.find(input.locationId)
    if (!location) return referenceNotFound('Location', input.locationId)
    const { timeZone } = location
    const starts = recurrenceStarts(input.rule, timeZone, toMs(input.startsAt))
    if (!starts.ok) return starts
    const loaded = await loadVisitState(tx, { ...input, lastStartsAtMs: starts.startsAtMs.at(-1) }, run)
    if (!loaded.ok) return loaded
    const { rule, mode, address = null, channel, note } = input
    const decision = bookSeries(
      { ...loaded.state, customer: present(loaded.state.customer, 'a series names its customer') },
      {
        seriesId: run.ids.next('BookingSeries'),
        ...loaded.wanted,
        ...{ rule, mode, address, channel, note, startsAtMs: loaded.startsAtMs },
        visits: starts.startsAtMs.map((startsAtMs, index) => ({
          occurrence: index + 1,
          startsAtMs,
          bookingId: run.ids.next('Booking'),
          redemptionCode: run.ids.redemptionCode(),
        })),
        actor: run.actor,
        reason: null,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { series, outcomes } = decision.changes
    const booked = changesOf(outcomes)
    await tx.bookingSeries.insert(series)
    for (const { booking } of booked) await tx.bookings.insert(booking)
    const rows = { occupancy: booked.flatMap((each) => each.occupancy), claims: booked.flatMap((each) => each.claims) }
    await takeTime(tx, rows, run.nowMs)
    await keepAssignments(tx, mergeLogged(booked))
    const occurrences = outcomes.map(({ occurrence, changes, refusal }) =>
      visitOutcome(occurrence, changes?.booking ?? null, refusal, timeZone),
    )
    return {
      ok: true,
      value: { series: bookingSeriesView(series, timeZone), occurrences },
      subjectId: series.id,
      announcements: announceBookings(decision.events, timeZone),
    }
  },
})
