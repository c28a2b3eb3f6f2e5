import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { GiftCardId, LedgerTransactionId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { availableOf, type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import { freeOf, isSpendable } from '../ledger/lot.ts'
import { type BalanceRefusal, debit, issue, type Move, type PostRefusal, post, take } from '../ledger/post.ts'
import { restoredForMs } from '../ledger/reverse.ts'
import { type Spending, spend } from '../ledger/spend.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { TimeZoneId } from '../time/zone.ts'
import { cardHeader } from './card-books.ts'
import type { GiftCardEvent, GiftCardEventType } from './card-event.ts'
import {
  type GiftCard,
  type GiftCardActivity,
  type GiftCardReason,
  type GiftCardState,
  giftBalanceOf,
  isGiftCardOver,
} from './gift-card.ts'
import type { PrepaidPolicy, PrepaidRefusal } from './prepaid-policy.ts'
import { type GiftCardStateRefusal, type LoadRefusal, refuseGiftBalance, refuseLoad } from './refuse-load.ts'

export interface GiftCardChanges {
  readonly card: GiftCard
  readonly activities: readonly GiftCardActivity[]
}

export type GiftCardRefusal =
  | LoadRefusal
  | RefusalOf<'gift_card_not_empty', { giftCardId: GiftCardId; balanceMinor: number }>
  | RefusalOf<'gift_card_empty', { giftCardId: GiftCardId }>
  | RefusalOf<'currency_mismatch', { line: number; expected: string; actual: string }>

type GiftDecision = Decision<GiftCardChanges, GiftCardEvent, GiftCardRefusal>

/** Blocks an active card, for a reason that says why; whoever has its code can spend nothing until it is unblocked. */
export function blockGiftCard(card: GiftCard, reason: GiftCardReason, nowMs: number): GiftDecision {
  return step(card, ['ACTIVE'], { state: 'BLOCKED', kind: 'BLOCK', type: 'gift_card.blocked', reason }, nowMs)
}

/** Lets a blocked card be spent again. */
export function unblockGiftCard(card: GiftCard, reason: GiftCardReason, nowMs: number): GiftDecision {
  return step(card, ['BLOCKED'], { state: 'ACTIVE', kind: 'UNBLOCK', type: 'gift_card.unblocked', reason }, nowMs)
}

/** Ends a card for good; what it holds must have been moved or given back before. */
export function deactivateGiftCard(card: GiftCard, books: Books, reason: GiftCardReason, nowMs: number): GiftDecision {
  const from: readonly GiftCardState[] = ['PENDING', 'ACTIVE', 'BLOCKED']
  const { postedMinor } = balanceOf(books, giftBalanceOf(card))
  if (from.includes(card.state) && postedMinor > 0) {
    return refuse('gift_card_not_empty', { giftCardId: card.id, balanceMinor: postedMinor })
  }
  return step(card, from, { state: 'DEACTIVATED', kind: 'DEACTIVATE', type: 'gift_card.deactivated', reason }, nowMs)
}

interface Step {
  readonly state: GiftCardState
  readonly kind: GiftCardActivity['kind']
  readonly type: GiftCardEventType
  readonly reason: GiftCardReason
}

function step(
  card: GiftCard,
  allowedFrom: readonly GiftCardState[],
  { state, kind, type, reason }: Step,
  nowMs: number,
): GiftDecision {
  if (!allowedFrom.includes(card.state)) return refuseState(card, allowedFrom)
  const after = changed(card, { state }, nowMs)
  return accept({ card: after, activities: [activity(after, { kind, reason })] }, [event(type, after, card)])
}

function refuseState(
  { id, state }: GiftCard,
  allowedFrom: readonly GiftCardState[],
): { readonly ok: false; readonly refusal: GiftCardStateRefusal } {
  return refuse('gift_card_state_forbids', { giftCardId: id, state, allowedFrom })
}

/** A card that is sold: active, and loaded with what was paid. The movements are credits of exactly that. */
export interface SoldGiftCard extends GiftCardChanges {
  readonly moves: readonly Move[]
}

/** Loads a card that is sold, or sold again: it is active from then on. */
export function loadGiftCard(
  card: GiftCard,
  command: {
    readonly amountMinor: number
    readonly sourceId: string
    /** Of the entry that the movements become. */
    readonly transactionId: LedgerTransactionId
    readonly isImport?: boolean
  },
  nowMs: number,
): Decision<SoldGiftCard, GiftCardEvent, LoadRefusal> {
  const { amountMinor, sourceId, transactionId, isImport = false } = command
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a gift card is loaded with something')
  const forbidden = refuseLoad(card, nowMs)
  if (forbidden) return forbidden

  // From here it must succeed.
  const after = changed(card, { state: 'ACTIVE' }, nowMs)
  const load = activity(after, { kind: isImport ? 'IMPORT' : 'LOAD', amountMinor, sourceId, transactionId }, 1)
  const isFirst = card.state === 'PENDING'
  const moves = [
    issue(giftBalanceOf(card), {
      origin: isImport ? 'OPENING' : 'GIFT_CARD',
      amountMinor,
      cost: { amountMinor, currency: card.currency },
      expiresAtMs: card.expiresAtMs,
    }),
  ]
  const activities = isFirst ? [activity(after, { kind: 'ACTIVATE' }), load] : [load]
  return accept({ card: after, activities, moves }, isFirst ? [event('gift_card.activated', after, card)] : [])
}

/** A load that is taken back: the card is as it is, with that much less. The lot is taken by whoever takes it back. */
export function unloadGiftCard(
  card: GiftCard,
  { amountMinor, sourceId }: { readonly amountMinor: number; readonly sourceId: string },
  nowMs: number,
): GiftCardChanges {
  const after = changed(card, {}, nowMs)
  return { card: after, activities: [activity(after, { kind: 'UNLOAD', amountMinor: 0 - amountMinor, sourceId })] }
}

/** What a gift card pays: the movements of its lots, and the card with its activity. */
export interface SpentGiftCard extends GiftCardChanges {
  readonly spending: Spending
}

/** One answer for every code that pays nothing, so that guessing tells nothing. */
export type GiftCodeRefusal = RefusalOf<'gift_card_not_usable'>

/** Pays with a gift card, by its code: an unknown code, and a card that is not active, answer alike. */
export function redeemGiftCard(
  card: GiftCard | undefined,
  books: Books,
  command: { readonly amountMinor: number; readonly currency: string; readonly sourceId: string },
  nowMs: number,
): Decision<SpentGiftCard, never, GiftCodeRefusal | BalanceRefusal> {
  if (card?.state !== 'ACTIVE' || card.currency !== command.currency || isGiftCardOver(card, nowMs))
    return refuse('gift_card_not_usable', {})
  const spending = spend(books, [giftBalanceOf(card)], command.amountMinor, 'EARLIEST_EXPIRY', nowMs)
  if (!spending.ok) return spending
  const after = changed(card, {}, nowMs)
  const redeemed = activity(after, { kind: 'REDEEM', amountMinor: 0 - command.amountMinor, sourceId: command.sourceId })
  return accept({ card: after, activities: [redeemed], spending: spending.changes }, [])
}

/**
 * What a gift card had paid goes back to it; the lots are given back by whoever refunds. One that is over can be spent for
 * 30 more days. One that was ended for good is blocked from then on, so that its balance can be moved or spent again.
 */
export function refundToGiftCard(
  card: GiftCard,
  command: { readonly amountMinor: number; readonly sourceId: string },
  nowMs: number,
): GiftCardChanges {
  const end = isGiftCardOver(card, nowMs) ? { expiresAtMs: nowMs + restoredForMs } : {}
  const after = changed(card, { ...end, ...(card.state === 'DEACTIVATED' ? { state: 'BLOCKED' } : {}) }, nowMs)
  return { card: after, activities: [activity(after, { kind: 'REFUND', ...command })] }
}

export interface TransferBalance {
  readonly transactionId: LedgerTransactionId
  readonly businessDate: LocalDate
  readonly reason: GiftCardReason
}

export interface TransferBalanceState {
  readonly from: GiftCard
  readonly to: GiftCard
  /** What the shop allows of prepaid cards. */
  readonly policies: readonly PrepaidPolicy[]
  /** Of where the first is issued. */
  readonly timeZone: TimeZoneId
  readonly books: Books
}

export interface TransferBalanceChanges {
  readonly from: GiftCardChanges
  readonly to: GiftCardChanges
  readonly books: Books
}

/**
 * Moves all that a card holds to another one, lot by lot with its end: a lost card is replaced without its code. The
 * first is deactivated; the other one lasts as long as what it takes over.
 */
export function transferGiftBalance(
  state: TransferBalanceState,
  command: TransferBalance,
  nowMs: number,
): Decision<TransferBalanceChanges, GiftCardEvent, GiftCardRefusal | PrepaidRefusal | PostRefusal> {
  const { from, to, policies, timeZone, books } = state
  const { reason } = command
  if (from.state !== 'ACTIVE' && from.state !== 'BLOCKED') return refuseState(from, ['ACTIVE', 'BLOCKED'])
  if (to.id === from.id) return refuseState(to, ['PENDING', 'ACTIVE'])
  const forbidden = refuseLoad(to, nowMs)
  if (forbidden) return forbidden
  if (to.currency !== from.currency) {
    return refuse('currency_mismatch', { line: 0, expected: from.currency, actual: to.currency })
  }
  const account = giftBalanceOf(from)
  const amountMinor = availableOf(books, account, nowMs)
  const { postedMinor: askedMinor, heldMinor } = balanceOf(books, account)
  // The first card is ended, so that what is held of it would be left where nobody can spend it.
  if (heldMinor > 0) {
    const { code, unit } = account
    return refuse('balance_insufficient', {
      account: code,
      subjectId: from.id,
      unit,
      availableMinor: amountMinor,
      askedMinor,
    })
  }
  if (amountMinor === 0) return refuse('gift_card_empty', { giftCardId: from.id })
  const lots = lotsOf(books, account).filter((lot) => isSpendable(lot, nowMs) && freeOf(lot) > 0)
  const expiresAtMs = latestOf([to, from, ...lots])
  const holder = { ...to, expiresAtMs, customerId: to.customerId ?? from.customerId }
  const holdsMinor = balanceOf(books, giftBalanceOf(to)).postedMinor + amountMinor
  const tooMuch = refuseGiftBalance(policies, holder, holdsMinor, timeZone, nowMs)
  if (tooMuch) return tooMuch
  const moves = lots.flatMap((lot): readonly Move[] => {
    const amount = freeOf(lot)
    const cost = lot.costCurrency === null ? null : { amountMinor: lot.costLeftMinor, currency: lot.costCurrency }
    const moved = { origin: 'TRANSFER', amountMinor: amount, cost, expiresAtMs: lot.expiresAtMs } as const
    return [take(account, [{ lotId: lot.id, amountMinor: amount }]), issue(giftBalanceOf(to), moved)]
  })
  const posting = { ...command, locationId: from.locationId }
  const posted = post(books, { ...cardHeader(posting, 'GIFT_CARD', from.id, nowMs), moves }, nowMs)
  if (!posted.ok) return posted

  // From here it must succeed.
  const given = changed(from, { state: 'DEACTIVATED', replacedById: to.id }, nowMs)
  const taken = changed(to, { state: 'ACTIVE', customerId: holder.customerId, expiresAtMs }, nowMs)
  const out = activity(given, { kind: 'TRANSFER_BALANCE_TO', amountMinor: 0 - amountMinor, sourceId: to.id, reason })
  const ended = activity(given, { kind: 'DEACTIVATE', reason }, 1)
  const into = activity(taken, { kind: 'TRANSFER_BALANCE_FROM', amountMinor, sourceId: from.id, reason })
  const changes = {
    from: { card: given, activities: [out, ended] },
    to: { card: taken, activities: [into] },
    books: posted.changes,
  }
  const activated = to.state === 'PENDING' ? [event('gift_card.activated', taken, to)] : []
  return accept(changes, [event('gift_card.replaced', given, from), ...activated])
}

/** The latest of these ends; null where one of them never comes. */
function latestOf(ends: readonly { readonly expiresAtMs: number | null }[]): number | null {
  const latest = Math.max(...ends.map(({ expiresAtMs }) => expiresAtMs ?? Number.POSITIVE_INFINITY))
  return Number.isFinite(latest) ? latest : null
}

/** What imported balances are set against: they were paid for elsewhere. */
export function importedAgainst(currency: string, amountMinor: number): Move {
  return debit(accountOf('OPENING_EQUITY', currency), amountMinor)
}

function changed(card: GiftCard, change: Partial<GiftCard>, nowMs: number): GiftCard {
  return { ...card, ...change, version: card.version + 1, updatedAtMs: nowMs }
}

function activity(
  { id, version, updatedAtMs }: GiftCard,
  change: Partial<GiftCardActivity> & Pick<GiftCardActivity, 'kind'>,
  place = 0,
): GiftCardActivity {
  return {
    giftCardId: id,
    ordinal: version * 10 + place,
    ...{ amountMinor: 0, reason: null, sourceId: null, transactionId: null, ...change },
    occurredAtMs: updatedAtMs,
  }
}

function event(type: GiftCardEventType, subject: GiftCard, previous: GiftCard): GiftCardEvent {
  return { type, subjectKind: 'GIFT_CARD', subject, previous }
}
