import { assert } from '../base/assert.ts'
import type { Decision } from '../base/decision.ts'
import { idOf } from '../base/ids.ts'
import type { Product } from '../catalog/product.ts'
import type { Tier } from '../loyalty/tier.ts'
import { at, bund, byId, chen, cut, dye, lin, wang } from '../scheduling/salon.fixture.ts'
import { noCards } from './cards-on-bill.ts'
import { createOrder } from './create-order.ts'
import type { BilledBooking, DraftOrderState, OrderLineRequest } from './draft-order.ts'
import type { Order } from './order.ts'

const stamps = { version: 1, createdAtMs: at('00:00'), updatedAtMs: at('00:00'), archivedAtMs: null } as const

export const shampoo: Product = {
  ...stamps,
  id: idOf('Product', 'shampoo'),
  name: 'Shampoo',
  sku: null,
  price: { amountMinor: 6900, currency: 'CNY' },
  description: '',
  media: [],
  channels: null,
  categoryId: null,
  locationIds: null,
}

export const gold: Tier = {
  ...stamps,
  id: idOf('Tier', 'gold'),
  name: 'Gold',
  rank: 1,
  percentOffBasisPoints: 1000,
  bookingWindowDays: null,
  criteria: null,
  retainThreshold: null,
  benefits: [],
}

const senior = { amountMinor: 19_800, currency: 'CNY' }

/** A dye by Lin, then a cut by Chen. */
export const visit: BilledBooking = {
  id: idOf('Booking', 'visit'),
  locationId: bund.id,
  customerId: wang.id,
  live: true,
  redeemed: false,
  segments: [
    { serviceId: dye.id, staffId: lin.id, guest: 0, addOns: [], price: senior, startsAtMs: at('14:00') },
    { serviceId: cut.id, staffId: chen.id, guest: 0, addOns: [], price: cut.price, startsAtMs: at('15:30') },
  ],
}

/** Everything that can stand on a bill, for a customer of no tier. */
export const till: DraftOrderState = {
  location: bund,
  customer: wang,
  tier: null,
  services: byId(cut, dye),
  addOns: new Map(),
  products: byId(shampoo),
  staff: byId(lin, chen),
  bookings: byId(visit),
  orderedSegments: new Set(),
  offers: { timedPriceRules: [], promotions: [], coupons: [], benefits: [], useBenefits: [] },
  history: { orders: 0, spentMinor: 0 },
  counts: new Map(),
  cards: noCards,
  topUps: { offers: [], toppedUpBefore: false },
}

export const twoShampoos: OrderLineRequest = { kind: 'PRODUCT', productId: shampoo.id, quantity: 2 }
export const cutByAnybody: OrderLineRequest = { kind: 'SERVICE', serviceId: cut.id, quantity: 1 }
export const bookedDye: OrderLineRequest = { kind: 'BOOKING_SEGMENT', bookingId: visit.id, segment: 0 }

/** The open order of those lines. */
export function orderOf(lines: readonly OrderLineRequest[], state: DraftOrderState = till): Order {
  const decision = createOrder(state, { orderId: idOf('Order', 'one'), lines }, at('12:00'))
  assert(decision.ok, 'the lines can be ordered')
  return decision.changes.order
}

/** 'accepted', or the code of the refusal. */
export function codeOf(decision: Decision<unknown, unknown, { readonly code: string }>): string {
  return decision.ok ? 'accepted' : decision.refusal.code
}
