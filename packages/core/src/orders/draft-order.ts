import { present } from '../base/assert.ts'
import { type RefusalOf, refuse } from '../base/decision.ts'
import type { BookingId, CustomerId, ProductId, ServiceId, StaffId } from '../base/ids.ts'
import type { Product } from '../catalog/product.ts'
import { listPriceAtLevel, type Service } from '../catalog/service.ts'
import type { Tier } from '../loyalty/tier.ts'
import type { Money } from '../money/money.ts'
import type { Customer } from '../people/customer.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import type { Quote } from '../pricing/quote.ts'
import type { WallClock } from '../pricing/time-window.ts'
import type { Offers } from '../promotions/gather-rules.ts'
import type { Occasion, OrderHistory } from '../promotions/occasion.ts'
import type { OfferRejection } from '../promotions/offer-rejection.ts'
import type { TakeUsage, UsageCounts } from '../promotions/usage.ts'
import { isoWeekday } from '../time/local-time.ts'
import { toLocal } from '../time/zone.ts'
import type { OrderLine } from './order.ts'
import { type BillTerms, type PricedItem, type PriceRefusal, type PricingState, priceDraft } from './price-draft.ts'

/** What the caller wants on the bill. */
export type OrderLineRequest =
  | {
      readonly kind: 'SERVICE'
      readonly serviceId: ServiceId
      readonly staffId?: StaffId | undefined
      readonly quantity: number
    }
  | { readonly kind: 'BOOKING_SEGMENT'; readonly bookingId: BookingId; readonly segment: number }
  | { readonly kind: 'PRODUCT'; readonly productId: ProductId; readonly quantity: number }

/** What an order needs to know of a booking. */
export interface BilledBooking {
  readonly id: BookingId
  readonly locationId: string
  readonly customerId: CustomerId
  readonly live: boolean
  readonly redeemed: boolean
  readonly segments: readonly {
    readonly serviceId: ServiceId
    readonly staffId: StaffId
    readonly startsAtMs: number
  }[]
}

export interface DraftOrderState {
  readonly location: Location
  readonly customer: Customer | null
  readonly tier: Tier | null
  readonly services: ReadonlyMap<string, Service>
  readonly products: ReadonlyMap<string, Product>
  readonly staff: ReadonlyMap<string, Staff>
  readonly bookings: ReadonlyMap<string, BilledBooking>
  /** Booking segments that stand on other orders already, as `<bookingId>:<segment>`. */
  readonly orderedSegments: ReadonlySet<string>
  readonly offers: Offers
  readonly history: OrderHistory
  /** How much of what is limited has been given, by key. */
  readonly counts: UsageCounts
}

export type DraftOrderRefusal =
  | RefusalOf<'reference_not_found', { kind: string; id: string; line?: number }>
  | RefusalOf<'reference_archived', { kind: string; id: string; line?: number }>
  | RefusalOf<'currency_mismatch', { line: number; expected: string; actual: string }>
  | RefusalOf<'staff_not_qualified', { staffId: StaffId; serviceId: ServiceId }>
  | RefusalOf<
      'booking_not_billable',
      { bookingId: BookingId; line: number; because: 'LOCATION' | 'CUSTOMER' | 'STATE' }
    >
  | RefusalOf<'booking_already_ordered', { bookingId: BookingId; segment: number }>
  | RefusalOf<'amount_too_large', { line: number; maxMinor: number }>
  | PriceRefusal

/** The bill as it would be charged: lines with frozen prices and the quote they come from. */
export interface OrderDraft {
  readonly lines: readonly OrderLine[]
  readonly quote: Quote
  /** What was asked for and takes nothing off. */
  readonly rejected: readonly OfferRejection[]
  /** What the bill takes of limited offers. */
  readonly usages: readonly TakeUsage[]
}

type Drafted =
  | { readonly ok: true; readonly draft: OrderDraft }
  | { readonly ok: false; readonly refusal: DraftOrderRefusal }

/** No bill may exceed this: a hundred million major units of a two-digit currency, so that sums of bills stay exact. */
const maxBillMinor = 10_000_000_000

/** Resolves and prices the lines of a bill; a dry run and the order itself take this same way. */
export function draftOrder(
  state: DraftOrderState,
  requests: readonly OrderLineRequest[],
  terms: BillTerms,
  nowMs: number,
): Drafted {
  const { location, customer } = state
  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  if (customer && customer.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  }
  if (terms.roundTotal && location.pricing.cashRounding === null) {
    return refuse('rounding_not_offered', { locationId: location.id })
  }
  const named: NamedLine[] = []
  let listMinor = 0
  const seen = new Set(state.orderedSegments)
  for (const [line, request] of requests.entries()) {
    const found = nameLine(state, request, line, seen)
    if (!found.ok) return found
    if (found.named.price.currency !== location.currency) {
      const actual = found.named.price.currency
      return refuse('currency_mismatch', { line, expected: location.currency, actual })
    }
    listMinor += found.named.price.amountMinor * found.named.quantity
    if (listMinor > maxBillMinor) return refuse('amount_too_large', { line, maxMinor: maxBillMinor })
    named.push(found.named)
  }
  const priced = priceDraft(
    pricingState(state, nowMs),
    named.map((line) => pricedItem(state, line, nowMs)),
    state.services,
    terms,
  )
  const lines = named.map(({ price, ...line }, ordinal): OrderLine => {
    const { listMinor, discountMinor, coveredMinor, totalMinor, taxMinor, trace } = present(
      priced.quote.lines[ordinal],
      'one priced line a line',
    )
    const amounts = { listMinor, discountMinor, coveredMinor, totalMinor, taxMinor }
    return { ordinal, ...line, unitPriceMinor: price.amountMinor, ...amounts, trace }
  })
  return { ok: true, draft: { lines, ...priced } }
}

/** Who orders, where and when. */
export function occasionOf(
  { location, customer, tier, history }: Pick<DraftOrderState, 'location' | 'customer' | 'tier' | 'history'>,
  nowMs: number,
): Occasion {
  const held = customer && tier?.archivedAtMs === null ? tier.id : null
  const today = toLocal(location.timeZone, nowMs).date
  return { nowMs, today, locationId: location.id, customer, tierId: held, history }
}

function pricingState(state: DraftOrderState, nowMs: number): PricingState {
  const occasion = occasionOf(state, nowMs)
  const tier = occasion.tierId === null ? null : state.tier
  const { location, offers, counts } = state
  return { location, tier, occasion, counts, offers: { ...offers, benefits: tier?.benefits ?? [] } }
}

type NamedLine = Pick<
  OrderLine,
  'kind' | 'serviceId' | 'productId' | 'staffId' | 'bookingId' | 'bookingSegment' | 'name' | 'quantity'
> & { readonly price: Money }

/** The line as the quote takes it. A service starts when it was booked for, or else now; goods have no start. */
function pricedItem(state: DraftOrderState, line: NamedLine, nowMs: number): PricedItem {
  const { kind, serviceId, productId, staffId, bookingId, bookingSegment, price, quantity } = line
  const booked = bookingId === null ? undefined : state.bookings.get(bookingId)?.segments[bookingSegment ?? 0]
  const staff = staffId === null ? undefined : state.staff.get(staffId)
  return {
    line: {
      kind,
      itemId: present(serviceId ?? productId, 'a line is of a service or a product'),
      unitPriceMinor: price.amountMinor,
      quantity,
      startsAt: kind === 'PRODUCT' ? null : wallClock(state.location.timeZone, booked?.startsAtMs ?? nowMs),
    },
    unitPriceOf: (service) => listPriceAtLevel(service, staff?.staffLevelId ?? null),
  }
}

function wallClock(timeZone: string, atMs: number): WallClock {
  const { date, minuteOfDay } = toLocal(timeZone, atMs)
  return { date, minuteOfDay, isoWeekday: isoWeekday(date) }
}

type Named =
  | { readonly ok: true; readonly named: NamedLine }
  | { readonly ok: false; readonly refusal: DraftOrderRefusal }

function nameLine(state: DraftOrderState, request: OrderLineRequest, line: number, seen: Set<string>): Named {
  switch (request.kind) {
    case 'PRODUCT':
      return productLine(state, request, line)
    case 'SERVICE':
      return serviceLine(state, request, line)
    case 'BOOKING_SEGMENT':
      return bookingLine(state, request, line, seen)
  }
}

function productLine(
  state: DraftOrderState,
  request: Extract<OrderLineRequest, { kind: 'PRODUCT' }>,
  line: number,
): Named {
  const product = state.products.get(request.productId)
  if (!product) return refuse('reference_not_found', { kind: 'Product', id: request.productId, line })
  if (product.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Product', id: product.id, line })
  return {
    ok: true,
    named: {
      kind: 'PRODUCT',
      serviceId: null,
      productId: product.id,
      staffId: null,
      bookingId: null,
      bookingSegment: null,
      name: product.name,
      quantity: request.quantity,
      price: product.price,
    },
  }
}

function serviceLine(
  state: DraftOrderState,
  request: { readonly serviceId: ServiceId; readonly staffId?: StaffId | undefined; readonly quantity: number },
  line: number,
): Named {
  const service = state.services.get(request.serviceId)
  if (!service) return refuse('reference_not_found', { kind: 'Service', id: request.serviceId, line })
  if (service.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Service', id: service.id, line })
  let staff: Staff | undefined
  if (request.staffId !== undefined) {
    staff = state.staff.get(request.staffId)
    if (!staff) return refuse('reference_not_found', { kind: 'Staff', id: request.staffId, line })
    if (staff.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Staff', id: staff.id, line })
    if (!service.staffIds.includes(staff.id)) {
      return refuse('staff_not_qualified', { staffId: staff.id, serviceId: service.id })
    }
  }
  return { ok: true, named: namedService(service, staff, request.quantity) }
}

function bookingLine(
  state: DraftOrderState,
  request: Extract<OrderLineRequest, { kind: 'BOOKING_SEGMENT' }>,
  line: number,
  seen: Set<string>,
): Named {
  const { bookingId, segment } = request
  const booking = state.bookings.get(bookingId)
  if (!booking) return refuse('reference_not_found', { kind: 'Booking', id: bookingId, line })
  const booked = booking.segments[segment]
  if (!booked) return refuse('reference_not_found', { kind: 'BookingSegment', id: `${bookingId}:${segment}`, line })
  if (booking.locationId !== state.location.id) {
    return refuse('booking_not_billable', { bookingId, line, because: 'LOCATION' })
  }
  if (state.customer && booking.customerId !== state.customer.id) {
    return refuse('booking_not_billable', { bookingId, line, because: 'CUSTOMER' })
  }
  if (!booking.live) return refuse('booking_not_billable', { bookingId, line, because: 'STATE' })
  const key = `${bookingId}:${segment}`
  if (seen.has(key)) return refuse('booking_already_ordered', { bookingId, segment })
  seen.add(key)
  // What was booked is charged even when the catalogue has dropped it since.
  const service = state.services.get(booked.serviceId)
  if (!service) return refuse('reference_not_found', { kind: 'Service', id: booked.serviceId, line })
  const named = namedService(service, state.staff.get(booked.staffId), 1)
  return { ok: true, named: { ...named, staffId: booked.staffId, bookingId, bookingSegment: segment } }
}

function namedService(service: Service, staff: Staff | undefined, quantity: number): NamedLine {
  return {
    kind: 'SERVICE',
    serviceId: service.id,
    productId: null,
    staffId: staff?.id ?? null,
    bookingId: null,
    bookingSegment: null,
    name: service.name,
    quantity,
    price: listPriceAtLevel(service, staff?.staffLevelId ?? null),
  }
}
