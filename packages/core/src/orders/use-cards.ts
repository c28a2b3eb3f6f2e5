import { present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CardRedemptionId, CustomerCardId, LedgerTransactionId } from '../base/ids.ts'
import type { CustomerCardEvent } from '../cards/card-event.ts'
import type { CardRedemption, CustomerCard } from '../cards/customer-card.ts'
import { redeemCard } from '../cards/redeem-card.ts'
import type { Books } from '../ledger/books.ts'
import type { PostRefusal } from '../ledger/post.ts'
import type { Location } from '../places/location.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Order, OrderLineCover } from './order.ts'

/** The ids made for one use of a card. */
export interface CardUseIds {
  readonly redemptionId: CardRedemptionId
  readonly transactionId: LedgerTransactionId
}

export interface UseCardsState {
  readonly order: Order
  readonly location: Location
  /** The cards that pay for units of the bill. */
  readonly cards: ReadonlyMap<string, CustomerCard>
  readonly usesToday: ReadonlyMap<CustomerCardId, number>
  readonly businessDate: LocalDate
  readonly books: Books
}

/** What using the cards has brought about. */
export interface UsedCards {
  readonly books: Books
  readonly cards: readonly { readonly before: CustomerCard; readonly after: CustomerCard }[]
  readonly redemptions: readonly CardRedemption[]
  readonly events: readonly CustomerCardEvent[]
}

export type UseCardsRefusal =
  | RefusalOf<'coverage_lost', { cardId: CustomerCardId; line: number; because: string }>
  | PostRefusal

/** One use of a card for a line of a bill. */
type LineUse = Omit<OrderLineCover, 'units'> & { readonly line: number }

/** The units of a bill that cards pay for, each a use. */
export function cardUsesOf({ lines }: Pick<Order, 'lines'>): readonly LineUse[] {
  return lines.flatMap(({ ordinal, coverage }) =>
    coverage.flatMap(({ units, ...cover }) => Array.from({ length: units }, () => ({ ...cover, line: ordinal }))),
  )
}

/** Takes from the cards what they pay for on the bill; what is no longer there refuses it, to be priced anew. */
export function useCards(
  state: UseCardsState,
  ids: readonly CardUseIds[],
  nowMs: number,
): Decision<UsedCards, never, UseCardsRefusal> {
  const { order, location, businessDate } = state
  const current = new Map(state.cards)
  const uses = new Map(state.usesToday)
  const redemptions: CardRedemption[] = []
  const events: CustomerCardEvent[] = []
  let { books } = state
  for (const [index, { cardId, entitlementId, serviceId, guest, line }] of cardUsesOf(order).entries()) {
    const card = present(current.get(cardId), 'the cards of a bill were read')
    const command = {
      ...present(ids[index], 'there are ids for each use'),
      location,
      customerId: present(order.customerId, 'cards pay for a customer'),
      ...{ serviceId, entitlementId, guest: guest ?? undefined, businessDate, orderId: order.id },
    }
    const used = redeemCard({ card, books, usesToday: uses.get(cardId) ?? 0 }, command, nowMs)
    if (!used.ok) {
      if (used.refusal.code === 'period_closed') return { ok: false, refusal: used.refusal }
      return refuse('coverage_lost', { cardId, line, because: used.refusal.code })
    }
    books = used.changes.books
    // Several uses on one bill are one change of the card.
    current.set(cardId, { ...used.changes.card, version: present(state.cards.get(cardId), 'it was read').version + 1 })
    uses.set(cardId, (uses.get(cardId) ?? 0) + 1)
    redemptions.push(used.changes.redemption)
    if (!events.some(({ subject }) => subject.id === cardId)) events.push(...used.events)
  }
  const touched = new Set(redemptions.map(({ cardId }) => cardId))
  const cards = [...touched].map((id) => ({
    before: present(state.cards.get(id), 'it was read'),
    after: present(current.get(id), 'it was used'),
  }))
  const last = events.map((event) => ({ ...event, subject: present(current.get(event.subject.id), 'it was used') }))
  return accept({ books, cards, redemptions, events: last }, [])
}
