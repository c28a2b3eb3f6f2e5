import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { OrderId } from '../base/ids.ts'
import { reserveCoupon } from '../promotions/change-coupon.ts'
import type { Coupon } from '../promotions/coupon.ts'
import type { OfferRejection } from '../promotions/offer-rejection.ts'
import type { TakeUsage } from '../promotions/usage.ts'
import {
  type DraftOrderRefusal,
  type DraftOrderState,
  draftOrder,
  type OrderDraft,
  type OrderLineRequest,
} from './draft-order.ts'
import { waitsUntil } from './open-bill.ts'
import type { Order } from './order.ts'
import { type OrderEvent, orderEvent } from './order-event.ts'
import type { OrderRequest } from './order-request.ts'
import { type BillTerms, plainTerms } from './price-draft.ts'

export interface CreateOrder {
  readonly orderId: OrderId
  readonly lines: readonly OrderLineRequest[]
  readonly terms?: BillTerms
  readonly note?: string
}

export interface CreateOrderChanges {
  readonly order: Order
  /** Coupons that the order spends, as they are from now on. */
  readonly coupons: readonly Coupon[]
  readonly usages: readonly TakeUsage[]
}

export type CreateOrderRefusal = DraftOrderRefusal | RefusalOf<'discount_rejected', OfferRejection>

const unparked = { parkedAtMs: null, reopensId: null } as const

type CreateOrderDecision = Decision<CreateOrderChanges, OrderEvent, CreateOrderRefusal>

/** Opens a bill with the prices of this moment; they stay as they are from here on. */
export function createOrder(state: DraftOrderState, command: CreateOrder, nowMs: number): CreateOrderDecision {
  const { orderId, lines, terms = plainTerms, note = '' } = command
  const drafted = draftOrder(state, lines, terms, nowMs)
  if (!drafted.ok) return drafted
  return openOrder(state, drafted.draft, orderId, nowMs, { request: requestOf(state, lines, terms), note })
}

/** What was asked of a bill. */
export function requestOf(
  { offers, cards }: DraftOrderState,
  lines: readonly OrderLineRequest[],
  terms: BillTerms,
): OrderRequest {
  const couponIds = offers.coupons.map(({ coupon }) => coupon.id)
  return { ...terms, lines, couponIds, useCards: cards.use, useBenefits: offers.useBenefits }
}

/** Opens the bill that was drafted; whatever was asked for and takes nothing off refuses it. */
export function openOrder(
  state: DraftOrderState,
  { lines, quote, rejected, usages }: OrderDraft,
  orderId: OrderId,
  nowMs: number,
  wish: Pick<Order, 'request' | 'note'> = { request: null, note: '' },
): CreateOrderDecision {
  const [first] = rejected
  if (first) return refuse('discount_rejected', first)

  // From here it must succeed.
  const { currency, listMinor, discountMinor, coveredMinor, subtotalMinor, totalMinor, applied } = quote
  const { serviceChargeMinor, taxInclusive, taxMinor, taxes, tipMinor, roundingMinor } = quote
  const order: Order = {
    id: orderId,
    locationId: state.location.id,
    customerId: state.customer?.id ?? null,
    currency,
    state: 'OPEN',
    paymentState: 'UNPAID',
    lines,
    payments: [],
    ...{ listMinor, discountMinor, coveredMinor, subtotalMinor, serviceChargeMinor },
    ...{ taxInclusive, taxMinor, taxes, tipMinor, roundingMinor, totalMinor, applied },
    usages: usages.map(({ key, uses, amountMinor }) => ({ key, uses, amountMinor })),
    ...wish,
    paidMinor: 0,
    ...{ refundedMinor: 0, refundState: 'NONE', returnedQuantities: [] },
    ...{ expiresAtMs: waitsUntil(unparked, state.location, nowMs), ...unparked, parkedAs: null },
    ...{ cancelReason: null, completedAtMs: null },
    ...{ loyalty: null, reopenedAsId: null },
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  const coupons = state.offers.coupons.map(({ coupon }) => reserveCoupon(coupon, orderId, nowMs))
  return accept({ order, coupons, usages }, [orderEvent('order.created', order)])
}
