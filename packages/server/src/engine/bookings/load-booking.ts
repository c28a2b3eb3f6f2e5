import { type Booking, type BookingId, type Location, present, type ReadTransaction } from '@mendian/core'
import { notFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'
import { refuseVersion } from '../version.ts'

type Loaded =
  | { readonly ok: true; readonly booking: Booking; readonly location: Location }
  | { readonly ok: false; readonly refusal: Refusal }

/** The booking at the version the caller has seen, with its location. */
export async function loadBooking(
  tx: ReadTransaction,
  id: BookingId,
  expectedVersion: number | undefined,
): Promise<Loaded> {
  const booking = await tx.bookings.find(id)
  if (!booking) return notFound('Booking', id)
  const conflict = refuseVersion(booking, expectedVersion)
  if (conflict) return conflict
  const location = present(await tx.locations.find(booking.locationId), 'a booking names a location that exists')
  return { ok: true, booking, location }
}
