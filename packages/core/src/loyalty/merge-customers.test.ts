import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod, newBooks } from '../ledger/books.fixture.ts'
import { type Books, balanceOf, lotsOf } from '../ledger/books.ts'
import { placeHold } from '../ledger/hold-value.ts'
import { credit, debit, issue, post } from '../ledger/post.ts'
import { pointUnit } from '../ledger/unit.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { header, location, tier } from './loyalty.fixture.ts'
import { type MergeState, mergeCustomers, mergeLocations } from './merge-customers.ts'

const nowMs = at('12:00')
const zhao = { ...wang, id: idOf('Customer', 'zhao'), name: 'Zhao' }
const [low, high] = [tier('low', 1), tier('high', 2)]
const principal = (of: typeof wang) => accountOf('STORED_VALUE_PRINCIPAL', 'CNY', of.id)
const bonus = (of: typeof wang) => accountOf('STORED_VALUE_BONUS', 'CNY', of.id)
const points = (of: typeof wang) => accountOf('POINTS', pointUnit, of.id)
const owed = (of: typeof wang) => accountOf('RECEIVABLES', 'CNY', of.id)

/** Zhao has 100.00 that cost as much, 20.00 of bonus, 50 points and a debt of 30.00. */
function zhaosBooks(state: Parameters<typeof newBooks>[1] = {}): Books {
  const moves = [
    debit(accountOf('CASH_DRAWER', 'CNY'), 10_000),
    issue(principal(zhao), { origin: 'TOP_UP', amountMinor: 10_000, cost: { amountMinor: 10_000, currency: 'CNY' } }),
    debit(accountOf('BONUS_GRANTED', 'CNY'), 2000),
    issue(bonus(zhao), { origin: 'BONUS', amountMinor: 2000, cost: null, expiresAtMs: nowMs + 9 }),
    debit(accountOf('POINTS_ISSUED', pointUnit), 50),
    issue(points(zhao), { origin: 'EARNED', amountMinor: 50, cost: null, availableFromMs: nowMs + 5 }),
    debit(owed(zhao), 3000),
    credit(accountOf('SERVICE_REVENUE', 'CNY'), 3000),
  ]
  return accepted(
    post(newBooks([wang.id, zhao.id], state), { ...header('before', 'OPENING_BALANCE'), moves }, nowMs - 1),
  )
}

const entry = { transactionId: idOf('LedgerTransaction', 'merge'), locationId: location, businessDate: '2026-11-21' }
const state: MergeState = { customer: wang, duplicate: zhao, tiers: [low, high], books: zhaosBooks() }
const merge = (fields: Partial<MergeState> = {}) => mergeCustomers({ ...state, ...fields }, { entries: [entry] }, nowMs)

const closedBooks = { ...zhaosBooks(), closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] }
const gone = { ...wang, archivedAtMs: 1 }
const mergedElsewhere = { ...zhao, mergedIntoId: idOf('Customer', 'third') }
const rows: readonly (readonly [string, Partial<MergeState>, string])[] = [
  ['with oneself', { customer: gone, duplicate: gone, books: closedBooks }, 'merge_with_itself'],
  [
    'into one who is archived',
    { customer: gone, duplicate: mergedElsewhere, books: closedBooks },
    'reference_archived',
  ],
  ['what is a part of somebody else', { duplicate: mergedElsewhere, books: closedBooks }, 'merged_elsewhere'],
  ['on a closed day', { books: closedBooks }, 'period_closed'],
  ['a duplicate', {}, 'accepted'],
]

describe('mergeCustomers', () => {
  test.each(rows)('%s: %s', (_, fields, code) => {
    const decision = merge(fields)
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(code)
  })

  test('moves value with its cost and its times, and what is owed', () => {
    const { books } = accepted(merge())
    const lots = lotsOf(books, principal(wang))
    expect(lots).toMatchObject([{ remainingMinor: 10_000, costLeftMinor: 10_000, origin: 'TOP_UP', expiresAtMs: null }])
    expect(lotsOf(books, bonus(wang))).toMatchObject([{ remainingMinor: 2000, costMinor: 0, expiresAtMs: nowMs + 9 }])
    expect(lotsOf(books, points(wang))).toMatchObject([{ remainingMinor: 50, availableFromMs: nowMs + 5 }])
    expect(balanceOf(books, owed(wang)).postedMinor).toBe(3000)
    for (const account of [principal(zhao), bonus(zhao), points(zhao), owed(zhao)]) {
      expect(balanceOf(books, account).postedMinor).toBe(0)
    }
  })

  test('leaves what is held, and moves it when they are merged again', () => {
    const hold = {
      holdId: idOf('LedgerHold', '1'),
      account: points(zhao),
      amountMinor: 20,
      order: 'EARLIEST_EXPIRY' as const,
      expiresAtMs: null,
      source: { kind: 'POINTS_REDEEMED', id: 'x' } as const,
    }
    const held = placeHold(zhaosBooks(), hold as never, nowMs + 6)
    const { books } = accepted(merge({ books: accepted(held as never) as Books }))
    expect(balanceOf(books, points(zhao)).postedMinor).toBe(20)
    expect(balanceOf(books, points(wang)).postedMinor).toBe(30)
  })

  test('takes over what the customer lacks, and the higher tier', () => {
    const duplicate = { ...zhao, phone: '+8613800000009', birthday: '1990-01-01', tierId: high.id, blocked: true }
    const { customer, duplicate: left } = accepted(merge({ customer: { ...wang, tierId: low.id }, duplicate }))
    expect(customer).toMatchObject({
      name: wang.name,
      phone: '+8613800000009',
      birthday: '1990-01-01',
      tierId: high.id,
    })
    expect(customer.blocked).toBe(true)
    expect(left).toMatchObject({ phone: null, mergedIntoId: wang.id, archivedAtMs: nowMs })
    const known = accepted(merge({ customer: { ...wang, phone: '+861', tierId: high.id }, duplicate }))
    expect(known.customer).toMatchObject({ phone: '+861', tierId: high.id })
    expect(known.duplicate.phone).toBe('+8613800000009')
  })

  test('knows where value was issued, and the place for the rest last', () => {
    const other = idOf('Location', 'other')
    expect(mergeLocations(zhaosBooks(), zhao.id, other)).toEqual([location, other])
    expect(mergeLocations(zhaosBooks(), wang.id, other)).toEqual([other])
  })
})
