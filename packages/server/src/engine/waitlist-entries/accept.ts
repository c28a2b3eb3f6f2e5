import { acceptOffer, formatInstant, present, requestOfKept } from '@mendian/core'
import { bookingView as bookingSchema, instant, waitlistEntryId } from '@mendian/core/schemas'
import { z } from 'zod'
import { announceBookings, bookingView } from '../bookings/booking-view.ts'
import { keepAssignments } from '../bookings/keep-assignments.ts'
import { loadVisitState, visitRefusals } from '../bookings/load-visit-state.ts'
import { giveTimeBack, takeTime } from '../bookings/take-time.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceEntries } from './entry-view.ts'

const input = z.strictObject({
  id: waitlistEntryId,
  startsAt: instant.optional().meta({
    description: 'Where the location tells everybody of free time at once: the start to book. An offer has its own.',
  }),
})

/** Books what was waited for. Where everybody was told at once, the first to accept has the time. */
export const accept: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'waitlistEntries.accept',
  summary: 'Book the start that is offered, or one that everybody was told of',
  http: ['POST', '/v1/waitlist-entries/{id}/accept'],
  status: 201,
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'not_found',
    'waitlist_state_forbids',
    'hold_expired',
    'waiting_time_over',
    'start_missing',
    'start_does_not_suit',
    'hold_mismatch',
    ...visitRefusals,
  ],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id, startsAt }, run) {
    const entry = await tx.waitlistEntries.find(id)
    if (!entry) return notFound('WaitlistEntry', id)
    const conflict = refuseVersion(entry, run.expectedVersion)
    if (conflict) return conflict
    const { locationId, customerId, offer } = entry
    // Without a start there is nothing to book, which is for the decision to say.
    const wanted = startsAt ?? formatInstant('UTC', offer?.startsAtMs ?? run.nowMs)
    const visit = { ...requestOfKept(entry), locationId, customerId, startsAt: wanted, holdId: offer?.holdId }
    const loaded = await loadVisitState(tx, visit, run)
    if (!loaded.ok) return loaded
    const { state, startsAtMs } = loaded
    const decision = acceptOffer(
      entry,
      { ...state, customer: present(state.customer, 'who waits is a customer') },
      {
        bookingId: run.ids.next('Booking'),
        redemptionCode: run.ids.redemptionCode(),
        startsAtMs: startsAt === undefined ? null : startsAtMs,
        actor: run.actor,
        reason: null,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { entry: next, booked } = decision.changes
    if (offer) {
      await giveTimeBack(tx, offer.holdId)
      await tx.slotHolds.end(offer.holdId, run.nowMs)
    }
    await tx.bookings.insert(booked.booking)
    await takeTime(tx, booked, run.nowMs)
    await keepAssignments(tx, booked)
    assertReplaced(await tx.waitlistEntries.replace(next, entry.version), 'the waitlist entry')
    const { timeZone } = state.configuration.location
    return {
      ok: true,
      value: bookingView(booked.booking, timeZone),
      subjectId: booked.booking.id,
      announcements: decision.events.flatMap((event) =>
        event.subjectKind === 'BOOKING' ? announceBookings([event], timeZone) : announceEntries([event], timeZone),
      ),
    }
  },
})
