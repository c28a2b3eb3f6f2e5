import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, newBooks, reopened } from './books.fixture.ts'
import {
  type AccountBalance,
  assertLotsAreBalances,
  availableOf,
  balanceOf,
  ledgerChangesOf,
  lotsOf,
  withBalance,
  withHoldEnded,
  withLot,
} from './books.ts'
import { placeHold, voidHold } from './hold-value.ts'
import type { Lot } from './lot.ts'

const [wang, li] = [idOf('Customer', 'wang'), idOf('Customer', 'li')]
const owed = accountOf('RECEIVABLES', 'CNY', wang)
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const cash = accountOf('CASH_DRAWER', 'CNY')

function balance(fields: Partial<AccountBalance> = {}): AccountBalance {
  const nothing = { postedMinor: 0, heldMinor: 0, floorMinor: 0 }
  return { account: 'RECEIVABLES', subjectId: wang, unit: 'CNY', ...nothing, ...fields }
}

const lot: Lot = {
  id: idOf('Lot', 'a'),
  account: 'STORED_VALUE_PRINCIPAL',
  subjectId: wang,
  unit: 'CNY',
  origin: 'TOP_UP',
  locationId: idOf('Location', 'bund'),
  originalMinor: 100,
  remainingMinor: 80,
  heldMinor: 30,
  costMinor: 50,
  costLeftMinor: 40,
  costCurrency: 'CNY',
  deferredCardId: null,
  availableFromMs: 0,
  expiresAtMs: null,
  createdAtMs: 0,
  source: { kind: 'TOP_UP', id: 'x' },
}
const stored = balance({ account: 'STORED_VALUE_PRINCIPAL', postedMinor: 80, heldMinor: 30 })

describe('a balance', () => {
  test('that never moved stands at nothing', () => {
    expect(balanceOf(newBooks([wang]), owed)).toEqual(balance())
  })

  test('is of a guarded account that was read', () => {
    expect(() => balanceOf(newBooks([wang]), cash)).toThrow('CASH_DRAWER has a balance of its own')
    expect(() => balanceOf(newBooks([li]), owed)).toThrow('the books of cus_wang were read')
    expect(() => balanceOf(newBooks([wang]), { ...owed, subjectId: null })).toThrow("RECEIVABLES is somebody's")
  })

  const books = newBooks([wang], { balances: [balance({ postedMinor: 100, heldMinor: 20, floorMinor: 30 })] })

  test.each([
    [{ postedMinor: -50 }, { postedMinor: 50, heldMinor: 20 }],
    [{ heldMinor: 50 }, { postedMinor: 100, heldMinor: 70 }],
    [{ heldMinor: -20 }, { postedMinor: 100, heldMinor: 0 }],
    [
      { postedMinor: -70, heldMinor: -20 },
      { postedMinor: 30, heldMinor: 0 },
    ],
  ])('moves by %j', (delta, expected) => {
    expect(balanceOf(withBalance(books, owed, delta), owed)).toEqual(balance({ ...expected, floorMinor: 30 }))
    expect(balanceOf(books, owed).postedMinor).toBe(100)
  })

  test.each([
    [{ postedMinor: -51 }, 'RECEIVABLES:cus_wang:CNY stays at its floor or above'],
    [{ heldMinor: 51 }, 'RECEIVABLES:cus_wang:CNY stays at its floor or above'],
    [{ heldMinor: -21 }, 'no less than nothing is held'],
    [{ postedMinor: Number.MAX_SAFE_INTEGER }, 'balances are safe integers'],
  ])('does not move by %j', (delta, message) => {
    expect(() => withBalance(books, owed, delta)).toThrow(message)
  })

  test('can be spent down to its floor, without what is held, pending or expired', () => {
    expect(availableOf(books, owed, 5)).toBe(50)
    const lots = [
      lot,
      { ...lot, id: idOf('Lot', 'pending'), availableFromMs: 6, heldMinor: 0, remainingMinor: 10 },
      { ...lot, id: idOf('Lot', 'expired'), expiresAtMs: 5, heldMinor: 1, remainingMinor: 5 },
      { ...lot, id: idOf('Lot', 'other'), subjectId: li, expiresAtMs: 5 },
    ]
    const mixed = newBooks([wang], { lots, balances: [{ ...stored, postedMinor: 95, heldMinor: 31 }] })
    expect(availableOf(mixed, principal, 5)).toBe(50)
    expect(lotsOf(mixed, principal).map(({ id }) => id)).toEqual(['lot_a', 'lot_pending', 'lot_expired'])
  })
})

describe('a lot', () => {
  test.each([
    [{ remainingMinor: 100, heldMinor: 100, costLeftMinor: 50 }],
    [{ remainingMinor: 0, heldMinor: 0, costLeftMinor: 0 }],
  ])('may come to %j', (fields) => {
    expect(withLot(newBooks(), { ...lot, ...fields }).lots.get(lot.id)).toEqual({ ...lot, ...fields })
  })

  test.each([
    [{ remainingMinor: -1, heldMinor: -1 }, 'what remains is a part of the lot'],
    [{ remainingMinor: 101 }, 'what remains is a part of the lot'],
    [{ heldMinor: -1 }, 'what is held remains'],
    [{ heldMinor: 81 }, 'what is held remains'],
    [{ costLeftMinor: -1 }, 'the cost left is a part of the cost'],
    [{ costLeftMinor: 51 }, 'the cost left is a part of the cost'],
  ])('never comes to %j', (fields, message) => {
    expect(() => withLot(newBooks(), { ...lot, ...fields })).toThrow(message)
  })

  test.each([
    [{ postedMinor: 79 }, 'the lots of STORED_VALUE_PRINCIPAL:cus_wang:CNY are its balance: 80, 79'],
    [{ heldMinor: 29 }, 'the lots of STORED_VALUE_PRINCIPAL:cus_wang:CNY are held as its balance is: 30, 29'],
  ])('and others are the balance, which is not so with %j', (fields, message) => {
    const booksWith = (more: Partial<AccountBalance>) =>
      newBooks([wang], { lots: [lot], balances: [{ ...stored, ...more }] })
    expect(() => assertLotsAreBalances(booksWith({}), [principal])).not.toThrow()
    expect(() => assertLotsAreBalances(booksWith(fields), [principal])).toThrow(message)
  })
})

describe('what there is to store', () => {
  const sound = newBooks([wang], { lots: [lot], balances: [stored] })
  const hold = {
    holdId: idOf('LedgerHold', '1'),
    account: principal,
    amountMinor: 20,
    expiresAtMs: null,
    source: { kind: 'ORDER_REFUND', id: 'x' },
  } as const
  const held = accepted(placeHold(sound, hold, 5))
  const nothing = {
    transactions: [],
    newBalances: [],
    balanceDeltas: [],
    newLots: [],
    lotDeltas: [],
    newHolds: [],
    endedHolds: [],
  }
  const delta = { account: 'STORED_VALUE_PRINCIPAL', subjectId: wang, unit: 'CNY' }
  const kept = { id: lot.id, remainingMinor: 0, costLeftMinor: 0, expiresAtMs: null }

  test('is nothing of books that were only read', () => {
    expect(ledgerChangesOf(sound)).toEqual(nothing)
  })

  test('of a new hold is the hold, and by how much it moves', () => {
    expect(ledgerChangesOf(held)).toEqual({
      ...nothing,
      balanceDeltas: [{ ...delta, postedMinor: 0, heldMinor: 20 }],
      lotDeltas: [{ ...kept, heldMinor: 20 }],
      newHolds: [held.holds.get(hold.holdId)],
    })
  })

  test('of a hold that ends is its end; one without an end lasts', () => {
    const later = reopened(held, 1_000_000)
    expect(ledgerChangesOf(later)).toEqual(nothing)
    expect(ledgerChangesOf(accepted(voidHold(later, hold.holdId, 7)))).toEqual({
      ...nothing,
      balanceDeltas: [{ ...delta, postedMinor: 0, heldMinor: -20 }],
      lotDeltas: [{ ...kept, heldMinor: -20 }],
      endedHolds: [{ id: hold.holdId, state: 'VOIDED', endedAtMs: 7, transactionId: null }],
    })
  })

  test('of a lot is by how much it moves, and when it expires from now on', () => {
    const moved = withLot(sound, { ...lot, remainingMinor: 70, heldMinor: 33, costLeftMinor: 35, expiresAtMs: 9 })
    expect(ledgerChangesOf(moved).lotDeltas).toEqual([
      { id: lot.id, remainingMinor: -10, heldMinor: 3, costLeftMinor: -5, expiresAtMs: 9 },
    ])
    const made = { ...lot, id: idOf('Lot', 'b') }
    expect(ledgerChangesOf(withLot(sound, made))).toEqual({ ...nothing, newLots: [made] })
  })

  test('a hold ends once, and those that ended stay as they are', () => {
    const ended = reopened(accepted(voidHold(reopened({ ...held }, 6), hold.holdId, 7)), 8)
    const over = ended.holds.get(hold.holdId)
    if (!over) throw new Error('it is there')
    expect(() => withHoldEnded(ended, over, { state: 'EXPIRED', endedAtMs: 9, transactionId: null })).toThrow(
      'ends once',
    )
    const lapsed = { ...over, expiresAtMs: 8 }
    expect(ledgerChangesOf(newBooks([wang], { lots: [lot], balances: [stored], holds: [lapsed] }))).toEqual(nothing)
    const books = reopened({ ...ended, holds: new Map([[lapsed.id, lapsed]]) }, 9)
    expect(ledgerChangesOf(books)).toEqual(nothing)
  })
})
