import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod, reopened } from '../ledger/books.fixture.ts'
import { balanceOf } from '../ledger/books.ts'
import { DAY_MS } from '../time/local-time.ts'
import { earned, friend, monthPass, owner, posting, sold, tenMs, tenVisits, use, valueCard } from './card.fixture.ts'
import { deferredMinor } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import type { CustomerCard } from './customer-card.ts'
import { freezeCard, unfreezeCard } from './freeze-card.ts'
import { reissueCard, reportCardLost } from './lose-card.ts'
import { redeemCard } from './redeem-card.ts'
import { refundCard, refundValue } from './refund-card.ts'
import { reverseRedemption } from './reverse-redemption.ts'
import { tendCard } from './tend-card.ts'
import { shareCard, transferCard } from './transfer-card.ts'

const freezable: CardProduct = {
  ...monthPass,
  maxHolders: 2,
  freeze: { maxDays: 10, extendsValidity: true, keepsBenefits: false, feeMinor: 500 },
}
const until = Date.parse('2026-11-26T00:00:00+08:00')
const dead = [
  ['card_blocked', { state: 'BLOCKED' }],
  ['card_state_forbids', { state: 'REFUNDED' }],
  ['card_expired', { expiresAtMs: tenMs }],
] as const
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string =>
  decision.ok ? 'fine' : String(decision.refusal?.code)

describe('freezing', () => {
  const { card, books } = sold(freezable)
  const resting = { freeze: { fromMs: tenMs, untilMs: until, days: 5, keepsBenefits: false } }
  const noRule = { terms: { ...card.terms, freeze: null } }
  test.each<readonly [string, Partial<CustomerCard>, number]>([
    ...dead.map(([code, fault]) => [code, { ...noRule, ...fault }, tenMs] as const),
    ['card_not_freezable', { ...noRule, ...resting }, tenMs],
    ['card_frozen', { ...resting, activatedAtMs: null }, tenMs],
    ['card_not_begun', { activatedAtMs: null }, tenMs],
    ['freeze_too_long', {}, tenMs],
    ['freeze_too_long', {}, tenMs + 11 * DAY_MS],
    ['fine', {}, until],
  ])('%s', (code, fault, untilMs) => {
    const decision = freezeCard({ card: { ...card, ...fault }, books }, { ...posting('f'), untilMs }, tenMs)
    expect(codeOf(decision)).toBe(code)
  })

  test('nothing is frozen in a closed period', () => {
    const closed = { ...books, closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] }
    expect(codeOf(freezeCard({ card, books: closed }, { ...posting('f'), untilMs: until }, tenMs))).toBe(
      'period_closed',
    )
  })

  test('moves the end by its days, and back again by those that do not pass; the fee is owed', () => {
    const frozen = accepted(freezeCard({ card, books }, { ...posting('f'), untilMs: until }, tenMs))
    expect(frozen.card).toMatchObject({ frozenDays: 5, expiresAtMs: Date.parse('2026-12-26T00:00:00+08:00') })
    expect(balanceOf(frozen.books, accountOf('RECEIVABLES', 'CNY', owner)).postedMinor).toBe(500)
    expect(earned(frozen.books, 'CARD_REVENUE')).toBe(500)
    const thawed = accepted(unfreezeCard(frozen, tenMs + 2 * DAY_MS))
    expect(thawed.card).toMatchObject({ frozenDays: 2, expiresAtMs: Date.parse('2026-12-23T00:00:00+08:00') })
    expect(codeOf(unfreezeCard(thawed, tenMs + 2 * DAY_MS))).toBe('card_not_frozen')
  })

  test('a card that does not get longer ends when it would have', () => {
    const product = { ...freezable, freeze: { maxDays: 10, extendsValidity: false, keepsBenefits: true, feeMinor: 0 } }
    const state = sold(product)
    const frozen = accepted(freezeCard(state, { ...posting('f'), untilMs: until }, tenMs))
    expect(frozen.card).toMatchObject({ frozenDays: 0, expiresAtMs: state.card.expiresAtMs })
    expect(frozen.books.posted).toEqual(state.books.posted)
  })
})

describe('losing, giving away and sharing', () => {
  const { card } = sold(freezable)

  test('a lost card is blocked once, and goes on under another number', () => {
    const lost = accepted(reportCardLost(card, tenMs)).card
    expect(lost).toMatchObject({ state: 'BLOCKED', version: 2 })
    expect(accepted(reportCardLost(lost, tenMs)).card).toBe(lost)
    expect(accepted(reissueCard(lost, 'NO2', tenMs)).card).toMatchObject({
      ...{ state: 'ACTIVE', number: 'NO2', previousNumbers: ['NO1'] },
    })
    expect(codeOf(reissueCard(card, 'NO2', tenMs))).toBe('card_not_blocked')
    expect(accepted(reissueCard({ ...lost, activatedAtMs: null }, 'NO2', tenMs)).card.state).toBe('ISSUED')
    const ending = { ...lost, expiresAtMs: tenMs + 1, dueAtMs: null }
    const states = [tenMs, tenMs + 1].map((nowMs) => accepted(reissueCard(ending, 'NO2', nowMs)).card.state)
    expect(states).toEqual(['ACTIVE', 'EXPIRED'])
    // What is left on it is still to be looked after: until then it ends by its time alone.
    const due = { ...ending, dueAtMs: tenMs + 1 }
    expect(accepted(reissueCard(due, 'NO2', tenMs + 1)).card).toMatchObject({ state: 'ACTIVE', dueAtMs: tenMs + 1 })
    expect(codeOf(reportCardLost({ ...card, state: 'REFUNDED' }, tenMs))).toBe('card_state_forbids')
  })

  test('each change is announced, with the card as it was', () => {
    const blocked = { ...card, state: 'BLOCKED' } as const
    const reissued = { state: 'ACTIVE', number: 'NO2', previousNumbers: ['NO1'] }
    const moved = { ...card, holderIds: [friend] }
    const cases = [
      [reportCardLost(card, tenMs), 'blocked', card, { state: 'BLOCKED' }],
      [reissueCard(blocked, 'NO2', tenMs), 'reissued', blocked, reissued],
      [transferCard(moved, friend, tenMs), 'transferred', moved, { customerId: friend, holderIds: [] }],
      [shareCard(card, [friend], tenMs), 'shared', card, { holderIds: [friend] }],
    ] as const
    for (const [decision, name, previous, change] of cases) {
      const subject = { ...previous, ...change, version: 2, updatedAtMs: tenMs }
      expect(decision).toMatchObject({ changes: { card: subject } })
      expect(decision).toMatchObject({
        events: [{ type: `customer_card.${name}`, subjectKind: 'CUSTOMER_CARD', subject, previous }],
      })
    }
    expect(reportCardLost(blocked, tenMs)).toMatchObject({ events: [] })
  })

  test('what stands in the way is told', () => {
    const [cardId, terms] = [card.id, { ...card.terms, transferable: false }]
    const blocked = { ...card, state: 'BLOCKED' } as const
    const cases = [
      [reissueCard(card, 'NO2', tenMs), 'card_not_blocked', { cardId }],
      [transferCard({ ...card, terms }, friend, tenMs), 'card_not_transferable', { cardId }],
      [transferCard(card, owner, tenMs), 'card_owned_already', { cardId, customerId: owner }],
      [transferCard(blocked, friend, tenMs), 'card_blocked', { cardId }],
      [shareCard(card, [friend, idOf('Customer', 'li')], tenMs), 'too_many_holders', { maxHolders: 2 }],
      [shareCard(blocked, [], tenMs), 'card_blocked', { cardId }],
      [
        ...([reportCardLost({ ...card, state: 'REFUNDED' }, tenMs), 'card_state_forbids'] as const),
        { cardId, state: 'REFUNDED' },
      ],
    ] as const
    for (const [decision, code, details] of cases) expect(decision).toEqual({ ok: false, refusal: { code, details } })
  })

  test.each<readonly [string, Partial<CustomerCard>, typeof owner]>([
    ...dead.map(([code, fault]) => [code, { ...fault, terms: { ...card.terms, transferable: false } }, owner] as const),
    ['card_not_transferable', { terms: { ...card.terms, transferable: false } }, owner],
    ['card_owned_already', {}, owner],
    ['fine', { holderIds: [friend] }, friend],
  ])('transfer: %s', (code, fault, to) => {
    const decision = transferCard({ ...card, ...fault }, to, tenMs)
    expect(codeOf(decision)).toBe(code)
    if (decision.ok) expect(decision.changes.card).toMatchObject({ customerId: friend, holderIds: [] })
  })

  test.each<readonly [string, Partial<CustomerCard>, readonly (typeof owner)[]]>([
    ...dead.map(([code, fault]) => [code, fault, [friend, idOf('Customer', 'li')]] as const),
    ['too_many_holders', {}, [friend, idOf('Customer', 'li')]],
    ['fine', {}, [friend, owner, friend]],
  ])('share: %s', (code, fault, customerIds) => {
    const decision = shareCard({ ...card, ...fault }, customerIds, tenMs)
    expect(codeOf(decision)).toBe(code)
    if (decision.ok) expect(decision.changes.card.holderIds).toEqual([friend])
  })
})

describe('taking a use back', () => {
  const state = sold({ ...tenVisits, validity: { unit: 'DAYS', count: 30 } })
  const used = accepted(redeemCard({ ...state, usesToday: 0 }, use('1'), tenMs))
  const original = { ...(used.books.posted.at(-1) as never as object), reversedById: null } as never
  const back = posting('back')

  test.each([
    ['redemption_reversed', { reversedAtMs: 1 }, { state: 'REFUNDED' }],
    ['card_state_forbids', {}, { state: 'REFUNDED' }],
    ['fine', {}, { state: 'BLOCKED' }],
  ] as const)('%s', (code, redemption, fault) => {
    const decision = reverseRedemption(
      {
        card: { ...used.card, ...fault },
        redemption: { ...used.redemption, ...redemption },
        original,
        books: used.books,
      },
      back,
      tenMs,
    )
    expect(codeOf(decision)).toBe(code)
  })

  test('on a card that has expired it can be used for 30 more days', () => {
    const lateMs = tenMs + 40 * DAY_MS
    const command = { ...posting('over'), expiryTransactionId: idOf('LedgerTransaction', 'expiry') }
    const over = accepted(tendCard(used.card, reopened(used.books, lateMs), command, lateMs))
    expect(over.card).toMatchObject({ state: 'EXPIRED', dueAtMs: null })
    expect(earned(over.books, 'BREAKAGE')).toBe(89_910)
    const books = reopened(over.books, lateMs)
    const given = accepted(reverseRedemption({ ...over, redemption: used.redemption, original, books }, back, lateMs))
    expect(given.card).toMatchObject({ state: 'ACTIVE', expiresAtMs: lateMs + 30 * DAY_MS })
    expect(deferredMinor(given.books, given.card)).toBe(9990)
    const again = accepted(redeemCard({ ...given, usesToday: 0 }, use('2'), lateMs))
    expect(codeOf(redeemCard({ ...again, usesToday: 0 }, use('3'), lateMs))).toBe('balance_insufficient')
  })
})

describe('what a card is worth when it is given back', () => {
  const steps = (product: CardProduct, uses: number) => {
    let state: Pick<ReturnType<typeof sold>, 'card' | 'books'> = sold(product)
    for (let n = 0; n < uses; n += 1) {
      state = accepted(redeemCard({ ...state, usesToday: 0 }, use(`u${n}`), tenMs))
    }
    const entitlementId = idOf('Entitlement', 'e0')
    return { ...state, redemptions: uses === 0 ? [] : [{ entitlementId, units: uses }], discountUses: 0 }
  }
  const byList = { method: 'LIST_PRICE_OF_USED', feeBasisPoints: 0 } as const

  test('three of ten used: seven at the price paid, or the price less three at list price', () => {
    expect(refundValue(steps(tenVisits, 3), tenMs)).toEqual({
      method: 'REMAINING_AT_PAID_PRICE',
      refundMinor: 69_930,
      keptMinor: 29_970,
      steps: [
        { kind: 'PAID', amountMinor: 99_900 },
        { kind: 'USED_AT_PAID_PRICE', amountMinor: -29_970 },
      ],
    })
    expect(refundValue(steps({ ...tenVisits, refund: byList }, 3), tenMs)).toMatchObject({
      refundMinor: 40_200,
      steps: [{}, { kind: 'USED_AT_LIST_PRICE', amountMinor: -59_700, units: 3 }],
    })
  })

  test('used at list price for more than was paid gives nothing back, and a fee is kept', () => {
    expect(refundValue(steps({ ...tenVisits, refund: byList }, 6), tenMs)).toMatchObject({
      refundMinor: 0,
      steps: [{}, { amountMinor: -119_400 }, { kind: 'WITHIN_WHAT_IS_LEFT', amountMinor: 19_500 }],
    })
    const refund = { method: 'REMAINING_AT_PAID_PRICE', feeBasisPoints: 1000 } as const
    expect(refundValue(steps({ ...tenVisits, refund }, 0), tenMs)).toMatchObject({
      refundMinor: 89_910,
      steps: [{}, {}, { kind: 'FEE', amountMinor: -9990, feeBasisPoints: 1000 }],
    })
  })

  test('days that have passed are kept, and bonus is worth nothing', () => {
    expect(refundValue(steps(monthPass, 0), tenMs + 10 * DAY_MS)).toMatchObject({ refundMinor: 20_000 })
    const given = accepted(refundCard(steps(valueCard, 0), posting('refund'), tenMs))
    expect(given).toMatchObject({ card: { state: 'REFUNDED' }, value: { refundMinor: 100_000 } })
    expect(earned(given.books, 'CASH_DRAWER')).toBe(0)
    expect(earned(given.books, 'BONUS_GRANTED')).toBe(0)
  })

  test('what is not given back is earned, and nothing is left on the card', () => {
    const given = accepted(refundCard(steps({ ...tenVisits, refund: byList }, 3), posting('refund'), tenMs))
    expect(earned(given.books, 'SERVICE_REVENUE', 'CARD_REVENUE')).toBe(99_900 - 40_200)
    expect([...given.books.balances.values()].every(({ postedMinor }) => postedMinor === 0)).toBe(true)
    expect(codeOf(refundCard({ ...given, redemptions: [], discountUses: 0 }, posting('again'), tenMs))).toBe(
      'card_state_forbids',
    )
  })
})
