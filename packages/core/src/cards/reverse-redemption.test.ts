import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, closedPeriod, reopened } from '../ledger/books.fixture.ts'
import { balanceOf } from '../ledger/books.ts'
import { DAY_MS } from '../time/local-time.ts'
import { earned, monthPass, posting, sold, tenMs, tenVisits, use } from './card.fixture.ts'
import { deferredMinor, visitsOf } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import { freezeCard } from './freeze-card.ts'
import { redeemCard } from './redeem-card.ts'
import { type ReverseRedemptionState, reverseRedemption } from './reverse-redemption.ts'

const back = posting('back')
const entitlementId = idOf('Entitlement', 'e0')

/** A card that was used once. */
function used(product: CardProduct): ReverseRedemptionState {
  const { card, books, redemption } = accepted(redeemCard({ ...sold(product), usesToday: 0 }, use('1'), tenMs))
  const posted = books.posted.find(({ source }) => source.kind === 'CARD_REDEMPTION')
  return {
    card,
    redemption,
    original: posted ? { ...posted, reversedById: null } : null,
    books: reopened(books, tenMs),
  }
}

describe('taking a use back', () => {
  const state = used({ ...tenVisits, validity: { unit: 'DAYS', count: 30 } })

  test('its visits are there again, with what they had earned', () => {
    const decision = reverseRedemption(state, back, tenMs + 5)
    const { card, redemption, books } = accepted(decision)
    expect(redemption).toEqual({ ...state.redemption, reversedAtMs: tenMs + 5 })
    expect(card).toEqual({ ...state.card, version: 3, updatedAtMs: tenMs + 5 })
    expect(balanceOf(books, visitsOf(entitlementId)).postedMinor).toBe(10)
    expect([deferredMinor(books, card), earned(books, 'SERVICE_REVENUE')]).toEqual([99_900, -9990])
    expect(books.posted).toMatchObject([
      {
        ...{ id: 'ltx_back', businessDate: '2026-11-21', occurredAtMs: tenMs + 5, reversesId: state.original?.id },
        source: { kind: 'CARD_REDEMPTION', id: state.redemption.id },
      },
    ])
    const type = 'customer_card.redemption_reversed'
    expect(decision).toMatchObject({
      events: [{ type, subjectKind: 'CUSTOMER_CARD', subject: card, previous: state.card }],
    })
  })

  test('says what stands in the way', () => {
    const { card, redemption } = state
    expect(reverseRedemption({ ...state, redemption: { ...redemption, reversedAtMs: 1 } }, back, tenMs)).toEqual({
      ...{ ok: false, refusal: { code: 'redemption_reversed', details: { redemptionId: redemption.id } } },
    })
    expect(reverseRedemption({ ...state, card: { ...card, state: 'REFUNDED' } }, back, tenMs)).toEqual({
      ok: false,
      refusal: { code: 'card_state_forbids', details: { cardId: card.id, state: 'REFUNDED' } },
    })
    const closed = { ...state.books, closedPeriods: [closedPeriod({ toDate: '2026-11-30' })] }
    expect(reverseRedemption({ ...state, books: closed }, back, tenMs)).toMatchObject({
      refusal: { code: 'period_closed' },
    })
  })

  test('asserts that it is a use of that card', () => {
    const redemption = { ...state.redemption, cardId: idOf('CustomerCard', 'other') }
    expect(() => reverseRedemption({ ...state, redemption }, back, tenMs)).toThrow('a use of that card')
  })

  test('a card that has ended goes on for 30 days, its other visits do not', () => {
    const lateMs = tenMs + 40 * DAY_MS
    const { card, books } = accepted(reverseRedemption(state, back, lateMs))
    const end = lateMs + 30 * DAY_MS
    expect(card).toMatchObject({ state: 'ACTIVE', expiresAtMs: end, dueAtMs: end })
    const lots = [...books.lots.values()].map(({ remainingMinor, expiresAtMs }) => [remainingMinor, expiresAtMs])
    expect(lots).toEqual([
      [9, state.card.expiresAtMs],
      [1, end],
    ])
  })

  test('what has expired stays so when another use is taken back of the card that goes on', () => {
    const first = used({ ...tenVisits, validity: { unit: 'DAYS', count: 30 } })
    const second = accepted(redeemCard({ ...first, usesToday: 1 }, use('2'), tenMs + 1))
    const posted = second.books.posted.find(({ source }) => source.id === second.redemption.id)
    const lateMs = tenMs + 40 * DAY_MS
    const once = accepted(reverseRedemption({ ...first, books: reopened(second.books, lateMs) }, back, lateMs))
    const original = posted ? { ...posted, reversedById: null } : null
    const twice = accepted(
      reverseRedemption(
        { card: once.card, redemption: second.redemption, original, books: reopened(once.books, lateMs) },
        posting('again'),
        lateMs,
      ),
    )
    const end = lateMs + 30 * DAY_MS
    const lots = [...twice.books.lots.values()].map(({ remainingMinor, expiresAtMs }) => [remainingMinor, expiresAtMs])
    expect(lots).toEqual([
      [8, first.card.expiresAtMs],
      [1, end],
      [1, end],
    ])
  })

  test('a time pass stays over, whatever was given with it comes back', () => {
    const gifts = [{ kind: 'ITEM', name: 'Towel', serviceIds: null, quantity: 2 }] as const
    const { card, books } = sold({ ...monthPass, gifts: [...gifts] })
    const towel = use('1', { entitlementId: idOf('Entitlement', 'e1') })
    const { redemption, ...after } = accepted(redeemCard({ card, books, usesToday: 0 }, towel, tenMs))
    const posted = after.books.posted.find(({ source }) => source.kind === 'CARD_REDEMPTION')
    const original = posted ? { ...posted, reversedById: null } : null
    const lateMs = tenMs + 40 * DAY_MS
    const state = { card: after.card, redemption, original, books: reopened(after.books, lateMs) }
    expect(accepted(reverseRedemption(state, back, lateMs)).card).toMatchObject({ expiresAtMs: card.expiresAtMs })
  })

  test('a card is over from its very end on, and one without an end never is', () => {
    const end = state.card.expiresAtMs ?? 0
    const endOf = (of: ReverseRedemptionState, nowMs: number) =>
      accepted(reverseRedemption(of, back, nowMs)).card.expiresAtMs
    expect([endOf(state, end - 1), endOf(state, end)]).toEqual([end, end + 30 * DAY_MS])
    expect(endOf(used(tenVisits), end)).toBeNull()
  })

  test('a lot that was used up ends with its card again, though that has moved its end meanwhile', () => {
    const [visits] = tenVisits.components as [CardProduct['components'][number]]
    const freeze = { maxDays: 10, extendsValidity: true, keepsBenefits: false, feeMinor: 0 } as const
    const once = used({
      ...tenVisits,
      components: [{ ...visits, quantity: 1 }],
      freeze,
      validity: { unit: 'DAYS', count: 30 },
    })
    const rests = { ...posting('rests'), untilMs: tenMs + 5 * DAY_MS }
    const { card, books } = accepted(freezeCard(once, rests, tenMs))
    const before = [...books.lots.values()].map(({ expiresAtMs }) => expiresAtMs)
    expect(before).toEqual([once.card.expiresAtMs])
    const after = accepted(reverseRedemption({ ...once, card, books }, back, tenMs + 6 * DAY_MS))
    expect(after.card.expiresAtMs).toBe(card.expiresAtMs)
    expect([...after.books.lots.values()].map(({ expiresAtMs }) => expiresAtMs)).toEqual([card.expiresAtMs])
  })

  test('a use that took nothing is taken back without moving anything, and revives no card', () => {
    const pass = used(monthPass)
    const now = accepted(reverseRedemption(pass, back, tenMs + 5))
    expect(now).toMatchObject({ card: { expiresAtMs: pass.card.expiresAtMs }, redemption: { reversedAtMs: tenMs + 5 } })
    expect(now.books).toBe(pass.books)
    const late = accepted(reverseRedemption(pass, back, tenMs + 40 * DAY_MS))
    expect(late.card).toMatchObject({ state: 'ACTIVE', expiresAtMs: pass.card.expiresAtMs, dueAtMs: pass.card.dueAtMs })
  })
})
