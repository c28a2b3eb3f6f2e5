import type { Booking, BookingEvent, Location, StepChanges, Transaction } from '@mendian/core'
import type { WriteResult } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { announceBookings, type BookingView, bookingView } from './booking-view.ts'
import { giveTimeBack } from './take-time.ts'

/** Stores a booking's next step, gives its time back where the step does, and answers with the booking. */
export async function keepStep(
  tx: Transaction,
  { booking: before, location }: { readonly booking: Booking; readonly location: Location },
  decision: { readonly changes: StepChanges; readonly events: readonly BookingEvent[] },
): Promise<WriteResult<BookingView>> {
  const { booking, releases } = decision.changes
  assertReplaced(await tx.bookings.replace(booking, before.version), 'the booking')
  if (releases) await giveTimeBack(tx, booking.id)
  return {
    ok: true,
    value: bookingView(booking, location.timeZone),
    subjectId: booking.id,
    announcements: announceBookings(decision.events, location.timeZone),
  }
}
