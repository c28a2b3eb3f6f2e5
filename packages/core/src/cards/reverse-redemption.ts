import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CardRedemptionId, CustomerCardId, LedgerTransactionId } from '../base/ids.ts'
import type { Books } from '../ledger/books.ts'
import { type PostedTransaction, type ReverseRefusal, reverse } from '../ledger/reverse.ts'
import type { LocalDate } from '../time/local-time.ts'
import { withLotsEnding } from './card-books.ts'
import { type CustomerCardEvent, cardEvent } from './card-event.ts'
import { type CardRedemption, type CardStateNow, type CustomerCard, cardStateAt, changedCard } from './customer-card.ts'
import { withoutGuestUse } from './guest-pass.ts'
import { revival } from './revive-card.ts'

export interface ReverseRedemptionState {
  readonly card: CustomerCard
  readonly redemption: CardRedemption
  /** What it posted; null where nothing is counted. */
  readonly original: PostedTransaction | null
  /** With the accounts of the card, and the lots of the original. */
  readonly books: Books
}

export interface ReverseRedemption {
  readonly transactionId: LedgerTransactionId
  readonly businessDate: LocalDate
}

export type ReverseRedemptionRefusal =
  | RefusalOf<'redemption_reversed', { redemptionId: CardRedemptionId }>
  | RefusalOf<'card_state_forbids', { cardId: CustomerCardId; state: CardStateNow }>
  | ReverseRefusal

export interface ReverseRedemptionChanges {
  readonly card: CustomerCard
  readonly redemption: CardRedemption
  readonly books: Books
}

/**
 * Takes a use back: its visits return to their lots with what they had earned. On a card that has expired meanwhile they,
 * and no others, can be used for 30 more days, and the card with them.
 */
export function reverseRedemption(
  { card, redemption, original, books }: ReverseRedemptionState,
  command: ReverseRedemption,
  nowMs: number,
): Decision<ReverseRedemptionChanges, CustomerCardEvent, ReverseRedemptionRefusal> {
  assert(redemption.cardId === card.id, 'a use of that card')
  if (redemption.reversedAtMs !== null) return refuse('redemption_reversed', { redemptionId: redemption.id })
  const state = cardStateAt(card, nowMs)
  // What was paid back for it did not count what would come back now.
  if (state === 'REFUNDED') return refuse('card_state_forbids', { cardId: card.id, state })
  let next = books
  if (original !== null) {
    const { transactionId, businessDate } = command
    const source = { kind: 'CARD_REDEMPTION', id: redemption.id } as const
    const taken = reverse(books, original, { id: transactionId, businessDate, occurredAtMs: nowMs, source }, nowMs)
    if (!taken.ok) return taken
    next = taken.changes
  }

  // From here it must succeed.
  const revived = original === null ? {} : revival(card, nowMs)
  const guestUses = redemption.guest ? withoutGuestUse(card, redemption.redeemedAtMs) : card.guestUses
  const changed = changedCard(card, { ...revived, guestUses }, nowMs)
  // A lot that was used up has not been moved with the card's end; what had expired of a card that is over stays so.
  const isOver = revived.expiresAtMs !== undefined
  if (original !== null && !isOver) next = withLotsEnding(next, card, changed.expiresAtMs, nowMs)
  return accept({ card: changed, redemption: { ...redemption, reversedAtMs: nowMs }, books: next }, [
    cardEvent('customer_card.redemption_reversed', changed, card),
  ])
}
