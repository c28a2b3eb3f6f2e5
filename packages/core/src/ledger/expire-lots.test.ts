import { describe, expect, test } from 'vitest'
import { idOf, type LotId } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, newBooks } from './books.fixture.ts'
import type { Books } from './books.ts'
import type { EntryHeader } from './entry.ts'
import { expiredLots, expireLots } from './expire-lots.ts'
import { placeHold } from './hold-value.ts'
import { credit, debit, issue, post } from './post.ts'

const wang = idOf('Customer', 'wang')
const card = idOf('CustomerCard', 'pass')
const ten = idOf('Entitlement', 'ten')
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const visits = accountOf('VISITS', 'VISIT', ten)
const deferred = accountOf('CARD_DEFERRED_REVENUE', 'CNY', card)
const cash = accountOf('CASH_DRAWER', 'CNY')

function header(body: string): EntryHeader {
  return {
    id: idOf('LedgerTransaction', body),
    locationId: idOf('Location', 'bund'),
    businessDate: '2026-11-21',
    occurredAtMs: 0,
    source: { kind: 'LOT_EXPIRY', id: 'x' },
  }
}

const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })
const books = accepted(
  post(
    newBooks([wang, card, ten]),
    {
      ...header('a'),
      moves: [
        debit(cash, 250),
        credit(deferred, 100),
        debit(accountOf('VISITS_ISSUED', 'VISIT', ten), 12),
        issue(principal, { origin: 'TOP_UP', amountMinor: 50, cost: cny(50), expiresAtMs: 21 }),
        issue(principal, { origin: 'TOP_UP', amountMinor: 60, cost: cny(60) }),
        issue(principal, { origin: 'TOP_UP', amountMinor: 40, cost: cny(40), expiresAtMs: 20 }),
        issue(visits, {
          origin: 'CARD_SALE',
          amountMinor: 10,
          cost: cny(100),
          deferredCardId: card,
          expiresAtMs: 30,
        }),
        // A gift on top, which defers no revenue.
        issue(visits, { origin: 'GIFT', amountMinor: 2, cost: null, deferredCardId: card, expiresAtMs: 30 }),
      ],
    },
    0,
  ),
)
const [fifty, sixty, forty, sold, gift] = [4, 5, 6, 7, 8].map((n) => idOf('Lot', `an${n}`)) as [
  LotId,
  LotId,
  LotId,
  LotId,
  LotId,
]

function expired(lotIds: readonly LotId[], at: number, from = books): Books {
  return accepted(expireLots(from, lotIds, header('over'), at))
}

function lines(of: Books): unknown {
  return of.posted.at(-1)?.lines.map(({ account, subjectId, amountMinor }) => [account, subjectId, amountMinor])
}

describe('lots that have expired', () => {
  test.each([
    [19, []],
    [20, [forty]],
    [21, [fifty, forty]],
    [30, [fifty, forty, sold, gift]],
  ])('at %i are told by id', (at, expected) => {
    expect(expiredLots(books, at).map(({ id }) => id)).toEqual(expected)
    const turned = { ...books, lots: new Map([...books.lots].toReversed()) }
    expect(expiredLots(turned, at).map(({ id }) => id)).toEqual(expected)
  })

  test('leave paid value as breakage', () => {
    expect(lines(expired([fifty, forty], 21))).toEqual([
      ['BREAKAGE', null, -90],
      ['STORED_VALUE_PRINCIPAL', wang, 50],
      ['STORED_VALUE_PRINCIPAL', wang, 40],
    ])
  })

  test('of visits that were sold turn deferred revenue into breakage, those that were given do not', () => {
    expect(lines(expired([sold], 30))).toEqual([
      ['VISITS_ISSUED', ten, -10],
      ['CARD_DEFERRED_REVENUE', card, 100],
      ['BREAKAGE', null, -100],
      ['VISITS', ten, 10],
    ])
    expect(lines(expired([gift], 30))).toEqual([
      ['VISITS_ISSUED', ten, -2],
      ['VISITS', ten, 2],
    ])
  })

  test('and are held stay as they are', () => {
    const hold = { holdId: idOf('LedgerHold', '1'), account: principal, expiresAtMs: null, source: header('x').source }
    const allocations = [{ lotId: forty, amountMinor: 40 }]
    const held = accepted(placeHold(books, { ...hold, amountMinor: 40, allocations }, 5))
    expect(expiredLots(held, 20)).toEqual([])
    expect(expired([forty], 20, held)).toEqual(held)
  })

  test('are all that goes', () => {
    expect(() => expired([fifty], 20)).toThrow('only what has expired goes')
    expect(() => expired([sixty], 20)).toThrow('only what has expired goes')
    expect(() => expired([idOf('Lot', 'x')], 20)).toThrow('the lot was read')
  })
})
