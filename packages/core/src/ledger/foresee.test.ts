import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, newBooks } from './books.fixture.ts'
import type { Books } from './books.ts'
import { foresee } from './foresee.ts'
import { lotIdOf } from './lot.ts'
import { credit, debit, giveBack, issue, type Move, post, take } from './post.ts'
import { spend } from './spend.ts'

const wang = idOf('Customer', 'wang')
const cash = accountOf('CASH_DRAWER', 'CNY')
const revenue = accountOf('SERVICE_REVENUE', 'CNY')
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const card = idOf('CustomerCard', 'ten')
const deferred = accountOf('CARD_DEFERRED_REVENUE', 'CNY', card)
const [older, newer] = [lotIdOf(idOf('LedgerTransaction', 'a'), 2), lotIdOf(idOf('LedgerTransaction', 'b'), 2)]

function entry(id: string, moves: readonly Move[]) {
  return {
    id: idOf('LedgerTransaction', id),
    locationId: idOf('Location', 'bund'),
    businessDate: '2026-11-21',
    occurredAtMs: 5,
    source: { kind: 'TOP_UP', id },
    moves,
  } as const
}

function toppedUp(books: Books, id: string, amountMinor: number, costMinor: number): Books {
  const cost = { amountMinor: costMinor, currency: 'CNY' }
  const moves = [debit(cash, amountMinor), issue(principal, { origin: 'TOP_UP', amountMinor, cost })]
  return accepted(post(books, entry(id, moves), 5))
}

const stored = toppedUp(toppedUp(newBooks([wang, card]), 'a', 100, 70), 'b', 50, 50)

/** What is left of both lots, of their costs and of the balance. */
function standing(books: Books): readonly (number | undefined)[] {
  const [first, second] = [books.lots.get(older), books.lots.get(newer)]
  return [
    ...[first?.remainingMinor, first?.costLeftMinor, second?.remainingMinor, second?.costLeftMinor],
    books.balances.get(principal.key)?.postedMinor,
  ]
}

describe('what is foreseen', () => {
  test('is what posting comes to, for what is taken from lots', () => {
    const taken = accepted(spend(stored, [principal], 120, 'EARLIEST_EXPIRY', 5)).moves
    const posted = accepted(post(stored, entry('c', [...taken, credit(revenue, 120)]), 5))
    const foreseen = foresee(stored, [...taken, credit(revenue, 120)])
    expect(standing(foreseen)).toEqual([0, 0, 30, 30, 30])
    expect(standing(foreseen)).toEqual(standing(posted))
  })

  test('is taken once by each of several movements, with the cost of the part or the cost that is told', () => {
    const first = take(principal, [{ lotId: older, amountMinor: 10 }])
    const second = take(principal, [
      { lotId: older, amountMinor: 30, costMinor: 3 },
      { lotId: newer, amountMinor: 5 },
    ])
    expect(standing(foresee(stored, [first, second]))).toEqual([60, 60, 45, 45, 105])
  })

  test('counts guarded accounts towards their own side, and no others', () => {
    const foreseen = foresee(stored, [debit(cash, 40), credit(deferred, 40), debit(deferred, 15)])
    expect(foreseen.balances.get(deferred.key)).toMatchObject({ postedMinor: 25, heldMinor: 0 })
    expect([...foreseen.balances.keys()].sort()).toEqual([...stored.balances.keys(), deferred.key].sort())
  })

  test('leaves what is issued or given back to posting', () => {
    const issued = issue(principal, { origin: 'TOP_UP', amountMinor: 9, cost: null })
    const back = giveBack(principal, [{ lotId: older, amountMinor: 1, costMinor: 1 }], null)
    expect(foresee(stored, [issued, back])).toBe(stored)
  })
})
