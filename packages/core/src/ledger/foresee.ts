import { present } from '../base/assert.ts'
import type { LotId } from '../base/ids.ts'
import { isGuarded, towardsNormal } from './account.ts'
import { type Books, withBalance, withLots } from './books.ts'
import { costOfTaking } from './consume-lots.ts'
import type { Lot } from './lot.ts'
import type { Move } from './post.ts'

/**
 * The books as they will stand once these movements are posted, with nothing posted yet: for deciding on the next of
 * several that go into one entry, such as the second tender of a bill. What they issue or give back is not counted.
 */
export function foresee(books: Books, moves: readonly Move[]): Books {
  let next = books
  const lots = new Map<LotId, Lot>()
  for (const move of moves) {
    const { account } = move
    if (move.kind === 'AMOUNT') {
      if (!isGuarded(account.code)) continue
      next = withBalance(next, account, { postedMinor: towardsNormal(account.code, move.amountMinor) })
    } else if (move.kind === 'TAKE') {
      let takenMinor = 0
      for (const { lotId, amountMinor, ...rest } of move.allocations) {
        const lot = present(lots.get(lotId) ?? books.lots.get(lotId), 'what is taken was read')
        const costMinor = 'costMinor' in rest ? rest.costMinor : costOfTaking(lot, amountMinor)
        const remainingMinor = lot.remainingMinor - amountMinor
        lots.set(lotId, { ...lot, remainingMinor, costLeftMinor: lot.costLeftMinor - costMinor })
        takenMinor += amountMinor
      }
      next = withBalance(next, account, { postedMinor: 0 - takenMinor })
    }
  }
  return lots.size === 0 ? next : withLots(next, [...lots.values()])
}
