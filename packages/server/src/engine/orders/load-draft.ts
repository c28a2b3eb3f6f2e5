import {
  type BilledBooking,
  type BookingId,
  type CustomerId,
  type DraftOrderState,
  isRedeemed,
  type LocationId,
  type OrderLineRequest,
  occupies,
  type ReadTransaction,
} from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'

type Loaded = { readonly ok: true; readonly state: DraftOrderState } | { readonly ok: false; readonly refusal: Refusal }

/** What a bill depends on, in a constant number of queries. */
export async function loadDraft(
  tx: ReadTransaction,
  input: {
    readonly locationId: LocationId
    readonly customerId?: CustomerId | undefined
    readonly lines: readonly OrderLineRequest[]
  },
): Promise<Loaded> {
  const location = await tx.locations.find(input.locationId)
  if (!location) return referenceNotFound('Location', input.locationId)
  const customer = input.customerId === undefined ? null : await tx.customers.find(input.customerId)
  if (customer === undefined) return referenceNotFound('Customer', input.customerId ?? '')
  const tier = customer?.tierId ? ((await tx.tiers.find(customer.tierId)) ?? null) : null
  const wanted = wantedIds(input.lines)
  const bookings = wanted.bookings.length === 0 ? [] : await tx.bookings.findMany(wanted.bookings)
  for (const booking of bookings) {
    for (const segment of booking.segments) {
      wanted.services.add(segment.serviceId)
      wanted.staff.add(segment.staffId)
    }
  }
  const services = wanted.services.size === 0 ? [] : await tx.services.findMany([...wanted.services])
  const products = wanted.products.size === 0 ? [] : await tx.products.findMany([...wanted.products])
  const staff = wanted.staff.size === 0 ? [] : await tx.staff.findMany([...wanted.staff])
  const ordered = wanted.bookings.length === 0 ? [] : await tx.orders.ofBookings(wanted.bookings)
  return {
    ok: true,
    state: {
      location,
      customer,
      tier,
      services: new Map(services.map((row) => [row.id, row])),
      products: new Map(products.map((row) => [row.id, row])),
      staff: new Map(staff.map((row) => [row.id, row])),
      bookings: new Map(
        bookings.map((booking): [string, BilledBooking] => [
          booking.id,
          { ...booking, live: occupies(booking.state), redeemed: isRedeemed(booking) },
        ]),
      ),
      orderedSegments: new Set(
        ordered.flatMap((order) => order.lines.map((line) => `${line.bookingId}:${line.bookingSegment}`)),
      ),
    },
  }
}

function wantedIds(lines: readonly OrderLineRequest[]): {
  readonly services: Set<string>
  readonly products: Set<string>
  readonly staff: Set<string>
  readonly bookings: readonly BookingId[]
} {
  const services = new Set<string>()
  const products = new Set<string>()
  const staff = new Set<string>()
  const bookings = new Set<BookingId>()
  for (const line of lines) {
    if (line.kind === 'PRODUCT') products.add(line.productId)
    else if (line.kind === 'BOOKING_SEGMENT') bookings.add(line.bookingId)
    else {
      services.add(line.serviceId)
      if (line.staffId !== undefined) staff.add(line.staffId)
    }
  }
  return { services, products, staff, bookings: [...bookings] }
}
