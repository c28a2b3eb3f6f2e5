import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, closedPeriod, newBooks } from './books.fixture.ts'
import { type Books, balanceOf } from './books.ts'
import type { Lot, NewLot } from './lot.ts'
import { credit, debit, type Entry, giveBack, issue, type Move, post, take } from './post.ts'

const wang = idOf('Customer', 'wang')
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const bonus = accountOf('STORED_VALUE_BONUS', 'CNY', wang)
const visits = accountOf('VISITS', 'VISIT', idOf('Entitlement', 'ten'))
const visitsIssued = accountOf('VISITS_ISSUED', 'VISIT', idOf('Entitlement', 'ten'))
const owed = accountOf('RECEIVABLES', 'CNY', wang)
const cash = accountOf('CASH_DRAWER', 'CNY')

function entry(body: string, moves: readonly Move[]): Entry {
  return {
    id: idOf('LedgerTransaction', body),
    locationId: idOf('Location', 'bund'),
    businessDate: '2026-11-21',
    occurredAtMs: 5,
    source: { kind: 'TOP_UP', id: 'x' },
    moves,
  }
}

const read = newBooks([wang, 'ent_ten'])
const paid: NewLot = { origin: 'TOP_UP', amountMinor: 100, cost: { amountMinor: 90, currency: 'CNY' } }
const lotId = idOf('Lot', 'an2')

function issued(given: NewLot, at = 7): Books {
  return accepted(post(read, entry('a', [debit(cash, given.amountMinor), issue(principal, given)]), at))
}

function lotIn(books: Books): Lot {
  const lot = books.lots.get(lotId)
  if (!lot) throw new Error('it is there')
  return lot
}

describe('a lot that is issued', () => {
  const plain: Lot = {
    id: lotId,
    account: 'STORED_VALUE_PRINCIPAL',
    subjectId: wang,
    unit: 'CNY',
    origin: 'TOP_UP',
    locationId: idOf('Location', 'bund'),
    originalMinor: 100,
    remainingMinor: 100,
    heldMinor: 0,
    costMinor: 90,
    costLeftMinor: 90,
    costCurrency: 'CNY',
    deferredCardId: null,
    availableFromMs: 5,
    expiresAtMs: null,
    createdAtMs: 7,
    source: { kind: 'TOP_UP', id: 'x' },
  }

  test('can be spent at once and for ever, unless it says otherwise', () => {
    expect(lotIn(issued(paid))).toEqual(plain)
    expect(balanceOf(issued(paid), principal).postedMinor).toBe(100)
    const deferredCardId = idOf('CustomerCard', 'pass')
    const more = { deferredCardId, availableFromMs: 8, expiresAtMs: 9 }
    expect(lotIn(issued({ ...paid, ...more }))).toEqual({ ...plain, ...more })
    const free = { costMinor: 0, costLeftMinor: 0, costCurrency: null }
    expect(lotIn(issued({ ...paid, cost: null }))).toEqual({ ...plain, ...free })
    expect(lotIn(issued({ ...paid, cost: { amountMinor: 0, currency: 'CNY' } }))).toEqual({
      ...plain,
      ...free,
      costCurrency: 'CNY',
    })
  })

  test.each([
    [{ amountMinor: 0 }, 'a lot is of something'],
    [{ amountMinor: -1 }, 'a lot is of something'],
    [{ amountMinor: 0.5 }, 'a lot is of something'],
    [{ cost: { amountMinor: -1, currency: 'CNY' } }, 'a lot costs nothing or more'],
    [{ cost: { amountMinor: 0.5, currency: 'CNY' } }, 'a lot costs nothing or more'],
    [{ availableFromMs: 9, expiresAtMs: 9 }, 'a lot can be spent for a while'],
    [{ expiresAtMs: 5 }, 'a lot can be spent for a while'],
  ])('asserts: %j', (fields, message) => {
    expect(() => accepted(post(read, entry('a', [issue(principal, { ...paid, ...fields })]), 7))).toThrow(message)
  })

  test('is issued once', () => {
    const again = entry('a', [debit(cash, 100), issue(principal, paid)])
    expect(() => post(issued(paid), again, 7)).toThrow('a lot is issued once')
  })
})

describe('a lot that is taken from', () => {
  const books = issued(paid)
  const taking = (amountMinor: number, more: object = {}): Entry =>
    entry('b', [take(principal, [{ lotId, amountMinor, ...more }]), credit(cash, amountMinor)])

  test('gives its share of the cost, or what is said of it', () => {
    const share = accepted(post(books, taking(10), 8))
    expect(lotIn(share)).toMatchObject({ remainingMinor: 90, costLeftMinor: 81 })
    expect(share.posted.at(-1)?.lines).toContainEqual({
      account: 'STORED_VALUE_PRINCIPAL',
      subjectId: wang,
      unit: 'CNY',
      amountMinor: 10,
      lotId,
      costMinor: 9,
    })
    expect(lotIn(accepted(post(books, taking(10, { costMinor: 2 }), 8)))).toMatchObject({ costLeftMinor: 88 })
    expect(lotIn(accepted(post(books, taking(100), 8)))).toMatchObject({ remainingMinor: 0, costLeftMinor: 0 })
  })

  test.each([
    [0, 'a lot moves by whole amounts'],
    [-1, 'a lot moves by whole amounts'],
    [0.5, 'a lot moves by whole amounts'],
    [101, 'only what is free is taken'],
  ])('asserts the amount: %d', (amountMinor, message) => {
    const moves = [take(principal, [{ lotId, amountMinor }])]
    expect(() => post(books, entry('b', moves), 8)).toThrow(message)
  })

  test('is one of the account, and was read', () => {
    const allocations = [{ lotId, amountMinor: 1 }]
    expect(() => post(books, entry('b', [take(bonus, allocations)]), 8)).toThrow('a lot moves on its own account')
    const other = [{ lotId: idOf('Lot', 'x'), amountMinor: 1 }]
    expect(() => post(books, entry('b', [take(principal, other)]), 8)).toThrow('the lot lot_x was read')
  })

  test('is part of a balance that the lots come to', () => {
    const [balance] = [...books.balances.values()]
    if (!balance) throw new Error('it is there')
    const broken = { ...books, balances: new Map([[principal.key, { ...balance, postedMinor: 101 }]]) }
    expect(() => post(broken, taking(1), 8)).toThrow('are its balance: 99, 100')
  })
})

describe('a lot that is given back to', () => {
  const expiring = accepted(
    post(
      issued({ ...paid, expiresAtMs: 20 }),
      entry('b', [take(principal, [{ lotId, amountMinor: 10 }]), credit(cash, 10)]),
      8,
    ),
  )
  const back = (books: Books, lastUntilMs: number | null, at: number): Lot =>
    lotIn(
      accepted(
        post(
          books,
          entry('c', [debit(cash, 10), giveBack(principal, [{ lotId, amountMinor: 10, costMinor: 9 }], lastUntilMs)]),
          at,
        ),
      ),
    )

  test.each([
    ['expires when it did before', 50, 19, 20],
    ['stays expired where it is to', null, 20, 20],
  ])('%s', (_, lastUntilMs, at, expiresAtMs) => {
    expect(back(expiring, lastUntilMs, at)).toMatchObject({ remainingMinor: 100, costLeftMinor: 90, expiresAtMs })
  })

  test('stays expired with what was left of it: what goes back lasts again by itself', () => {
    const move = giveBack(principal, [{ lotId, amountMinor: 10, costMinor: 9 }], 50)
    const after = accepted(post(expiring, entry('c', [debit(cash, 10), move]), 20))
    expect(lotIn(after)).toMatchObject({ remainingMinor: 90, costLeftMinor: 81, expiresAtMs: 20 })
    const others = [...after.lots.values()].filter(({ id }) => id !== lotId)
    expect(others).toMatchObject([
      {
        // Of its line of the entry, as other lots are.
        id: 'lot_cn2',
        ...{ originalMinor: 10, remainingMinor: 10, costMinor: 9, costLeftMinor: 9 },
        expiresAtMs: 50,
        createdAtMs: 20,
      },
    ])
    expect(others[0]?.source).toEqual(lotIn(after).source)
  })

  test('lasts again once it has expired, where nothing was left of it', () => {
    const all = { lotId, amountMinor: 90, costMinor: 81 }
    const empty = accepted(post(expiring, entry('e', [take(principal, [all]), credit(cash, 90)]), 9))
    const move = giveBack(principal, [{ lotId, amountMinor: 10, costMinor: 9 }], 50)
    const after = accepted(post(empty, entry('c', [debit(cash, 10), move]), 20))
    expect(lotIn(after)).toMatchObject({ remainingMinor: 10, costLeftMinor: 9, expiresAtMs: 50 })
    expect(after.lots.size).toBe(1)
  })

  test('never expires if it did not before', () => {
    const lasting = accepted(
      post(issued(paid), entry('b', [take(principal, [{ lotId, amountMinor: 10 }]), credit(cash, 10)]), 8),
    )
    expect(back(lasting, 50, 20)).toMatchObject({ remainingMinor: 100, expiresAtMs: null })
  })
})

describe('an entry', () => {
  test('that moves nothing changes nothing, and none has a place in a closed period', () => {
    expect(post(read, entry('a', [debit(cash, 0)]), 7)).toEqual({ ok: true, changes: read, events: [] })
    const period = closedPeriod({ toDate: '2026-11-21' })
    const details = { periodId: period.id, locationId: 'loc_bund', businessDate: '2026-11-21' }
    expect(post({ ...read, closedPeriods: [period] }, entry('a', []), 7)).toEqual({
      ok: false,
      refusal: { code: 'period_closed', details },
    })
  })

  test('balances', () => {
    expect(() => post(read, entry('a', [debit(cash, 1)]), 7)).toThrow('debits equal credits in CNY: off by 1')
  })

  test('moves what is kept in lots by naming them', () => {
    const move: Move = { kind: 'AMOUNT', account: visits, amountMinor: -1 }
    expect(() => post(read, entry('a', [debit(visitsIssued, 1), move]), 7)).toThrow('VISITS moves by its lots')
  })

  test('is made of debits and credits that are not negative', () => {
    expect(() => debit(cash, -1)).toThrow('a debit is not negative')
    expect(() => credit(cash, -1)).toThrow('a credit is not negative')
    expect(debit(cash, 0)).toEqual({ kind: 'AMOUNT', account: cash, amountMinor: 0 })
    expect(credit(cash, 2)).toEqual({ kind: 'AMOUNT', account: cash, amountMinor: -2 })
  })

  test.each([
    [70, null],
    [71, 70],
  ])('may leave an account at its floor: %i of 100 with 10 held and a floor of 20', (amountMinor, availableMinor) => {
    const balance = { account: 'RECEIVABLES', subjectId: wang, unit: 'CNY' } as const
    const books = newBooks([wang], { balances: [{ ...balance, postedMinor: 100, heldMinor: 10, floorMinor: 20 }] })
    const decision = post(books, entry('a', [credit(owed, amountMinor), debit(cash, amountMinor)]), 7)
    expect(decision.ok ? null : decision.refusal).toEqual(
      availableMinor === null
        ? null
        : { code: 'balance_insufficient', details: { ...balance, availableMinor, askedMinor: amountMinor } },
    )
  })

  test('says when it was recorded, and what it takes back', () => {
    const given = { ...entry('a', [debit(cash, 1), credit(owed, 1)]), reversesId: idOf('LedgerTransaction', 'z') }
    const books = newBooks([wang], {
      balances: [{ account: 'RECEIVABLES', subjectId: wang, unit: 'CNY', postedMinor: 1, heldMinor: 0, floorMinor: 0 }],
    })
    const { moves: _, ...header } = given
    const line = { unit: 'CNY', lotId: null, costMinor: null }
    expect(post(books, given, 7)).toMatchObject({ ok: true, events: [] })
    expect(accepted(post(books, given, 7)).posted).toEqual([
      {
        ...header,
        recordedAtMs: 7,
        lines: [
          { ...line, account: 'CASH_DRAWER', subjectId: null, amountMinor: 1 },
          { ...line, account: 'RECEIVABLES', subjectId: wang, amountMinor: -1 },
        ],
      },
    ])
  })
})
