import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerCardId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { credit, debit, type PostRefusal, post } from '../ledger/post.ts'
import { type CardPosting, cardHeader, withLotsEnding } from './card-books.ts'
import { type CustomerCardEvent, cardEvent } from './card-event.ts'
import { type CardFreeze, type CustomerCard, changedCard, isFrozen } from './customer-card.ts'
import { type CardStateRefusal, refuseState } from './refuse-use.ts'
import { dueOf, endLater, localDays } from './validity.ts'

export interface FreezeState {
  readonly card: CustomerCard
  /** With the accounts of the card, and of its owner where freezing costs something. */
  readonly books: Books
}

export interface FreezeCard extends CardPosting {
  /** When the freeze is over by itself. */
  readonly untilMs: number
}

export type FreezeRefusal =
  | CardStateRefusal
  | RefusalOf<'card_not_freezable', { cardId: CustomerCardId }>
  | RefusalOf<'card_not_frozen', { cardId: CustomerCardId }>
  | RefusalOf<'card_not_begun', { cardId: CustomerCardId }>
  | RefusalOf<'freeze_too_long', { maxDays: number }>
  | PostRefusal

export interface FreezeChanges {
  readonly card: CustomerCard
  readonly books: Books
}

type FreezeDecision = Decision<FreezeChanges, CustomerCardEvent, FreezeRefusal>

/**
 * Freezes a card (停卡) until then: it rests, and where its terms say so its end moves by as many days, which count from
 * today's date to that of its end. The fee is owed by the owner.
 */
export function freezeCard({ card, books }: FreezeState, command: FreezeCard, nowMs: number): FreezeDecision {
  const cardId = card.id
  const forbidden = refuseState(card, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const rule = card.terms.freeze
  if (rule === null) return refuse('card_not_freezable', { cardId })
  if (isFrozen(card, nowMs)) return refuse('card_frozen', { cardId, untilMs: card.freeze?.untilMs ?? nowMs })
  if (card.activatedAtMs === null) return refuse('card_not_begun', { cardId })
  const days = localDays(card.timeZone, nowMs, command.untilMs)
  if (command.untilMs <= nowMs || days > rule.maxDays) return refuse('freeze_too_long', { maxDays: rule.maxDays })
  const owed = [
    debit(accountOf('RECEIVABLES', card.currency, card.customerId), rule.feeMinor),
    credit(accountOf('CARD_REVENUE', card.currency), rule.feeMinor),
  ]
  const moves = rule.feeMinor === 0 ? [] : owed
  const charged = post(books, { ...cardHeader(command, 'CARD_FREEZE', cardId, nowMs), moves }, nowMs)
  if (!charged.ok) return charged

  // From here it must succeed.
  const moved = rule.extendsValidity && card.expiresAtMs !== null ? days : 0
  const freeze: CardFreeze = { fromMs: nowMs, untilMs: command.untilMs, days: moved, keepsBenefits: rule.keepsBenefits }
  const frozen = withEndMoved(card, moved, { freeze }, nowMs)
  const changes = { card: frozen, books: withLotsEnding(charged.changes, card, frozen.expiresAtMs, nowMs) }
  return accept(changes, [cardEvent('customer_card.frozen', frozen, card)])
}

/** Ends a freeze before its time; of the days by which the end was moved only those that have passed stay. */
export function unfreezeCard({ card, books }: FreezeState, nowMs: number): FreezeDecision {
  const cardId = card.id
  const forbidden = refuseState(card, nowMs)
  if (forbidden) return { ok: false, refusal: forbidden }
  const { freeze } = card
  if (freeze === null || !isFrozen(card, nowMs)) return refuse('card_not_frozen', { cardId })

  // From here it must succeed.
  const passed = freeze.days === 0 ? 0 : Math.min(localDays(card.timeZone, freeze.fromMs, nowMs), freeze.days)
  const ended: CardFreeze = { ...freeze, untilMs: nowMs, days: passed }
  const thawed = withEndMoved(card, passed - freeze.days, { freeze: ended }, nowMs)
  const changes = { card: thawed, books: withLotsEnding(books, card, thawed.expiresAtMs, nowMs) }
  return accept(changes, [cardEvent('customer_card.unfrozen', thawed, card)])
}

function withEndMoved(card: CustomerCard, days: number, change: Partial<CustomerCard>, nowMs: number): CustomerCard {
  const expiresAtMs =
    card.expiresAtMs === null || days === 0 ? card.expiresAtMs : endLater(card.timeZone, card.expiresAtMs, days)
  const next = { ...change, expiresAtMs, frozenDays: card.frozenDays + days }
  return changedCard(card, { ...next, dueAtMs: dueOf({ ...card, ...next }, nowMs) }, nowMs)
}
