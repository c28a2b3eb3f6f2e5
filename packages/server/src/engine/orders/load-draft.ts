import {
  type BilledBooking,
  type Booking,
  type BookingId,
  type BookingSegment,
  baseServicesOf,
  type Customer,
  type CustomerId,
  type DraftOrderState,
  isRedeemed,
  type LocationId,
  type OrderLineRequest,
  occasionOf,
  occupies,
  type ReadTransaction,
  usageKeysOf,
} from '@mendian/core'
import { customerNow, followMerges } from '../customers/follow-merges.ts'
import { refuseGuests } from '../customers/refuse-customers.ts'
import { referenceNotFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'
import { type CardInput, loadCards } from './load-cards.ts'
import { askedCoupons, historyFor, loadOffers, missingCoupon, type OfferInput, withTemplates } from './load-offers.ts'

type Loaded = { readonly ok: true; readonly state: DraftOrderState } | { readonly ok: false; readonly refusal: Refusal }

/** What a bill depends on, in a constant number of queries. */
export async function loadDraft(
  tx: ReadTransaction,
  input: OfferInput &
    CardInput & {
      readonly locationId: LocationId
      readonly customerId?: CustomerId | undefined
      readonly lines: readonly OrderLineRequest[]
    },
  nowMs: number,
): Promise<Loaded> {
  const wanted = wantedIds(input.lines)
  const [location, named, bookings, ordered, products, namedServices, namedAddOns, namedStaff, shop, unknown] =
    await Promise.all([
      tx.locations.find(input.locationId),
      input.customerId === undefined ? null : tx.customers.find(input.customerId),
      tx.bookings.findMany(wanted.bookings),
      tx.orders.ofBookings(wanted.bookings),
      tx.products.findMany([...wanted.products]),
      tx.services.findMany([...wanted.services]),
      tx.addOns.findMany([...wanted.addOns]),
      tx.staff.findMany([...wanted.staff]),
      loadOffers(tx, input),
      refuseGuests(tx, wanted.guests),
    ])
  if (!location) return referenceNotFound('Location', input.locationId)
  if (named === undefined) return referenceNotFound('Customer', input.customerId ?? '')
  if (unknown) return unknown
  const missing = missingCoupon(input, shop)
  if (missing) return missing
  const others = bookings.map(({ customerId }) => customerId).filter((id) => id !== named?.id)
  const bookers = await followMerges(tx, others)
  // A bill for a booking is the booking's customer's, with what the tier gives, unless it says otherwise.
  const [booked] = bookings
  const customer = named ?? (booked ? (customerNow(bookers, booked.customerId) ?? null) : null)
  const segments = bookings.flatMap((booking) => booking.segments)
  const asked = askedCoupons(shop)
  const [tier, bookedServices, bookedAddOns, bookedStaff, templates, topUps, ofCards] = await Promise.all([
    customer?.tierId ? tx.tiers.find(customer.tierId) : undefined,
    ...bookedRecords(tx, segments),
    tx.couponTemplates.findMany([...new Set(asked.map(({ templateId }) => templateId))]),
    loadTopUps(tx, input.lines, customer),
    loadCards(tx, input, customer?.id ?? null, location.timeZone, nowMs),
  ])
  if (!ofCards.ok) return ofCards
  const benefits = tier?.archivedAtMs === null ? tier.benefits : []
  const coupons = withTemplates(asked, templates)
  const offers = { ...shop, coupons, benefits, useBenefits: input.useBenefits }
  const history = await historyFor(tx, customer, offers)
  const occasion = occasionOf({ location, customer, tier: tier ?? null, history }, nowMs)
  const [counts, baseServices] = await Promise.all([
    tx.usages.find(usageKeysOf(offers, occasion)),
    tx.services.findMany(input.useBenefits.length === 0 ? [] : baseServicesOf(benefits)),
  ])
  return {
    ok: true,
    state: {
      ...{ location, customer, tier: tier ?? null, offers, history, counts, topUps },
      cards: ofCards.cards,
      services: new Map([...namedServices, ...bookedServices, ...baseServices].map((row) => [row.id, row])),
      addOns: new Map([...namedAddOns, ...bookedAddOns].map((row) => [row.id, row])),
      products: new Map(products.map((row) => [row.id, row])),
      staff: new Map([...namedStaff, ...bookedStaff].map((row) => [row.id, row])),
      bookings: new Map(bookings.map((booking) => [booking.id, billed(booking, bookers)])),
      orderedSegments: new Set(
        ordered.flatMap((order) => order.lines.map((line) => `${line.bookingId}:${line.bookingSegment}`)),
      ),
    },
  }
}

/** What was booked by somebody who has become a part of another is the other's. */
function billed(booking: Booking, bookers: ReadonlyMap<string, Customer>): BilledBooking {
  const customerId = customerNow(bookers, booking.customerId)?.id ?? booking.customerId
  return { ...booking, customerId, live: occupies(booking.state), redeemed: isRedeemed(booking) }
}

/** What a top-up depends on: the offers there are or are named, and whether it is the customer's first. */
async function loadTopUps(
  tx: ReadTransaction,
  lines: readonly OrderLineRequest[],
  customer: Customer | null,
): Promise<DraftOrderState['topUps']> {
  // Who wants no offer depends on none.
  const topUps = lines.filter((line) => line.kind === 'TOP_UP').filter(({ topUpOfferId }) => topUpOfferId !== null)
  if (topUps.length === 0 || !customer) return { offers: [], toppedUpBefore: false }
  const named = topUps.flatMap(({ topUpOfferId }) => topUpOfferId ?? [])
  const [active, asked, toppedUpBefore] = await Promise.all([
    tx.topUpOffers.active(),
    tx.topUpOffers.findMany([...new Set(named)]),
    tx.topUps.hasToppedUp(customer.id),
  ])
  return { offers: [...new Map([...active, ...asked].map((offer) => [offer.id, offer])).values()], toppedUpBefore }
}

/** The services, add-ons and people of booked segments. */
function bookedRecords(tx: ReadTransaction, segments: readonly BookingSegment[]) {
  const addOnIds = segments.flatMap((segment) => segment.addOns.map(({ addOnId }) => addOnId))
  return [
    tx.services.findMany([...new Set(segments.map((segment) => segment.serviceId))]),
    tx.addOns.findMany([...new Set(addOnIds)]),
    tx.staff.findMany([...new Set(segments.map((segment) => segment.staffId))]),
  ] as const
}

function wantedIds(lines: readonly OrderLineRequest[]): {
  readonly services: Set<string>
  readonly addOns: Set<string>
  readonly products: Set<string>
  readonly staff: Set<string>
  readonly bookings: readonly BookingId[]
  readonly guests: readonly CustomerId[]
} {
  const services = new Set<string>()
  const addOns = new Set<string>()
  const products = new Set<string>()
  const staff = new Set<string>()
  const bookings = new Set<BookingId>()
  for (const line of lines) {
    if (line.kind === 'PRODUCT') products.add(line.productId)
    else if (line.kind === 'BOOKING_SEGMENT') bookings.add(line.bookingId)
    else if (line.kind === 'SERVICE') {
      services.add(line.serviceId)
      for (const { addOnId } of line.addOns ?? []) addOns.add(addOnId)
      if (line.staffId !== undefined) staff.add(line.staffId)
    }
  }
  const guests = lines.flatMap((line) => ('guest' in line ? (line.guest?.customerId ?? []) : []))
  return { services, addOns, products, staff, bookings: [...bookings], guests }
}
