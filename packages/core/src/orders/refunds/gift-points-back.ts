import { accept, type Decision } from '../../base/decision.ts'
import type { CustomerCardId, CustomerId } from '../../base/ids.ts'
import type { CardProduct } from '../../cards/card-product.ts'
import { accountOf } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import type { EntryHeader } from '../../ledger/entry.ts'
import { freeOf } from '../../ledger/lot.ts'
import { credit, type Move, type PostRefusal, take } from '../../ledger/post.ts'
import { type PointUnit, pointUnitOf, subLedgerOf } from '../../ledger/unit.ts'
import type { LoyaltyAccount } from '../../loyalty/loyalty-account.ts'
import { takeBackPoints } from '../../loyalty/return-points.ts'
import type { EndedPoints } from '../../loyalty/return-purchase.ts'
import { multiplyRatio } from '../../money/ratio.ts'

/** A card that goes back, with what was given with it. */
export interface GiftedCard {
  readonly cardId: CustomerCardId
  readonly product: Pick<CardProduct, 'gifts'>
  /** What was paid for it, and what of that stays with the shop. */
  readonly paidMinor: number
  readonly keptMinor: number
  /** How many of the points given with it have ended unused. */
  readonly endedPoints: EndedPoints
}

/** How many points are given with a card of that product, by the balance they go into. */
export function giftPointsOf({ gifts }: Pick<CardProduct, 'gifts'>): ReadonlyMap<PointUnit, number> {
  const given = new Map<PointUnit, number>()
  for (const gift of gifts) {
    if (gift.kind !== 'POINTS') continue
    const unit = pointUnitOf(gift.subLedgerCode ?? null)
    given.set(unit, (given.get(unit) ?? 0) + gift.points)
  }
  return given
}

/**
 * Takes back what is left of the points given with a card, from whoever has them, and says how many more of each balance
 * are asked for: what was spent of the share of them that goes with the money. What of a part-used card is kept keeps its
 * share, rounded up; what has ended unused was had by nobody.
 */
export function giftPointsBack(
  { lots }: Books,
  { cardId, product, paidMinor, keptMinor, endedPoints }: GiftedCard,
): { readonly moves: readonly Move[]; readonly spentPoints: ReadonlyMap<PointUnit, number> } {
  const left = [...lots.values()].filter((lot) => {
    const { account, origin, source } = lot
    const isOfCard = source.kind === 'CARD_SALE' && source.id === cardId
    return account === 'POINTS' && origin === 'GIFT' && isOfCard && freeOf(lot) > 0
  })
  const spent = [...giftPointsOf(product)].map(([unit, points]): [PointUnit, number] => {
    const leftPoints = left.reduce((sum, lot) => (lot.unit === unit ? sum + freeOf(lot) : sum), 0)
    const share = { numerator: keptMinor, denominator: paidMinor }
    const kept = paidMinor === 0 ? 0 : multiplyRatio(points, share, 'CEILING')
    return [unit, points - kept - leftPoints - (endedPoints.get(unit) ?? 0)]
  })
  return {
    spentPoints: new Map(spent.filter(([, points]) => points > 0)),
    moves: left.flatMap((lot) => [
      take(accountOf('POINTS', lot.unit, lot.subjectId as CustomerId), [{ lotId: lot.id, amountMinor: freeOf(lot) }]),
      credit(accountOf('POINTS_ISSUED', lot.unit), freeOf(lot)),
    ]),
  }
}

/**
 * Takes points that were given with cards and spent before those went back: by the policy of the programme, as points of
 * a purchase that goes back, from what else the customer has of that balance or as a debt.
 */
export function takeBackSpentGifts(
  books: Books,
  { customer, programme }: Pick<LoyaltyAccount, 'customer' | 'programme'>,
  spentPoints: ReadonlyMap<PointUnit, number>,
  header: EntryHeader,
  nowMs: number,
): Decision<{ readonly books: Books }, never, PostRefusal> {
  const policy = programme?.returnPolicy ?? 'OWED'
  const loyalty = { lotId: null, availableAtMs: null }
  const backs = [...spentPoints].map(([unit, points]) => {
    return { customerId: customer.id, subLedgerCode: subLedgerOf(unit), points, loyalty, endedPoints: 0, policy }
  })
  const back = takeBackPoints(books, backs, header, nowMs)
  return back.ok ? accept({ books: back.changes.books }, []) : back
}
