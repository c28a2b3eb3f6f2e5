import { describe, expect, test } from 'vitest'
import { type Id, idOf } from '../base/ids.ts'
import { accountOf } from './account.ts'
import { accepted, newBooks, reopened } from './books.fixture.ts'
import { availableOf, type Books, balanceOf, lotsOf } from './books.ts'
import { costOfTaking } from './consume-lots.ts'
import type { EntryHeader, LedgerSourceKind } from './entry.ts'
import { expiredLots, expireLots } from './expire-lots.ts'
import { placeHold } from './hold-value.ts'
import { credit, debit, issue, type Move, post, take } from './post.ts'
import { restoredForMs, reverse } from './reverse.ts'
import { spend } from './spend.ts'
import { balanceSheets, profitsAndLosses, trialBalances } from './statements.ts'

const day = 86_400_000
const wang = idOf('Customer', 'wang')
const card = idOf('CustomerCard', 'pass')
const ten = idOf('Entitlement', 'pass0')
const [cash, advances, revenue] = [
  accountOf('CASH_DRAWER', 'CNY'),
  accountOf('CUSTOMER_ADVANCES', 'CNY'),
  accountOf('SERVICE_REVENUE', 'CNY'),
]
const principal = accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang)
const bonus = accountOf('STORED_VALUE_BONUS', 'CNY', wang)
const [granted, redeemed] = [accountOf('BONUS_GRANTED', 'CNY'), accountOf('BONUS_REDEEMED', 'CNY')]
const deferred = accountOf('CARD_DEFERRED_REVENUE', 'CNY', card)
const visits = accountOf('VISITS', 'VISIT', ten)
const visitsIssued = accountOf('VISITS_ISSUED', 'VISIT', ten)

function header(body: string, kind: LedgerSourceKind, at = 0): EntryHeader {
  return {
    id: idOf('LedgerTransaction', body),
    locationId: idOf('Location', 'bund'),
    businessDate: '2026-11-21',
    occurredAtMs: at,
    source: { kind, id: `src_${body}` },
  }
}

function entered(books: Books, body: string, kind: LedgerSourceKind, moves: readonly Move[], at = 0): Books {
  return accepted(post(books, { ...header(body, kind, at), moves }, at))
}

/** The lines of the last transaction, as they stand in docs/ledger.md. */
function lastLines(books: Books): readonly (readonly [string, number])[] {
  return books.posted.at(-1)?.lines.map((line) => [line.account, line.amountMinor] as const) ?? []
}

function totalsOf(books: Books) {
  const lines = books.posted.flatMap((transaction) => transaction.lines)
  const keys = [...new Set(lines.map(({ account, unit }) => `${account} ${unit}`))]
  return keys.map((key) => {
    const own = lines.filter(({ account, unit }) => `${account} ${unit}` === key)
    const [{ account, unit }] = own as [(typeof lines)[number]]
    return { account, unit, amountMinor: own.reduce((total, line) => total + line.amountMinor, 0) }
  })
}

/** 1000 yuan with 200 of bonus on top, the bonus for a year. */
const toppedUp = entered(newBooks([wang, card, ten]), 'top', 'TOP_UP', [
  debit(cash, 100_000),
  issue(principal, { origin: 'TOP_UP', amountMinor: 100_000, cost: { amountMinor: 100_000, currency: 'CNY' } }),
  debit(granted, 20_000),
  issue(bonus, { origin: 'BONUS', amountMinor: 20_000, cost: null, expiresAtMs: 365 * day }),
])

/** Ten visits for 999 yuan: the price is earned visit by visit. */
const cardSold = entered(newBooks([wang, card, ten]), 'card', 'CARD_SALE', [
  debit(cash, 99_900),
  credit(deferred, 99_900),
  debit(visitsIssued, 10),
  issue(visits, {
    origin: 'CARD_SALE',
    amountMinor: 10,
    cost: { amountMinor: 99_900, currency: 'CNY' },
    deferredCardId: card,
    expiresAtMs: 365 * day,
  }),
])

function visit(books: Books, body: string, at = 0): Books {
  const { moves, parts } = accepted(spend(books, [visits], 1, 'EARLIEST_EXPIRY', at))
  expect(parts).toMatchObject([{ account: visits, amountMinor: 1 }])
  const costMinor = lotsOf(books, visits).reduce((total, lot) => total + costOfTaking(lot, 1), 0)
  const used = [...moves, credit(visitsIssued, 1), debit(deferred, costMinor), credit(revenue, costMinor)]
  return entered(books, body, 'CARD_REDEMPTION', used, at)
}

function bonusPayment(books: Books, body: string, amountMinor: number, at = 0): Books {
  const { moves, parts } = accepted(spend(books, [principal, bonus], amountMinor, 'BONUS_FIRST', at))
  const ofBonus = parts.find(({ account }) => account.code === 'STORED_VALUE_BONUS')?.amountMinor ?? 0
  const paid = [...moves, credit(advances, amountMinor), debit(redeemed, ofBonus), credit(granted, ofBonus)]
  return entered(books, body, 'ORDER_PAYMENT', paid, at)
}

describe('a top-up with bonus', () => {
  test('is a liability for what was paid; the bonus stands beside what was granted of it', () => {
    expect(lastLines(toppedUp)).toEqual([
      ['CASH_DRAWER', 100_000],
      ['BONUS_GRANTED', 20_000],
      ['STORED_VALUE_PRINCIPAL', -100_000],
      ['STORED_VALUE_BONUS', -20_000],
    ])
    const [sheet] = balanceSheets(totalsOf(toppedUp))
    expect(sheet).toMatchObject({ assetMinor: 100_000, liabilityMinor: 100_000, prepaidMinor: 100_000, equityMinor: 0 })
    expect(availableOf(toppedUp, bonus, 365 * day - 1)).toBe(20_000)
    expect(availableOf(toppedUp, bonus, 365 * day)).toBe(0)
  })

  test('pays an order; what bonus pays is revenue and taken off it again', () => {
    const paid = bonusPayment(toppedUp, 'paid', 30_000)
    expect(lastLines(paid)).toEqual([
      ['CUSTOMER_ADVANCES', -30_000],
      ['BONUS_REDEEMED', 20_000],
      ['BONUS_GRANTED', -20_000],
      ['STORED_VALUE_PRINCIPAL', 10_000],
      ['STORED_VALUE_BONUS', 20_000],
    ])
    const done = entered(paid, 'done', 'ORDER_COMPLETION', [debit(advances, 30_000), credit(revenue, 30_000)])
    const [profit] = profitsAndLosses(totalsOf(done))
    expect(profit).toMatchObject({ grossRevenueMinor: 30_000, netRevenueMinor: 10_000, profitMinor: 10_000 })
    const [sheet] = balanceSheets(totalsOf(done))
    expect(sheet).toMatchObject({ assetMinor: 100_000, prepaidMinor: 90_000, retainedEarningsMinor: 10_000 })
    for (const { debitMinor, creditMinor } of trialBalances(totalsOf(done))) expect(debitMinor).toBe(creditMinor)
  })

  test('expires: principal would be breakage, bonus goes back to where it was granted from', () => {
    const at = 365 * day
    const due = expiredLots(toppedUp, at).map(({ id }) => id)
    const over = accepted(expireLots(toppedUp, due, header('over', 'LOT_EXPIRY', at), at))
    expect(lastLines(over)).toEqual([
      ['BONUS_GRANTED', -20_000],
      ['STORED_VALUE_BONUS', 20_000],
    ])
    expect(balanceOf(over, bonus).postedMinor).toBe(0)
  })

  test('expires without what a hold keeps, which expires when the hold is over', () => {
    const at = 365 * day
    const kept = { holdId: idOf('LedgerHold', '1'), account: bonus, amountMinor: 5000, expiresAtMs: at + 5 } as const
    const held = accepted(placeHold(toppedUp, { ...kept, source: { kind: 'TOP_UP_REFUND', id: 'x' } }, 0))
    const expire = (books: Books, body: string, now: number): Books => {
      const due = expiredLots(books, now).map(({ id }) => id)
      return accepted(expireLots(books, due, header(body, 'LOT_EXPIRY', now), now))
    }
    const first = expire(reopened(held, at), 'first', at)
    expect(balanceOf(first, bonus)).toMatchObject({ postedMinor: 5000, heldMinor: 5000 })
    expect(expiredLots(first, at)).toEqual([])
    const second = expire(reopened(first, at + 5), 'second', at + 5)
    expect(balanceOf(second, bonus)).toMatchObject({ postedMinor: 0, heldMinor: 0 })
  })

  test('is taken back while it is unspent, and not after', () => {
    const original = (books: Books) => ({ ...(books.posted[0] as (typeof books.posted)[number]), reversedById: null })
    const back = accepted(reverse(toppedUp, original(toppedUp), header('back', 'TOP_UP_REFUND'), 0))
    expect(totalsOf(back).filter(({ amountMinor }) => amountMinor !== 0)).toEqual([])
    const spent = bonusPayment(toppedUp, 'paid', 1)
    expect(reverse(spent, original(spent), header('back', 'TOP_UP_REFUND'), 0)).toMatchObject({
      refusal: { code: 'lot_spent', details: { availableMinor: 19_999, askedMinor: 20_000 } },
    })
  })

  test('a payment taken back goes to the same lots; one that has expired can be spent for thirty days', () => {
    const paid = bonusPayment(toppedUp, 'paid', 30_000)
    const at = 400 * day
    const payment = { ...(paid.posted[1] as (typeof paid.posted)[number]), reversedById: null }
    const back = accepted(reverse(paid, payment, header('refund', 'ORDER_REFUND', at), at))
    expect(availableOf(back, principal, at)).toBe(100_000)
    expect(lotsOf(back, bonus)).toMatchObject([{ remainingMinor: 20_000, expiresAtMs: at + restoredForMs }])
    const twice = { ...payment, reversedById: idOf('LedgerTransaction', 'refund') }
    expect(reverse(back, twice, header('again', 'ORDER_REFUND', at), at)).toMatchObject({
      refusal: { code: 'transaction_reversed' },
    })
  })
})

describe('a card of ten visits', () => {
  test('is a liability at sale, and its price is earned to the fen by the last visit', () => {
    expect(lastLines(cardSold)).toEqual([
      ['CASH_DRAWER', 99_900],
      ['CARD_DEFERRED_REVENUE', -99_900],
      ['VISITS_ISSUED', 10],
      ['VISITS', -10],
    ])
    let books = cardSold
    for (let n = 1; n <= 10; n += 1) books = visit(books, `visit${n}`)
    expect(lastLines(books)).toEqual([
      ['VISITS_ISSUED', -1],
      ['CARD_DEFERRED_REVENUE', 9_990],
      ['SERVICE_REVENUE', -9_990],
      ['VISITS', 1],
    ])
    expect(balanceOf(books, deferred).postedMinor).toBe(0)
    expect(spend(books, [visits], 1, 'EARLIEST_EXPIRY', 0)).toMatchObject({
      refusal: { code: 'balance_insufficient', details: { availableMinor: 0, askedMinor: 1 } },
    })
  })

  test('that expires with visits left turns their part of the price into breakage', () => {
    const at = 365 * day
    const used = visit(visit(visit(cardSold, 'v1'), 'v2'), 'v3')
    const due = expiredLots(used, at).map(({ id }) => id)
    const over = accepted(expireLots(used, due, header('over', 'LOT_EXPIRY', at), at))
    expect(lastLines(over)).toEqual([
      ['VISITS_ISSUED', -7],
      ['CARD_DEFERRED_REVENUE', 69_930],
      ['BREAKAGE', -69_930],
      ['VISITS', 7],
    ])
  })
})

describe('post asserts', () => {
  const lotOf = (subject: Id<'Customer'>) => accountOf('POINTS', 'POINT', subject)
  test.each([
    ['that debits equal credits', () => entered(toppedUp, 'x', 'EXPENSE', [debit(cash, 1)])],
    [
      'that bonus stays beside its grant',
      () =>
        entered(toppedUp, 'x', 'CORRECTION', [
          take(bonus, [{ lotId: lotsOf(toppedUp, bonus)[0]?.id as never, amountMinor: 1 }]),
          credit(cash, 1),
        ]),
    ],
    [
      'that visits of one entitlement are none of another',
      () =>
        entered(newBooks([idOf('Entitlement', 'a')]), 'x', 'CARD_SALE', [
          debit(accountOf('VISITS_ISSUED', 'VISIT', ten), 1),
          issue(accountOf('VISITS', 'VISIT', idOf('Entitlement', 'a')), { origin: 'GIFT', amountMinor: 1, cost: null }),
        ]),
    ],
    [
      'that the books it moves were read',
      () =>
        entered(newBooks(), 'x', 'POINTS_EARNED', [
          debit(accountOf('POINTS_ISSUED', 'POINT'), 1),
          issue(lotOf(wang), { origin: 'EARNED', amountMinor: 1, cost: null }),
        ]),
    ],
    ['that a unit fits its account', () => accountOf('CASH_DRAWER', 'POINT')],
  ])('%s', (_, work) => {
    expect(work).toThrow()
  })
})
