import { assert, present } from '../../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../../base/decision.ts'
import type { CardEvent } from '../../cards/card-event.ts'
import { type GiftCardChanges, unloadGiftCard } from '../../cards/change-gift-card.ts'
import type { CustomerCard } from '../../cards/customer-card.ts'
import { type GiftCardActivity, giftBalanceOf } from '../../cards/gift-card.ts'
import { takeBackCard } from '../../cards/refund-card.ts'
import type { CardStateRefusal } from '../../cards/refuse-use.ts'
import type { Books } from '../../ledger/books.ts'
import { freeOf, isMadeBy, type Lot } from '../../ledger/lot.ts'
import { type Move, take } from '../../ledger/post.ts'
import type { PointUnit } from '../../ledger/unit.ts'
import type { Order } from '../order.ts'
import { type CardsOfOrder, soldByLine } from './cards-of-order.ts'
import { type GiftedCard, giftPointsBack } from './gift-points-back.ts'

/** Cards that lines had sold or loaded and that go back with them. */
export interface TakenBackCards {
  /** Debits of what goes back of the lines' totals. */
  readonly moves: readonly Move[]
  /** What is kept of a line, by line. */
  readonly kept: ReadonlyMap<number, number>
  readonly cards: readonly { readonly before: CustomerCard; readonly after: CustomerCard }[]
  readonly giftCards: readonly GiftCardChanges[]
  readonly events: readonly CardEvent[]
  /** Points that were given with the cards, were spent, and are asked for, by balance. */
  readonly spentGiftPoints: ReadonlyMap<PointUnit, number>
}

export type TakeBackCardsRefusal =
  | CardStateRefusal
  | RefusalOf<'lot_spent', { lotId: string | null; availableMinor: number; askedMinor: number }>

/**
 * Takes back what those lines have sold: a card of which nothing was used for what was paid, a part-used one for what its
 * terms give (`byTerms` has them decide of the others, too); a gift card while nothing of that load was spent.
 */
export function takeBackCards(
  books: Books,
  order: Order,
  lines: readonly number[],
  cards: CardsOfOrder,
  command: { readonly byTerms: boolean; readonly sourceId: string },
  nowMs: number,
): Decision<TakenBackCards, never, TakeBackCardsRefusal> {
  const sold = soldByLine(order, cards.sold)
  const giftCards = new Map(cards.giftCards)
  const taken = new Set<string>()
  const moves: Move[] = []
  const kept = new Map<number, number>()
  const changed: { before: CustomerCard; after: CustomerCard }[] = []
  const unloaded: GiftCardChanges[] = []
  const events: CardEvent[] = []
  const spentGiftPoints = new Map<PointUnit, number>()
  for (const line of lines) {
    const { kind, prepaid, totalMinor } = present(order.lines[line], 'the line is on the bill')
    if (kind === 'CARD') {
      const of = present(sold.get(line), 'a paid card was issued')
      const back = takeBackCard({ ...of, books }, { asSold: !command.byTerms }, nowMs)
      if (!back.ok) return back
      const keptMinor = totalMinor - back.changes.value.refundMinor
      const gifts = giftsOf(cards, order, line, { cardId: of.card.id, paidMinor: totalMinor, keptMinor })
      const points = giftPointsBack(books, gifts)
      for (const [unit, spent] of points.spentPoints) {
        spentGiftPoints.set(unit, (spentGiftPoints.get(unit) ?? 0) + spent)
      }
      moves.push(...back.changes.moves, ...points.moves)
      kept.set(line, keptMinor)
      changed.push({ before: of.card, after: back.changes.card })
      events.push(...back.events)
    }
    if (prepaid?.kind !== 'GIFT_CARD') continue
    const card = present(giftCards.get(prepaid.giftCardId), 'the gift cards of an order were read')
    const loads = cards.loads.filter(({ giftCardId, amountMinor, ordinal }) => {
      return giftCardId === card.id && amountMinor === totalMinor && !taken.has(`${giftCardId}:${ordinal}`)
    })
    // Of loads that are alike one of which nothing was spent.
    const load = loads.find((one) => freeOfLoad(books, one) >= totalMinor) ?? loads[0]
    const lot = load && lotOfLoad(books, load)
    const availableMinor = lot ? freeOf(lot) : 0
    if (!lot || availableMinor < totalMinor) {
      return refuse('lot_spent', { lotId: lot?.id ?? null, availableMinor, askedMinor: totalMinor })
    }
    taken.add(`${load.giftCardId}:${load.ordinal}`)
    moves.push(take(giftBalanceOf(card), [{ lotId: lot.id, amountMinor: totalMinor }]))
    const changes = unloadGiftCard(card, { amountMinor: totalMinor, sourceId: command.sourceId }, nowMs)
    giftCards.set(card.id, changes.card)
    unloaded.push(changes)
  }
  return accept({ moves, kept, cards: changed, giftCards: unloaded, events, spentGiftPoints }, [])
}

function giftsOf(
  { endedGifts }: CardsOfOrder,
  { lines }: Order,
  line: number,
  card: Omit<GiftedCard, 'product' | 'endedPoints'>,
): GiftedCard {
  const grant = lines[line]?.prepaid
  assert(grant?.kind === 'CARD', 'a line that sells a card says what it gives')
  return { ...card, product: grant.product, endedPoints: endedGifts.get(card.cardId) ?? new Map() }
}

/** The lot that a load has made; one that is used up is not among the books. */
function lotOfLoad({ lots }: Books, { giftCardId, transactionId }: GiftCardActivity): Lot | undefined {
  if (transactionId === null) return undefined
  return [...lots.values()].find(({ id, subjectId }) => subjectId === giftCardId && isMadeBy(id, transactionId))
}

function freeOfLoad(books: Books, load: GiftCardActivity): number {
  const lot = lotOfLoad(books, load)
  return lot ? freeOf(lot) : 0
}
