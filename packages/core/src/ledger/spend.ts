import { present } from '../base/assert.ts'
import { accept, type Decision, refuse } from '../base/decision.ts'
import type { SpendingOrder } from '../money/spending-order.ts'
import type { Account, AccountKey, LotCode } from './account.ts'
import { type Books, lotsOf } from './books.ts'
import { capLots, consumeLots, costOfTaking } from './consume-lots.ts'
import { type CostedAllocation, lotAccountKey } from './lot.ts'
import { type BalanceRefusal, type Move, take } from './post.ts'

/** What spending takes of one account. */
export interface SpentPart {
  readonly account: Account<LotCode>
  readonly amountMinor: number
  /** Of which lots, with the cost that goes with it. */
  readonly allocations: readonly CostedAllocation[]
}

/** What spending takes: the movements to post, and how much of each account they take. */
export interface Spending {
  readonly moves: readonly Move[]
  readonly parts: readonly SpentPart[]
}

/**
 * Finds the lots for spending that much of these accounts, such as a customer's principal and bonus; `most` says how
 * much of an account may go at most. The refusal names the first account, with what all of them have.
 */
export function spend(
  books: Books,
  accounts: readonly Account<LotCode>[],
  amountMinor: number,
  order: SpendingOrder,
  nowMs: number,
  most: ReadonlyMap<AccountKey, number> = new Map(),
): Decision<Spending, never, BalanceRefusal> {
  const first = present(accounts[0], 'something is spent from an account')
  const found = consumeLots(
    accounts.flatMap((account) => {
      const maxMinor = most.get(account.key)
      const lots = lotsOf(books, account)
      return maxMinor === undefined ? lots : capLots(lots, maxMinor, nowMs)
    }),
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
  const taken = found.allocations.map(({ lotId, amountMinor: takenMinor }) => {
    const lot = present(books.lots.get(lotId), 'the lot was read')
    return { key: lotAccountKey(lot), lotId, amountMinor: takenMinor, costMinor: costOfTaking(lot, takenMinor) }
  })
  const parts = accounts
    .map((account): SpentPart => {
      const allocations = taken
        .filter(({ key }) => key === account.key)
        .map(({ key: _key, ...allocation }): CostedAllocation => allocation)
      return { account, allocations, amountMinor: allocations.reduce((total, part) => total + part.amountMinor, 0) }
    })
    .filter(({ allocations }) => allocations.length > 0)
  return accept({ moves: parts.map(({ account, allocations }) => take(account, allocations)), parts }, [])
}
