import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { accepted, newBooks } from '../../ledger/books.fixture.ts'
import type { Books } from '../../ledger/books.ts'
import { debit, issue, post } from '../../ledger/post.ts'
import { type SpendingOrder, spendingOrders } from '../../money/spending-order.ts'
import { plainStoredValue } from '../../places/stored-value-policy.ts'
import { bund, wang } from '../../scheduling/salon.fixture.ts'
import { settleTenders } from '../tenders/settle-tenders.ts'
import type { TenderRequest } from '../tenders/tender.ts'
import { type AccountTender, compareUses, planTenders, type TenderState, type ValueSources } from './tender-plan.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 200)

/** A lot of so much, that has cost as much or nothing. */
interface GivenLot {
  readonly bonus: boolean
  readonly amountMinor: number
  readonly expiresAtMs: number | null
}

const cards = ['one', 'two'].map((body) => idOf('CustomerCard', body))

function booksOf(lots: readonly (readonly GivenLot[])[]): Books {
  const holders = [wang.id, ...cards]
  const moves = lots.flatMap((own, n) =>
    own.map(({ bonus, amountMinor, expiresAtMs }) => {
      const cost = bonus ? null : { amountMinor, currency: 'CNY' }
      const account = accountOf(bonus ? 'STORED_VALUE_BONUS' : 'STORED_VALUE_PRINCIPAL', 'CNY', holders[n] ?? wang.id)
      return issue(account, { amountMinor, cost, origin: 'TOP_UP', expiresAtMs })
    }),
  )
  if (moves.length === 0) return newBooks(holders)
  const total = (bonus: boolean): number =>
    lots.flat().reduce((sum, lot) => (lot.bonus === bonus ? sum + lot.amountMinor : sum), 0)
  const paid = [
    debit(accountOf('CASH_DRAWER', 'CNY'), total(false)),
    debit(accountOf('BONUS_GRANTED', 'CNY'), total(true)),
  ]
  const header = {
    ...{ id: idOf('LedgerTransaction', 't'), locationId: bund.id, businessDate: '2026-11-21' },
    ...{ occurredAtMs: 0, source: { kind: 'TOP_UP', id: 'x' } as const },
  }
  return accepted(post(newBooks(holders), { ...header, moves: [...moves, ...paid] }, 0))
}

function stateOf(lots: readonly (readonly GivenLot[])[], spendingOrder: SpendingOrder): TenderState {
  const terms = { kind: 'STORED_VALUE_CARD', useAtLocationIds: null, windows: null }
  const plain = { terms, state: 'ACTIVE', customerId: wang.id, holderIds: [], freeze: null, expiresAtMs: null }
  return {
    ...{ customerId: wang.id, currency: 'CNY', policy: { ...plainStoredValue, spendingOrder }, programme: null },
    ...{ location: bund, orderId: idOf('Order', 'one'), giftCards: new Map(), storedValueTodayMinor: 0 },
    ...{ cashShiftId: null, books: booksOf(lots), creditLimitMinor: null, nowMs: 0 },
    cards: new Map(cards.map((id) => [id, { ...plain, id, number: 'C' } as never])),
  }
}

const sourcesOf = (lots: readonly (readonly GivenLot[])[]): ValueSources => ({
  accounts: lots.flatMap((own, n): AccountTender[] => {
    if (own.length === 0) return []
    const card = cards[n - 1]
    return n === 0 || !card ? [{ kind: 'STORED_VALUE' }] : [{ kind: 'CUSTOMER_CARD', customerCardId: card }]
  }),
  giftCardCodes: [],
  points: [],
})

/** Every way to pay: each account with each amount, in every order, money for the rest; the least that it takes. */
function leastByTrying(totalMinor: number, { accounts }: ValueSources, state: TenderState): number {
  const bill = { totalMinor, moneyOnlyMinor: 0, withoutBonusMinor: 0 }
  let least = Number.POSITIVE_INFINITY
  const go = (taken: readonly TenderRequest[], left: ValueSources['accounts'], dueMinor: number): void => {
    const money = dueMinor === 0 ? [] : [{ kind: 'CASH', tenderedMinor: dueMinor } as const]
    const given = [...taken, ...money].map((tender, n) => ({ ...tender, paymentId: idOf('Payment', `${n}`) }))
    const settled = settleTenders(bill, given, state)
    if (settled.ok) {
      const own = settled.changes.settled.map(({ tender, amountMinor, parts }) =>
        tender.kind === 'CASH' ? amountMinor : parts.reduce((sum, { costMinor }) => sum + (costMinor ?? 0), 0),
      )
      least = Math.min(
        least,
        own.reduce((sum, minor) => sum + minor, 0),
      )
    }
    for (const account of left) {
      const others = left.filter((other) => other !== account)
      for (let amountMinor = 1; amountMinor <= dueMinor; amountMinor += 1) {
        go([...taken, { ...account, amountMinor }], others, dueMinor - amountMinor)
      }
    }
  }
  go([], accounts, totalMinor)
  return least
}

const lotOf: fc.Arbitrary<GivenLot> = fc.record({
  bonus: fc.boolean(),
  amountMinor: fc.integer({ min: 1, max: 6 }),
  expiresAtMs: fc.option(fc.constantFrom(1000, 2000, 3000)),
})
const lotsOf = fc.tuple(
  fc.array(lotOf, { maxLength: 3 }),
  fc.array(lotOf, { maxLength: 2 }),
  fc.array(lotOf, { maxLength: 1 }),
)

describe('the way to pay a bill', () => {
  test('takes no more of the customer’s own than any other, every amount and order tried', () => {
    fc.assert(
      fc.property(lotsOf, fc.integer({ min: 0, max: 8 }), fc.constantFrom(...spendingOrders), (lots, total, order) => {
        const state = stateOf(lots, order)
        const sources = sourcesOf(lots)
        const { plan, complete } = planTenders(
          { totalMinor: total, moneyOnlyMinor: 0, withoutBonusMinor: 0 },
          sources,
          state,
        )
        expect(complete).toBe(true)
        const least = leastByTrying(total, sources, state)
        expect(plan.ownMinor).toBeGreaterThanOrEqual(least)
        // In proportion each account rounds for itself, which trying every fen makes use of.
        expect(plan.ownMinor - least).toBeLessThanOrEqual(order === 'PRO_RATA' ? sources.accounts.length : 0)
        expect(plan.tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(total)
      }),
      { numRuns: RUNS },
    )
  })

  const lot = (amountMinor: number, bonus = false, expiresAtMs: number | null = null): GivenLot => {
    return { amountMinor, bonus, expiresAtMs }
  }
  const plan = (totalMinor: number, lots: readonly (readonly GivenLot[])[], order: SpendingOrder, more: object = {}) =>
    planTenders({ totalMinor, moneyOnlyMinor: 0, withoutBonusMinor: 0, ...more }, sourcesOf(lots), stateOf(lots, order))
      .plan

  test('stops at the end of the bonus where another account has more', () => {
    const found = plan(100, [[lot(50, true), lot(50)], [lot(50, true)]], 'BONUS_FIRST')
    expect([found.ownMinor, found.toPayMinor]).toEqual([0, 0])
    expect(found.tenders.map(({ amountMinor }) => amountMinor)).toEqual([50, 50])
  })

  test('goes through the principal of one account to its bonus, and does not begin two', () => {
    const found = plan(
      100,
      [
        [lot(40), lot(60, true)],
        [lot(40), lot(60, true)],
      ],
      'PRINCIPAL_FIRST',
    )
    expect(found).toMatchObject({ ownMinor: 40, toPayMinor: 0, tenders: [{ amountMinor: 100 }] })
  })

  test('of equals uses what ends first, and value rather than money', () => {
    const found = plan(50, [[lot(50, false, 2000)], [lot(50, false, 1000)], [lot(50)]], 'EARLIEST_EXPIRY')
    expect(found).toMatchObject({ toPayMinor: 0, tenders: [{ tender: { customerCardId: cards[0] }, amountMinor: 50 }] })
  })

  test('leaves what only money pays for to money', () => {
    expect(plan(100, [[lot(500, true)]], 'BONUS_FIRST', { moneyOnlyMinor: 30 })).toMatchObject({
      ...{ ownMinor: 30, toPayMinor: 30, tenders: [{ amountMinor: 70 }, { tender: { kind: 'CASH' } }] },
    })
  })
})

test('the earliest end at which two differ decides, and ends alone', () => {
  const use = (amountMinor: number, expiresAtMs: number | null) => ({ amountMinor, expiresAtMs })
  expect(compareUses([use(1, 10)], [use(9, 20)])).toBeLessThan(0)
  expect(compareUses([use(1, 10), use(1, 20)], [use(1, 10), use(2, 20)])).toBeGreaterThan(0)
  expect(compareUses([use(5, null)], [])).toBe(0)
})
