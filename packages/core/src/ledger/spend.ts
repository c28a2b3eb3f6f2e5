import { present } from '../base/assert.ts'
import { accept, type Decision, refuse } from '../base/decision.ts'
import type { Account, LotCode } from './account.ts'
import { type Books, lotsOf } from './books.ts'
import { consumeLots, type SpendingOrder } from './consume-lots.ts'
import { lotAccountKey } from './lot.ts'
import { type BalanceRefusal, type Move, take } from './post.ts'

/** What spending takes: the movements to post, and how much of each account they take. */
export interface Spending {
  readonly moves: readonly Move[]
  readonly parts: readonly { readonly account: Account<LotCode>; readonly amountMinor: number }[]
}

/**
 * Finds the lots for spending that much of these accounts, such as a customer's principal and bonus. The refusal names
 * the first account, with what all of them have.
 */
export function spend(
  books: Books,
  accounts: readonly Account<LotCode>[],
  amountMinor: number,
  order: SpendingOrder,
  nowMs: number,
): Decision<Spending, never, BalanceRefusal> {
  const first = present(accounts[0], 'something is spent from an account')
  const found = consumeLots(
    accounts.flatMap((account) => lotsOf(books, account)),
    amountMinor,
    order,
    nowMs,
  )
  if (!found.ok) {
    const subjectId = present(first.subjectId, 'lots are somebody’s')
    const { availableMinor } = found
    const details = { account: first.code, subjectId, unit: first.unit, availableMinor, askedMinor: amountMinor }
    return refuse('balance_insufficient', details)
  }
  const spent = accounts
    .map((account) => ({
      account,
      allocations: found.allocations.filter(
        ({ lotId }) => lotAccountKey(present(books.lots.get(lotId), 'the lot was read')) === account.key,
      ),
    }))
    .filter(({ allocations }) => allocations.length > 0)
  const parts = spent.map(({ account, allocations }) => ({
    account,
    amountMinor: allocations.reduce((total, part) => total + part.amountMinor, 0),
  }))
  return accept({ moves: spent.map(({ account, allocations }) => take(account, allocations)), parts }, [])
}
