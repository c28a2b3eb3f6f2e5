import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted } from '../ledger/books.fixture.ts'
import { type Books, lotsOf, withLot } from '../ledger/books.ts'
import type { Lot } from '../ledger/lot.ts'
import { post } from '../ledger/post.ts'
import { bund, monthPass, posting, sold, tenMs, tenVisits, valueCard } from './card.fixture.ts'
import {
  availableUnits,
  cardHeader,
  deferredMinor,
  deferredOf,
  emptyLots,
  lotsOfCard,
  storedValueOf,
  visitsOf,
  withLotsEnding,
} from './card-books.ts'

const [e0, e1] = [idOf('Entitlement', 'e0'), idOf('Entitlement', 'e1')]
const gift = { kind: 'ITEM', name: 'Gift', serviceIds: null, quantity: 2 } as const
const visits = sold({ ...tenVisits, gifts: [gift] })
const value = sold(valueCard)
const [principal, bonus] = storedValueOf(value.card.id, 'CNY')

/** The books with one of their lots as a test wants it. */
function with0(books: Books, account: Parameters<typeof lotsOf>[1], fields: Partial<Lot>): Books {
  const [lot] = lotsOf(books, account)
  if (!lot) throw new Error('there is a lot')
  return withLot(books, { ...lot, ...fields })
}
const endsOf = (books: Books) => [...books.lots.values()].map(({ expiresAtMs }) => expiresAtMs)

test('the accounts of a card go by it and by its entitlements', () => {
  expect(visitsOf(e0)).toEqual(accountOf('VISITS', 'VISIT', e0))
  expect(deferredOf(visits.card)).toEqual(accountOf('CARD_DEFERRED_REVENUE', 'CNY', visits.card.id))
  expect([principal.code, bonus.code]).toEqual(['STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS'])
  expect([principal.subjectId, bonus.unit]).toEqual([value.card.id, 'CNY'])
  expect([deferredMinor(visits.books, visits.card), deferredMinor(value.books, value.card)]).toEqual([99_900, 0])
})

test('an entry of a card says where, when and what for', () => {
  expect(cardHeader(posting('x'), 'CARD_FREEZE', 'crd_c', 7)).toEqual({
    ...{ id: 'ltx_x', locationId: bund.id, businessDate: '2026-11-21', occurredAtMs: 7 },
    source: { kind: 'CARD_FREEZE', id: 'crd_c' },
  })
})

test('units may be used while they last, and any number where none are counted', () => {
  expect(availableUnits(visits.books, { id: e0, quantity: 10 }, tenMs)).toBe(10)
  expect(
    availableUnits(with0(visits.books, visitsOf(e0), { expiresAtMs: tenMs }), { id: e0, quantity: 10 }, tenMs),
  ).toBe(0)
  expect(availableUnits(visits.books, { id: e0, quantity: null }, tenMs)).toBeNull()
})

test('on a card lie the visits that are counted, and its balance', () => {
  const lotsOn = ({ card, books }: typeof visits) =>
    lotsOfCard(books, card).map(({ account, subjectId }) => [account, subjectId])
  expect(lotsOn(visits)).toEqual([
    ['VISITS', 'ent_e0'],
    ['VISITS', 'ent_e1'],
  ])
  expect(lotsOn(value)).toEqual([
    ['STORED_VALUE_PRINCIPAL', 'crd_c'],
    ['STORED_VALUE_BONUS', 'crd_c'],
  ])
  expect(lotsOn(sold(monthPass))).toEqual([])
})

test('only lots in which something is left and that have not expired get another end', () => {
  const spent = with0(visits.books, visitsOf(e0), { remainingMinor: 0 })
  expect(endsOf(withLotsEnding(spent, visits.card, 99, 98))).toEqual([null, 99])
  const ending = withLotsEnding(visits.books, visits.card, 99, 0)
  expect(endsOf(withLotsEnding(ending, visits.card, null, 98))).toEqual([null, null])
  expect(endsOf(withLotsEnding(ending, visits.card, null, 99))).toEqual([99, 99])
})

describe('emptying a card', () => {
  test('takes what is free, visits and balances alike, and posts to nothing left', () => {
    const used = with0(visits.books, visitsOf(e0), { remainingMinor: 7, heldMinor: 3 })
    const [first, second] = [lotsOf(used, visitsOf(e0))[0]?.id, lotsOf(used, visitsOf(e1))[0]?.id]
    expect(emptyLots(used, visits.card)).toEqual([
      { kind: 'TAKE', account: visitsOf(e0), allocations: [{ lotId: first, amountMinor: 4 }] },
      { kind: 'AMOUNT', account: accountOf('VISITS_ISSUED', 'VISIT', e0), amountMinor: -4 },
      { kind: 'TAKE', account: visitsOf(e1), allocations: [{ lotId: second, amountMinor: 2 }] },
      { kind: 'AMOUNT', account: accountOf('VISITS_ISSUED', 'VISIT', e1), amountMinor: -2 },
    ])
    const [paid, given] = [lotsOf(value.books, principal)[0]?.id, lotsOf(value.books, bonus)[0]?.id]
    expect(emptyLots(value.books, value.card)).toEqual([
      { kind: 'TAKE', account: principal, allocations: [{ lotId: paid, amountMinor: 100_000 }] },
      { kind: 'TAKE', account: bonus, allocations: [{ lotId: given, amountMinor: 20_000 }] },
      { kind: 'AMOUNT', account: accountOf('BONUS_GRANTED', 'CNY'), amountMinor: -20_000 },
    ])
  })

  test('leaves what is held, and lots that are empty', () => {
    const held = with0(value.books, bonus, { heldMinor: 20_000 })
    expect(emptyLots(held, value.card)).toHaveLength(1)
    const moves = emptyLots(visits.books, visits.card)
    const entry = { ...cardHeader(posting('empty'), 'CARD_REFUND', visits.card.id, tenMs), moves }
    expect(emptyLots(accepted(post(visits.books, entry, tenMs)), visits.card)).toEqual([])
  })
})
