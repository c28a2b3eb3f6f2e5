import { assert, present } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import { type Account, accountOf } from '../ledger/account.ts'
import { type Books, balanceOf } from '../ledger/books.ts'
import { credit, debit, type Move, type PostRefusal, post } from '../ledger/post.ts'
import { percentOf } from '../money/ratio.ts'
import { type CardPosting, cardHeader, deferredMinor, deferredOf, emptyLots, storedValueOf } from './card-books.ts'
import { type CustomerCardEvent, cardEvent } from './card-event.ts'
import { type CardRedemption, type CustomerCard, changedCard } from './customer-card.ts'
import { type CardStateRefusal, refuseState } from './refuse-use.ts'
import { earnedByTime, isEarnedByTime } from './validity.ts'

/** How the value came about, step by step; the amounts sum to what is given back. */
export type RefundStep =
  | { readonly kind: 'PAID'; readonly amountMinor: number }
  | { readonly kind: 'USED_AT_PAID_PRICE'; readonly amountMinor: number }
  | { readonly kind: 'USED_AT_LIST_PRICE'; readonly amountMinor: number; readonly units: number }
  | { readonly kind: 'WITHIN_WHAT_IS_LEFT'; readonly amountMinor: number }
  | { readonly kind: 'FEE'; readonly amountMinor: number; readonly feeBasisPoints: number }

/** What giving the card back is worth now. */
export interface RefundValue {
  readonly method: CustomerCard['terms']['refund']['method']
  readonly refundMinor: number
  /** What of its price stays with the shop. */
  readonly keptMinor: number
  readonly steps: readonly RefundStep[]
}

export interface CardRefundState {
  readonly card: CustomerCard
  /** With the accounts of the card. */
  readonly books: Books
  /** Its uses that were not taken back. */
  readonly redemptions: readonly Pick<CardRedemption, 'entitlementId' | 'units'>[]
  /** How many bills a discount card has made cheaper, those taken back left out. */
  readonly discountUses: number
}

/** Under which key the bills are counted that a discount card makes cheaper. */
export function discountUseKey(cardId: string): string {
  return `${cardId}/used`
}

/** Whether anything was had of it. */
function isUsed({ card, books, redemptions, discountUses }: CardRefundState): boolean {
  if (card.terms.kind === 'STORED_VALUE_CARD') return usedAtListPrice(card, books, []).amountMinor > 0
  return redemptions.length > 0 || discountUses > 0
}

/** What the refund of a card is worth, by the method of its terms: never more than is left of what was paid. */
export function refundValue(state: CardRefundState, nowMs: number): RefundValue {
  const { card, books, redemptions } = state
  const { paidMinor, terms } = card
  const { method, feeBasisPoints } = terms.refund
  const leftMinor = leftOfPrice(state, nowMs)
  const steps: RefundStep[] = [{ kind: 'PAID', amountMinor: paidMinor }]
  let valueMinor = leftMinor
  if (method === 'REMAINING_AT_PAID_PRICE') {
    steps.push({ kind: 'USED_AT_PAID_PRICE', amountMinor: leftMinor - paidMinor })
  } else {
    const used = usedAtListPrice(card, books, redemptions)
    valueMinor = Math.min(leftMinor, Math.max(0, paidMinor - used.amountMinor))
    steps.push({ kind: 'USED_AT_LIST_PRICE', amountMinor: 0 - used.amountMinor, units: used.units })
    const cutMinor = valueMinor - (paidMinor - used.amountMinor)
    if (cutMinor !== 0) steps.push({ kind: 'WITHIN_WHAT_IS_LEFT', amountMinor: cutMinor })
  }
  const feeMinor = percentOf(valueMinor, feeBasisPoints, 'HALF_UP')
  if (feeMinor > 0) steps.push({ kind: 'FEE', amountMinor: 0 - feeMinor, feeBasisPoints })
  const refundMinor = valueMinor - feeMinor
  assert(steps.reduce((sum, step) => sum + step.amountMinor, 0) === refundMinor, 'the steps sum to the refund')
  return { method, refundMinor, keptMinor: paidMinor - refundMinor, steps }
}

/**
 * What of the price has not been earned, by uses or by days. Of a card that was used the day that has begun counts as
 * gone. A discount card that nothing ends is spent with its first use, and worth its price until then.
 */
function leftOfPrice(state: CardRefundState, nowMs: number): number {
  const { card, books } = state
  if (card.terms.kind === 'STORED_VALUE_CARD') {
    return balanceOf(books, storedValueOf(card.id, card.currency)[0]).postedMinor
  }
  if (card.terms.kind === 'DISCOUNT_CARD' && !isEarnedByTime(card)) return isUsed(state) ? 0 : card.paidMinor
  const deferred = deferredMinor(books, card)
  if (!isEarnedByTime(card)) return deferred
  return Math.min(deferred, card.paidMinor - earnedByTime(card, nowMs, { withToday: isUsed(state) }))
}

function usedAtListPrice(
  card: CustomerCard,
  books: Books,
  redemptions: CardRefundState['redemptions'],
): { readonly amountMinor: number; readonly units: number } {
  if (card.terms.kind === 'STORED_VALUE_CARD') {
    const leftMinor = storedValueOf(card.id, card.currency).reduce(
      (sum, account) => sum + balanceOf(books, account).postedMinor,
      0,
    )
    const issuedMinor = present(card.terms.storedValueMinor, 'a stored-value card says what it could pay')
    return { amountMinor: issuedMinor - leftMinor, units: 0 }
  }
  const unitValues = new Map(card.entitlements.map(({ id, unitValueMinor }) => [id, unitValueMinor]))
  let amountMinor = 0
  let units = 0
  for (const redemption of redemptions) {
    amountMinor += (unitValues.get(redemption.entitlementId) ?? 0) * redemption.units
    units += redemption.units
  }
  return { amountMinor, units }
}

/** A card that is taken back: what it is worth, and the movements of what was left on it. */
export interface TakenBackCard {
  readonly card: CustomerCard
  readonly value: RefundValue
  /** Debits of what it is worth in all. */
  readonly moves: readonly Move[]
}

/** Whether nothing of it was used and no day of it has earned anything. */
export function isUnusedCard(state: CardRefundState, nowMs: number): boolean {
  return state.redemptions.length === 0 && !isUsed(state) && leftOfPrice(state, nowMs) === state.card.paidMinor
}

/** Why a card cannot be given back, if so. A lost one can, too: whoever asks is checked against its owner. */
export function refuseReturn(card: CustomerCard, nowMs: number): CardStateRefusal | undefined {
  return refuseState(card.state === 'BLOCKED' ? { ...card, state: 'ACTIVE' } : card, nowMs)
}

/**
 * Takes a card back (退卡): what is left on it goes, and what is not given back is earned. With `asSold` one of which
 * nothing was used is worth what was paid, without a fee.
 */
export function takeBackCard(
  state: CardRefundState,
  { asSold }: { readonly asSold: boolean },
  nowMs: number,
): Decision<TakenBackCard, CustomerCardEvent, CardStateRefusal> {
  const { card, books } = state
  const forbidden = refuseReturn(card, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const value = asSold && isUnusedCard(state, nowMs) ? wholeValue(card) : refundValue(state, nowMs)
  const isBalance = card.terms.kind === 'STORED_VALUE_CARD'
  const owedMinor = isBalance ? leftOfPrice(state, nowMs) : deferredMinor(books, card)
  const moves = [
    ...emptyLots(books, card),
    ...(isBalance ? [] : [debit(deferredOf(card), owedMinor)]),
    // What was earned when it was sold is earned no more.
    { kind: 'AMOUNT', account: accountOf('CARD_REVENUE', card.currency), amountMinor: value.refundMinor - owedMinor },
  ] satisfies readonly Move[]
  const refunded = changedCard(card, { state: 'REFUNDED', dueAtMs: null }, nowMs)
  return accept({ card: refunded, value, moves }, [cardEvent('customer_card.refunded', refunded, card)])
}

function wholeValue({ paidMinor, terms }: CustomerCard): RefundValue {
  const steps = [{ kind: 'PAID', amountMinor: paidMinor }] as const
  return { method: terms.refund.method, refundMinor: paidMinor, keptMinor: 0, steps }
}

export interface CardRefundChanges {
  readonly card: CustomerCard
  readonly books: Books
  readonly value: RefundValue
}

export type RefundCardRefusal = CardStateRefusal | PostRefusal

/** Takes a card back for cash. */
export function refundCard(
  state: CardRefundState,
  posting: CardPosting & { readonly drawer?: Account<'CASH_DRAWER'> },
  nowMs: number,
): Decision<CardRefundChanges, CustomerCardEvent, RefundCardRefusal> {
  const taken = takeBackCard(state, { asSold: false }, nowMs)
  if (!taken.ok) return taken
  const { card, value, moves } = taken.changes
  const cash = credit(posting.drawer ?? accountOf('CASH_DRAWER', card.currency), value.refundMinor)
  const header = cardHeader(posting, 'CARD_REFUND', card.id, nowMs)
  const posted = post(state.books, { ...header, moves: [...moves, cash] }, nowMs)
  return posted.ok ? accept({ card, books: posted.changes, value }, taken.events) : posted
}
