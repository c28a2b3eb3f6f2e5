import { type BookingId, settlePrepayment as decide, type Transaction } from '@mendian/core'
import type { WriteResult, WriteRun } from '../operation.ts'
import type { BookingView } from './booking-view.ts'
import { keepStep } from './keep-step.ts'
import { loadBooking } from './load-booking.ts'

/**
 * The prepayment of a booking is there: it stands, or goes on to approval. For the operations that take the money: they
 * hold the booking's lock, and return what this announces with their own outcome.
 */
export async function settlePrepayment(
  tx: Transaction,
  bookingId: BookingId,
  run: WriteRun,
  reason: string | null = null,
): Promise<WriteResult<BookingView>> {
  const loaded = await loadBooking(tx, bookingId, undefined)
  if (!loaded.ok) return loaded
  const decision = decide(loaded.booking, loaded.location, { actor: run.actor, reason }, run.nowMs)
  return decision.ok ? keepStep(tx, loaded, run, decision) : decision
}
