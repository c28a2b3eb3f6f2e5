import { present } from '../base/assert.ts'
import { isGuarded, towardsNormal } from './account.ts'
import { type Books, withBalance, withLot } from './books.ts'
import { costOfTaking } from './consume-lots.ts'
import type { Move } from './post.ts'

/**
 * The books as they will stand once these movements are posted, with nothing posted yet: for deciding on the next of
 * several that go into one entry, such as the second tender of a bill. What they issue or give back is not counted.
 */
export function foresee(books: Books, moves: readonly Move[]): Books {
  let next = books
  for (const move of moves) {
    const { account } = move
    if (move.kind === 'AMOUNT') {
      if (!isGuarded(account.code)) continue
      next = withBalance(next, account, { postedMinor: towardsNormal(account.code, move.amountMinor) })
    } else if (move.kind === 'TAKE') {
      for (const { lotId, amountMinor, ...rest } of move.allocations) {
        const lot = present(next.lots.get(lotId), 'what is taken was read')
        const costMinor = 'costMinor' in rest ? rest.costMinor : costOfTaking(lot, amountMinor)
        const remainingMinor = lot.remainingMinor - amountMinor
        next = withLot(next, { ...lot, remainingMinor, costLeftMinor: lot.costLeftMinor - costMinor })
        next = withBalance(next, account, { postedMinor: 0 - amountMinor })
      }
    }
  }
  return next
}
