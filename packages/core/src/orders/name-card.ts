import { refuse } from '../base/decision.ts'
import { refusePrepaid } from '../cards/prepaid-policy.ts'
import { refuseGiftBalance, refuseLoad } from '../cards/refuse-load.ts'
import { validityEnd } from '../cards/validity.ts'
import type { DraftOrderState, OrderLineRequest } from './draft-order.ts'
import { type Named, notBooked } from './named-line.ts'

const nothingElse = { serviceId: null, productId: null, topUpOfferId: null, categoryId: null, staffId: null } as const
const one = { ...notBooked, quantity: 1, addOns: [], forCustomer: true } as const

/** A card at its price, with the terms it is sold under from here on. */
export function cardLine(
  { location, customer, cards }: DraftOrderState,
  { cardProductId }: Extract<OrderLineRequest, { kind: 'CARD' }>,
  line: number,
  before: ReadonlySet<string>,
  nowMs: number,
): Named {
  if (!customer) return refuse('customer_required', { line })
  const product = cards.products.get(cardProductId)
  if (!product) return refuse('reference_not_found', { kind: 'CardProduct', id: cardProductId, line })
  if (product.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: 'CardProduct', id: product.id, line })
  }
  const { sellAtLocationIds, price, name, validity, kind, storedValueMinor } = product
  if (sellAtLocationIds !== null && !sellAtLocationIds.includes(location.id)) {
    return refuse('card_not_sold_here', { cardProductId, line })
  }
  if (product.oncePerCustomer && (cards.bought.has(cardProductId) || before.has(cardProductId))) {
    return refuse('card_bought_before', { cardProductId, line })
  }
  const isBalance = kind === 'STORED_VALUE_CARD'
  const expiresAtMs = validity === null ? null : validityEnd(location.timeZone, nowMs, validity)
  const amountMinor = storedValueMinor ?? price.amountMinor
  const worth = { currency: price.currency, amountMinor, named: true, isBalance, expiresAtMs }
  const forbidden = refusePrepaid(cards.policies, worth, location.timeZone, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const prepaid = { kind: 'CARD', product } as const
  return { ok: true, named: { kind: 'CARD', ...nothingElse, ...one, cardProductId, name, price, prepaid } }
}

/** What a gift card is loaded with; it holds that once it is paid. */
export function giftCardLine(
  { location, cards }: DraftOrderState,
  { giftCardId, amountMinor }: Extract<OrderLineRequest, { kind: 'GIFT_CARD' }>,
  line: number,
  before: ReadonlyMap<string, number>,
  nowMs: number,
): Named {
  const found = cards.giftCards.get(giftCardId)
  if (!found) return refuse('reference_not_found', { kind: 'GiftCard', id: giftCardId, line })
  const { card, balanceMinor } = found
  const holdsMinor = balanceMinor + (before.get(giftCardId) ?? 0) + amountMinor
  const forbidden =
    refuseLoad(card, nowMs) ?? refuseGiftBalance(cards.policies, card, holdsMinor, location.timeZone, nowMs)
  if (forbidden) return forbidden
  const prepaid = { kind: 'GIFT_CARD', giftCardId, amountMinor } as const
  const price = { amountMinor, currency: card.currency }
  const name = `Gift card …${card.codeHint}`
  return { ok: true, named: { kind: 'GIFT_CARD', ...nothingElse, ...one, cardProductId: null, name, price, prepaid } }
}
