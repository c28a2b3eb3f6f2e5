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

  test('says what stands in the way', () => {
    const third = mergedElsewhere.mergedIntoId
    const refusalOf = (fields: Partial<MergeState>) => {
      const decision = merge(fields)
      return decision.ok ? undefined : decision.refusal
    }
    expect(refusalOf({ duplicate: wang })).toEqual({ code: 'merge_with_itself', details: { customerId: wang.id } })
    expect(refusalOf({ customer: gone })).toEqual({
      ...{ code: 'reference_archived', details: { kind: 'Customer', id: wang.id } },
    })
    expect(refusalOf({ duplicate: mergedElsewhere })).toEqual({
      ...{ code: 'merged_elsewhere', details: { customerId: zhao.id, mergedIntoId: third } },
    })
    expect(refusalOf({ duplicate: { ...zhao, mergedIntoId: wang.id } })).toBeUndefined()
  })

  test('keeps both records, one as a part of the other', () => {
    const verified = 7
    const whole = { ...wang, phone: '+861', contactVerifiedAt: verified, birthday: '1991-01-01', groupIds: ['a', 'b'] }
    const part = {
      ...zhao,
      phone: '+862',
      contactVerifiedAt: 9,
      birthday: '1992-02-02',
      groupIds: ['b', 'c'],
      version: 4,
    }
    const decision = merge({ customer: whole as never, duplicate: part as never })
    expect(decision).toMatchObject({ events: [] })
    const { customer, duplicate } = accepted(decision)
    expect(customer).toEqual({ ...whole, groupIds: ['a', 'b', 'c'], version: wang.version + 1, updatedAtMs: nowMs })
    expect(duplicate).toEqual({
      ...{ ...part, mergedIntoId: wang.id, archivedAtMs: nowMs, version: 5, updatedAtMs: nowMs },
    })
  })

  test('a contact is taken over with what is known of it, and is the duplicate’s no longer', () => {
    const part = { ...zhao, phone: '+862', contactVerifiedAt: 9, archivedAtMs: 3 }
    const { customer, duplicate } = accepted(
      merge({ customer: { ...wang, phone: null, contactVerifiedAt: null } as never, duplicate: part as never }),
    )
    expect(customer).toMatchObject({ phone: '+862', contactVerifiedAt: 9, blocked: false })
    expect(duplicate).toMatchObject({ phone: null, contactVerifiedAt: null, archivedAtMs: 3 })
  })

  test('what was seen of one’s identity is the customer’s own, else the duplicate’s, and kept once', () => {
    const [own, others] = [{ numberEnding: '1111' }, { numberEnding: '2222' }]
    const identities = (customer: object | null, duplicate: object | null): unknown => {
      const both = { customer: { ...wang, identity: customer }, duplicate: { ...zhao, identity: duplicate } }
      const merged = accepted(merge(both as never))
      return [merged.customer.identity, merged.duplicate.identity]
    }
    expect(identities(own, others)).toEqual([own, null])
    expect(identities(null, others)).toEqual([others, null])
    expect(identities(own, null)).toEqual([own, null])
  })

  test('fifty groups are kept at most, the customer’s own first', () => {
    const groups = (from: number) => Array.from({ length: 30 }, (_, n) => `g${from + n}`)
    const [own, others] = [
      { ...wang, groupIds: groups(0) },
      { ...zhao, groupIds: groups(30) },
    ]
    const { customer } = accepted(merge({ customer: own as never, duplicate: others as never }))
    expect(customer.groupIds).toEqual([...groups(0), ...groups(30)].slice(0, 50))
  })

  test.each([
    ['the higher one', low.id, high.id, high.id],
    ['its own, where that is higher', high.id, low.id, high.id],
    ['its own, where the other is not in use', low.id, idOf('Tier', 'gone'), low.id],
    ['its own, though it is not in use, where the other has none', idOf('Tier', 'gone'), null, idOf('Tier', 'gone')],
    ['any one', null, low.id, low.id],
    ['none', null, null, null],
  ] as const)('has the tier of both: %s', (_, own, other, tierId) => {
    const both = { customer: { ...wang, tierId: own }, duplicate: { ...zhao, tierId: other } }
    expect(accepted(merge(both)).customer.tierId).toBe(tierId)
  })

  test('a block of either stays', () => {
    const blocked = (own: boolean, other: boolean) =>
      accepted(merge({ customer: { ...wang, blocked: own }, duplicate: { ...zhao, blocked: other } })).customer.blocked
    expect([blocked(true, false), blocked(false, true), blocked(false, false)]).toEqual([true, true, false])
  })

  test('moves what was issued at a place there, and the rest with the last of them', () => {
    const other = idOf('Location', 'other')
    const more = {
      ...{ ...header('more', 'TOP_UP'), locationId: other },
      moves: [
        debit(accountOf('CASH_DRAWER', 'CNY'), 700),
        issue(principal(zhao), { origin: 'TOP_UP', amountMinor: 700, cost: { amountMinor: 700, currency: 'CNY' } }),
      ],
    }
    const books = accepted(post(zhaosBooks(), more, nowMs - 1))
    const second = { transactionId: idOf('LedgerTransaction', 'second'), locationId: other, businessDate: '2026-11-22' }
    const merged = accepted(mergeCustomers({ ...state, books }, { entries: [entry, second] }, nowMs)).books
    const [first, last] = merged.posted.slice(-2)
    const accountsOf = (of: typeof first) => [...new Set(of?.lines.map(({ account }) => account))]
    expect(first).toMatchObject({
      ...{ id: 'ltx_merge', locationId: location, businessDate: '2026-11-21', occurredAtMs: nowMs },
      source: { kind: 'CUSTOMER_MERGE', id: zhao.id },
    })
    expect(last).toMatchObject({ id: 'ltx_second', locationId: other, businessDate: '2026-11-22' })
    expect(accountsOf(first)).toEqual(['STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS', 'POINTS'])
    expect(accountsOf(last)).toEqual(['RECEIVABLES', 'STORED_VALUE_PRINCIPAL'])
    expect(
      lotsOf(merged, principal(wang)).map(({ locationId, remainingMinor }) => [locationId, remainingMinor]),
    ).toEqual([
      [location, 10_000],
      [other, 700],
    ])
  })

  test('leaves what is the customer’s own, and what owes nothing', () => {
    const own = {
      ...header('own', 'TOP_UP'),
      moves: [
        debit(accountOf('CASH_DRAWER', 'CNY'), 700),
        issue(principal(wang), { origin: 'TOP_UP', amountMinor: 700, cost: { amountMinor: 700, currency: 'CNY' } }),
        debit(owed(wang), 5),
        credit(accountOf('SERVICE_REVENUE', 'CNY'), 5),
      ],
    }
    const { books } = accepted(merge({ books: accepted(post(zhaosBooks(), own, nowMs - 1)) }))
    expect(balanceOf(books, principal(wang)).postedMinor).toBe(10_700)
    expect(balanceOf(books, owed(wang)).postedMinor).toBe(3005)
    const again = accepted(merge({ books })).books
    expect(again.posted).toHaveLength(books.posted.length)
  })

  test('knows where value was issued, and the place for the rest last', () => {
    const other = idOf('Location', 'other')
    expect(mergeLocations(zhaosBooks(), zhao.id, other)).toEqual([location, other])
    expect(mergeLocations(zhaosBooks(), wang.id, other)).toEqual([other])
  })
})
