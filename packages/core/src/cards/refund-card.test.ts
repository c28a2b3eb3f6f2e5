import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { accepted, closedPeriod } from '../ledger/books.fixture.ts'
import { balanceOf, lotsOf } from '../ledger/books.ts'
import { credit, post } from '../ledger/post.ts'
import { spend } from '../ledger/spend.ts'
import type { SpendingOrder } from '../money/spending-order.ts'
import { DAY_MS } from '../time/local-time.ts'
import { earned, monthPass, posting, type Sold, sold, tenMs, tenVisits, use, valueCard } from './card.fixture.ts'
import { cardHeader, deferredOf, storedValueOf, visitsOf } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import { redeemCard } from './redeem-card.ts'
import {
  type CardRefundState,
  isUnusedCard,
  refundCard,
  refundValue,
  refuseReturn,
  takeBackCard,
} from './refund-card.ts'

const [visits] = tenVisits.components as [CardProduct['components'][number]]
const byPrice = { method: 'REMAINING_AT_PAID_PRICE', feeBasisPoints: 1000 } as const
const byList = { method: 'LIST_PRICE_OF_USED', feeBasisPoints: 0 } as const
const entitlementId = idOf('Entitlement', 'e0')
const unused = (product: CardProduct, sale?: Parameters<typeof sold>[1]): CardRefundState => {
  return { ...sold(product, sale), redemptions: [], discountUses: 0 }
}

/** The card after so many uses. */
function used(product: CardProduct, uses: number): CardRefundState {
  let state: Sold = sold(product)
  for (let n = 0; n < uses; n += 1) {
    state = accepted(redeemCard({ ...state, usesToday: 0 }, use(`u${n}`), tenMs))
  }
  return { ...state, redemptions: Array.from({ length: uses }, () => ({ entitlementId, units: 1 })), discountUses: 0 }
}

/** The balance after spending that much of it. */
function spent(product: CardProduct, amountMinor: number, order: SpendingOrder): CardRefundState {
  const { card, books } = sold(product)
  const { moves } = accepted(spend(books, storedValueOf(card.id, 'CNY'), amountMinor, order, tenMs))
  const bonusMinor = order === 'BONUS_FIRST' ? amountMinor : 0
  const entry = [
    ...moves,
    credit(accountOf('BONUS_GRANTED', 'CNY'), bonusMinor),
    credit(accountOf('SERVICE_REVENUE', 'CNY'), amountMinor - bonusMinor),
  ]
  const header = cardHeader(posting('spent'), 'ORDER_PAYMENT', 'ord_1', tenMs)
  return { card, books: accepted(post(books, { ...header, moves: entry }, tenMs)), redemptions: [], discountUses: 0 }
}

describe('what a card is worth when it is given back', () => {
  test('a balance: what is left of what was paid, or what was paid less all that was spent', () => {
    const listed = { ...valueCard, refund: byList }
    expect(refundValue(unused(listed), tenMs)).toEqual({
      ...{ method: 'LIST_PRICE_OF_USED', refundMinor: 100_000, keptMinor: 0 },
      steps: [
        { kind: 'PAID', amountMinor: 100_000 },
        { kind: 'USED_AT_LIST_PRICE', amountMinor: 0, units: 0 },
      ],
    })
    expect(refundValue(spent(valueCard, 30_000, 'PRINCIPAL_FIRST'), tenMs)).toMatchObject({ refundMinor: 70_000 })
    expect(refundValue(spent(listed, 30_000, 'PRINCIPAL_FIRST'), tenMs)).toMatchObject({ refundMinor: 70_000 })
    expect(refundValue(spent(valueCard, 20_000, 'BONUS_FIRST'), tenMs)).toMatchObject({ refundMinor: 100_000 })
    expect(refundValue(spent(listed, 20_000, 'BONUS_FIRST'), tenMs)).toMatchObject({ refundMinor: 80_000 })
  })

  test('never more than is left of the price, where uses are worth less by their list', () => {
    const cheap = { ...tenVisits, components: [{ ...visits, unitValueMinor: 5000 }], refund: byList }
    expect(refundValue(used(cheap, 3), tenMs)).toEqual({
      ...{ method: 'LIST_PRICE_OF_USED', refundMinor: 69_930, keptMinor: 29_970 },
      steps: [
        { kind: 'PAID', amountMinor: 99_900 },
        { kind: 'USED_AT_LIST_PRICE', amountMinor: -15_000, units: 3 },
        { kind: 'WITHIN_WHAT_IS_LEFT', amountMinor: -14_970 },
      ],
    })
  })

  test('each use counts by its own units and the worth of its entitlement; a gift has none', () => {
    const components = [
      { ...visits, quantity: 5, unitValueMinor: 1000 },
      { ...visits, quantity: 5, unitValueMinor: 7000 },
    ]
    const state = unused({ ...tenVisits, kind: 'PACKAGE', components, refund: byList })
    const redemptions = [
      { entitlementId, units: 2 },
      { entitlementId: idOf('Entitlement', 'e1'), units: 3 },
      { entitlementId: idOf('Entitlement', 'gift'), units: 4 },
    ]
    expect(refundValue({ ...state, redemptions }, tenMs)).toMatchObject({
      refundMinor: 99_900 - 23_000,
      steps: [{}, { kind: 'USED_AT_LIST_PRICE', amountMinor: -23_000, units: 9 }],
    })
  })

  test('a fee below half a fen is none', () => {
    expect(refundValue(unused({ ...tenVisits, refund: byPrice }, { paidMinor: 4 }), tenMs).steps).toHaveLength(2)
    const { steps } = refundValue(unused({ ...tenVisits, refund: byPrice }, { paidMinor: 5 }), tenMs)
    expect(steps[2]).toEqual({ kind: 'FEE', amountMinor: -1, feeBasisPoints: 1000 })
  })

  test('days count, where they earn the price, whether that is posted already or not', () => {
    const late = tenMs + 10 * DAY_MS
    const { card, books } = sold(monthPass)
    const command = cardHeader(posting('earned'), 'CARD_RECOGNITION', card.id, tenMs)
    const moves = [
      { kind: 'AMOUNT', account: deferredOf(card), amountMinor: 25_000 } as const,
      credit(accountOf('CARD_REVENUE', 'CNY'), 25_000),
    ]
    const ahead = accepted(post(books, { ...command, moves }, tenMs))
    expect(refundValue({ card, books, redemptions: [], discountUses: 0 }, late).refundMinor).toBe(20_000)
    expect(refundValue({ card, books: ahead, redemptions: [], discountUses: 0 }, late).refundMinor).toBe(5000)
  })

  const discounted: CardProduct = {
    ...{ ...tenVisits, kind: 'DISCOUNT_CARD', components: [], price: { amountMinor: 30_000, currency: 'CNY' } },
    discount: { percentOffBasisPoints: 2000, itemIds: null, excludedItemIds: [] },
  }
  const month = { ...discounted, validity: { unit: 'DAYS', count: 30 } } as const

  test.each([
    ['a month of discounts, not used, on the day it was sold', month, 0, 0, 30_000],
    ['used on that day, which counts as gone', month, 1, 0, 29_000],
    ['not used, ten days later', month, 0, 10, 20_000],
    ['used, ten days later', month, 3, 10, 19_000],
    ['used, on its last day', month, 1, 29, 0],
    ['one that nothing ends, not used', discounted, 0, 400, 30_000],
    ['one that nothing ends, used once', discounted, 1, 0, 0],
  ])('%s', (_, product, discountUses, days, refundMinor) => {
    const state = { ...unused(product), discountUses }
    const nowMs = tenMs + days * DAY_MS
    expect(refundValue(state, nowMs)).toMatchObject({ refundMinor, keptMinor: 30_000 - refundMinor })
    const given = accepted(refundCard(state, posting('given'), nowMs))
    expect(given.card.state).toBe('REFUNDED')
    expect(earned(given.books, 'CARD_REVENUE')).toBe(30_000 - refundMinor)
    expect([...given.books.balances.values()].every(({ postedMinor }) => postedMinor === 0)).toBe(true)
    expect(isUnusedCard(state, nowMs)).toBe(refundMinor === 30_000)
  })

  test('a month pass that was used today is worth the days from tomorrow on', () => {
    const state = { ...unused(monthPass), redemptions: [{ entitlementId, units: 1 }] }
    expect(refundValue(state, tenMs)).toMatchObject({ refundMinor: 29_000 })
  })
})

describe('a card of which nothing was used', () => {
  test.each<readonly [string, boolean, CardRefundState, number]>([
    ['visits', true, unused(tenVisits), tenMs],
    ['visits of which one was used', false, used(tenVisits, 1), tenMs],
    [
      'visits that cost nothing, of which one was used',
      false,
      { ...unused(tenVisits), redemptions: [{ entitlementId, units: 1 }] },
      tenMs,
    ],
    ['days on the first of them', true, unused(monthPass), tenMs],
    ['days on the second of them', false, unused(monthPass), tenMs + DAY_MS],
    ['a balance', true, unused(valueCard), tenMs],
    ['a balance of which some was spent', false, spent(valueCard, 1, 'PRINCIPAL_FIRST'), tenMs],
    ['a balance of which bonus was spent', false, spent(valueCard, 1, 'BONUS_FIRST'), tenMs],
  ])('%s: %s', (_, is, state, nowMs) => expect(isUnusedCard(state, nowMs)).toBe(is))
})

describe('taking a card back', () => {
  const dear = { ...tenVisits, refund: byPrice }

  test('as it was sold it is worth what was paid, without the fee, unless it was used', () => {
    const asSold = (state: CardRefundState) => accepted(takeBackCard(state, { asSold: true }, tenMs)).value
    expect(asSold(unused(dear))).toEqual({
      ...{ method: 'REMAINING_AT_PAID_PRICE', refundMinor: 99_900, keptMinor: 0 },
      steps: [{ kind: 'PAID', amountMinor: 99_900 }],
    })
    expect(asSold(used(dear, 1)).refundMinor).toBe(80_919)
    expect(accepted(takeBackCard(unused(dear), { asSold: false }, tenMs)).value.refundMinor).toBe(89_910)
  })

  test('its visits and what was owed for them go, and what is kept is earned', () => {
    const state = used(dear, 1)
    const [lot] = lotsOf(state.books, visitsOf(entitlementId))
    expect(accepted(takeBackCard(state, { asSold: true }, tenMs)).moves).toEqual([
      { kind: 'TAKE', account: visitsOf(entitlementId), allocations: [{ lotId: lot?.id, amountMinor: 9 }] },
      { kind: 'AMOUNT', account: accountOf('VISITS_ISSUED', 'VISIT', entitlementId), amountMinor: -9 },
      { kind: 'AMOUNT', account: deferredOf(state.card), amountMinor: 89_910 },
      { kind: 'AMOUNT', account: accountOf('CARD_REVENUE', 'CNY'), amountMinor: -8991 },
    ])
  })

  test('its balance goes, bonus to where it was granted from', () => {
    const state = spent({ ...valueCard, refund: byList }, 10_000, 'BONUS_FIRST')
    const [principal, bonus] = storedValueOf(state.card.id, 'CNY')
    const idIn = (account: typeof principal | typeof bonus) => lotsOf(state.books, account)[0]?.id
    expect(accepted(takeBackCard(state, { asSold: true }, tenMs)).moves).toEqual([
      { kind: 'TAKE', account: principal, allocations: [{ lotId: idIn(principal), amountMinor: 100_000 }] },
      { kind: 'TAKE', account: bonus, allocations: [{ lotId: idIn(bonus), amountMinor: 10_000 }] },
      { kind: 'AMOUNT', account: accountOf('BONUS_GRANTED', 'CNY'), amountMinor: -10_000 },
      { kind: 'AMOUNT', account: accountOf('CARD_REVENUE', 'CNY'), amountMinor: -10_000 },
    ])
  })

  test('what days have earned and nobody has posted is earned with it', () => {
    const given = accepted(refundCard(unused(monthPass), posting('refund'), tenMs + 10 * DAY_MS))
    expect([earned(given.books, 'CARD_REVENUE'), earned(given.books, 'CASH_DRAWER')]).toEqual([10_000, -10_000])
  })

  test('ends it, and is announced; a blocked one can be given back, too', () => {
    const state = unused(tenVisits)
    const before = { ...state.card, state: 'BLOCKED', dueAtMs: 7 } as const
    const subject = { ...before, state: 'REFUNDED', dueAtMs: null, version: 2, updatedAtMs: tenMs }
    const taken = takeBackCard({ ...state, card: before }, { asSold: false }, tenMs)
    const type = 'customer_card.refunded'
    expect(taken).toMatchObject({ changes: { card: subject } })
    expect(taken).toMatchObject({ events: [{ type, subjectKind: 'CUSTOMER_CARD', subject, previous: before }] })
  })

  test('a blocked one that is over is given back no more than any other', () => {
    const state = unused({ ...tenVisits, validity: { unit: 'DAYS', count: 30 } })
    const card = { ...state.card, state: 'BLOCKED' } as const
    const endMs = card.expiresAtMs ?? 0
    expect(refuseReturn(card, endMs - 1)).toBeUndefined()
    expect(refuseReturn(card, endMs)).toEqual({
      ...{ code: 'card_expired', details: { cardId: card.id, expiresAtMs: endMs } },
    })
  })

  test.each(['REFUNDED', 'EXPIRED'] as const)('nothing is given for one that is %s', (over) => {
    const state = unused(tenVisits)
    const card = { ...state.card, state: over }
    expect(takeBackCard({ ...state, card }, { asSold: true }, tenMs).ok).toBe(false)
    expect(refundCard({ ...state, card }, posting('refund'), tenMs).ok).toBe(false)
  })

  test('for cash is paid from the drawer that is named, if one is, and not in a closed period', () => {
    const drawer = accountOf('CASH_DRAWER', 'CNY', 'csh_1')
    const linesOf = (named?: typeof drawer) => {
      const where = { ...posting('refund'), ...(named && { drawer: named }) }
      const { books } = accepted(refundCard(unused(dear), where, tenMs))
      expect(balanceOf(books, visitsOf(entitlementId)).postedMinor).toBe(0)
      return books.posted.at(-1)?.lines.filter(({ account }) => account === 'CASH_DRAWER')
    }
    expect(linesOf()).toMatchObject([{ subjectId: null, amountMinor: -89_910 }])
    expect(linesOf(drawer)).toMatchObject([{ subjectId: 'csh_1', amountMinor: -89_910 }])
    const state = unused(dear)
    const closed = { ...state.books, closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] }
    const refused = refundCard({ ...state, books: closed }, posting('refund'), tenMs)
    expect(refused).toMatchObject({ refusal: { code: 'period_closed' } })
  })
})
