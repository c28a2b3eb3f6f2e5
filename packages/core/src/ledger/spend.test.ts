import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, newBooks } from './books.fixture.ts'
import type { Books } from './books.ts'
import { lotIdOf } from './lot.ts'
import { debit, issue, post, take } from './post.ts'
import { spend } from './spend.ts'

const wang = idOf('Customer', 'wang')
const cash = accountOf('CASH_DRAWER', 'CNY')
const granted = accountOf('BONUS_GRANTED', 'CNY')
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const bonus = accountOf('STORED_VALUE_BONUS', 'CNY', wang)
const topUp = idOf('LedgerTransaction', 'a')
const [paid, given] = [lotIdOf(topUp, 3), lotIdOf(topUp, 4)]

/** ¥1.00 paid with ¥0.50 on top. */
function stored(): Books {
  const entry = {
    id: topUp,
    locationId: idOf('Location', 'bund'),
    businessDate: '2026-11-21',
    occurredAtMs: 5,
    source: { kind: 'TOP_UP', id: 'x' },
    moves: [
      debit(cash, 100),
      debit(granted, 50),
      issue(principal, { origin: 'TOP_UP', amountMinor: 100, cost: { amountMinor: 100, currency: 'CNY' } }),
      issue(bonus, { origin: 'BONUS', amountMinor: 50, cost: null }),
    ],
  } as const
  return accepted(post(newBooks([wang]), entry, 5))
}

describe('spending', () => {
  test('takes one account after the other, each with its movement', () => {
    const decision = spend(stored(), [principal, bonus], 120, 'PRINCIPAL_FIRST', 5)
    const ofPrincipal = [{ lotId: paid, amountMinor: 100, costMinor: 100 }]
    const ofBonus = [{ lotId: given, amountMinor: 20, costMinor: 0 }]
    expect(decision).toEqual({
      ok: true,
      changes: {
        moves: [take(principal, ofPrincipal), take(bonus, ofBonus)],
        parts: [
          { account: principal, amountMinor: 100, allocations: ofPrincipal },
          { account: bonus, amountMinor: 20, allocations: ofBonus },
        ],
      },
      events: [],
    })
  })

  test('takes no more of an account than it is told', () => {
    const most = new Map([[bonus.key, 15]])
    const { parts } = accepted(spend(stored(), [principal, bonus], 60, 'BONUS_FIRST', 5, most))
    expect(parts.map(({ account, amountMinor }) => [account.code, amountMinor])).toEqual([
      ['STORED_VALUE_PRINCIPAL', 45],
      ['STORED_VALUE_BONUS', 15],
    ])
  })

  test.each([
    [undefined, 150],
    [0, 100],
    [15, 115],
  ])('with at most %s of the bonus there are %i', (maxMinor, availableMinor) => {
    const most = new Map(maxMinor === undefined ? [] : [[bonus.key, maxMinor]])
    const asked = [principal, bonus]
    expect(spend(stored(), asked, availableMinor, 'EARLIEST_EXPIRY', 5, most).ok).toBe(true)
    expect(spend(stored(), asked, availableMinor + 1, 'EARLIEST_EXPIRY', 5, most)).toMatchObject({
      ok: false,
      refusal: {
        code: 'balance_insufficient',
        details: { account: 'STORED_VALUE_PRINCIPAL', subjectId: wang, availableMinor, askedMinor: availableMinor + 1 },
      },
    })
  })
})
