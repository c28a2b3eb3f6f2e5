import { describe, expect, test } from 'vitest'
import { accountOf } from '../ledger/account.ts'
import { accepted } from '../ledger/books.fixture.ts'
import { balanceOf, lotsOf } from '../ledger/books.ts'
import { DAY_MS } from '../time/local-time.ts'
import { earned, monthPass, owner, posting, sold, tenMs, tenVisits } from './card.fixture.ts'
import { visitsOf } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import type { CustomerCard } from './customer-card.ts'
import { freezeCard, unfreezeCard } from './freeze-card.ts'

const rule = { maxDays: 10, extendsValidity: true, keepsBenefits: false, feeMinor: 0 } as const
const pass: CardProduct = { ...monthPass, freeze: rule }
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)
const until = (date: string) => ({ ...posting('freeze'), untilMs: midnight(date) })

describe('why a card is not frozen', () => {
  const { card, books } = sold(pass)
  const cardId = card.id
  const resting = { fromMs: 0, untilMs: tenMs + 1, days: 0, keepsBenefits: false }
  test.each<readonly [Partial<CustomerCard>, number, object]>([
    [{ state: 'BLOCKED' }, tenMs, { code: 'card_blocked', details: { cardId } }],
    [{ terms: { ...card.terms, freeze: null } }, tenMs, { code: 'card_not_freezable', details: { cardId } }],
    [{ freeze: resting }, tenMs, { code: 'card_frozen', details: { cardId, untilMs: tenMs + 1 } }],
    [{ activatedAtMs: null }, tenMs, { code: 'card_not_begun', details: { cardId } }],
    [{}, tenMs - 1, { code: 'freeze_too_long', details: { maxDays: 10 } }],
    [{}, tenMs, { code: 'freeze_too_long', details: { maxDays: 10 } }],
    [{}, midnight('2026-12-02'), { code: 'freeze_too_long', details: { maxDays: 10 } }],
  ])('%j until %i', (fields, untilMs, refusal) => {
    const decision = freezeCard({ card: { ...card, ...fields }, books }, { ...posting('freeze'), untilMs }, tenMs)
    expect(decision).toEqual({ ok: false, refusal })
  })

  test('as many days as its terms allow, by the dates, are fine, and so is the shortest time', () => {
    for (const untilMs of [midnight('2026-12-02') - 1, tenMs + 1]) {
      expect(freezeCard({ card, books }, { ...posting('freeze'), untilMs }, tenMs).ok).toBe(true)
    }
  })
})

describe('freezing', () => {
  test('moves the end of a card, and of the visits on it, by its days', () => {
    const state = sold({ ...tenVisits, freeze: rule, validity: { unit: 'DAYS', count: 30 } })
    const before = { ...state.card, frozenDays: 3 }
    const end = midnight('2026-12-26')
    const decision = freezeCard({ ...state, card: before }, until('2026-11-26'), tenMs)
    const subject = {
      ...before,
      ...{ freeze: { fromMs: tenMs, untilMs: midnight('2026-11-26'), days: 5, keepsBenefits: false } },
      ...{ frozenDays: 8, expiresAtMs: end, dueAtMs: end, version: 2, updatedAtMs: tenMs },
    }
    const { card, books } = accepted(decision)
    expect(card).toEqual(subject)
    expect(lotsOf(books, visitsOf('ent_e0' as never))).toMatchObject([{ expiresAtMs: end, remainingMinor: 10 }])
    const type = 'customer_card.frozen'
    expect(decision).toMatchObject({ events: [{ type, subjectKind: 'CUSTOMER_CARD', subject, previous: before }] })
  })

  test.each<readonly [string, CardProduct]>([
    ['its terms keep its end', { ...pass, freeze: { ...rule, extendsValidity: false } }],
    ['it has no end', { ...tenVisits, freeze: rule }],
  ])('moves nothing where %s', (_, product) => {
    const state = sold(product)
    const { card } = accepted(freezeCard(state, until('2026-11-26'), tenMs))
    expect(card).toMatchObject({ freeze: { days: 0 }, frozenDays: 0, expiresAtMs: state.card.expiresAtMs })
    const thawed = accepted(unfreezeCard({ ...state, card }, tenMs + 2 * DAY_MS)).card
    expect(thawed).toMatchObject({ freeze: { days: 0 }, frozenDays: 0, expiresAtMs: state.card.expiresAtMs })
  })

  test('leaves an end within a day where it is, unless it moves', () => {
    const state = sold({ ...pass, freeze: { ...rule, extendsValidity: false } })
    const expiresAtMs = midnight('2026-12-21') + 18 * 3_600_000
    const { card } = accepted(
      freezeCard({ ...state, card: { ...state.card, expiresAtMs } }, until('2026-11-26'), tenMs),
    )
    expect(card.expiresAtMs).toBe(expiresAtMs)
  })

  test('is paid for by its owner, who owes it', () => {
    const state = sold({ ...pass, freeze: { ...rule, feeMinor: 500 } })
    const { books } = accepted(freezeCard(state, until('2026-11-26'), tenMs))
    expect(balanceOf(books, accountOf('RECEIVABLES', 'CNY', owner)).postedMinor).toBe(500)
    expect(earned(books, 'CARD_REVENUE')).toBe(500)
    expect(books.posted.at(-1)).toMatchObject({
      ...{ id: 'ltx_freeze', source: { kind: 'CARD_FREEZE', id: state.card.id }, occurredAtMs: tenMs },
    })
    expect(accepted(freezeCard(sold(pass), until('2026-11-26'), tenMs)).books.posted).toHaveLength(1)
  })
})

describe('ending a freeze before its time', () => {
  const frozen = accepted(freezeCard(sold(pass), until('2026-11-26'), tenMs))

  test.each<readonly [string, Partial<CustomerCard>, number]>([
    ['card_blocked', { state: 'BLOCKED' }, tenMs],
    ['card_state_forbids', { state: 'REFUNDED' }, tenMs],
    ['card_expired', { state: 'EXPIRED' }, tenMs],
    ['card_not_frozen', { freeze: null }, tenMs],
    ['card_not_frozen', {}, midnight('2026-11-26')],
    ['fine', {}, midnight('2026-11-26') - 1],
  ])('%s', (code, fields, nowMs) => {
    const decision = unfreezeCard({ ...frozen, card: { ...frozen.card, ...fields } }, nowMs)
    expect(decision.ok ? 'fine' : decision.refusal.code).toBe(code)
  })

  test('names the card that does not rest', () => {
    const { card } = frozen
    const decision = unfreezeCard({ ...frozen, card: { ...card, freeze: null } }, tenMs)
    expect(decision).toMatchObject({ refusal: { code: 'card_not_frozen', details: { cardId: card.id } } })
  })

  test.each([
    ['at once', tenMs, 0, '2026-12-21'],
    ['after three midnights', midnight('2026-11-24'), 3, '2026-12-24'],
    ['on its last day', midnight('2026-11-26') - 1, 4, '2026-12-25'],
  ])('%s leaves the days that have passed', (_, nowMs, days, end) => {
    const decision = unfreezeCard(frozen, nowMs)
    const { card } = accepted(decision)
    expect(card).toMatchObject({
      ...{ freeze: { fromMs: tenMs, untilMs: nowMs, days, keepsBenefits: false }, frozenDays: days },
      ...{ expiresAtMs: midnight(end), dueAtMs: midnight('2026-12-01'), version: 3, updatedAtMs: nowMs },
    })
    const type = 'customer_card.unfrozen'
    expect(decision).toMatchObject({ events: [{ type, subject: card, previous: frozen.card }] })
  })

  test('gives the visits on it the same end', () => {
    const product: CardProduct = { ...tenVisits, freeze: rule, validity: { unit: 'DAYS', count: 30 } }
    const resting = accepted(freezeCard(sold(product), until('2026-11-26'), tenMs))
    const { books } = accepted(unfreezeCard(resting, tenMs + 2 * DAY_MS))
    expect([...books.lots.values()].map(({ expiresAtMs }) => expiresAtMs)).toEqual([midnight('2026-12-23')])
  })
})
