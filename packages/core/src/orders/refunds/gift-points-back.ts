import { accept, type Decision } from '../../base/decision.ts'
import type { CustomerCardId, CustomerId } from '../../base/ids.ts'
import type { CardProduct } from '../../cards/card-product.ts'
import { accountOf } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import type { EntryHeader } from '../../ledger/entry.ts'
import { freeOf } from '../../ledger/lot.ts'
import { credit, type Move, type PostRefusal, take } from '../../ledger/post.ts'
import { pointUnit } from '../../ledger/unit.ts'
import type { LoyaltyAccount } from '../../loyalty/loyalty-account.ts'
import { takeBackPoints } from '../../loyalty/return-points.ts'
import { multiplyRatio } from '../../money/ratio.ts'

/** A card that goes back, with what was given with it. */
export interface GiftedCard {
  readonly cardId: CustomerCardId
  readonly product: Pick<CardProduct, 'gifts'>
  /** What was paid for it, and what of that stays with the shop. */
  readonly paidMinor: number
  readonly keptMinor: number
  /** How many of the points given with it have ended unused. */
  readonly endedPoints: number
}

/** How many points are given with a card of that product. */
export function giftPointsOf({ gifts }: Pick<CardProduct, 'gifts'>): number {
  return gifts.reduce((sum, gift) => sum + (gift.kind === 'POINTS' ? gift.points : 0), 0)
}

/**
 * Takes back what is left of the points given with a card, from whoever has them, and says how many more are asked for:
 * what was spent of the share of them that goes with the money. What of a part-used card is kept keeps its share, rounded
 * up; what has ended unused was had by nobody.
 */
export function giftPointsBack(
  { lots }: Books,
  { cardId, product, paidMinor, keptMinor, endedPoints }: GiftedCard,
): { readonly moves: readonly Move[]; readonly spentPoints: number } {
  const given = [...lots.values()].filter(({ account, origin, source }) => {
    return account === 'POINTS' && origin === 'GIFT' && source.kind === 'CARD_SALE' && source.id === cardId
  })
  const left = given.filter((lot) => freeOf(lot) > 0)
  const leftPoints = left.reduce((sum, lot) => sum + freeOf(lot), 0)
  const points = giftPointsOf(product)
  const kept = paidMinor === 0 ? 0 : multiplyRatio(points, { numerator: keptMinor, denominator: paidMinor }, 'CEILING')
  return {
    spentPoints: Math.max(0, points - kept - leftPoints - endedPoints),
    moves: left.flatMap((lot) => [
      take(accountOf('POINTS', pointUnit, lot.subjectId as CustomerId), [{ lotId: lot.id, amountMinor: freeOf(lot) }]),
      credit(accountOf('POINTS_ISSUED', pointUnit), freeOf(lot)),
    ]),
  }
}

/**
 * Takes points that were given with cards and spent before those went back: by the policy of the programme, as points of
 * a purchase that goes back, from what else the customer has or as a debt.
 */
export function takeBackSpentGifts(
  books: Books,
  { customer, programme }: Pick<LoyaltyAccount, 'customer' | 'programme'>,
  points: number,
  header: EntryHeader,
  nowMs: number,
): Decision<{ readonly books: Books }, never, PostRefusal> {
  const policy = programme?.returnPolicy ?? 'OWED'
  const loyalty = { lotId: null, availableAtMs: null }
  const back = takeBackPoints(
    books,
    { customerId: customer.id, points, loyalty, endedPoints: 0, policy },
    header,
    nowMs,
  )
  return back.ok ? accept({ books: back.changes.books }, []) : back
}
