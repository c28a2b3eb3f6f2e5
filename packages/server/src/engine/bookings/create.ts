import { book, present, wantedVisit } from '@mendian/core'
import { bookInput, bookingView as bookingSchema } from '@mendian/core/schemas'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { bookerLocks, visitHint } from './book-locks.ts'
import { announceBookings, bookingView } from './booking-view.ts'
import { keepAssignments } from './keep-assignments.ts'
import { loadVisitState, visitRefusals } from './load-visit-state.ts'
import { refuseOutOfTurn } from './out-of-turn.ts'
import { giveTimeBack, takeTime } from './take-time.ts'

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
  refusals: [...visitRefusals, 'hold_expired', 'hold_mismatch', 'address_required', 'address_not_expected'],
  locks: ({ hold, locationId, customerId }) => [
    ...(hold ? [{ kind: 'RECORD', id: hold.id } as const] : []),
    ...bookerLocks(locationId, customerId),
  ],
  lockHint: (input) => visitHint(input.locationId, wantedVisit(input).segments),
  async run(tx, input, run) {
    const forbidden = refuseOutOfTurn(input, run.actor)
    if (forbidden) return forbidden
    const loaded = await loadVisitState(tx, input, run)
    if (!loaded.ok) return loaded
    const { state, startsAtMs, wanted } = loaded
    const decision = book(
      { ...state, customer: present(state.customer, 'a booking names its customer') },
      {
        bookingId: run.ids.next('Booking'),
        redemptionCode: run.ids.redemptionCode(),
        startsAtMs,
        ...wanted,
        overridesTurns: input.outOfTurn,
        channel: input.channel,
        note: input.note,
        address: input.address ?? null,
        actor: run.actor,
        reason: null,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { booking } = decision.changes
    if (state.hold) {
      await giveTimeBack(tx, state.hold.id)
      await tx.slotHolds.end(state.hold.id, run.nowMs)
    }
    await tx.bookings.insert(booking)
    await takeTime(tx, decision.changes, run.nowMs)
    await keepAssignments(tx, decision.changes)
    const { timeZone } = state.configuration.location
    return {
      ok: true,
      value: bookingView(booking, timeZone),
      subjectId: booking.id,
      announcements: announceBookings(decision.events, timeZone),
    }
  },
})
