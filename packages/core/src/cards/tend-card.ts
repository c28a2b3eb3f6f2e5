import { accept, type Decision } from '../base/decision.ts'
import type { LedgerTransactionId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { expiredLots, expireLots } from '../ledger/expire-lots.ts'
import { credit, debit, type PostRefusal, post } from '../ledger/post.ts'
import { type CardPosting, cardHeader, deferredMinor, deferredOf, lotsOfCard } from './card-books.ts'
import { type CustomerCardEvent, cardEvent } from './card-event.ts'
import { type CustomerCard, changedCard } from './customer-card.ts'
import { dueOf, earnedByTime, isEarnedByTime } from './validity.ts'

export interface TendCard extends CardPosting {
  readonly expiryTransactionId: LedgerTransactionId
}

export interface TendCardChanges {
  readonly card: CustomerCard
  readonly books: Books
}

/**
 * Does what is due of a card: the days that have passed earn their part of the price, and at the end what is left of
 * visits and balances becomes breakage. Nothing changes before it is due.
 */
export function tendCard(
  card: CustomerCard,
  books: Books,
  command: TendCard,
  nowMs: number,
): Decision<TendCardChanges, CustomerCardEvent, PostRefusal> {
  if (card.dueAtMs === null || nowMs < card.dueAtMs) return accept({ card, books }, [])
  const earned = post(books, earning(card, books, command, nowMs), nowMs)
  if (!earned.ok) return earned
  const isOver = card.expiresAtMs !== null && nowMs >= card.expiresAtMs
  if (!isOver) {
    const later = changedCard(card, { dueAtMs: dueOf(card, nowMs) }, nowMs)
    return accept({ card: later, books: earned.changes }, [])
  }
  const own = new Set(lotsOfCard(earned.changes, card).map(({ id }) => id))
  const lotIds = expiredLots(earned.changes, nowMs).flatMap(({ id }) => (own.has(id) ? [id] : []))
  const header = cardHeader({ ...command, transactionId: command.expiryTransactionId }, 'LOT_EXPIRY', card.id, nowMs)
  const expired = expireLots(earned.changes, lotIds, header, nowMs)
  if (!expired.ok) return expired
  // A lost one is lost still should something come back to it.
  const state = card.state === 'BLOCKED' ? 'BLOCKED' : 'EXPIRED'
  const over = changedCard(card, { state, dueAtMs: null }, nowMs)
  return accept({ card: over, books: expired.changes }, [cardEvent('customer_card.expired', over, card)])
}

/** What the days up to now have earned and is not earned yet. */
function earning(card: CustomerCard, books: Books, posting: CardPosting, nowMs: number) {
  const header = cardHeader(posting, 'CARD_RECOGNITION', card.id, nowMs)
  const done = card.paidMinor - deferredMinor(books, card)
  const dueMinor = isEarnedByTime(card) ? Math.max(0, earnedByTime(card, nowMs) - done) : 0
  const moves = [debit(deferredOf(card), dueMinor), credit(accountOf('CARD_REVENUE', card.currency), dueMinor)]
  return { ...header, moves }
}
