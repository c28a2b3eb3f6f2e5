import type { CustomerCardId, CustomerId } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import type { Books } from '../../ledger/books.ts'
import { freeOf } from '../../ledger/lot.ts'
import { credit, type Move, take } from '../../ledger/post.ts'

/**
 * Takes back what is left of the points given with a card, from whoever has them. Those that were spent stay spent, as
 * coupons given with it do that were used: a gift never becomes a debt.
 */
export function giftPointsBack({ lots }: Books, cardId: CustomerCardId): readonly Move[] {
  const given = [...lots.values()].filter(({ account, origin, source }) => {
    return account === 'POINTS' && origin === 'GIFT' && source.kind === 'CARD_SALE' && source.id === cardId
  })
  return given.flatMap((lot) => {
    const points = freeOf(lot)
    if (points === 0) return []
    const account = accountOf('POINTS', lot.unit, lot.subjectId as CustomerId)
    return [
      take(account, [{ lotId: lot.id, amountMinor: points }]),
      credit(accountOf('POINTS_ISSUED', lot.unit), points),
    ]
  })
}
