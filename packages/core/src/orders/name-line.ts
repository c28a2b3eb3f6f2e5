import { present } from '../base/assert.ts'
import { refuse } from '../base/decision.ts'
import type { CardGuest } from '../cards/guest-pass.ts'
import { type ChosenAddOn, chooseAddOns, performsAddOns, withAddOns } from '../catalog/choose-add-ons.ts'
import { refuseOffer } from '../catalog/offered-at.ts'
import type { Service } from '../catalog/service.ts'
import { isToBeHad, type ServiceTerms, serviceTerms } from '../catalog/service-terms.ts'
import type { Staff } from '../people/staff.ts'
import type { DraftOrderState, OrderLineRequest } from './draft-order.ts'
import { cardLine, giftCardLine } from './name-card.ts'
import { topUpLine } from './name-top-up.ts'
import { type Named, notBooked } from './named-line.ts'

/** What the lines before have named already. */
export interface NamedBefore {
  /** Segments, here and on other orders, as `<bookingId>:<segment>`. */
  readonly segments: ReadonlySet<string>
  readonly topUps: number
  /** Products of cards. */
  readonly cards: ReadonlySet<string>
  /** What is loaded on gift cards, by card. */
  readonly loads: ReadonlyMap<string, number>
}

/** What the request is for, or why it cannot stand on the bill. */
export function nameLine(
  state: DraftOrderState,
  request: OrderLineRequest,
  line: number,
  before: NamedBefore,
  nowMs: number,
): Named {
  switch (request.kind) {
    case 'PRODUCT':
      return productLine(state, request, line)
    case 'SERVICE':
      return serviceLine(state, request, line)
    case 'BOOKING_SEGMENT':
      return bookingLine(state, request, line, before.segments)
    case 'TOP_UP':
      return topUpLine(state, request, line, before.topUps, nowMs)
    case 'CARD':
      return cardLine(state, request, line, before.cards, nowMs)
    case 'GIFT_CARD':
      return giftCardLine(state, request, line, before.loads, nowMs)
  }
}

/** The terms at the bill's location, for its customer or for anybody. */
export function termsOf(
  { location, customer }: DraftOrderState,
  service: Service,
  staff: Staff | undefined,
  forCustomer: boolean,
): ServiceTerms {
  const performer = staff ?? null
  return serviceTerms(service, { locationId: location.id, performer, customer: forCustomer ? customer : null })
}

const nothingPrepaid = { topUpOfferId: null, cardProductId: null, prepaid: null } as const

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
  const { id: productId, name, price, categoryId } = product
  const of = { kind: 'PRODUCT', serviceId: null, productId, categoryId, staffId: null } as const
  return {
    ok: true,
    named: {
      ...of,
      ...nothingPrepaid,
      ...notBooked,
      name,
      quantity: request.quantity,
      addOns: [],
      price,
      forCustomer: true,
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
    const { bookable } = termsOf(state, service, staff, true)
    if (!service.staffIds.includes(staff.id) || !performsAddOns(staff, added.chosen) || !bookable) {
      return refuse('staff_not_qualified', { staffId: staff.id, serviceId: service.id })
    }
  } else if (!isToBeHad(service, { locationId: state.location.id, customer: state.customer })) {
    return refuse('no_qualified_staff', { serviceId: service.id, staffLevelId: null, staffGender: null })
  }
  const { quantity, guest } = request
  return namedService(state, service, staff, { line, quantity, guest, chosen: added.chosen })
}

function bookingLine(
  state: DraftOrderState,
  request: Extract<OrderLineRequest, { kind: 'BOOKING_SEGMENT' }>,
  line: number,
  seen: ReadonlySet<string>,
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
  // What was booked is charged, at its price then, even when the catalogue has changed or dropped it since.
  const service = state.services.get(booked.serviceId)
  if (!service) return refuse('reference_not_found', { kind: 'Service', id: booked.serviceId, line })
  const addOns = booked.addOns.map(({ addOnId, quantity, price }) => {
    const { name } = present(state.addOns.get(addOnId), 'an add-on that was booked exists')
    return { addOnId, name, quantity, unitPriceMinor: price.amountMinor }
  })
  const { guest, staffId, price } = booked
  const { id: serviceId, name, categoryId } = service
  const of = { kind: 'SERVICE', serviceId, productId: null, categoryId, staffId } as const
  const named = { ...of, ...nothingPrepaid, bookingId, bookingSegment: segment, name, quantity: 1, addOns, price }
  return { ok: true, named: { ...named, guest: request.guest, forCustomer: guest === 0 } }
}

interface ServiceOnBill {
  readonly line: number
  readonly quantity: number
  readonly guest: CardGuest | undefined
  readonly chosen: readonly ChosenAddOn[]
}

function namedService(
  state: DraftOrderState,
  service: Service,
  staff: Staff | undefined,
  { line, quantity, guest, chosen }: ServiceOnBill,
): Named {
  const terms = termsOf(state, service, staff, true)
  const { currency: expected } = state.location
  const foreign = [terms, ...chosen.map(({ addOn }) => addOn)].find(({ price }) => price.currency !== expected)
  if (foreign) return refuse('currency_mismatch', { line, expected, actual: foreign.price.currency })
  const { id: serviceId, categoryId } = service
  const of = { kind: 'SERVICE', serviceId, productId: null, categoryId, staffId: staff?.id ?? null } as const
  const addOns = chosen.map(({ addOn: { id: addOnId, name, price }, quantity: times }) => {
    return { addOnId, name, quantity: times, unitPriceMinor: price.amountMinor }
  })
  const { price } = withAddOns(terms, chosen)
  const what = { name: service.name, quantity, guest, addOns, price }
  return { ok: true, named: { ...of, ...nothingPrepaid, ...notBooked, ...what, forCustomer: true } }
}
