import type { Booking, BookingEvent, Location, StepChanges, Transaction } from '@mendian/core'
import type { WriteResult, WriteRun } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { announceBookings, type BookingView, bookingView } from './booking-view.ts'
import { giveAssignmentsBack } from './keep-assignments.ts'
import { type BookingPayback, returnPayments } from './return-payment.ts'
import { giveTimeBack } from './take-time.ts'

const usualPayback: BookingPayback = { destination: 'TENDERS', reason: 'The booking was called off.' }
const nothingReturned = { ok: true, announcements: [] } as const

/**
 * Stores a booking's next step and answers with the booking. Where the step gives its time back, what was paid for it goes
 * back too, less what its terms keep.
 */
export async function keepStep(
  tx: Transaction,
  { booking: before, location }: { readonly booking: Booking; readonly location: Location },
  run: WriteRun,
  decision: { readonly changes: StepChanges; readonly events: readonly BookingEvent[] },
  payback: BookingPayback = usualPayback,
): Promise<WriteResult<BookingView>> {
  const { booking, releases } = decision.changes
  // Paying locks the booking too, so that what is seen here stays.
  const returned = releases ? await returnPayments(tx, [booking], location, payback, run) : nothingReturned
  if (!returned.ok) return returned
  assertReplaced(await tx.bookings.replace(booking, before.version), 'the booking')
  if (releases) {
    await giveTimeBack(tx, booking.id)
    await giveAssignmentsBack(tx, booking.locationId, [booking], run)
  }
  return {
    ok: true,
    value: bookingView(booking, location.timeZone),
    subjectId: booking.id,
    announcements: [...announceBookings(decision.events, location.timeZone), ...returned.announcements],
  }
}
