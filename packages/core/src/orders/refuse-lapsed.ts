import { present } from '../base/assert.ts'
import { type RefusalOf, refuse } from '../base/decision.ts'
import type { BookingId, CardProductId, TopUpOfferId } from '../base/ids.ts'
import { giftBalanceOf } from '../cards/gift-card.ts'
import type { PrepaidRefusal } from '../cards/prepaid-policy.ts'
import { type LoadRefusal, refuseGiftBalance, refuseLoad } from '../cards/refuse-load.ts'
import { refuseUnverified, type UnverifiedRefusal } from '../cards/refuse-unverified.ts'
import { balanceOf } from '../ledger/books.ts'
import type { OrderLine } from './order.ts'
import type { PayOrderState } from './pay-order.ts'
import { prepaidPurchaseOf } from './prepaid-purchase.ts'

export type LapsedRefusal =
  | RefusalOf<'booking_lapsed', { bookingId: BookingId; line: number }>
  | RefusalOf<'top_up_offer_lapsed', { topUpOfferId: TopUpOfferId | null; line: number }>
  | RefusalOf<'card_bought_before', { cardProductId: CardProductId; line: number }>
  | LoadRefusal
  | PrepaidRefusal
  | UnverifiedRefusal

type Refused = { readonly ok: false; readonly refusal: LapsedRefusal }

/**
 * Why a bill can no longer be paid as it was made, if so: a booking on it is no longer held, a first top-up is none any
 * more, a card that one has once was bought meanwhile, a gift card is not to be loaded with so much now,
 * or nobody has seen who pays so much ahead.
 */
export function refuseLapsed(state: PayOrderState, nowMs: number): Refused | undefined {
  const { order, lapsed, bought } = state
  let toppedUp = state.toppedUpBefore
  const loads = new Map<string, number>()
  for (const line of order.lines) {
    const { bookingId, ordinal, prepaid } = line
    if (bookingId !== null && lapsed.has(bookingId)) return refuse('booking_lapsed', { bookingId, line: ordinal })
    const unloadable = refuseGiftLoad(state, line, loads, nowMs)
    if (unloadable) return unloadable
    if (prepaid?.kind === 'CARD' && prepaid.product.oncePerCustomer && bought.has(prepaid.product.id)) {
      return refuse('card_bought_before', { cardProductId: prepaid.product.id, line: ordinal })
    }
    if (prepaid?.kind !== 'TOP_UP') continue
    if (prepaid.newCustomersOnly && toppedUp) {
      return refuse('top_up_offer_lapsed', { topUpOfferId: prepaid.topUpOfferId, line: ordinal })
    }
    toppedUp = true
  }
  const purchase = prepaidPurchaseOf(order.lines, order.currency, (id) => state.giftCards.get(id)?.customerId ?? null)
  return refuseUnverified(state.policies, purchase, state.buyer)
}

/** Why a gift card cannot be loaded with what the lines up to this one load, if so. */
function refuseGiftLoad(
  { giftCards, policies, location, books }: PayOrderState,
  { prepaid }: OrderLine,
  loads: Map<string, number>,
  nowMs: number,
): Refused | undefined {
  if (prepaid?.kind !== 'GIFT_CARD') return undefined
  const { giftCardId: id, amountMinor } = prepaid
  const card = present(giftCards.get(id), 'the gift cards of an order were read')
  loads.set(id, (loads.get(id) ?? 0) + amountMinor)
  const holdsMinor = balanceOf(books, giftBalanceOf(card)).postedMinor + (loads.get(id) ?? 0)
  return refuseLoad(card, nowMs) ?? refuseGiftBalance(policies, card, holdsMinor, location.timeZone, nowMs)
}
