import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, closedPeriod, reopened } from '../ledger/books.fixture.ts'
import type { Books } from '../ledger/books.ts'
import { earned, monthPass, posting, type Sold, sold, tenVisits, valueCard } from './card.fixture.ts'
import { deferredMinor } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import { tendCard } from './tend-card.ts'

const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)
const december = midnight('2026-12-01')
const end = midnight('2026-12-21')
const days = { unit: 'DAYS', count: 30 } as const
const command = (name: string) => ({ ...posting(name), expiryTransactionId: idOf('LedgerTransaction', `${name}-end`) })
const tend = ({ card, books }: Sold, nowMs: number, name = 'tend') =>
  tendCard(card, reopened(books, nowMs), command(name), nowMs)
const closedOn = (books: Books): Books => ({ ...books, closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] })

describe('what is due of a card', () => {
  test('nothing before it is due, and of a card without an end nothing at all', () => {
    const pass = sold(monthPass)
    const early = tendCard(pass.card, pass.books, command('early'), december - 1)
    expect(early).toEqual({ ok: true, changes: pass, events: [] })
    const open = sold(tenVisits)
    expect(tendCard(open.card, open.books, command('open'), end)).toEqual({ ok: true, changes: open, events: [] })
  })

  test('the days up to the turn of the month earn their part, and it is due again at the next turn or its end', () => {
    const decision = tend(sold(monthPass), december)
    const { card, books } = accepted(decision)
    expect(card).toMatchObject({ state: 'ACTIVE', dueAtMs: end, version: 2, updatedAtMs: december })
    expect(decision).toMatchObject({ events: [] })
    expect([earned(books, 'CARD_REVENUE'), deferredMinor(books, card)]).toEqual([10_000, 20_000])
    expect(books.posted).toMatchObject([{ id: 'ltx_tend', source: { kind: 'CARD_RECOGNITION', id: card.id } }])
  })

  test('what was earned is not earned again', () => {
    const first = accepted(tend(sold(monthPass), december))
    const again = accepted(tend({ ...first, card: { ...first.card, dueAtMs: december } }, december, 'again'))
    expect(again.books.posted).toEqual([])
  })

  test('nothing is given back where more was earned than the days that have passed', () => {
    const first = accepted(tend(sold(monthPass), december))
    const longer = { ...first.card, expiresAtMs: midnight('2027-12-21'), dueAtMs: december }
    const { books } = accepted(tend({ ...first, card: longer }, december, 'again'))
    expect(books.posted).toEqual([])
  })

  test('at its end the rest is earned and it expires', () => {
    const first = accepted(tend(sold(monthPass), december))
    expect(accepted(tend(first, end - 1)).card).toBe(first.card)
    const decision = tend(first, end, 'end')
    const { card, books } = accepted(decision)
    expect(card).toMatchObject({ state: 'EXPIRED', dueAtMs: null, version: 3, updatedAtMs: end })
    expect([earned(books, 'CARD_REVENUE'), deferredMinor(books, card)]).toEqual([20_000, 0])
    const type = 'customer_card.expired'
    expect(decision).toMatchObject({
      events: [{ type, subjectKind: 'CUSTOMER_CARD', subject: card, previous: first.card }],
    })
  })

  test.each<readonly [string, CardProduct, number]>([
    ['visits', { ...tenVisits, validity: days }, 99_900],
    ['a balance', { ...valueCard, validity: days }, 100_000],
  ])('at their end what is left of %s is breakage', (_, product, breakageMinor) => {
    const { card, books } = accepted(tend(sold(product), end))
    expect(card.state).toBe('EXPIRED')
    expect(earned(books, 'BREAKAGE')).toBe(breakageMinor)
    expect(books.posted).toMatchObject([{ id: 'ltx_tend-end', source: { kind: 'LOT_EXPIRY', id: card.id } }])
    expect([...books.lots.values()].every(({ remainingMinor }) => remainingMinor === 0)).toBe(true)
  })

  test('a lost card is lost still, with nothing on it', () => {
    const lost = sold({ ...tenVisits, validity: days })
    const { card, books } = accepted(tend({ ...lost, card: { ...lost.card, state: 'BLOCKED' } }, end))
    expect(card).toMatchObject({ state: 'BLOCKED', dueAtMs: null })
    expect(earned(books, 'BREAKAGE')).toBe(99_900)
  })

  test('what is not on the card stays, though it has ended as well', () => {
    const own = sold({ ...tenVisits, validity: days })
    const [lot] = [...own.books.lots.values()]
    if (!lot) throw new Error('it has visits')
    const foreign = { ...lot, id: idOf('Lot', 'foreign'), subjectId: 'ent_other', remainingMinor: 3 }
    const books = { ...own.books, lots: new Map([...own.books.lots, [foreign.id, foreign]]) }
    const after = accepted(tendCard(own.card, books, command('own'), end)).books
    expect(after.lots.get(foreign.id)?.remainingMinor).toBe(3)
    expect(after.lots.get(lot.id)?.remainingMinor).toBe(0)
  })

  test.each<readonly [string, CardProduct, number]>([
    ['no day earns', monthPass, december],
    ['no visit expires', { ...tenVisits, validity: days }, end],
  ])('in a closed period %s', (_, product, nowMs) => {
    const { card, books } = sold(product)
    const decision = tendCard(card, closedOn(books), command('closed'), nowMs)
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'period_closed' } })
  })
})
