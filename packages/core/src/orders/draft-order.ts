import { present } from '../base/assert.ts'
import { type RefusalOf, refuse } from '../base/decision.ts'
import type { BookingId, CustomerId, ProductId, ServiceId, StaffId } from '../base/ids.ts'
import type { AddOn, AddOnChoice } from '../catalog/add-on.ts'
import {
  type AddOnRefusal,
  type ChosenAddOn,
  chooseAddOns,
  performsAddOns,
  withAddOns,
} from '../catalog/choose-add-ons.ts'
import { type LocationOfferRefusal, refuseOffer } from '../catalog/offered-at.ts'
import type { Product } from '../catalog/product.ts'
import type { Service } from '../catalog/service.ts'
import { serviceTerms } from '../catalog/service-terms.ts'
import type { Tier } from '../loyalty/tier.ts'
import type { Money } from '../money/money.ts'
import type { Customer } from '../people/customer.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import type { BillLine } from '../pricing/bill.ts'
import { anyLine } from '../pricing/line-scope.ts'
import type { PricingRule } from '../pricing/pricing-rule.ts'
import type { Quote } from '../pricing/quote.ts'
import { quoteBill } from '../pricing/quote-bill.ts'
import type { OrderLine } from './order.ts'

/** What the caller wants on the bill. */
export type OrderLineRequest =
  | {
      readonly kind: 'SERVICE'
      readonly serviceId: ServiceId
      readonly staffId?: StaffId | undefined
      readonly quantity: number
      readonly addOns?: readonly AddOnChoice[] | undefined
    }
  | { readonly kind: 'BOOKING_SEGMENT'; readonly bookingId: BookingId; readonly segment: number }
  | { readonly kind: 'PRODUCT'; readonly productId: ProductId; readonly quantity: number }

/** A segment, as far as it is billed. */
export interface BookedService {
  readonly serviceId: ServiceId
  readonly staffId: StaffId
  readonly addOns: readonly AddOnChoice[]
}

/** What an order needs to know of a booking. */
export interface BilledBooking {
  readonly id: BookingId
  readonly locationId: string
  readonly customerId: CustomerId
  readonly live: boolean
  readonly redeemed: boolean
  readonly segments: readonly BookedService[]
}

export interface DraftOrderState {
  readonly location: Location
  readonly customer: Customer | null
  readonly tier: Tier | null
  readonly services: ReadonlyMap<string, Service>
  readonly addOns: ReadonlyMap<string, AddOn>
  readonly products: ReadonlyMap<string, Product>
  readonly staff: ReadonlyMap<string, Staff>
  readonly bookings: ReadonlyMap<string, BilledBooking>
  /** Booking segments that stand on other orders already, as `<bookingId>:<segment>`. */
  readonly orderedSegments: ReadonlySet<string>
}

export type DraftOrderRefusal =
  | RefusalOf<'reference_not_found', { kind: string; id: string; line?: number }>
  | RefusalOf<'reference_archived', { kind: string; id: string; line?: number }>
  | LocationOfferRefusal
  | AddOnRefusal
  | RefusalOf<'currency_mismatch', { line: number; expected: string; actual: string }>
  | RefusalOf<'staff_not_qualified', { staffId: StaffId; serviceId: ServiceId }>
  | RefusalOf<
      'booking_not_billable',
      { bookingId: BookingId; line: number; because: 'LOCATION' | 'CUSTOMER' | 'STATE' }
    >
  | RefusalOf<'booking_already_ordered', { bookingId: BookingId; segment: number }>
  | RefusalOf<'amount_too_large', { line: number; maxMinor: number }>

/** The bill as it would be charged: lines with frozen prices and the quote they come from. */
export interface OrderDraft {
  readonly lines: readonly OrderLine[]
  readonly quote: Quote
}

type Drafted =
  | { readonly ok: true; readonly draft: OrderDraft }
  | { readonly ok: false; readonly refusal: DraftOrderRefusal }

/** No bill may exceed this: a hundred million major units of a two-digit currency, so that sums of bills stay exact. */
const maxBillMinor = 10_000_000_000

/** Resolves and prices the lines of a bill; a dry run and the order itself take this same way. */
export function draftOrder(state: DraftOrderState, requests: readonly OrderLineRequest[]): Drafted {
  const { location, customer, tier } = state
  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  if (customer && customer.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: 'Customer', id: customer.id })
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
  const quote = quoteBill({
    currency: location.currency,
    lines: named.map(billLine),
    rules: customer && tier && tier.archivedAtMs === null ? [tierRule(tier)] : [],
    maxPromotions: 0,
    taxInclusive: true,
    serviceCharge: null,
    tipMinor: 0,
    cashRounding: null,
  })
  const lines = named.map(({ price, ...line }, ordinal): OrderLine => {
    const priced = present(quote.lines[ordinal], 'one priced line a line')
    const { listMinor, discountMinor, totalMinor, trace } = priced
    return { ordinal, ...line, unitPriceMinor: price.amountMinor, listMinor, discountMinor, totalMinor, trace }
  })
  return { ok: true, draft: { lines, quote } }
}

type NamedLine = Pick<
  OrderLine,
  'kind' | 'serviceId' | 'productId' | 'staffId' | 'bookingId' | 'bookingSegment' | 'name' | 'quantity' | 'addOns'
> & { readonly price: Money }

function billLine({ kind, serviceId, productId, price, quantity }: NamedLine): BillLine {
  return {
    kind,
    itemId: present(serviceId ?? productId, 'a line is of a service or a product'),
    categoryIds: [],
    unitPriceMinor: price.amountMinor,
    quantity,
    startsAt: null,
    discountable: true,
    taxRateBasisPoints: 0,
    coverage: [],
  }
}

/** What the tier takes off every line. */
function tierRule({ id, version, name, percentOffBasisPoints }: Tier): PricingRule {
  return {
    id,
    version,
    name,
    source: 'TIER',
    level: 'ITEM',
    effect: { kind: 'PERCENT_OFF', percentOffBasisPoints, maxOffMinor: null },
    scope: anyLine,
    windows: null,
    minSpendMinor: 0,
    priority: 0,
    exclusiveGroup: null,
    exclusive: false,
    base: 'DISCOUNTED',
  }
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
  const elsewhere = refuseOffer('Product', product, state.location.id)
  if (elsewhere) return { ok: false, refusal: elsewhere }
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
      addOns: [],
      price: product.price,
    },
  }
}

function serviceLine(
  state: DraftOrderState,
  request: Extract<OrderLineRequest, { kind: 'SERVICE' }>,
  line: number,
): Named {
  const service = state.services.get(request.serviceId)
  if (!service) return refuse('reference_not_found', { kind: 'Service', id: request.serviceId, line })
  if (service.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Service', id: service.id, line })
  const elsewhere = refuseOffer('Service', service, state.location.id)
  if (elsewhere) return { ok: false, refusal: elsewhere }
  const added = chooseAddOns(service, request.addOns ?? [], state.addOns)
  if (!added.ok) return added
  let staff: Staff | undefined
  if (request.staffId !== undefined) {
    staff = state.staff.get(request.staffId)
    if (!staff) return refuse('reference_not_found', { kind: 'Staff', id: request.staffId, line })
    if (staff.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Staff', id: staff.id, line })
    const { bookable } = termsOf(state, service, staff)
    if (!service.staffIds.includes(staff.id) || !performsAddOns(staff, added.chosen) || !bookable) {
      return refuse('staff_not_qualified', { staffId: staff.id, serviceId: service.id })
    }
  }
  return namedService(state, service, staff, { line, quantity: request.quantity, chosen: added.chosen })
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
  const chosen = booked.addOns.map(({ addOnId, quantity }) => {
    return { addOn: present(state.addOns.get(addOnId), 'an add-on that was booked exists'), quantity }
  })
  const found = namedService(state, service, state.staff.get(booked.staffId), { line, quantity: 1, chosen })
  if (!found.ok) return found
  return { ok: true, named: { ...found.named, staffId: booked.staffId, bookingId, bookingSegment: segment } }
}

/** The terms at the bill's location, for its customer. */
function termsOf({ location, customer }: DraftOrderState, service: Service, staff: Staff | undefined) {
  return serviceTerms(service, { locationId: location.id, performer: staff ?? null, customer })
}

function namedService(
  state: DraftOrderState,
  service: Service,
  staff: Staff | undefined,
  { line, quantity, chosen }: { line: number; quantity: number; chosen: readonly ChosenAddOn[] },
): Named {
  const terms = termsOf(state, service, staff)
  const { currency: expected } = state.location
  const foreign = [terms, ...chosen.map(({ addOn }) => addOn)].find(({ price }) => price.currency !== expected)
  if (foreign) return refuse('currency_mismatch', { line, expected, actual: foreign.price.currency })
  return {
    ok: true,
    named: {
      kind: 'SERVICE',
      serviceId: service.id,
      productId: null,
      staffId: staff?.id ?? null,
      bookingId: null,
      bookingSegment: null,
      name: service.name,
      quantity,
      addOns: chosen.map(({ addOn, quantity: times }) => ({
        addOnId: addOn.id,
        name: addOn.name,
        quantity: times,
        unitPriceMinor: addOn.price.amountMinor,
      })),
      price: withAddOns(terms, chosen).price,
    },
  }
}
