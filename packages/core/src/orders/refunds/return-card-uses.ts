import { present } from '../../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../../base/decision.ts'
import type { CardRedemptionId, LedgerTransactionId, OrderId } from '../../base/ids.ts'
import { type CardEvent, cardEvent } from '../../cards/card-event.ts'
import type { CardRedemption, CustomerCard } from '../../cards/customer-card.ts'
import { isSameGuest } from '../../cards/guest-pass.ts'
import { type ReverseRedemptionRefusal, reverseRedemption } from '../../cards/reverse-redemption.ts'
import type { Books } from '../../ledger/books.ts'
import { cumulativeShare } from '../../money/allocate.ts'
import type { LocalDate } from '../../time/local-time.ts'
import type { Order } from '../order.ts'
import type { CardsOfOrder, LineCardUse } from './cards-of-order.ts'
import { type BillShare, sharedOf } from './share-of-bill.ts'

/** Uses of cards that were taken back, and the cards with their visits. */
export interface ReturnedUses {
  readonly books: Books
  readonly cards: readonly { readonly before: CustomerCard; readonly after: CustomerCard }[]
  readonly redemptions: readonly CardRedemption[]
  readonly events: readonly CardEvent[]
}

/** Takes uses of cards back, the last first. */
export function returnCardUses(
  cards: ReadonlyMap<string, CustomerCard>,
  uses: readonly LineCardUse[],
  opening: Books,
  command: {
    readonly nextTransactionId: () => LedgerTransactionId
    readonly dateOf: (use: LineCardUse) => LocalDate
  },
  nowMs: number,
): Decision<ReturnedUses, never, ReverseRedemptionRefusal> {
  const current = new Map(cards)
  const redemptions: CardRedemption[] = []
  const events = new Map<string, CardEvent>()
  let books = opening
  for (const use of uses.toReversed()) {
    const { redemption, original } = use
    const card = present(current.get(redemption.cardId), 'the cards of a bill were read')
    const before = present(cards.get(card.id), 'the cards of a bill were read')
    const posting = { transactionId: command.nextTransactionId(), businessDate: command.dateOf(use) }
    const back = reverseRedemption({ card, redemption, original, books }, posting, nowMs)
    if (!back.ok) return back
    // Several uses on one bill are one change of the card.
    const after = { ...back.changes.card, version: before.version + 1 }
    books = back.changes.books
    current.set(card.id, after)
    redemptions.push(back.changes.redemption)
    events.set(card.id, cardEvent('customer_card.redemption_reversed', after, before))
  }
  const changed = [...events.keys()].map((id) => ({
    before: present(cards.get(id), 'it was read'),
    after: present(current.get(id), 'it was given back to'),
  }))
  return accept({ books, cards: changed, redemptions, events: [...events.values()] }, [])
}

/**
 * The uses that go back with a share of a bill: of the units of each line that cards have paid for as many as the share
 * is of the line, all of them with all of it; of those only so much as `part` says, rounded down. A card that was given
 * back meanwhile was worth what it was with its uses, and gets none of them back.
 */
export function usesOfShare(
  order: Order,
  earlier: readonly BillShare[],
  share: BillShare,
  { uses, used }: CardsOfOrder,
  part: { readonly numerator: number; readonly denominator: number } = { numerator: 1, denominator: 1 },
): readonly LineCardUse[] {
  const left = uses.filter(({ redemption }) => used.get(redemption.cardId)?.state !== 'REFUNDED')
  const back: LineCardUse[] = []
  for (const { line, quantity } of share.lines) {
    const { coverage, quantity: sold } = present(order.lines[line], 'only lines of the bill go back')
    const before = sharedOf(line, earlier).quantity
    for (const cover of coverage) {
      const step = cumulativeShare(cover.units, before + quantity, sold) - cumulativeShare(cover.units, before, sold)
      const wanted = Math.floor((step * part.numerator) / part.denominator)
      for (let n = 0; n < wanted; n += 1) {
        const index = left.findLastIndex(({ redemption }) => isFor(redemption, cover))
        if (index >= 0) back.unshift(...left.splice(index, 1))
      }
    }
  }
  return back
}

/** What a card was used for. */
type UsedFor = Pick<CardRedemption, 'cardId' | 'entitlementId' | 'serviceId' | 'guest'>

export type UseOnBillRefusal = RefusalOf<'redemption_of_order', { redemptionId: CardRedemptionId; orderId: OrderId }>

/**
 * Why a use is not taken back by itself, if so: it pays for units that are still on the bill, and comes back when those
 * do. Of the uses for alike units as many as have gone back without them can be.
 */
export function refuseUseOnBill(
  redemption: CardRedemption,
  order: Pick<Order, 'id' | 'lines' | 'returnedQuantities'>,
  /** Those for the order that were not taken back. */
  uses: readonly CardRedemption[],
): { readonly ok: false; readonly refusal: UseOnBillRefusal } | undefined {
  const { id: redemptionId } = redemption
  let onBill = 0
  for (const { ordinal, quantity, coverage } of order.lines) {
    for (const cover of coverage.filter((one) => isFor(redemption, one))) {
      onBill += cover.units - cumulativeShare(cover.units, order.returnedQuantities[ordinal] ?? 0, quantity)
    }
  }
  const alike = uses.filter((one) => isFor(one, redemption))
  return alike.length > onBill ? undefined : refuse('redemption_of_order', { redemptionId, orderId: order.id })
}

function isFor(redemption: CardRedemption, { cardId, entitlementId, serviceId, guest }: UsedFor): boolean {
  const { cardId: card, entitlementId: right, serviceId: service } = redemption
  return card === cardId && right === entitlementId && service === serviceId && isSameGuest(redemption.guest, guest)
}
