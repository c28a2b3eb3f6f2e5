import {
  type Customer,
  type CustomerId,
  calledVisit,
  callFromQueue,
  formatInstant,
  present,
  type QueueEntry,
  requestOfKept,
  walkInStart,
} from '@mendian/core'
import { bookingView as bookingSchema, customerFields, customerId, queueEntryId, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { announceBookings, bookingView } from '../bookings/booking-view.ts'
import { keepAssignments } from '../bookings/keep-assignments.ts'
import { loadVisitState, visitRefusals } from '../bookings/load-visit-state.ts'
import { takeTime } from '../bookings/take-time.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import type { RefusalCode } from '../refusal.ts'
import { assertReplaced } from '../version.ts'
import { findQueued } from './change.ts'
import { announceQueue } from './queue-view.ts'

const input = z.strictObject({
  id: queueEntryId,
  staffId: staffId.optional().meta({
    description:
      'Who serves what nobody in particular was asked for, of several guests who begin together the first; anybody who is free when absent.',
  }),
  customerId: customerId.optional().meta({
    description:
      'Who it turned out to be, for an entry without a customer; when absent, a customer is made of the label.',
  }),
})

/** What binds visits to come, and not one that is now. */
const ofVisitsToCome: ReadonlySet<RefusalCode> = new Set([
  'start_off_grid',
  'start_in_past',
  'lead_time_too_short',
  'contact_not_verified',
  'too_many_open_bookings',
])

/** Takes somebody out of the queue: a booking from the next whole minute on, whose customer has arrived. */
export const call: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'queueEntries.call',
  summary: 'Call somebody from the queue to be served now',
  http: ['POST', '/v1/queue-entries/{id}/call'],
  status: 201,
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'queue_state_forbids', ...visitRefusals.filter((code) => !ofVisitsToCome.has(code))],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id, staffId: by }) => `${id} ${by ?? ''}`,
  async run(tx, { id, staffId: by, customerId: known }, run) {
    const found = await findQueued(tx, id, run)
    if (!found.ok) return found
    const { entry } = found
    const startsAt = formatInstant('UTC', walkInStart(run.nowMs))
    const called = requestOfKept(calledVisit(entry, by))
    const visit = { ...called, locationId: entry.locationId, customerId: entry.customerId ?? known, startsAt }
    const loaded = await loadVisitState(tx, visit, run)
    if (!loaded.ok) return loaded
    const { state } = loaded
    const customer = state.customer ?? newCustomer(entry, run.ids.next('Customer'), run.nowMs)
    const decision = callFromQueue(
      entry,
      { ...state, customer },
      {
        bookingId: run.ids.next('Booking'),
        redemptionCode: run.ids.redemptionCode(),
        staffId: by,
        actor: run.actor,
        reason: null,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { entry: next, booked } = decision.changes
    if (!state.customer) await tx.customers.insert(customer)
    await tx.bookings.insert(booked.booking)
    await takeTime(tx, booked, run.nowMs)
    await keepAssignments(tx, booked)
    assertReplaced(await tx.queueEntries.replace(next, entry.version), 'the queue entry')
    const { timeZone } = state.configuration.location
    return {
      ok: true,
      value: bookingView(booked.booking, timeZone),
      subjectId: booked.booking.id,
      announcements: decision.events.flatMap((event) =>
        event.subjectKind === 'BOOKING'
          ? announceBookings([event], timeZone)
          : announceQueue([event], timeZone, run.nowMs),
      ),
    }
  },
})

/** Somebody the shop has not known so far, by the label they waited under. */
function newCustomer({ label }: QueueEntry, id: CustomerId, nowMs: number): Customer {
  const name = present(label, 'who is no customer has a label')
  const stamps = { version: 1, createdAtMs: nowMs, updatedAtMs: nowMs, archivedAtMs: null }
  return {
    ...customerFields.parse({ name, channel: 'WALK_IN' }),
    contactVerifiedAt: null,
    identity: null,
    mergedIntoId: null,
    id,
    ...stamps,
  }
}
