import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, newBooks } from './books.fixture.ts'
import { type Books, balanceOf } from './books.ts'
import { type PlaceHold, placeHold, postHold, voidHold } from './hold-value.ts'
import { credit, debit, type Entry, issue, post } from './post.ts'

const wang = idOf('Customer', 'wang')
const card = idOf('CustomerCard', 'pass')
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const deferred = accountOf('CARD_DEFERRED_REVENUE', 'CNY', card)
const cash = accountOf('CASH_DRAWER', 'CNY')

function entry(body: string, moves: Entry['moves']): Entry {
  return {
    id: idOf('LedgerTransaction', body),
    locationId: idOf('Location', 'bund'),
    businessDate: '2026-11-21',
    occurredAtMs: 5,
    source: { kind: 'TOP_UP', id: 'x' },
    moves,
  }
}

const lotOf = (amountMinor: number, expiresAtMs: number) => {
  const cost = { amountMinor, currency: 'CNY' }
  return issue(principal, { origin: 'TOP_UP', amountMinor, cost, expiresAtMs })
}
/** Lots of 40 and 60, the second of which expires first, and 90 of deferred revenue. */
const books = accepted(
  post(newBooks([wang, card]), entry('a', [debit(cash, 190), credit(deferred, 90), lotOf(40, 30), lotOf(60, 20)]), 5),
)
const [forty, sixty] = [idOf('Lot', 'an3'), idOf('Lot', 'an4')]
const hold: PlaceHold = {
  holdId: idOf('LedgerHold', '1'),
  account: principal,
  amountMinor: 70,
  expiresAtMs: 9,
  source: { kind: 'ORDER_REFUND', id: 'x' },
}

function placed(more: Partial<PlaceHold> = {}): Books {
  return accepted(placeHold(books, { ...hold, ...more }, 5))
}

describe('placing a hold', () => {
  test('keeps the lots that expire first', () => {
    const held = placed()
    expect(held.holds.get(hold.holdId)).toEqual({
      id: hold.holdId,
      account: 'STORED_VALUE_PRINCIPAL',
      subjectId: wang,
      unit: 'CNY',
      amountMinor: 70,
      allocations: [
        { lotId: sixty, amountMinor: 60 },
        { lotId: forty, amountMinor: 10 },
      ],
      state: 'PENDING',
      expiresAtMs: 9,
      source: hold.source,
      createdAtMs: 5,
      endedAtMs: null,
      transactionId: null,
    })
    expect([held.lots.get(sixty)?.heldMinor, held.lots.get(forty)?.heldMinor]).toEqual([60, 10])
    expect(balanceOf(held, principal)).toMatchObject({ postedMinor: 100, heldMinor: 70 })
  })

  test('or those that were chosen, which come to the amount', () => {
    const allocations = [{ lotId: forty, amountMinor: 40 }]
    expect(placed({ amountMinor: 40, allocations }).holds.get(hold.holdId)?.allocations).toEqual(allocations)
    expect(() => placed({ amountMinor: 41, allocations })).toThrow('held as its balance is: 40, 41')
  })

  test('keeps all there is, and no more', () => {
    expect(placeHold(books, { ...hold, amountMinor: 100 }, 5)).toMatchObject({ ok: true, events: [] })
    const details = { account: 'STORED_VALUE_PRINCIPAL', subjectId: wang, unit: 'CNY' }
    expect(placeHold(books, { ...hold, amountMinor: 101 }, 5)).toEqual({
      ok: false,
      refusal: { code: 'balance_insufficient', details: { ...details, availableMinor: 100, askedMinor: 101 } },
    })
    expect(placeHold(books, { ...hold, account: deferred, amountMinor: 90 }, 5).ok).toBe(true)
    expect(placeHold(books, { ...hold, account: deferred, amountMinor: 91 }, 5)).toEqual({
      ok: false,
      refusal: {
        code: 'balance_insufficient',
        details: {
          account: 'CARD_DEFERRED_REVENUE',
          subjectId: card,
          unit: 'CNY',
          availableMinor: 90,
          askedMinor: 91,
        },
      },
    })
  })

  test.each([
    [{ amountMinor: 0 }, 'a hold keeps something'],
    [{ amountMinor: 0.5 }, 'a hold keeps something'],
    [{ amountMinor: -1 }, 'a hold keeps something'],
    [{ expiresAtMs: 5 }, 'a hold lasts a while'],
  ])('asserts: %j', (fields, message) => {
    expect(() => placed(fields)).toThrow(message)
    expect(placed({ expiresAtMs: null }).holds.get(hold.holdId)?.expiresAtMs).toBe(null)
  })
})

describe('posting a hold', () => {
  test.each([
    [60, [[sixty, 60]]],
    [
      61,
      [
        [sixty, 60],
        [forty, 1],
      ],
    ],
    [
      70,
      [
        [sixty, 60],
        [forty, 10],
      ],
    ],
  ])('%i of 70 takes the lots in the order in which they were kept', (amountMinor, taken) => {
    const command = { holdId: hold.holdId, amountMinor, entry: entry('b', [credit(cash, amountMinor)]) }
    const posted = accepted(postHold(placed(), command, 6))
    const lines = posted.posted.at(-1)?.lines.filter(({ lotId }) => lotId !== null)
    expect(lines?.map((line) => [line.lotId, line.amountMinor])).toEqual(taken)
    expect(balanceOf(posted, principal)).toMatchObject({ postedMinor: 100 - amountMinor, heldMinor: 0 })
    expect(posted.holds.get(hold.holdId)).toMatchObject({ state: 'POSTED', endedAtMs: 6, transactionId: 'ltx_b' })
  })

  test('shrinks an account without lots, whichever its normal side', () => {
    const held = placed({ account: deferred, amountMinor: 50 })
    const revenue = accountOf('CARD_REVENUE', 'CNY')
    const command = { holdId: hold.holdId, amountMinor: 30, entry: entry('b', [credit(revenue, 30)]) }
    const posted = accepted(postHold(held, command, 6))
    expect(balanceOf(posted, deferred)).toMatchObject({ postedMinor: 60, heldMinor: 0 })
    expect(posted.posted.at(-1)?.lines.map((line) => [line.account, line.amountMinor])).toEqual([
      ['CARD_REVENUE', -30],
      ['CARD_DEFERRED_REVENUE', 30],
    ])
  })

  test.each([
    [0, 'a hold is posted for something'],
    [-1, 'a hold is posted for something'],
    [1.5, 'a hold is posted for something'],
    [71, 'no more is posted than is held'],
  ])('asserts the amount: %d of 70', (amountMinor, message) => {
    const command = { holdId: hold.holdId, amountMinor, entry: entry('b', []) }
    expect(() => postHold(placed(), command, 6)).toThrow(message)
  })

  test('that ended is refused, and so is taking it back', () => {
    expect(voidHold(placed(), hold.holdId, 6)).toMatchObject({ ok: true, events: [] })
    const over = accepted(voidHold(placed(), hold.holdId, 6))
    const refused = {
      ok: false,
      refusal: { code: 'value_hold_ended', details: { holdId: hold.holdId, state: 'VOIDED' } },
    }
    expect(voidHold(over, hold.holdId, 7)).toEqual(refused)
    const command = { holdId: hold.holdId, amountMinor: 1, entry: entry('b', [credit(cash, 1)]) }
    expect(postHold(over, command, 7)).toEqual(refused)
    expect([over.lots.get(sixty)?.heldMinor, over.lots.get(forty)?.heldMinor]).toEqual([0, 0])
  })
})
