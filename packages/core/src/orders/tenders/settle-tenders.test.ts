import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../../base/ids.ts'
import { accountOf } from '../../ledger/account.ts'
import { accepted, newBooks } from '../../ledger/books.fixture.ts'
import type { Books } from '../../ledger/books.ts'
import { credit, debit, issue, post } from '../../ledger/post.ts'
import { spendingOrders } from '../../money/spending-order.ts'
import { plainStoredValue } from '../../places/stored-value-policy.ts'
import { bund } from '../../scheduling/salon.fixture.ts'
import { type SettledBill, settleTenders } from './settle-tenders.ts'
import type { TenderRequest } from './tender.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 500)
const wang = idOf('Customer', 'wang')
const cash = (tenderedMinor: number): TenderRequest => ({ kind: 'CASH', tenderedMinor })
const value = (amountMinor?: number): TenderRequest => ({ kind: 'STORED_VALUE', amountMinor })
const card = (amountMinor?: number): TenderRequest => {
  return { kind: 'PROVIDER', provider: 'SANDBOX', reference: 'x', amountMinor }
}

function booksWith(principalMinor: number, bonusMinor: number): Books {
  const cost = { amountMinor: principalMinor, currency: 'CNY' }
  const lots = [
    { code: 'STORED_VALUE_PRINCIPAL', amountMinor: principalMinor, cost, origin: 'TOP_UP' },
    { code: 'STORED_VALUE_BONUS', amountMinor: bonusMinor, cost: null, origin: 'BONUS' },
  ] as const
  const moves = lots.flatMap(({ code, ...lot }) =>
    lot.amountMinor > 0 ? [issue(accountOf(code, 'CNY', wang), lot)] : [],
  )
  const header = {
    ...{ id: idOf('LedgerTransaction', 't'), locationId: idOf('Location', 'bund'), businessDate: '2026-11-21' },
    ...{ occurredAtMs: 0, source: { kind: 'TOP_UP', id: 'x' } as const },
  }
  const paid = [
    debit(accountOf('CASH_DRAWER', 'CNY'), principalMinor),
    debit(accountOf('BONUS_GRANTED', 'CNY'), bonusMinor),
  ]
  return accepted(post(newBooks([wang]), { ...header, moves: [...moves, ...paid] }, 0))
}

const owe = (amountMinor?: number): TenderRequest => ({ kind: 'ON_ACCOUNT', amountMinor })

const limited = { ...plainStoredValue, maxPerPaymentMinor: 2_000 }
const daily = { ...plainStoredValue, maxPerDayMinor: 6_500 }

interface Given extends Partial<SettledBill> {
  readonly books?: Books
  readonly nobody?: boolean
  readonly policy?: typeof plainStoredValue
}

function settle(tenders: readonly TenderRequest[], { books, nobody, policy, ...bill }: Given = {}) {
  return settleTenders(
    { totalMinor: 10_000, moneyOnlyMinor: 0, withoutBonusMinor: 0, ...bill },
    tenders.map((tender, n) => ({ ...tender, paymentId: idOf('Payment', `p${n}`) })),
    {
      ...{
        customerId: nobody ? null : wang,
        currency: 'CNY',
        policy: policy ?? plainStoredValue,
        programme: null,
        creditLimitMinor: 4_000,
        cashShiftId: null,
        nowMs: 1,
      },
      ...{ location: bund, orderId: idOf('Order', '1'), cards: new Map(), giftCards: new Map() },
      books: books ?? booksWith(6_000, 3_000),
      storedValueTodayMinor: 5_000,
    },
  )
}

/** What each tender pays, or the refusal. */
function outcome(tenders: readonly TenderRequest[], given: Given = {}): unknown {
  const decision = settle(tenders, given)
  return decision.ok ? decision.changes.settled.map(({ amountMinor }) => amountMinor) : decision.refusal.code
}

describe('settleTenders refuses in a declared order', () => {
  test.each([
    ['value of nobody, too much of it', [value(20_000)], { nobody: true }, 'customer_required'],
    ['more value than is due', [value(10_001)], {}, 'tender_exceeds_due'],
    ['more value than it may pay for', [value(4_001)], { moneyOnlyMinor: 6_000 }, 'tender_exceeds_due'],
    ['value for what only money pays for', [value()], { moneyOnlyMinor: 10_000 }, 'tender_exceeds_due'],
    ['more value than there is', [value(9_001)], {}, 'balance_insufficient'],
    ['the same value twice', [value(9_000), value(1_000)], {}, 'balance_insufficient'],
    ['above what one order takes', [value(1_000), value(1_001)], { policy: limited }, 'limit_exceeded'],
    ['above what one day takes', [value(1_501)], { policy: daily }, 'limit_exceeded'],
    ['as much as one order and one day take', [value(1_500), cash(8_500)], { policy: daily }, [1_500, 8_500]],
    ['more, with the PIN', [{ ...value(2_001), pin: '1234' }, cash(7_999)], { policy: limited }, [2_001, 7_999]],
    ['more, approved', [{ ...value(1_501), approved: true }, cash(8_499)], { policy: daily }, [1_501, 8_499]],
    ['any value where there is none', [value()], { books: booksWith(0, 0) }, 'balance_insufficient'],
    ['more owed than is due', [owe(10_001)], {}, 'tender_exceeds_due'],
    ['owed for what only money pays for', [owe()], { moneyOnlyMinor: 10_000 }, 'tender_exceeds_due'],
    ['owed by nobody', [owe()], { nobody: true }, 'customer_required'],
    ['more than the limit', [owe(4_001)], {}, 'credit_limit_exceeded'],
    ['the limit twice', [owe(4_000), owe()], {}, 'credit_limit_exceeded'],
    ['all that the limit leaves, and nothing for the rest', [cash(5_999), owe()], {}, 'credit_limit_exceeded'],
    ['all that the limit leaves, and too little for the rest', [owe(), cash(5_999)], {}, 'tender_insufficient'],
    ['as much of the limit as is said, and nothing for the rest', [owe(4_000)], {}, 'tender_insufficient'],
    ['what there is of the limit, the rest in cash', [owe(), cash(6_000)], {}, [4_000, 6_000]],
    ['more of a provider than is due', [card(10_001)], {}, 'tender_exceeds_due'],
    ['a tender after all is paid', [cash(10_000), card()], {}, 'tender_superfluous'],
    ['too little', [value(), cash(999)], {}, 'tender_insufficient'],
    ['nothing', [], {}, 'tender_insufficient'],
    ['nothing for nothing', [], { totalMinor: 0 }, []],
    ['what there is of value, the rest in cash', [value(), cash(5_000)], {}, [9_000, 1_000]],
    ['each its part', [card(500), value(500), value(500), cash(8_500)], {}, [500, 500, 500, 8_500]],
  ] as const)('%s', (_, tenders, given, expected) => {
    expect(outcome(tenders, given)).toEqual(expected)
  })
})

describe('what keeps a tender from paying is said', () => {
  const onAccount = { customerId: wang, limitMinor: 4_000, owedMinor: 0, askedMinor: 10_000 }
  const capped = { tender: 0, by: 'CREDIT_LIMIT', ...onAccount }
  const moneyOnly = { tender: 0, by: 'MONEY_ONLY', maxMinor: 4_000 }
  test.each([
    ['the limit', [owe()], {}, { tender: 0, ...onAccount }],
    ['the limit, and more cash', [owe(), cash(1)], {}, { dueMinor: 10_000, tenderedMinor: 4_001, capped: [capped] }],
    ['the amount', [owe(1)], {}, { dueMinor: 10_000, tenderedMinor: 1 }],
    [
      'what is as good as money',
      [value()],
      { moneyOnlyMinor: 6_000 },
      { dueMinor: 10_000, tenderedMinor: 4_000, capped: [moneyOnly] },
    ],
    [
      'all of it is as good as money',
      [owe()],
      { moneyOnlyMinor: 10_000 },
      { tender: 0, askedMinor: 10_000, payableMinor: 0, because: 'MONEY_ONLY' },
    ],
    [
      'the rest of it is',
      [value(4_000), value(1)],
      { moneyOnlyMinor: 6_000 },
      { tender: 1, askedMinor: 1, payableMinor: 0, because: 'MONEY_ONLY' },
    ],
    [
      'no more is due',
      [card(10_001)],
      {},
      { tender: 0, askedMinor: 10_001, payableMinor: 10_000, because: 'MORE_THAN_DUE' },
    ],
  ] as const)('%s', (_, tenders, bill, details) => {
    const decision = settle(tenders, bill)
    expect(decision.ok ? null : decision.refusal.details).toEqual(details)
  })
})

test('bonus pays for no cards, principal does', () => {
  const books = booksWith(6_000, 3_000)
  expect(outcome([value(), cash(4_000)], { books, withoutBonusMinor: 9_000 })).toEqual([7_000, 3_000])
  const policy = { ...plainStoredValue, spendingOrder: 'BONUS_FIRST' } as const
  expect(settle([value(5_000), cash(5_000)], { books, policy, withoutBonusMinor: 9_000 })).toMatchObject({
    changes: {
      settled: [
        {
          parts: [
            { account: 'STORED_VALUE_PRINCIPAL', amountMinor: 4_000, costMinor: 4_000 },
            { account: 'STORED_VALUE_BONUS', amountMinor: 1_000, costMinor: 0 },
          ],
        },
        {},
      ],
    },
  })
})

const anyTender = fc.oneof(
  fc.integer({ min: 1, max: 12_000 }).map(cash),
  fc.option(fc.integer({ min: 1, max: 12_000 }), { nil: undefined }).map(value),
  fc.option(fc.integer({ min: 1, max: 12_000 }), { nil: undefined }).map(card),
)

test('what is accepted pays exactly the bill, no more than there is, and value only for what it may', () => {
  let settledOnes = 0
  fc.assert(
    fc.property(
      fc.record({
        tenders: fc.array(anyTender, { maxLength: 5 }),
        spendingOrder: fc.constantFrom(...spendingOrders),
        parts: fc.tuple(fc.nat(4_000), fc.nat(4_000), fc.nat(4_000)),
        has: fc.tuple(fc.nat(6_000), fc.nat(6_000)),
      }),
      ({ tenders, spendingOrder, parts: [plain, prepaid, cards], has: [principalMinor, bonusMinor] }) => {
        const totalMinor = plain + prepaid + cards
        const books = booksWith(principalMinor, bonusMinor)
        const policy = { ...plainStoredValue, spendingOrder }
        const decision = settle(tenders, {
          ...{ totalMinor, moneyOnlyMinor: prepaid, withoutBonusMinor: cards, books, policy },
        })
        if (!decision.ok) return
        settledOnes += 1
        const { settled, moves } = decision.changes
        const sum = (of: readonly { amountMinor: number }[]): number =>
          of.reduce((all, one) => all + one.amountMinor, 0)
        expect(sum(settled)).toBe(totalMinor)
        const ofValue = settled.filter(({ tender }) => tender.kind === 'STORED_VALUE')
        expect(sum(ofValue)).toBeLessThanOrEqual(plain + cards)
        const bonus = ofValue.flatMap(({ parts }) => parts).filter(({ account }) => account === 'STORED_VALUE_BONUS')
        expect(sum(bonus)).toBeLessThanOrEqual(Math.min(plain, bonusMinor))
        // The one entry of all of them is balanced, and takes no more than there is.
        const entry = {
          ...{ id: idOf('LedgerTransaction', 'pay'), locationId: idOf('Location', 'bund'), businessDate: '2026-11-21' },
          ...{ occurredAtMs: 1, source: { kind: 'ORDER_PAYMENT', id: 'x' } as const },
          moves: [...moves, credit(accountOf('CUSTOMER_ADVANCES', 'CNY'), totalMinor)],
        }
        accepted(post(books, entry, 1))
      },
    ),
    { numRuns: RUNS },
  )
  expect(settledOnes).toBeGreaterThan(RUNS / 50)
})
