import { type RefusalOf, refuse } from '../../base/decision.ts'
import type { CardRedemption, CustomerCard } from '../../cards/customer-card.ts'
import type { GiftCard, GiftCardActivity } from '../../cards/gift-card.ts'
import type { CardRefundState } from '../../cards/refund-card.ts'
import type { PostedTransaction } from '../../ledger/reverse.ts'
import type { EndedPoints } from '../../loyalty/return-purchase.ts'
import type { Order } from '../order.ts'
import type { BillShare } from './share-of-bill.ts'

/** A use of a card for a line of an order, with what it posted; null where nothing is counted. */
export interface LineCardUse {
  readonly redemption: CardRedemption
  readonly original: PostedTransaction | null
}

/** A card that an order has sold, with its uses that were not taken back. */
export type SoldCard = Omit<CardRefundState, 'books'>

/** The cards that an order has to do with. */
export interface CardsOfOrder {
  /** Those that it has sold, by id. */
  readonly sold: readonly SoldCard[]
  /** How many of the points given with them have ended unused, by card, where any have. */
  readonly endedGifts: ReadonlyMap<CustomerCard['id'], EndedPoints>
  /** The uses for its lines that were not taken back, by id. */
  readonly uses: readonly LineCardUse[]
  /** The cards that were used for its lines. */
  readonly used: ReadonlyMap<string, CustomerCard>
  /** The gift cards that it has loaded. */
  readonly giftCards: ReadonlyMap<string, GiftCard>
  /** Those loads, the first of each card first. */
  readonly loads: readonly GiftCardActivity[]
}

export const noCardsOfOrder: CardsOfOrder = {
  ...{ sold: [], endedGifts: new Map(), uses: [], used: new Map() },
  ...{ giftCards: new Map(), loads: [] },
}

export type CardTransferredRefusal = RefusalOf<
  'card_transferred',
  { cardId: CustomerCard['id']; customerId: CustomerCard['customerId'] }
>

export function refuseTransferred({ id: cardId, customerId }: CustomerCard): {
  readonly ok: false
  readonly refusal: CardTransferredRefusal
} {
  return refuse('card_transferred', { cardId, customerId })
}

/** A card which those lines have sold and which somebody else than the order's customer has now, if any. */
export function passedOnCard(
  order: Order,
  share: Pick<BillShare, 'lines'>,
  { sold }: Pick<CardsOfOrder, 'sold'>,
): CustomerCard | undefined {
  const byLine = soldByLine(order, sold)
  const cards = share.lines.flatMap(({ line }) => byLine.get(line)?.card ?? [])
  return cards.find(({ customerId }) => customerId !== order.customerId)
}

/** Which card which line has sold; of cards that are alike the first line has the first. */
export function soldByLine({ lines }: Pick<Order, 'lines'>, sold: readonly SoldCard[]): ReadonlyMap<number, SoldCard> {
  const left = [...sold]
  const byLine = new Map<number, SoldCard>()
  for (const { ordinal, cardProductId, totalMinor } of lines) {
    const index = left.findIndex(({ card }) => card.productId === cardProductId && card.paidMinor === totalMinor)
    const [found] = index < 0 ? [] : left.splice(index, 1)
    if (found) byLine.set(ordinal, found)
  }
  return byLine
}
