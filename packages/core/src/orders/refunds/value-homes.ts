import type { CustomerId } from '../../base/ids.ts'
import { withLotsEnding } from '../../cards/card-books.ts'
import type { CustomerCard } from '../../cards/customer-card.ts'
import type { GiftCard } from '../../cards/gift-card.ts'
import type { Books } from '../../ledger/books.ts'

/** What has become of whatever paid: value goes back to where it would be now. */
export interface ValueHomes {
  /** The gift cards that paid, and those that replaced them, by id. */
  readonly giftCards: ReadonlyMap<string, GiftCard>
  /** The stored-value cards that paid, by id. */
  readonly cards: ReadonlyMap<string, CustomerCard>
  /** Whom customers have become a part of. */
  readonly mergedInto: ReadonlyMap<string, CustomerId>
}

export const noHomes: ValueHomes = { giftCards: new Map(), cards: new Map(), mergedInto: new Map() }

/**
 * Whose account value goes back to that came from there: what replaced a gift card, the owner of a card that was given
 * back, whom a customer has become a part of; or the very same.
 */
export function homeOf({ giftCards, cards, mergedInto }: ValueHomes, subjectId: string): string {
  const card = cards.get(subjectId)
  let home: string = card?.state === 'REFUNDED' ? card.customerId : subjectId
  for (;;) {
    const next = giftCards.get(home)?.replacedById ?? mergedInto.get(home)
    if (next === undefined) return home
    home = next
  }
}

/**
 * The books with what lies on stored-value cards ending with them: a lot that was used up when a freeze moved the end of
 * its card has come back with the end it had.
 */
export function withEndsOfCards(books: Books, { cards }: ValueHomes, nowMs: number): Books {
  return [...cards.values()]
    .filter(({ state, expiresAtMs }) => state !== 'REFUNDED' && expiresAtMs !== null && nowMs < expiresAtMs)
    .reduce((next, card) => withLotsEnding(next, card, card.expiresAtMs, nowMs), books)
}
