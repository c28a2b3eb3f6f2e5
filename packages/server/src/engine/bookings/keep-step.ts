import {
  type Booking,
  type BookingEvent,
  type BookingState,
  type Location,
  refuseRelease,
  type StepChanges,
  type Transaction,
} from '@mendian/core'
import type { WriteResult, WriteRun } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { announceBookings, type BookingView, bookingView } from './booking-view.ts'
import { giveAssignmentsBack } from './keep-assignments.ts'
import { giveTimeBack } from './take-time.ts'

/** Steps that people take; staying away and the clock ask nobody, and what they come to is in the settlement. */
const refusedWhenPaid: ReadonlySet<BookingState> = new Set(['CANCELLED', 'LATE_CANCELLED', 'DECLINED'])

/** Stores a booking's next step, gives its time back where the step does, and answers with the booking. */
export async function keepStep(
  tx: Transaction,
  { booking: before, location }: { readonly booking: Booking; readonly location: Location },
  run: WriteRun,
  decision: { readonly changes: StepChanges; readonly events: readonly BookingEvent[] },
): Promise<WriteResult<BookingView>> {
  const { booking, releases } = decision.changes
  if (releases && refusedWhenPaid.has(booking.state)) {
    // Paying locks the booking too, so that what is seen here stays.
    const paid = refuseRelease(booking.id, await tx.orders.ofBookings([booking.id]))
    if (paid) return { ok: false, refusal: paid }
  }
  assertReplaced(await tx.bookings.replace(booking, before.version), 'the booking')
  if (releases) {
    await giveTimeBack(tx, booking.id)
    await giveAssignmentsBack(tx, booking.locationId, [booking], run)
  }
  return {
    ok: true,
    value: bookingView(booking, location.timeZone),
    subjectId: booking.id,
    announcements: announceBookings(decision.events, location.timeZone),
  }
}
