import { present } from '../base/assert.ts'
import { type RefusalOf, refuse } from '../base/decision.ts'
import type {
  BookingId,
  CardProductId,
  CustomerId,
  GiftCardId,
  ProductId,
  ServiceId,
  StaffId,
  TopUpOfferId,
} from '../base/ids.ts'
import type { CoveredUnits } from '../cards/cover-lines.ts'
import type { CardGuest } from '../cards/guest-pass.ts'
import { refuseUnverified } from '../cards/refuse-unverified.ts'
import type { AddOn, AddOnChoice } from '../catalog/add-on.ts'
import type { AddOnRefusal } from '../catalog/choose-add-ons.ts'
import type { LocationOfferRefusal } from '../catalog/offered-at.ts'
import type { Product } from '../catalog/product.ts'
import type { Service } from '../catalog/service.ts'
import type { Tier } from '../loyalty/tier.ts'
import { maxBillMinor } from '../money/largest-bill.ts'
import type { Money } from '../money/money.ts'
import type { Customer } from '../people/customer.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import type { LineCoverage } from '../pricing/bill.ts'
import type { Quote } from '../pricing/quote.ts'
import type { Offers } from '../promotions/gather-rules.ts'
import type { Occasion, OrderHistory } from '../promotions/occasion.ts'
import type { OfferRejection } from '../promotions/offer-rejection.ts'
import type { TakeUsage, UsageCounts } from '../promotions/usage.ts'
import type { TopUpOfferRefusal } from '../stored-value/grant-top-up.ts'
import type { TopUpOffer } from '../stored-value/top-up-offer.ts'
import { wallClockAt } from '../time/time-window.ts'
import { toLocal } from '../time/zone.ts'
import { type CardsOnBill, type CardsOnBillRefusal, coverBill, discountCardRules } from './cards-on-bill.ts'
import { nameLine, termsOf } from './name-line.ts'
import type { NamedLine } from './named-line.ts'
import type { OrderLine } from './order.ts'
import { prepaidPurchaseOf } from './prepaid-purchase.ts'
import { type BillTerms, type PricedItem, type PriceRefusal, type PricingState, priceDraft } from './price-draft.ts'

/** What the caller wants on the bill. */
export type OrderLineRequest =
  | {
      readonly kind: 'SERVICE'
      readonly serviceId: ServiceId
      readonly staffId?: StaffId | undefined
      readonly quantity: number
      readonly addOns?: readonly AddOnChoice[] | undefined
      readonly guest?: CardGuest | undefined
    }
  | {
      readonly kind: 'BOOKING_SEGMENT'
      readonly bookingId: BookingId
      readonly segment: number
      readonly guest?: CardGuest | undefined
    }
  | { readonly kind: 'PRODUCT'; readonly productId: ProductId; readonly quantity: number }
  | {
      readonly kind: 'TOP_UP'
      readonly amountMinor: number
      /** The best offer when absent, none when null. */
      readonly topUpOfferId?: TopUpOfferId | null | undefined
    }
  | { readonly kind: 'CARD'; readonly cardProductId: CardProductId }
  | { readonly kind: 'GIFT_CARD'; readonly giftCardId: GiftCardId; readonly amountMinor: number }

/** A segment, as far as it is billed. */
export interface BookedService {
  /** The customer is the first guest, numbered 0. */
  readonly guest: number
  readonly serviceId: ServiceId
  readonly staffId: StaffId
  readonly addOns: readonly (AddOnChoice & { readonly price: Money })[]
  /** What it was booked at, add-ons included. */
  readonly price: Money
  readonly startsAtMs: number
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
  readonly offers: Offers
  readonly history: OrderHistory
  /** How much of what is limited has been given, by key. */
  readonly counts: UsageCounts
  readonly cards: CardsOnBill
  readonly topUps: {
    readonly offers: readonly TopUpOffer[]
    /** Whether the customer has topped up before; false where no offer is taken. */
    readonly toppedUpBefore: boolean
  }
}

export type DraftOrderRefusal =
  | RefusalOf<'reference_not_found', { kind: string; id: string; line?: number }>
  | RefusalOf<'reference_archived', { kind: string; id: string; line?: number }>
  | LocationOfferRefusal
  | AddOnRefusal
  | RefusalOf<'currency_mismatch', { line: number; expected: string; actual: string }>
  | RefusalOf<'staff_not_qualified', { staffId: StaffId; serviceId: ServiceId }>
  | RefusalOf<'no_qualified_staff', { serviceId: ServiceId; staffLevelId: null; staffGender: null }>
  | RefusalOf<
      'booking_not_billable',
      { bookingId: BookingId; line: number; because: 'LOCATION' | 'CUSTOMER' | 'STATE' }
    >
  | RefusalOf<'booking_already_ordered', { bookingId: BookingId; segment: number }>
  | RefusalOf<'customer_required', { tender?: number; line?: number }>
  | TopUpOfferRefusal
  | CardsOnBillRefusal
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
  const segments = new Set(state.orderedSegments)
  const loads = new Map<string, number>()
  let topUps = 0
  const sold = new Set<string>()
  for (const [line, request] of requests.entries()) {
    const found = nameLine(state, request, line, { segments, topUps, cards: sold, loads }, nowMs)
    if (!found.ok) return found
    if (request.kind === 'BOOKING_SEGMENT') segments.add(`${request.bookingId}:${request.segment}`)
    if (request.kind === 'TOP_UP') topUps += 1
    if (request.kind === 'CARD') sold.add(request.cardProductId)
    if (request.kind === 'GIFT_CARD') {
      loads.set(request.giftCardId, (loads.get(request.giftCardId) ?? 0) + request.amountMinor)
    }
    if (found.named.price.currency !== location.currency) {
      const actual = found.named.price.currency
      return refuse('currency_mismatch', { line, expected: location.currency, actual })
    }
    listMinor += found.named.price.amountMinor * found.named.quantity
    if (listMinor > maxBillMinor) return refuse('amount_too_large', { line, maxMinor: maxBillMinor })
    named.push(found.named)
  }
  const { policies, giftCards } = state.cards
  const purchase = prepaidPurchaseOf(named, location.currency, (id) => giftCards.get(id)?.card.customerId ?? null)
  const unverified = refuseUnverified(policies, purchase, customer)
  if (unverified) return unverified
  const covers = coverBill(state.cards, named, customer, location, nowMs)
  if (!covers.ok) return covers
  const { covered } = covers
  const priced = priceDraft(
    pricingState(state, nowMs),
    named.map((line, ordinal) => pricedItem(state, line, coverageOf(covered, ordinal), nowMs)),
    state.services,
    terms,
  )
  const lines = named.map(({ price, forCustomer: _forCustomer, guest: _guest, ...line }, ordinal): OrderLine => {
    const { listMinor, discountMinor, coveredMinor, totalMinor, taxMinor, trace } = present(
      priced.quote.lines[ordinal],
      'one priced line a line',
    )
    const amounts = { listMinor, discountMinor, coveredMinor, totalMinor, taxMinor }
    const coverage = covered
      .filter((cover) => cover.line === ordinal)
      .map(({ line: _line, name: _name, ...cover }) => cover)
    return { ordinal, ...line, unitPriceMinor: price.amountMinor, ...amounts, coverage, trace }
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
  const ofCards = discountCardRules(state.cards, state.customer, location, nowMs)
  return { location, tier, occasion, counts, ofCards, offers: { ...offers, benefits: tier?.benefits ?? [] } }
}

/** What covers a line, card by card. */
function coverageOf(covered: readonly CoveredUnits[], ordinal: number): readonly LineCoverage[] {
  return covered.filter(({ line }) => line === ordinal).map(({ cardId, name, units }) => ({ cardId, name, units }))
}

/** The line as the quote takes it. A service starts when it was booked for, or else now; goods have no start. */
function pricedItem(
  state: DraftOrderState,
  line: NamedLine,
  coverage: readonly LineCoverage[],
  nowMs: number,
): PricedItem {
  const {
    kind,
    serviceId,
    productId,
    topUpOfferId,
    cardProductId,
    categoryId,
    staffId,
    bookingId,
    bookingSegment,
    addOns,
    price,
    quantity,
  } = line
  const addedMinor = addOns.reduce((total, addOn) => total + addOn.unitPriceMinor * addOn.quantity, 0)
  const booked = bookingId === null ? undefined : state.bookings.get(bookingId)?.segments[bookingSegment ?? 0]
  const staff = staffId === null ? undefined : state.staff.get(staffId)
  return {
    line: {
      kind,
      // A top-up without an offer is of nothing in particular.
      itemId: serviceId ?? productId ?? topUpOfferId ?? cardProductId ?? kind,
      categoryIds: categoryId === null ? [] : [categoryId],
      unitPriceMinor: price.amountMinor,
      quantity,
      coverage,
      startsAt: kind !== 'SERVICE' ? null : wallClockAt(state.location.timeZone, booked?.startsAtMs ?? nowMs),
    },
    unitPriceOf: (service) => {
      const { price } = termsOf(state, service, staff, line.forCustomer)
      return { ...price, amountMinor: price.amountMinor + addedMinor }
    },
  }
}
