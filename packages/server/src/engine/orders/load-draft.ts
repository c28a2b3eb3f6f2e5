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
  const wanted = wantedIds(input.lines)
  const [location, named, bookings, ordered, products, namedServices, namedAddOns, namedStaff] = await Promise.all([
    tx.locations.find(input.locationId),
    input.customerId === undefined ? null : tx.customers.find(input.customerId),
    tx.bookings.findMany(wanted.bookings),
    tx.orders.ofBookings(wanted.bookings),
    tx.products.findMany([...wanted.products]),
    tx.services.findMany([...wanted.services]),
    tx.addOns.findMany([...wanted.addOns]),
    tx.staff.findMany([...wanted.staff]),
  ])
  if (!location) return referenceNotFound('Location', input.locationId)
  if (named === undefined) return referenceNotFound('Customer', input.customerId ?? '')
  // A bill for a booking is the booking's customer's, with what the tier gives, unless it says otherwise.
  const [booked] = bookings
  const customer = named ?? (booked ? ((await tx.customers.find(booked.customerId)) ?? null) : null)
  const segments = bookings.flatMap((booking) => booking.segments)
  const [tier, bookedServices, bookedAddOns, bookedStaff] = await Promise.all([
    customer?.tierId ? tx.tiers.find(customer.tierId) : undefined,
    tx.services.findMany([...new Set(segments.map((segment) => segment.serviceId))]),
    tx.addOns.findMany([...new Set(segments.flatMap((segment) => segment.addOns.map(({ addOnId }) => addOnId)))]),
    tx.staff.findMany([...new Set(segments.map((segment) => segment.staffId))]),
  ])
  return {
    ok: true,
    state: {
      location,
      customer,
      tier: tier ?? null,
      services: new Map([...namedServices, ...bookedServices].map((row) => [row.id, row])),
      addOns: new Map([...namedAddOns, ...bookedAddOns].map((row) => [row.id, row])),
      products: new Map(products.map((row) => [row.id, row])),
      staff: new Map([...namedStaff, ...bookedStaff].map((row) => [row.id, row])),
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
  readonly addOns: Set<string>
  readonly products: Set<string>
  readonly staff: Set<string>
  readonly bookings: readonly BookingId[]
} {
  const services = new Set<string>()
  const addOns = new Set<string>()
  const products = new Set<string>()
  const staff = new Set<string>()
  const bookings = new Set<BookingId>()
  for (const line of lines) {
    if (line.kind === 'PRODUCT') products.add(line.productId)
    else if (line.kind === 'BOOKING_SEGMENT') bookings.add(line.bookingId)
    else {
      services.add(line.serviceId)
      for (const { addOnId } of line.addOns ?? []) addOns.add(addOnId)
      if (line.staffId !== undefined) staff.add(line.staffId)
    }
  }
  return { services, addOns, products, staff, bookings: [...bookings] }
}
