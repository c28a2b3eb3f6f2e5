import { changesOf, cancelRest as decide, excuses } from '@mendian/core'
import { bookingSeriesResult, cancelRestFields, note, refundDestination } from '@mendian/core/schemas'
import { z } from 'zod'
import { announceBookings } from '../bookings/booking-view.ts'
import { giveAssignmentsBack } from '../bookings/keep-assignments.ts'
import { paybackRefusals, returnPayments } from '../bookings/return-payment.ts'
import { giveTimeBack } from '../bookings/take-time.ts'
import { reasonToCancel, refuseWaiver, waive } from '../bookings/waive.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { loadRest } from './load-series.ts'
import { bookingSeriesView, visitOutcome } from './series-view.ts'

const input = z.strictObject({
  ...cancelRestFields,
  reason: reasonToCancel,
  note: note.nullable().default(null).meta({ description: 'The reason in words.' }),
  waive,
  refundTo: refundDestination.default('TENDERS').meta({
    description: 'Where money goes back that was paid for the bookings, less what their terms keep.',
  }),
})

/** Cancels what is left of a series, each booking by its own terms; their time is free at once, and what was paid goes back. */
export const cancelRest: WriteOperation<typeof input, typeof bookingSeriesResult> = defineWrite({
  name: 'bookingSeries.cancelRest',
  summary: 'Cancel the rest of a series; its time is free again',
  http: ['POST', '/v1/booking-series/{id}/cancel-rest'],
  input,
  output: bookingSeriesResult,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'series_over', 'series_conflict', ...paybackRefusals],
  locks: () => [],
  async run(tx, command, run) {
    const forbidden = refuseWaiver(command, run.actor)
    if (forbidden) return forbidden
    const loaded = await loadRest(tx, command, run.nowMs)
    if (!loaded.ok) return loaded
    const { series, bookings } = loaded
    const { timeZone } = loaded.location
    // Paying locks the booking too, so that what is seen here stays.
    run.requireLocks(bookings.map(({ id }) => ({ kind: 'BOOKING', id }) as const))
    const acting = { actor: run.actor, reason: command.note, cancelReason: command.reason, waive: command.waive }
    const decision = decide({ bookings, timeZone }, { ...acting, mode: command.mode }, run.nowMs)
    if (!decision.ok) return decision
    const excused = decision.changes.some(
      ({ occurrence, changes }) => changes && excuses(command.reason, occurrence.booking, run.nowMs),
    )
    const unexcused = refuseWaiver({ waive: excused }, run.actor)
    if (unexcused) return unexcused
    const ended = changesOf(decision.changes).map(({ booking }) => booking)
    const payback = { destination: command.refundTo, reason: command.note ?? 'The rest of the series was called off.' }
    const returned = await returnPayments(tx, ended, loaded.location, payback, run)
    if (!returned.ok) return returned
    for (const booking of ended) {
      assertReplaced(await tx.bookings.replace(booking, booking.version - 1), 'the booking')
      await giveTimeBack(tx, booking.id)
    }
    await giveAssignmentsBack(tx, series.locationId, ended, run)
    const occurrences = decision.changes.map(({ occurrence, changes, refusal }) =>
      visitOutcome(occurrence, changes?.booking ?? occurrence.booking, refusal, timeZone),
    )
    return {
      ok: true,
      value: { series: bookingSeriesView(series, timeZone), occurrences },
      subjectId: series.id,
      announcements: [...announceBookings(decision.events, timeZone), ...returned.announcements],
    }
  },
})
